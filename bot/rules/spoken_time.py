"""Days and times as people text them: "tues 2pm", "half 2 thurs", "monday week", "bore dydd Llun".

A small grammar of our own, English and Welsh. What it reads is always said back for a yes, so it may guess
where people would, but it never reads a moment that has passed.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from datetime import time as TimeOfDay
from zoneinfo import ZoneInfo

from bot.clock import utc
from bot.rules.how_long import read_how_long
from bot.rules.spoken_clock import SpokenClock, read_clock
from bot.rules.spoken_day import SpokenDay
from bot.rules.spoken_part import Part, read_half_day, read_part
from bot.rules.spoken_refusal import refuses, turn_round
from bot.rules.spoken_since import read_day_or_since, read_second_day
from bot.rules.spoken_words import NUMBERS, Spoken, either, number

__all__ = ["Part", "When", "read_how_long", "read_when"]


@dataclass(frozen=True, kw_only=True)
class When:
    """What somebody said, in local terms. `part` is set only where no time is. `after` is the time from which any
    will do, `since` the day from which any will, in place of `day`. `or_day` would do as well as `day`. `rest` is what
    was not understood, in lower case, without connecting and polite words."""

    day: date | None = None
    time: TimeOfDay | None = None
    part: Part | None = None
    after: TimeOfDay | None = None
    since: date | None = None
    or_day: date | None = None
    rest: str = ""


_SOON = re.compile(
    rf"\b(?:in|ymhen|mewn) (?:(?P<count>\d{{1,3}}|an?|{either(NUMBERS)}|(?:a )?couple (?:of )?|half an?|hanner) ?)?"
    r"(?P<unit>hours?|hrs?|hr|mins?|minutes?|awr|munud)\b"
)
_ENDS = {"morning": TimeOfDay(12), "afternoon": TimeOfDay(17)}
_NOON = TimeOfDay(12)


def read_when(text: str, *, now: datetime, tz: ZoneInfo) -> When | None:
    """Read `text`, said at the instant `now` by somebody in `tz`; None when it names no time to come.

    A bare weekday is the next one: today's only while it can still be kept, and with nothing else said only
    in the morning. "next" is that day of the next calendar week. A bare number is not a time, unless a day or
    a word such as "at" stands beside it. Raises ValueError for a naive `now`.
    """
    here = utc(now).astimezone(tz)
    spoken = Spoken(text)
    turn_round(spoken)
    if refuses(spoken):
        return None
    if soon := _soon(spoken):
        then = (utc(now) + soon).astimezone(tz).replace(second=0, microsecond=0)
        return When(day=then.date(), time=then.time(), rest=spoken.rest())
    day = read_day_or_since(spoken, today=here.date())
    or_day = read_second_day(spoken, day, today=here.date()) if day and not day.onwards else None
    part = (day.part if day else None) or read_part(spoken)
    clock = read_clock(spoken, part=part, bare=bool(day or part))
    part = part or read_half_day(spoken)
    if not (day or part or clock):
        return None
    settled = _settle(day, clock or SpokenClock(), part, here, spoken.rest())
    return replace(settled, or_day=or_day) if settled else None


def _soon(spoken: Spoken) -> timedelta | None:
    """ "in an hour", "in 20 mins", "ymhen hanner awr"."""
    found = spoken.take(_SOON)
    if not found:
        return None
    said = (found["count"] or "a").strip()
    unit = timedelta(minutes=1) if found["unit"].startswith("m") else timedelta(hours=1)
    if said in ("a", "an"):
        return unit
    if said.startswith(("half", "hanner")):
        return unit / 2
    return unit * (2 if "couple" in said else number(said))


def _settle(day: SpokenDay | None, clock: SpokenClock, part: Part | None, here: datetime, rest: str) -> When | None:
    """Put the pieces together, and move a day that has gone by on to the next, where that is what it means."""
    part = None if clock.at or clock.after else part
    if day and day.onwards:
        return When(since=day.day, time=clock.at, part=part, after=clock.after, rest=rest)
    when = When(day=day.day if day else None, time=clock.at, part=part, after=clock.after, rest=rest)
    if day is None or not _over(day, when, here):
        return when
    if day.comes_again:
        return replace(when, day=day.day + timedelta(days=7))
    if clock.at and clock.guessed and clock.at < _NOON:
        evening = replace(when, time=clock.at.replace(hour=clock.at.hour + 12))
        return None if _over(day, evening, here) else evening
    return None


def _over(day: SpokenDay, when: When, here: datetime) -> bool:
    """Whether what was said lies behind `here`, the local time."""
    if day.day != here.date():
        return day.day < here.date()
    if when.time:
        return utc(datetime.combine(day.day, when.time, here.tzinfo)) <= utc(here)
    if when.part:
        return when.part in _ENDS and here.time() >= _ENDS[when.part]
    return day.comes_again and when.after is None and here.time() >= _NOON
