"""Free times: the grid, what blocks it, the limits, and both changes of the clocks."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.slots import Busy, DayException, WeeklyHours, free_times, narrow, overlaps
from bot.rules.spoken_time import When

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 23, 9, tzinfo=LONDON)  # a Monday
TUESDAY = date(2026, 11, 24)
LENGTH, GAP = timedelta(minutes=45), timedelta(minutes=15)
TUE_MORNING = WeeklyHours(weekday=1, start=time(10), end=time(13))


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), LONDON)


def free(
    week: Sequence[WeeklyHours] = (TUE_MORNING,),
    exceptions: Sequence[DayException] = (),
    busy: Sequence[Busy] = (),
    away: tuple[date, date] | None = None,
    *,
    now: datetime = NOW,
    length: timedelta = LENGTH,
    gap: timedelta = GAP,
    notice: timedelta = timedelta(hours=4),
    horizon: timedelta = timedelta(days=7),
    avoid: Sequence[Busy] = (),
) -> list[str]:
    found = free_times(
        week,
        exceptions,
        busy,
        away,
        now=now,
        length=length,
        gap=gap,
        notice=notice,
        horizon=horizon,
        tz=LONDON,
        avoid=avoid,
    )
    assert all(start.tzinfo is UTC for start in found)
    return [f"{start.astimezone(LONDON):%d %H:%M}" for start in found]


def test_sessions_stand_back_to_back_from_the_start_of_the_hours() -> None:
    assert free() == ["24 10:00", "24 11:00", "24 12:00"]


def test_the_last_session_fits_wholly() -> None:
    assert free([replace(TUE_MORNING, end=time(12, 44))]) == ["24 10:00", "24 11:00"]
    assert free([replace(TUE_MORNING, end=time(12, 45))]) == ["24 10:00", "24 11:00", "24 12:00"]


def test_a_taken_session_takes_its_time_and_its_gap() -> None:
    assert free(busy=[(at(TUESDAY, 11), at(TUESDAY, 11, 45))]) == ["24 10:00", "24 12:00"]


def test_a_session_off_the_grid_begins_a_new_one_behind_it() -> None:
    # 12:00 would come too close to 11:10 to 11:55; 12:10 still fits before 13:00.
    assert free(busy=[(at(TUESDAY, 11, 10), at(TUESDAY, 11, 55))]) == ["24 10:00", "24 12:10"]


def test_a_session_that_ends_on_an_odd_second_does_not_make_odd_times() -> None:
    end = at(TUESDAY, 11, 55) + timedelta(seconds=20)
    assert free(busy=[(at(TUESDAY, 11, 10), end)]) == ["24 10:00", "24 12:11"]


def test_a_session_before_the_hours_reaches_into_them_with_its_gap() -> None:
    assert free(busy=[(at(TUESDAY, 9), at(TUESDAY, 9, 55))]) == ["24 10:10", "24 11:10", "24 12:10"]


def test_what_the_leaver_has_on_blocks_without_a_gap() -> None:
    assert free(avoid=[(at(TUESDAY, 11, 45), at(TUESDAY, 12))]) == ["24 10:00", "24 11:00", "24 12:00"]
    assert free(avoid=[(at(TUESDAY, 11, 44), at(TUESDAY, 12))]) == ["24 10:00", "24 12:00"]


def test_an_exception_replaces_the_hours_of_its_day() -> None:
    assert free(exceptions=[DayException(day=TUESDAY, hours=())]) == []
    changed = DayException(day=TUESDAY, hours=((time(15), time(16)),))
    assert free(exceptions=[changed]) == ["24 15:00"]
    added = DayException(day=date(2026, 11, 25), hours=((time(9), time(10)),))
    assert free(exceptions=[added]) == ["24 10:00", "24 11:00", "24 12:00", "25 09:00"]


def test_away_takes_its_first_and_last_day() -> None:
    two_weeks = timedelta(days=16)
    assert free(away=(TUESDAY, TUESDAY)) == []
    away = (date(2026, 11, 20), date(2026, 12, 1))
    assert free(away=away, horizon=two_weeks) == ["08 10:00", "08 11:00", "08 12:00"]


def test_notice_and_horizon_are_kept_to_the_minute() -> None:
    assert free(now=at(TUESDAY, 7), notice=timedelta(hours=4), horizon=timedelta(hours=5)) == [
        "24 11:00",
        "24 12:00",
    ]
    assert free(now=at(TUESDAY, 7), notice=timedelta(hours=4, minutes=1), horizon=timedelta(hours=4, minutes=59)) == []


def test_hours_that_overlap_give_each_time_once() -> None:
    week = [TUE_MORNING, replace(TUE_MORNING, start=time(11))]
    assert free(week) == ["24 10:00", "24 11:00", "24 12:00"]


@pytest.mark.parametrize("change", [date(2026, 10, 25), date(2027, 3, 28)])
def test_the_same_local_hour_before_and_after_the_clocks_change(change: date) -> None:
    week = [WeeklyHours(weekday=day, start=time(10), end=time(11)) for day in range(7)]
    found = free(week, now=at(change - timedelta(days=2), 9), horizon=timedelta(days=4, hours=12))
    assert [said.split()[1] for said in found] == ["10:00"] * len(found)
    assert len(found) == 4


def test_a_time_that_does_not_exist_is_not_offered() -> None:
    change = date(2027, 3, 28)
    night = [WeeklyHours(weekday=6, start=time(0), end=time(4))]
    found = free(night, now=at(change - timedelta(days=1), 9), horizon=timedelta(days=1))
    assert found == ["28 00:00", "28 02:00", "28 03:00"]
    # Hours that lie wholly in the hour that is skipped offer nothing.
    skipped = [WeeklyHours(weekday=6, start=time(1), end=time(2))]
    assert free(skipped, now=at(change - timedelta(days=1), 9), horizon=timedelta(days=1)) == []


def test_a_time_that_comes_twice_is_offered_once() -> None:
    change = date(2026, 10, 25)
    night = [WeeklyHours(weekday=6, start=time(0), end=time(4))]
    found = free(night, now=at(change - timedelta(days=1), 9), horizon=timedelta(days=1))
    assert found == ["25 00:00", "25 01:00", "25 02:00", "25 03:00"]


def test_what_is_no_time_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        free(now=NOW.replace(tzinfo=None))
    with pytest.raises(ValueError, match="length"):
        free(length=timedelta(0))
    with pytest.raises(ValueError, match="before they start"):
        WeeklyHours(weekday=1, start=time(13), end=time(10))
    with pytest.raises(ValueError, match="weekday"):
        WeeklyHours(weekday=7, start=time(10), end=time(13))
    with pytest.raises(ValueError, match="before they start"):
        DayException(day=TUESDAY, hours=((time(10), time(10)),))


def test_sessions_that_meet_do_not_overlap_but_for_the_gap() -> None:
    a, b, c = at(TUESDAY, 10), at(TUESDAY, 11), at(TUESDAY, 12)
    assert not overlaps(a, b, b, c)
    assert overlaps(a, b, b, c, timedelta(minutes=1))
    assert overlaps(a, c, b, b + GAP)
    assert not overlaps(b, c, a, b - GAP, GAP)


TIMES = tuple(at(day, hour) for day in (TUESDAY, TUESDAY + timedelta(days=2)) for hour in (10, 11, 14, 17))


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (When(day=TUESDAY), TIMES[:4]),
        (When(day=TUESDAY, time=time(14)), (TIMES[2],)),
        (When(day=TUESDAY, time=time(13)), (TIMES[2], TIMES[1], TIMES[0], TIMES[3])),
        (When(time=time(14)), (TIMES[2], TIMES[6])),
        (When(time=time(16, 30)), (TIMES[3], TIMES[7], TIMES[2], TIMES[6], TIMES[1], TIMES[5], TIMES[0], TIMES[4])),
        (When(part="morning"), (TIMES[0], TIMES[1], TIMES[4], TIMES[5])),
        (When(day=TUESDAY, part="afternoon"), (TIMES[2],)),
        (When(part="evening"), (TIMES[3], TIMES[7])),
        (When(day=TUESDAY, after=time(11)), (TIMES[1], TIMES[2], TIMES[3])),
        (When(day=date(2026, 11, 25)), ()),
        (When(day=date(2026, 11, 25), or_day=date(2026, 11, 26)), TIMES[4:]),
        (When(since=date(2026, 11, 25)), TIMES[4:]),
        (When(since=TUESDAY, time=time(14)), (TIMES[2], TIMES[6])),
        (When(since=date(2026, 11, 27)), ()),
        (When(), TIMES),
    ],
)
def test_narrow(when: When, expected: tuple[datetime, ...]) -> None:
    assert narrow(TIMES, when, LONDON) == expected


AUTUMN, SPRING = datetime(2026, 10, 20, tzinfo=UTC), datetime(2027, 3, 23, tzinfo=UTC)
"""Tuesdays; the clocks change on the Sunday after each."""
DAYS = st.integers(min_value=0, max_value=20).map(lambda days: date(2026, 10, 20) + timedelta(days=days))
QUARTERS = st.integers(min_value=0, max_value=95).map(lambda quarter: time(quarter // 4, quarter % 4 * 15))
STRETCHES = st.tuples(QUARTERS, QUARTERS).map(sorted).filter(lambda pair: pair[0] < pair[1])


@st.composite
def weekly(draw: st.DrawFn) -> WeeklyHours:
    start, end = draw(STRETCHES)
    return WeeklyHours(weekday=draw(st.integers(min_value=0, max_value=6)), start=start, end=end)


@st.composite
def taken(draw: st.DrawFn) -> Busy:
    start = AUTUMN + timedelta(minutes=draw(st.integers(min_value=0, max_value=28000)))
    return start, start + timedelta(minutes=draw(st.integers(min_value=5, max_value=300)))


@given(
    week=st.lists(weekly(), max_size=6),
    busy=st.lists(taken(), max_size=12),
    avoid=st.lists(taken(), max_size=3),
    away=st.none() | st.tuples(DAYS, DAYS),
    length=st.sampled_from([20, 45, 60, 90]).map(lambda minutes: timedelta(minutes=minutes)),
    gap=st.sampled_from([0, 10, 15]).map(lambda minutes: timedelta(minutes=minutes)),
    notice=st.sampled_from([0, 4, 48]).map(lambda hours: timedelta(hours=hours)),
    season=st.sampled_from([AUTUMN, SPRING]),
)
def test_what_is_offered_can_be_kept(
    week: list[WeeklyHours],
    busy: list[Busy],
    avoid: list[Busy],
    away: tuple[date, date] | None,
    length: timedelta,
    gap: timedelta,
    notice: timedelta,
    season: datetime,
) -> None:
    later = season - AUTUMN  # all that was drawn for the autumn, in that season
    busy, avoid = ([(start + later, end + later) for start, end in times] for times in (busy, avoid))
    away = (away[0] + later, away[1] + later) if away else None
    now, horizon = season + timedelta(hours=8, minutes=7), timedelta(days=14)
    found = free_times(
        week, (), busy, away, now=now, length=length, gap=gap, notice=notice, horizon=horizon, tz=LONDON, avoid=avoid
    )
    assert list(found) == sorted(set(found))
    for start in found:
        assert now + notice <= start <= now + horizon
        assert not any(overlaps(start, start + length, *other, gap) for other in busy)
        assert not any(overlaps(start, start + length, *other) for other in avoid)
        first, last = start.astimezone(LONDON), (start + length).astimezone(LONDON)
        assert not (away and away[0] <= first.date() <= away[1])
        assert any(
            hours.weekday == first.weekday()
            and datetime.combine(first.date(), hours.start, LONDON).astimezone(UTC) <= start
            and start + length <= datetime.combine(first.date(), hours.end, LONDON).astimezone(UTC)
            for hours in week
        )
        assert last.replace(tzinfo=None) > first.replace(tzinfo=None) or last.fold


@given(busy=st.lists(taken(), max_size=8))
def test_no_room_for_a_whole_session_is_lost(busy: list[Busy]) -> None:
    # On one long day: whatever is left between what is offered and what is taken is too small for a session.
    day = date(2026, 10, 22)
    window = WeeklyHours(weekday=day.weekday(), start=time(6), end=time(22))
    opens, closes = at(day, 6).astimezone(UTC), at(day, 22).astimezone(UTC)
    found = free_times(
        [window],
        (),
        busy,
        None,
        now=opens - timedelta(hours=1),
        length=LENGTH,
        gap=GAP,
        notice=timedelta(0),
        horizon=timedelta(hours=20),
        tz=LONDON,
    )
    all_taken = [*busy, *((start, start + LENGTH) for start in found)]
    for minute in range(int((closes - opens - LENGTH) / timedelta(minutes=1)) + 1):
        start = opens + timedelta(minutes=minute)
        assert any(overlaps(start, start + LENGTH, *other, GAP) for other in all_taken), start
