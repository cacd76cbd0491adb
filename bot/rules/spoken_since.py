"""From which day on any will do: "next week", "after the weekend", "not til fri", "end of the month", "wythnos nesaf".

A month ends with its last seven days, a week with its Thursday.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from bot.rules.spoken_day import SpokenDay, next_weekday, read_day
from bot.rules.spoken_words import GAP, TODAY, TOMORROW, WEEK, WEEKDAYS, Spoken, either

_WEEKEND = r"(?:week ?end|wk ?e?nd)"
_FROM_THAT_DAY = re.compile(
    rf"\b(?:(?P<after>after|aft|ar ol|wedi)|from|o)(?: the)? (?={re.escape(GAP)})"
    rf"|(?<={re.escape(GAP)}) (?:onwards?|or (?:after|later)|ymlaen|neu wedyn)\b"
)
_OR_A_DAY = re.compile(
    rf"(?<={re.escape(GAP)}) (?:or |and |neu |a |maybe |even )*"
    rf"(?=(?:d?dydd )?(?:{either(WEEKDAYS)}|{either((*TOMORROW, *TODAY))})\b)"
)
_THE_WEEKEND = re.compile(
    rf"(?<!after )(?<!after the )(?<!after this )\b(?:(?P<next>next |nxt )|the |this )?{_WEEKEND}\b"
    r"|(?<!ar ol )(?<!ar ol y )\b(?:y )?penwythnos(?: (?:y?ma|(?P<nesaf>nesaf?)))?\b"
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
            rf"\b(?:the )?{WEEK} after (?:next|nxt)(?: {WEEK})?\b|\b(?:yr )?wythnos ar ol nesaf?\b",
            lambda today: _monday(today, 2),
        ),
        (
            rf"\b(?:the )?end of (?:next|nxt) {WEEK}\b|\bdiwedd (?:yr )?wythnos nesaf?\b",
            lambda today: _monday(today, 1) + timedelta(days=3),
        ),
        (rf"\bafter (?:the |this )?{_WEEKEND}\b|\bar ol y penwythnos\b", lambda today: _monday(today, 1)),
        (
            rf"\b(?:the )?(?:next|nxt|following|another) {WEEK}\b|\b(?:the )?{WEEK} after(?: this(?: one)?)?\b"
            rf"|\bafter this {WEEK}\b|\b(?:yr )?wythnos (?:nesaf?|wedyn|ganlynol)\b",
            lambda today: _monday(today, 1),
        ),
        (
            rf"\b(?:the )?end of (?:the|this) {WEEK}\b|\blater (?:on )?(?:in the |this ){WEEK}\b"
            r"|\bdiwedd yr wythnos(?: yma)?\b",
            lambda today: max(today, _monday(today, 0) + timedelta(days=3)),
        ),
        (rf"\b(?:any ?time )?this {WEEK}\b|\b(?:yr )?wythnos yma\b", lambda today: today),
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


def read_day_or_since(spoken: Spoken, *, today: date) -> SpokenDay | None:
    """Take out the day, or the one from which any will do (`onwards`), not before `today`."""
    day = read_day(spoken, today=today)
    if day is None and (found := spoken.take(_THE_WEEKEND)):
        day = SpokenDay(day=_weekend(_monday(today, 1) if found["next"] or found["nesaf"] else today), weekend=True)
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


def read_second_day(spoken: Spoken, first: SpokenDay, *, today: date) -> date | None:
    """Take out a weekday or the like right behind the day that was taken out just now: "tues or thurs". Of a
    weekend it is the Sunday."""
    if first.weekend:
        return first.day + timedelta(days=6 - first.day.weekday())
    second = read_day(spoken, today=today) if spoken.take(_OR_A_DAY) else None
    if second is None or first.comes_again or not second.comes_again:
        return second.day if second else None
    return next_weekday(first.day, second.day.weekday())  # "next week tues or thurs"


def _since(spoken: Spoken, today: date) -> date | None:
    if found := spoken.take(_VAGUELY_LATER):
        return today + timedelta(days=_VAGUE[found["count"]] * (7 if found["unit"].startswith("w") else 1))
    return next((begins(today) for pattern, begins in _STRETCHES if spoken.take(pattern)), None)
