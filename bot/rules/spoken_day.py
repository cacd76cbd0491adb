"""Which day somebody means: "fri", "monday week", "24/11", "the 24th", "dydd Gwener", "wythnos i ddydd Llun".

No day that is read lies before today. Days and months come in British order.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.rules.spoken_part import Part, part_named
from bot.rules.spoken_words import (
    AFTERNOON,
    ENGLISH_MONTHS,
    MONTHS,
    NUMBERS,
    TODAY,
    TOMORROW,
    TONIGHT,
    WEEKDAYS,
    Spoken,
    either,
    number,
)


@dataclass(frozen=True, kw_only=True)
class SpokenDay:
    """A day as said. `comes_again`: a bare weekday, which means next week's when today's has gone by.
    `part` is the part of the day that the word itself names ("tonight"). `onwards`: any later day will do as well;
    `weekend`: the Sunday behind it will."""

    day: date
    comes_again: bool = False
    part: Part | None = None
    onwards: bool = False
    weekend: bool = False


_START = r"(?<![\d£.:/-])"
_DAY = rf"{_START}(?P<day>[12]\d|3[01]|0?[1-9])"
_ENDING = r"(?:st|nd|rd|th|af|il|ydd|fed|ed|eg|ain)"
_MONTH = rf"(?P<month>(?!may (?:be?|not|have)\b)(?:{either(MONTHS)}))\b"
# Only English puts the month first: "mawrth 2" is Tuesday at two.
_MONTH_FIRST = rf"(?P<month>{either(ENGLISH_MONTHS)})"
_YEAR = r"(?:\s+(?P<year>20\d\d))?\b"
_WEEKDAY = rf"(?:d?dydd )?(?P<weekday>{either(WEEKDAYS)})\b"
_COUNT = rf"(?P<count>\d{{1,3}}|an?|{either(NUMBERS)})"
_NOT_A_TIME = r"(?!\d|[:.]\d|\s*(?:am|pm|oclock|o clock)\b)"

_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<!\d)(?P<year>20\d\d)-(?P<month>\d\d?)-(?P<day>\d\d?)(?!\d)",
        rf"{_DAY}/(?P<month>\d\d?)(?:/(?P<year>20\d\d|\d\d))?(?![\d/])(?! (?:to|past) )",
        rf"{_DAY}[.-](?P<month>\d\d?)[.-](?P<year>20\d\d|\d\d)(?![\d.-])",
        rf"{_START}(?P<day>2[4-9]|3[01])\.(?P<month>1[0-2]|0?[1-9])(?![\d.])",
        rf"{_START}(?P<day>1[3-9]|2\d|3[01])-(?P<month>1[0-2]|0?[1-9])(?![\d.:-]|\s*[ap]m)",
        rf"{_DAY}{_ENDING}?\s*(?:of |o )?{_MONTH}{_YEAR}",
        rf"\b{_MONTH_FIRST} (?:the )?{_DAY}{_ENDING}?{_NOT_A_TIME}{_YEAR}",
    )
)
_OF_THE_MONTH = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:\bon )?(?:\bthe )?{_DAY}{_ENDING}\b",
        rf"\bon the {_DAY}\b{_NOT_A_TIME}",
        rf"\bthe {_START}(?P<day>1[3-9]|2\d|3[01])\b{_NOT_A_TIME}",
        rf"\b{_WEEKDAY} {_START}(?P<day>1[3-9]|2\d|3[01])\b{_NOT_A_TIME}",
    )
)
_AFTER_TOMORROW = re.compile(rf"\b(?:the )?day after (?:{either(TOMORROW)})\b|\bdrennydd\b")
_IN_DAYS = re.compile(rf"\b(?:in|ymhen|mewn) {_COUNT}\s?(?P<unit>days?|d?diwrnod|wks?|weeks?|wythnos)\b")
_FORTNIGHT = re.compile(r"\b(?:in|ymhen|mewn) (?:a )?(?:fortnight|pythefnos|bythefnos)\b")
_NEAR = re.compile(
    rf"\b(?P<before>(?:a )?(?:week|wk) |wythnos i )?(?P<near>{either((*TOMORROW, *TODAY))})(?P<behind> (?:week|wk))?\b"
)
_TONIGHT = re.compile(rf"\b(?:{either(TONIGHT)})\b")
_THIS_PART = re.compile(
    rf"\bthis (?P<part>morning|mornin|afternoon|evening|eve)\b|\b(?P<welsh>bore|{AFTERNOON}) y?ma\b"
)
_WEEKDAY_SAID = re.compile(
    r"(?:\b(?P<before>next week(?: on)?|this week|next|nxt|this|(?:a )?(?:week|wk)(?: on)?|"
    r"(?:a )?fortnight on|wythnos i|pythefnos i|wythnos nesaf) )?"
    rf"\b{_WEEKDAY}(?: (?P<behind>next week|this week|wythnos nesaf?|wythnos yma|nesaf?|yma|week|wk|fortnight)\b)?"
)
_ANY_WEEKDAY = re.compile(rf"\b{_WEEKDAY}|\bsad(?= \|)")


def read_day(spoken: Spoken, *, today: date) -> SpokenDay | None:
    """Take the day out of `spoken`; `today` is the local date. None when no day is named, or one that is over."""
    for read in (_dated, _near, _of_the_month, _weekday):
        found = read(spoken, today)
        if found:
            return found if found.day >= today else None
    return None


def next_weekday(today: date, weekday: int) -> date:
    """The first such weekday from `today` on, today itself among them."""
    return today + timedelta(days=(weekday - today.weekday()) % 7)


def _dated(spoken: Spoken, today: date) -> SpokenDay | None:
    """A day of a named month. Without a year the next such day is meant."""
    return _first_real(spoken, _DATES, lambda found: _in_month(found, today))


def _of_the_month(spoken: Spoken, today: date) -> SpokenDay | None:
    """ "the 24th": the next month that has such a day still to come."""
    return _first_real(spoken, _OF_THE_MONTH, lambda found: _next_numbered(int(found["day"]), today))


def _first_real(
    spoken: Spoken, patterns: tuple[re.Pattern[str], ...], read: Callable[[re.Match[str]], date | None]
) -> SpokenDay | None:
    """Take out the first place that is a day of the calendar, and a weekday said beside it, which adds nothing."""
    for pattern in patterns:
        for found in pattern.finditer(spoken.left):
            day = read(found)
            if day:
                spoken.cut(found)
                spoken.take(_ANY_WEEKDAY)
                return SpokenDay(day=day)
    return None


def _in_month(found: re.Match[str], today: date) -> date | None:
    day, month_said, year_said = int(found["day"]), found["month"], found.groupdict().get("year")
    month = int(month_said) if month_said.isdecimal() else MONTHS[month_said]
    if year_said:
        return _date(int(year_said) % 100 + 2000, month, day)
    # Eight years reach over any gap between two 29ths of February.
    candidates = (_date(today.year + years, month, day) for years in range(9))
    return next((candidate for candidate in candidates if candidate and candidate >= today), None)


def _next_numbered(number_of_day: int, today: date) -> date | None:
    months = ((today.year + (today.month - 1 + ahead) // 12, (today.month - 1 + ahead) % 12 + 1) for ahead in range(12))
    candidates = (_date(year, month, number_of_day) for year, month in months)
    return next((candidate for candidate in candidates if candidate and candidate >= today), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _near(spoken: Spoken, today: date) -> SpokenDay | None:
    """Days counted from today."""
    if spoken.take(_AFTER_TOMORROW):
        return SpokenDay(day=today + timedelta(days=2))
    if spoken.take(_FORTNIGHT):
        return SpokenDay(day=today + timedelta(days=14))
    if found := spoken.take(_IN_DAYS):
        count = 1 if found["count"] in ("a", "an") else number(found["count"])
        return SpokenDay(day=today + timedelta(days=count * (7 if found["unit"].startswith("w") else 1)))
    if found := spoken.take(_NEAR):
        weeks = 1 if found["before"] or found["behind"] else 0
        return SpokenDay(day=today + timedelta(days=(found["near"] in TOMORROW), weeks=weeks))
    if spoken.take(_TONIGHT):
        return SpokenDay(day=today, part="evening")
    if found := spoken.take(_THIS_PART):
        return SpokenDay(day=today, part=part_named(found["part"] or found["welsh"]))
    return None


def _weekday(spoken: Spoken, today: date) -> SpokenDay | None:
    """A weekday. "next" is that day of the next calendar week; "monday week" a week after the coming one."""
    found = spoken.take(_WEEKDAY_SAID)
    if not found:
        return None
    weekday = WEEKDAYS[found["weekday"]]
    around = f"{found['before'] or ''} {found['behind'] or ''}"
    coming = next_weekday(today, weekday)
    if re.search(r"fortnight|pythefnos", around):
        return SpokenDay(day=coming + timedelta(days=14))
    if re.search(r"next|nxt|nesa", around):
        return SpokenDay(day=today + timedelta(days=7 - today.weekday() + weekday))
    if re.search(r"this|yma", around):
        return SpokenDay(day=coming)
    if re.search(r"week|wk|wythnos", around):
        return SpokenDay(day=coming + timedelta(days=7))
    return SpokenDay(day=coming, comes_again=True)
