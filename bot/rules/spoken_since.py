"""From which day on any will do: "next week", "after the weekend", "not til fri", "end of the month", "wythnos nesaf".

A month ends with its last seven days, a week with its Thursday.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from bot.rules.spoken_day import SpokenDay, next_weekday, read_day
from bot.rules.spoken_words import GAP, Spoken

_WEEK = r"(?:week|wk)"
_WEEKEND = r"(?:week ?end|wk ?e?nd)"
_CANT = r"\b(?:not|cant|cannot|carnt|wont|busy|away|working|nothing|ddim|dim|methu)\b"
_MAKE_IT = r"(?: (?:do|make|it|come|be|here|there|free|see|you|u|him|her|anything|gallu|dod|yn|rhydd))*"
_NOT_BEFORE = re.compile(rf"{_CANT}{_MAKE_IT} (?:before|b4|till?|until|cyn|tan)\b(?! \d+ (?:more|mwy)\b)")
_NOT_THIS_WEEK = re.compile(rf"{_CANT}{_MAKE_IT} (?:this {_WEEK}|(?:yr )?wythnos yma)\b")
_FROM_THAT_DAY = re.compile(
    rf"\b(?:(?P<after>after|aft|ar ol|wedi)|from|o)(?: the)? (?={re.escape(GAP)})"
    rf"|(?<={re.escape(GAP)}) (?:onwards?|or (?:after|later)|ymlaen|neu wedyn)\b"
)
_VAGUE = {"couple": 2, "cwpl": 2, "few": 3, "ychydig": 3}
_VAGUELY_LATER = re.compile(
    r"\b(?:in|after|ymhen|mewn) (?:an? )?(?P<count>couple|few|cwpl|ychydig) ?(?:of |o )?"
    r"(?P<unit>days?|weeks?|wks?|d?diwrnod(?:au)?|d?dyddiau|wythnos(?:au)?)\b(?: time)?"
)


def _monday(today: date, weeks: int) -> date:
    return today + timedelta(days=7 * weeks - today.weekday())


def _weekend(today: date) -> date:
    return today if today.weekday() > 5 else next_weekday(today, 5)


def _next_month(today: date) -> date:
    return today.replace(day=monthrange(today.year, today.month)[1]) + timedelta(days=1)


_STRETCHES: tuple[tuple[re.Pattern[str], Callable[[date], date]], ...] = tuple(
    (re.compile(pattern), begins)
    for pattern, begins in (
        (
            rf"\b(?:the )?{_WEEK} after (?:next|nxt)(?: {_WEEK})?\b|\b(?:yr )?wythnos ar ol nesaf?\b",
            lambda today: _monday(today, 2),
        ),
        (
            rf"\b(?:the )?end of (?:next|nxt) {_WEEK}\b|\bdiwedd (?:yr )?wythnos nesaf?\b",
            lambda today: _monday(today, 1) + timedelta(days=3),
        ),
        (rf"\b(?:next|nxt) {_WEEKEND}\b|\bpenwythnos nesaf?\b", lambda today: _weekend(_monday(today, 1))),
        (rf"\bafter (?:the |this )?{_WEEKEND}\b|\bar ol y penwythnos\b", lambda today: _monday(today, 1)),
        (rf"\b(?:the |this )?{_WEEKEND}\b|\b(?:y )?penwythnos(?: y?ma)?\b", _weekend),
        (
            rf"\b(?:the )?(?:next|nxt|following|another) {_WEEK}\b|\b(?:the )?{_WEEK} after(?: this(?: one)?)?\b"
            rf"|\bafter this {_WEEK}\b|\b(?:yr )?wythnos (?:nesaf?|wedyn|ganlynol)\b",
            lambda today: _monday(today, 1),
        ),
        (
            rf"\b(?:the )?end of (?:the|this) {_WEEK}\b|\blater (?:on )?(?:in the |this ){_WEEK}\b"
            r"|\bdiwedd yr wythnos(?: yma)?\b",
            lambda today: max(today, _monday(today, 0) + timedelta(days=3)),
        ),
        (rf"\b(?:any ?time )?this {_WEEK}\b|\b(?:yr )?wythnos yma\b", lambda today: today),
        (
            r"\b(?:the )?end of (?:the|this) month\b|\bdiwedd y mis(?: yma)?\b",
            lambda today: max(today, _next_month(today) - timedelta(days=7)),
        ),
        (
            r"\b(?:the )?(?:(?:start|beginning) of )?(?:the )?(?:next|nxt) month\b"
            r"|\b(?:the )?(?:start|beginning) of the month\b|\b(?:dechraur )?mis nesaf?\b",
            _next_month,
        ),
    )
)


def turn_round(spoken: Spoken) -> None:
    """What is refused only up to a day is asked for from it on: "not til fri" is "from fri", "not this week" the next.
    To be asked before a refusal is looked for."""
    spoken.left = _NOT_BEFORE.sub("from", _NOT_THIS_WEEK.sub("next week", spoken.left))


def read_day_or_since(spoken: Spoken, *, today: date) -> SpokenDay | None:
    """Take out the day, or the one from which any will do (`onwards`), not before `today`."""
    day = read_day(spoken, today=today)
    if day is not None and (found := spoken.take(_FROM_THAT_DAY)):
        spoken.take(_FROM_THAT_DAY)  # "from fri onwards"
        return SpokenDay(day=day.day + timedelta(days=bool(found["after"])), onwards=True)
    if day is not None and not day.comes_again:
        return day
    since = _since(spoken, today)
    spoken.take(_FROM_THAT_DAY)
    if since is None or day is None:
        return day if since is None else SpokenDay(day=since, onwards=True)
    return SpokenDay(day=next_weekday(since, day.day.weekday()))  # "next week on a tues"


def _since(spoken: Spoken, today: date) -> date | None:
    if found := spoken.take(_VAGUELY_LATER):
        return today + timedelta(days=_VAGUE[found["count"]] * (7 if found["unit"].startswith("w") else 1))
    return next((begins(today) for pattern, begins in _STRETCHES if spoken.take(pattern)), None)
