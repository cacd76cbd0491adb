"""When check-ins are, by example and always."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.rules.cadence import next_check_in, nudge_at, step_on, window_ends
from bot.rules.hours import is_quiet, local
from tests.rules.policies import LONDON, NEAR_A_CHANGE, london, policy

POLICY = policy()
RELEASE = date(2026, 11, 2)
days = st.integers(0, 500).map(lambda ahead: date(2026, 6, 1) + timedelta(days=ahead))
times = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 59]))
instants = NEAR_A_CHANGE | st.integers(0, 700 * 24 * 60).map(
    lambda minutes: london("2026-06-01 00:00") + timedelta(minutes=minutes)
)


def following(last: str | None, now: str, at: time | None = None, welcomed: str | None = None) -> datetime:
    return next_check_in(
        POLICY,
        release=RELEASE,
        last_day=date.fromisoformat(last) if last else None,
        welcomed=date.fromisoformat(welcomed) if welcomed else None,
        at=at,
        now=london(now),
    )


def test_the_first_is_on_the_day_after_the_welcome_at_the_persons_time() -> None:
    assert following(None, "2026-11-02 09:00", time(14), "2026-11-02") == london("2026-11-03 14:00")
    assert following(None, "2026-11-02 09:00", None, "2026-11-02") == london("2026-11-03 10:00")


def test_there_is_none_before_the_welcome() -> None:
    with pytest.raises(ValueError, match="welcome"):
        following(None, "2026-11-02 09:00")


@pytest.mark.parametrize(
    ("last", "after"),
    [
        ("2026-11-03", "2026-11-05"),
        ("2026-11-16", "2026-11-18"),  # day 14 is the last of every two days
        ("2026-11-17", "2026-11-20"),
        ("2026-11-30", "2026-12-03"),
        ("2026-12-01", "2026-12-08"),
        ("2027-01-25", "2027-02-01"),
        ("2027-01-26", "2027-02-09"),
        ("2027-03-20", "2027-04-03"),  # over the change of the clocks
    ],
)
def test_each_later_one_is_counted_from_the_last_by_the_step_of_its_day(last: str, after: str) -> None:
    assert following(last, f"{last} 10:05") == london(f"{after} 10:00")


def test_before_the_release_the_first_step_holds() -> None:
    assert step_on(POLICY, release=RELEASE, day=date(2026, 10, 1)).every == 2


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-05 10:59", "2026-11-05 10:00"),  # a sweep that is behind does not skip the day
        ("2026-11-05 11:01", "2026-11-06 10:00"),
        ("2026-11-09 08:00", "2026-11-09 10:00"),
        ("2026-11-09 10:00", "2026-11-09 10:00"),
        ("2026-11-09 10:01", "2026-11-10 10:00"),
    ],
)
def test_after_a_pause_it_is_today_or_tomorrow(now: str, expected: str) -> None:
    assert following("2026-11-03", now) == london(expected)


def test_the_local_time_stays_over_both_changes_of_the_clocks() -> None:
    autumn = next_check_in(
        POLICY,
        release=date(2026, 10, 20),
        last_day=date(2026, 10, 24),
        welcomed=None,
        at=None,
        now=london("2026-10-24 10:01"),
    )
    assert autumn == london("2026-10-26 10:00")
    assert following("2027-03-14", "2027-03-14 10:01") == london("2027-03-28 10:00")


@pytest.mark.parametrize(("at", "moved"), [(time(7), "09:00"), (time(22), "20:00"), (time(21), "20:00")])
def test_a_time_in_the_quiet_hours_moves_out_of_them_and_keeps_its_day(at: time, moved: str) -> None:
    assert following("2026-11-03", "2026-11-03 10:00", at) == london(f"2026-11-05 {moved}")


def test_where_hardly_any_hour_is_waking_it_goes_when_the_quiet_hours_end() -> None:
    rules = policy('quiet_hours = ["10:30", "10:00"]')
    moment = next_check_in(
        rules, release=RELEASE, last_day=date(2026, 11, 3), welcomed=None, at=time(12), now=london("2026-11-03 10:00")
    )
    assert moment == london("2026-11-06 10:00")


@given(days, days, st.none() | times, instants)
@example(date(2026, 10, 20), date(2026, 10, 23), time(1, 30), london("2026-10-24 00:00"))
@example(date(2027, 3, 20), date(2027, 3, 26), time(1, 30), london("2027-03-27 00:00"))
def test_the_next_is_awake_on_its_day_and_not_long_gone(
    release: date, last: date, at: time | None, now: datetime
) -> None:
    moment = next_check_in(POLICY, release=release, last_day=last, welcomed=None, at=at, now=now)
    day = local(moment, LONDON).date()
    every = step_on(POLICY, release=release, day=last).every
    assert not is_quiet(moment, POLICY)
    assert moment >= now - timedelta(hours=1)
    assert day >= last + timedelta(days=every)
    assert day <= max(last + timedelta(days=every), local(now, LONDON).date() + timedelta(days=1))
    if at and time(9) <= at < time(21):
        assert local(moment, LONDON).time() == at


@given(instants)
def test_a_nudge_comes_awake_and_within_the_window(prompted: datetime) -> None:
    nudge = nudge_at(POLICY, prompted)
    assert window_ends(POLICY, prompted) == prompted + timedelta(hours=24)
    assert nudge is not None
    assert prompted + timedelta(hours=6) <= nudge < window_ends(POLICY, prompted)
    assert not is_quiet(nudge, POLICY)


def test_a_nudge_that_would_be_at_night_comes_in_the_morning() -> None:
    assert nudge_at(POLICY, london("2026-11-24 10:00")) == london("2026-11-24 16:00")
    assert nudge_at(POLICY, london("2026-11-24 18:00")) == london("2026-11-25 09:00")
    assert nudge_at(POLICY, london("2026-10-24 18:00")) == london("2026-10-25 09:00")


def test_there_is_no_nudge_when_the_window_is_over_by_then() -> None:
    short = policy('[check_in]\nwindow = "8h"')
    assert nudge_at(short, london("2026-11-24 16:00")) is None
    assert nudge_at(policy('[check_in]\nwindow = "15h"'), london("2026-11-24 18:00")) is None
    assert nudge_at(policy('[check_in]\nwindow = "16h"'), london("2026-11-24 18:00")) == london("2026-11-25 09:00")
