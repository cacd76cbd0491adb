"""Which times can be booked with a mentor.

A mentor's hours are local wall times; what comes out are UTC instants. From the start of each stretch of
hours sessions stand back to back, `length` long with `gap` in between. A session that is already taken
off that grid begins a new grid behind it, so that no free room is lost.

Where the clocks change, a wall time that does not exist is not offered, and one that comes twice is
offered once, the first time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.clock import utc
from bot.rules.spoken_time import When

NOON = time(12)
EVENING = time(17)
"""When the afternoon ends, as in "fri evening"."""

_MINUTE = timedelta(minutes=1)

Busy = tuple[datetime, datetime]
"""Start and end of something that is taken, both aware, without any gap."""


@dataclass(frozen=True, kw_only=True, order=True)
class WeeklyHours:
    """Hours that come every week. `weekday` 0 is Monday; times are local. ValueError unless start < end."""

    weekday: int
    start: time
    end: time

    def __post_init__(self) -> None:
        if self.weekday not in range(7):
            raise ValueError("a weekday goes from 0 (Monday) to 6 (Sunday)")
        _refuse_backwards(self.start, self.end)


@dataclass(frozen=True, kw_only=True)
class DayException:
    """The hours of one day in place of the week's; empty when the mentor is not there at all."""

    day: date
    hours: tuple[tuple[time, time], ...]

    def __post_init__(self) -> None:
        for start, end in self.hours:
            _refuse_backwards(start, end)


def free_times(
    week: Sequence[WeeklyHours],
    exceptions: Sequence[DayException],
    busy: Sequence[Busy],
    away: tuple[date, date] | None,
    *,
    now: datetime,
    length: timedelta,
    gap: timedelta,
    notice: timedelta,
    horizon: timedelta,
    tz: ZoneInfo,
    avoid: Sequence[Busy] = (),
) -> tuple[datetime, ...]:
    """The starts that can be booked, as UTC instants in order.

    A session fits wholly into one stretch of hours and keeps `gap` free on both sides of every `busy` one.
    It starts no sooner than `now + notice` and no later than `now + horizon`. `away` takes out whole local
    days, the first and the last among them. `avoid` is what the leaver has on already: no session falls
    into it, but no gap is kept around it. When a day stands twice in `exceptions`, the last one holds.
    Raises ValueError for naive datetimes and for a `length` that is not above zero.
    """
    if length <= timedelta(0) or gap < timedelta(0):
        raise ValueError("a session needs a length above zero and a gap that is not below it")
    soonest, latest = utc(now) + notice, utc(now) + horizon
    taken = [(utc(start), utc(end)) for start, end in busy]
    avoided = [(utc(start), utc(end)) for start, end in avoid]
    special = {exception.day: exception.hours for exception in exceptions}
    found = {
        start
        for day in _days(soonest, latest, tz)
        if not (away and away[0] <= day <= away[1])
        for window in special.get(day, _hours_of(week, day))
        for start in _grid(day, window, taken, length=length, gap=gap, tz=tz)
        if soonest <= start <= latest and not _touches(start, start + length, avoided)
    }
    return tuple(sorted(found))


def overlaps(
    a_start: datetime, a_end: datetime, b_start: datetime, b_end: datetime, gap: timedelta = timedelta(0)
) -> bool:
    """Whether two sessions come closer to each other than `gap`. Ends that meet do not overlap."""
    return utc(a_start) < utc(b_end) + gap and utc(b_start) < utc(a_end) + gap


def narrow(times: Sequence[datetime], when: When, tz: ZoneInfo) -> tuple[datetime, ...]:
    """Those of `times` that fit what somebody said.

    A time of day gives the exact matches; without one, what is left of the day in order of nearness.
    Otherwise what is left comes in the order of `times`. Empty when nothing fits.
    """
    local = [(at, utc(at).astimezone(tz)) for at in times]
    left = [(at, there) for at, there in local if when.day is None or there.date() in (when.day, when.or_day)]
    left = [(at, there) for at, there in left if when.since is None or there.date() >= when.since]
    wanted = when.time
    if wanted is not None:
        exact = tuple(at for at, there in left if there.time() == wanted)
        return exact or tuple(at for at, _ in sorted(left, key=lambda pair: _distance(pair[1], wanted)))
    if when.after is not None:
        left = [(at, there) for at, there in left if there.time() >= when.after]
    if when.part is not None:
        left = [(at, there) for at, there in left if _part_of(there.time()) == when.part]
    return tuple(at for at, _ in left)


def _grid(
    day: date, window: tuple[time, time], taken: Sequence[Busy], *, length: timedelta, gap: timedelta, tz: ZoneInfo
) -> Iterator[datetime]:
    """The free starts in one stretch of hours, before notice and horizon are looked at."""
    wall_end = datetime.combine(day, window[1])
    end = wall_end.replace(tzinfo=tz).astimezone(UTC)
    start = datetime.combine(day, window[0], tz).astimezone(UTC)
    near = [(b_start - gap, b_end + gap) for b_start, b_end in taken if b_start - gap < end and b_end + gap > start]
    while start + length <= end:
        in_the_way = [b_end for b_start, b_end in near if b_start < start + length and start < b_end]
        if in_the_way:
            start = _whole_minute(max(in_the_way))
            continue
        # In the hour that is skipped the end has no instant of its own, so the wall is asked as well.
        over = (start + length).astimezone(tz).replace(tzinfo=None) > wall_end
        if not over and not start.astimezone(tz).fold:
            yield start
        start += length + gap


def _days(first: datetime, last: datetime, tz: ZoneInfo) -> Iterator[date]:
    day, end = first.astimezone(tz).date(), last.astimezone(tz).date()
    while day <= end:
        yield day
        day += timedelta(days=1)


def _hours_of(week: Sequence[WeeklyHours], day: date) -> tuple[tuple[time, time], ...]:
    return tuple((hours.start, hours.end) for hours in week if hours.weekday == day.weekday())


def _touches(start: datetime, end: datetime, others: Sequence[Busy]) -> bool:
    return any(other_start < end and start < other_end for other_start, other_end in others)


def _whole_minute(moment: datetime) -> datetime:
    whole = moment.replace(second=0, microsecond=0)
    return whole if whole == moment else whole + _MINUTE


def _distance(there: datetime, wanted: time) -> tuple[timedelta, datetime]:
    gap = there.replace(tzinfo=None) - datetime.combine(there.date(), wanted)
    return abs(gap), there


def _part_of(at: time) -> str:
    if at < NOON:
        return "morning"
    return "afternoon" if at < EVENING else "evening"


def _refuse_backwards(start: time, end: time) -> None:
    if start >= end:
        raise ValueError(f"the hours {start:%H:%M}-{end:%H:%M} end before they start")
