"""Until when a pause lasts: "a week", "2 weeks", "til monday", "couple of days", "pythefnos"."""

import re
from calendar import monthrange
from datetime import date, timedelta

from bot.rules.spoken_day import read_day
from bot.rules.spoken_words import MONTHS, NUMBERS, WEEKDAYS, Spoken, either, number

_WHOLE_NAMES = tuple(name for name in MONTHS if len(name) > 4 and name not in WEEKDAYS)
LONGEST = timedelta(days=92)
"""What reaches further is not a while any more, or a day that is over: somebody should talk about it."""

_UNTIL = re.compile(r"\b(?:un)?till?\b|\btan\b|\bnes\b")
_COUNTED = re.compile(
    rf"\b(?P<count>\d{{1,3}}|{either(NUMBERS)}|an?|couple|few|cwpl|ychydig)\s?(?:(?:a )?(?:of )?|o )?"
    r"(?P<unit>days?|weeks?|wks?|fortnights?|months?|mths?"
    r"|d?diwrnod(?:au)?|niwrnod|d?dyddiau|wythnos(?:au)?|[pb]ythefnos|mis|fis|misoedd)\b"
    # "a week on monday" names a day.
    r"(?! (?:on|today|tomorrow|i)\b)"
)
_ALONE = re.compile(r"^(?:for )?(?:the )?(?P<unit>day|week|wk|fortnight|month|diwrnod|wythnos|pythefnos|mis)$")
_NEXT_WEEK = re.compile(r"\b(?:next|this|rest of the|rest of this) (?:week|wk)\b|\bwythnos (?:nesaf?|yma)\b")
_NEXT_MONTH = re.compile(r"\b(?:next|this) month\b|\bmis (?:nesaf?|yma)\b")
_CHRISTMAS = r"(?:the |yr? )?(?:xmas|christmas|crimbo|[nd]adolig)\b(?! (?:eve|day))"
_NEW_YEAR = r"(?:the |yr? )?(?:new years?|[bf]lwyddyn newydd)\b(?! eve)"
_PAST_IT = r"\b(?:after|over|ar ol|dros) "
_FEASTS = (
    (re.compile(_PAST_IT + _CHRISTMAS), (12, 27)),
    (re.compile(rf"\b{_CHRISTMAS}"), (12, 25)),
    (re.compile(_PAST_IT + _NEW_YEAR), (1, 2)),
    (re.compile(rf"\b{_NEW_YEAR}"), (1, 1)),
)
"""With the month and day on which things begin again, the longer first."""
_IN_MONTH = re.compile(
    rf"(?:(?:un)?till?|in|tan|nes|ym|mis) (?P<month>{either(MONTHS)})|(?P<alone>{either(_WHOLE_NAMES)})"
)
_VAGUE = {"a": 1, "an": 1, "couple": 2, "cwpl": 2, "few": 3, "ychydig": 3}


def read_how_long(text: str, *, today: date) -> date | None:
    """The day on which things begin again, after the local `today`, some three months ahead at most. None when unclear,
    as a date is that has just gone by: the next such day is a year away.

    "next week" and "this week" both last to the next Monday, as "month" does to the first. A named weekday
    that is today's means the next one.
    """
    spoken = Spoken(text)
    until = bool(_UNTIL.search(spoken.left))
    counted = None if until else _counted(spoken, today)
    day = counted or _named(spoken, today)
    return day if day and today < day <= today + LONGEST else None


def _counted(spoken: Spoken, today: date) -> date | None:
    found = _COUNTED.search(spoken.left) or _ALONE.search(spoken.left)
    if not found:
        return None
    said = found.groupdict().get("count") or "a"
    count = _VAGUE[said] if said in _VAGUE else number(said)
    unit = found["unit"]
    if unit.startswith(("mo", "mt", "mi", "fi")):
        return _months_on(today, count)
    if unit.startswith(("fo", "py", "by")):
        return today + timedelta(days=14 * count)
    return today + timedelta(days=count * (7 if unit.startswith("w") else 1))


def _named(spoken: Spoken, today: date) -> date | None:
    """A day that is named; the pause ends on it."""
    found = read_day(spoken, today=today)
    if found:
        return found.day + timedelta(days=7 if found.comes_again else 1) if found.day == today else found.day
    feast = next((day for pattern, day in _FEASTS if pattern.search(spoken.left)), None)
    if feast is not None:
        return _coming(feast, today)
    month = _IN_MONTH.fullmatch(spoken.left)
    if month:
        return _coming((MONTHS[month["month"] or month["alone"]], 1), today)
    if _NEXT_WEEK.search(spoken.left):
        return today + timedelta(days=7 - today.weekday())
    if _NEXT_MONTH.search(spoken.left):
        return _months_on(today.replace(day=1), 1)
    return None


def _coming(day: tuple[int, int], today: date) -> date:
    """The next such month and day after today."""
    found = date(today.year, *day)
    return found if found > today else date(today.year + 1, *day)


def _months_on(day: date, months: int) -> date:
    """The same day of a later month, or its last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
