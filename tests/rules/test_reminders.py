"""Which reminders are planned, and which still make sense when their time comes."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.hours import is_quiet, local
from bot.rules.policy import Span
from bot.rules.reminders import plan_reminders, still_useful
from tests.rules.policies import LONDON, NEAR_A_CHANGE, london, policy

POLICY = policy()
LONG_AGO = "2026-01-01 12:00"


def planned(start: str, booked: str = LONG_AGO, kind: str = "session", already: tuple[str, ...] = ()) -> list[str]:
    reminders = plan_reminders(
        POLICY, kind, starts_at=london(start), booked_at=london(booked), already=[london(at) for at in already]
    )
    return [f"{reminder.span} {local(reminder.at, LONDON):%Y-%m-%d %H:%M}" for reminder in reminders]


def test_a_session_is_reminded_of_four_days_a_day_and_two_hours_before() -> None:
    assert planned("2026-11-24 14:00") == ["4d 2026-11-20 14:00", "1d 2026-11-23 14:00", "2h 2026-11-24 12:00"]


def test_court_has_its_own() -> None:
    assert planned("2026-11-24 10:00", kind="court") == [
        "7d 2026-11-17 10:00",
        "3d 2026-11-21 10:00",
        "1d 2026-11-23 10:00",
    ]


def test_a_kind_that_the_policy_does_not_know_has_none() -> None:
    assert planned("2026-11-24 10:00", kind="dentist") == []


def test_the_day_before_asks_for_the_plan() -> None:
    rules = policy('[reminders]\nsession = ["2d", "1d", "2h"]\ncourt = ["24h"]')
    for kind, asks in (("session", [False, True, False]), ("court", [True])):
        found = plan_reminders(rules, kind, starts_at=london("2026-11-24 14:00"), booked_at=london("2026-01-01 12:00"))
        assert [reminder.ask_plan for reminder in found] == asks


def test_a_day_is_a_calendar_day_over_both_changes_of_the_clocks() -> None:
    assert planned("2026-10-25 14:00")[1] == "1d 2026-10-24 14:00"
    assert planned("2027-03-28 14:00")[1] == "1d 2027-03-27 14:00"
    autumn = plan_reminders(
        POLICY, "session", starts_at=london("2026-10-26 14:00"), booked_at=london("2026-01-01 12:00")
    )
    assert [reminder.at for reminder in autumn][:2] == [
        datetime(2026, 10, 22, 13, tzinfo=UTC),
        datetime(2026, 10, 25, 14, tzinfo=UTC),
    ]


@pytest.mark.parametrize(
    ("booked", "left"),
    [
        ("2026-11-20 13:00", ["4d", "1d", "2h"]),
        ("2026-11-20 13:01", ["1d", "2h"]),
        ("2026-11-23 13:30", ["2h"]),
        ("2026-11-24 11:00", ["2h"]),
        ("2026-11-24 11:01", []),
        ("2026-11-25 09:00", []),
    ],
)
def test_one_sooner_than_an_hour_after_booking_is_left_out(booked: str, left: list[str]) -> None:
    assert [line.split()[0] for line in planned("2026-11-24 14:00", booked)] == left


def test_one_in_the_quiet_hours_goes_an_hour_before_they_begin() -> None:
    assert planned("2026-11-24 08:30", kind="probation") == ["4d 2026-11-19 20:00", "1d 2026-11-22 20:00"]


def test_unless_another_has_gone_in_the_twelve_hours_before() -> None:
    # Two hours before is 7.30, and the evening before at 20.00 is ten and a half hours after the day before's.
    assert planned("2026-11-24 09:30") == ["4d 2026-11-20 09:30", "1d 2026-11-23 09:30"]
    # Booked when the day before's could no longer go: the evening is free.
    assert planned("2026-11-24 09:30", "2026-11-23 12:00") == ["2h 2026-11-23 20:00"]
    assert planned("2026-11-24 09:30", "2026-11-23 12:00", already=("2026-11-23 09:30",)) == []
    assert planned("2026-11-24 09:30", "2026-11-23 12:00", already=("2026-11-23 07:59",)) == ["2h 2026-11-23 20:00"]


def test_two_that_move_to_the_same_evening_are_one() -> None:
    rules = policy('[reminders]\nsession = ["4h", "2h"]')
    found = plan_reminders(rules, "session", starts_at=london("2026-11-24 10:00"), booked_at=london("2026-01-01 12:00"))
    assert [(reminder.span, reminder.at) for reminder in found] == [(Span(4, "h"), london("2026-11-23 20:00"))]


def test_by_day_they_may_come_close_together() -> None:
    rules = policy('[reminders]\nsession = ["4h", "2h"]')
    found = plan_reminders(rules, "session", starts_at=london("2026-11-24 16:00"), booked_at=london("2026-01-01 12:00"))
    assert [reminder.at for reminder in found] == [london("2026-11-24 12:00"), london("2026-11-24 14:00")]


def test_one_that_has_gone_is_not_planned_again() -> None:
    assert planned("2026-11-24 14:00", already=("2026-11-20 14:00",)) == ["1d 2026-11-23 14:00", "2h 2026-11-24 12:00"]


def test_where_no_hour_before_the_quiet_ones_is_waking_it_is_left_out() -> None:
    rules = policy('quiet_hours = ["10:30", "10:00"]')
    starts_at = london("2026-11-24 14:00")
    assert plan_reminders(rules, "session", starts_at=starts_at, booked_at=london("2026-01-01 12:00")) == ()


minutes = NEAR_A_CHANGE | st.integers(0, 400 * 24 * 60).map(
    lambda number: london("2026-06-01 00:00") + timedelta(minutes=number)
)


@given(minutes, st.integers(0, 30 * 24 * 60), st.sampled_from(["session", "court", "probation"]))
def test_reminders_are_awake_before_the_start_after_booking_and_apart(start: datetime, ahead: int, kind: str) -> None:
    booked = start - timedelta(minutes=ahead)
    found = plan_reminders(POLICY, kind, starts_at=start, booked_at=booked)
    moments = [reminder.at for reminder in found]
    assert all(not is_quiet(at, POLICY) for at in moments)
    assert all(booked + timedelta(hours=1) <= at < start for at in moments)
    assert moments == sorted(set(moments))


AT, START = london("2026-11-23 14:00"), london("2026-11-24 14:00")


@pytest.mark.parametrize(
    ("starts_at", "late", "useful"),
    [
        (START, timedelta(0), True),
        (START, timedelta(hours=12), True),
        (START, timedelta(hours=12, minutes=1), False),
        (None, timedelta(0), False),
        (START + timedelta(hours=1), timedelta(0), False),
        (START - timedelta(hours=1), timedelta(0), False),
    ],
)
def test_whether_the_day_befores_is_useful_shows_when_it_is_sent(
    starts_at: datetime | None, late: timedelta, useful: bool
) -> None:
    assert still_useful(planned_at=AT, planned_start=START, starts_at=starts_at, now=AT + late) is useful


def test_the_last_reminder_goes_stale_halfway_to_the_start() -> None:
    at = START - timedelta(hours=2)
    for late, useful in ((59, True), (60, True), (61, False), (120, False)):
        now = at + timedelta(minutes=late)
        assert still_useful(planned_at=at, planned_start=START, starts_at=START, now=now) is useful


@given(minutes, st.integers(1, 10_000), st.integers(0, 20_000))
def test_nothing_reminds_of_what_has_begun(start: datetime, before: int, late: int) -> None:
    at = start - timedelta(minutes=before)
    now = at + timedelta(minutes=late)
    assert not (still_useful(planned_at=at, planned_start=start, starts_at=start, now=now) and now >= start)
