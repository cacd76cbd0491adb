"""Local time, quiet hours, staff hours and the staff clock. Every instant that comes out is aware, in UTC.

A stretch of hours (quiet hours, a staff day) goes from the instant of its first local time up to, and without,
the instant of its last. So each day has one stretch of each, on the days of the clock changes too.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

from bot.clock import utc
from bot.rules.policy_model import LadderClock, Policy
from bot.rules.span import Span

_DAY = timedelta(days=1)
_YEAR = 366  # days; no calendar makes every Monday of a year a holiday
Stretch = tuple[datetime, datetime]


def local(at: datetime, tz: ZoneInfo) -> datetime:
    """The instant as the clocks of `tz` show it. Raises ValueError for a naive datetime."""
    return utc(at).astimezone(tz)


@lru_cache(maxsize=4096)
def instant(day: date, at: time, tz: ZoneInfo) -> datetime:
    """The instant of a local time. One that comes twice is the first; one that is left out in spring is
    the first moment after the gap."""
    wanted = datetime.combine(day, at.replace(fold=0), tzinfo=tz)
    found = wanted.astimezone(UTC)
    if found.astimezone(tz).replace(tzinfo=None) == wanted.replace(tzinfo=None):
        return found
    before, after = wanted.replace(fold=1).astimezone(UTC), found  # the clocks change in between
    while after - before > timedelta(microseconds=1):
        middle = before + (after - before) / 2
        before, after = (middle, after) if middle.astimezone(tz) < wanted else (before, middle)
    return after


def is_quiet(at: datetime, policy: Policy) -> bool:
    """Whether nothing may go to a leaver at this instant, emergencies and direct answers aside."""
    return quiet_stretch(at, policy) is not None


def quiet_stretch(at: datetime, policy: Policy) -> Stretch | None:
    """The quiet hours in which the instant falls, from and until; None outside them."""
    return _quiet_at(at, *policy.programme.quiet_hours, policy.tz)


@lru_cache(maxsize=256)
def _quiet_at(at: datetime, first: time, last: time, tz: ZoneInfo) -> Stretch | None:
    """Of the same instant it is asked again and again: all turns of a batch have one."""
    for begin, end in _quiet_around(local(at, tz).date(), first, last, tz):
        if begin <= at < end:
            return begin, end
    return None


@lru_cache(maxsize=1024)
def _quiet_around(today: date, first: time, last: time, tz: ZoneInfo) -> Sequence[Stretch]:
    """The quiet hours that begin yesterday and today."""
    nights = [(day, day if first < last else day + _DAY) for day in (today - _DAY, today)]
    return [(instant(begins, first, tz), instant(ends, last, tz)) for begins, ends in nights]


def next_waking(at: datetime, policy: Policy) -> datetime:
    """The first moment from `at` on that is outside the quiet hours."""
    at = utc(at)
    while stretch := quiet_stretch(at, policy):
        at = stretch[1]
    return at


def is_holiday(day: date, policy: Policy) -> bool:
    """Whether it is a bank holiday where the programme is."""
    return day in _holidays(policy.programme.bank_holidays, day.year)


def knows_region(region: str) -> bool:
    """Whether there is a calendar of bank holidays for "GB" or "GB-ENG"."""
    country, _, part = region.partition("-")
    parts = holidays.list_supported_countries(include_aliases=False).get(country)
    return parts is not None and (region == country or part in parts)


@lru_cache(maxsize=64)
def _holidays(region: str, year: int) -> frozenset[date]:
    country, _, part = region.partition("-")
    return frozenset(holidays.country_holidays(country, subdiv=part or None, years=year, expand=False))


def is_staff_time(at: datetime, policy: Policy) -> bool:
    """Whether staff are at work at this instant; on the stroke of the end of the day they are not."""
    stretch = staff_stretch(local(at, policy.tz).date(), policy)
    return stretch is not None and stretch[0] <= at < stretch[1]


def next_staff_moment(at: datetime, policy: Policy) -> datetime:
    """When a human reads what arrives at `at`: at once in staff hours, else when they next begin."""
    if is_staff_time(at, policy):
        return utc(at)
    today = staff_stretch(local(at, policy.tz).date(), policy)
    return today[0] if today and utc(at) < today[0] else next_staff_day(local(at, policy.tz).date(), policy)[0]


def staff_stretch(day: date, policy: Policy) -> Stretch | None:
    """The staff hours of a local day, from and until; None when it has none."""
    if day.weekday() not in policy.programme.staff_days or is_holiday(day, policy):
        return None
    first, last = policy.programme.staff_hours
    begin, end = instant(day, first, policy.tz), instant(day, last, policy.tz)
    return (begin, end) if begin < end else None  # hours within the gap of a change of the clocks


def next_staff_day(day: date, policy: Policy) -> Stretch:
    """The staff hours of the first staff day after `day`. Raises ValueError when a year has none."""
    for days in range(1, _YEAR + 1):
        if stretch := staff_stretch(day + timedelta(days=days), policy):
            return stretch
    raise ValueError("no staff day in the year to come")


def add(start: datetime, span: Span, clock: LadderClock, policy: Policy) -> datetime:
    """`span` after `start` on the staff clock, or by the wall, where a day is 24 hours."""
    return staff_add(start, span, policy) if clock == "staff" else utc(start) + span.timedelta


def staff_add(start: datetime, span: Span, policy: Policy) -> datetime:
    """`span` of staff time after `start`: `h` and `m` are staff hours, `d` the same hour, staff days later.

    A start outside staff hours counts from the next opening, and so "0m" then is the next opening. What falls on the
    end of a day falls on that day, not on the morning after.
    """
    at, (begin, end) = _opening(start, policy)
    day = local(begin, policy.tz).date()
    if span.unit == "d":
        hour = local(at, policy.tz).time()
        for _ in range(span.value):
            begin, end = next_staff_day(day, policy)
            day = local(begin, policy.tz).date()
        same_hour = at if span.value == 0 else instant(day, hour, policy.tz)
        return min(max(begin, same_hour), end)
    left = span.timedelta
    while left > end - at:
        left -= end - at
        at, end = next_staff_day(day, policy)
        day = local(at, policy.tz).date()
    return at + left


def _opening(start: datetime, policy: Policy) -> tuple[datetime, Stretch]:
    """The start itself when staff are at work or just leaving, else the next opening; and that day's hours."""
    start = utc(start)
    day = local(start, policy.tz).date()
    today = staff_stretch(day, policy)
    if today and start <= today[1]:
        return max(start, today[0]), today
    following = next_staff_day(day, policy)
    return following[0], following


def in_staff_minutes(span: Span, policy: Policy) -> int:
    """How many minutes of staff time a span is; a day is as long as the staff hours."""
    first, last = policy.programme.staff_hours
    day = (last.hour - first.hour) * 60 + last.minute - first.minute
    return span.value * day if span.unit == "d" else int(span.timedelta.total_seconds()) // 60
