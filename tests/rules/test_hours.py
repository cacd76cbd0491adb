"""Local time, quiet hours and staff hours by example, the nights of the clock changes among them."""

from datetime import UTC, date, datetime, time

import pytest

from bot.rules.hours import (
    add,
    instant,
    is_holiday,
    is_quiet,
    is_staff_time,
    knows_region,
    local,
    next_staff_moment,
    next_waking,
    staff_add,
)
from bot.rules.policy import Span, parse_policy
from bot.rules.span import parse_span
from tests.rules.policies import BARE, LONDON, TODAY, london, policy

POLICY = policy()


def test_local_time_follows_the_zone() -> None:
    assert local(datetime(2026, 7, 1, 9, tzinfo=UTC), LONDON).hour == 10
    assert local(datetime(2026, 11, 1, 9, tzinfo=UTC), LONDON).hour == 9


def test_a_time_that_comes_twice_is_the_first() -> None:
    assert instant(date(2026, 10, 25), time(1, 30), LONDON) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert instant(date(2026, 10, 25), time(1, 30, fold=1), LONDON) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize("minute", [0, 1, 30, 59])
def test_a_time_that_does_not_exist_moves_forward_to_the_end_of_the_gap(minute: int) -> None:
    assert instant(date(2027, 3, 28), time(1, minute), LONDON) == datetime(2027, 3, 28, 1, tzinfo=UTC)
    assert instant(date(2027, 3, 28), time(0, 59), LONDON) == datetime(2027, 3, 28, 0, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "quiet"),
    [
        ("2026-11-24 20:59:59", False),
        ("2026-11-24 21:00", True),
        ("2026-11-25 00:00", True),
        ("2026-11-25 08:59:59", True),
        ("2026-11-25 09:00", False),
        ("2026-10-25 08:59", True),
        ("2026-10-25 09:00", False),
        ("2027-03-28 08:59", True),
        ("2027-03-28 09:00", False),
    ],
)
def test_quiet_hours_begin_and_end_on_the_stroke(at: str, quiet: bool) -> None:
    assert is_quiet(london(at), POLICY) is quiet


def test_quiet_hours_can_lie_within_a_day() -> None:
    siesta = policy('quiet_hours = ["13:00", "14:00"]')
    assert is_quiet(london("2026-11-24 13:30"), siesta)
    assert not is_quiet(london("2026-11-24 23:00"), siesta)
    assert next_waking(london("2026-11-24 13:30"), siesta) == london("2026-11-24 14:00")


@pytest.mark.parametrize(
    ("at", "waking"),
    [
        ("2026-11-24 22:00", "2026-11-25 09:00"),
        ("2026-11-25 03:00", "2026-11-25 09:00"),
        ("2026-11-25 09:00", "2026-11-25 09:00"),
        ("2026-11-25 15:00", "2026-11-25 15:00"),
        ("2026-10-24 23:00", "2026-10-25 09:00"),
        ("2027-03-27 23:00", "2027-03-28 09:00"),
    ],
)
def test_what_may_not_go_at_night_goes_when_the_night_ends(at: str, waking: str) -> None:
    assert next_waking(london(at), POLICY) == london(waking)


def test_the_bank_holidays_are_those_of_the_region() -> None:
    assert is_holiday(date(2026, 12, 28), POLICY)
    assert not is_holiday(date(2026, 11, 30), POLICY)
    assert is_holiday(date(2026, 11, 30), policy('bank_holidays = "GB-SCT"'))
    assert knows_region("GB")
    assert not knows_region("GB-")


@pytest.mark.parametrize(
    ("at", "staff"),
    [
        ("2026-11-24 08:59:59", False),
        ("2026-11-24 09:00", True),
        ("2026-11-24 16:59:59", True),
        ("2026-11-24 17:00", False),
        ("2026-11-22 12:00", False),
        ("2026-12-25 12:00", False),
        ("2026-12-28 12:00", False),
    ],
)
def test_staff_are_at_work_on_staff_days_in_staff_hours(at: str, staff: bool) -> None:
    assert is_staff_time(london(at), POLICY) is staff


@pytest.mark.parametrize(
    ("at", "read"),
    [
        ("2026-11-24 11:11", "2026-11-24 11:11"),
        ("2026-11-24 07:00", "2026-11-24 09:00"),
        ("2026-11-24 17:00", "2026-11-25 09:00"),
        ("2026-11-27 18:00", "2026-11-30 09:00"),
        ("2026-12-24 17:30", "2026-12-29 09:00"),
        ("2026-10-24 12:00", "2026-10-26 09:00"),
        ("2027-03-25 20:00", "2027-03-30 09:00"),
    ],
)
def test_a_human_reads_when_staff_are_next_at_work(at: str, read: str) -> None:
    assert next_staff_moment(london(at), POLICY) == london(read)


@pytest.mark.parametrize(
    ("start", "span", "end"),
    [
        ("2026-11-24 10:00", "0m", "2026-11-24 10:00"),
        ("2026-11-24 10:00", "4h", "2026-11-24 14:00"),
        ("2026-11-24 09:00", "8h", "2026-11-24 17:00"),  # the end of a day is that day's
        ("2026-11-24 17:00", "0m", "2026-11-24 17:00"),
        ("2026-11-24 17:00", "1m", "2026-11-25 09:01"),
        ("2026-11-24 17:00:01", "0m", "2026-11-25 09:00"),
        ("2026-11-24 15:00", "4h", "2026-11-25 11:00"),
        ("2026-11-27 16:00", "2h", "2026-11-30 10:00"),
        ("2026-11-28 12:00", "0m", "2026-11-30 09:00"),
        ("2026-11-28 12:00", "2h", "2026-11-30 11:00"),
        ("2026-11-24 07:30", "90m", "2026-11-24 10:30"),
        ("2026-11-24 10:00", "1d", "2026-11-25 10:00"),
        ("2026-11-27 10:00", "1d", "2026-11-30 10:00"),
        ("2026-11-27 17:00", "1d", "2026-11-30 17:00"),
        ("2026-11-28 12:00", "1d", "2026-12-01 09:00"),
        ("2026-11-28 12:00", "0d", "2026-11-30 09:00"),
        ("2026-12-24 16:00", "2h", "2026-12-29 10:00"),
        ("2026-12-23 14:00", "2d", "2026-12-29 14:00"),
        ("2026-10-23 16:00", "2h", "2026-10-26 10:00"),
        ("2026-10-23 10:00", "1d", "2026-10-26 10:00"),
        ("2027-03-25 16:00", "2h", "2027-03-30 10:00"),
        ("2027-03-25 10:00", "1d", "2027-03-30 10:00"),
    ],
)
def test_the_staff_clock_stands_still_outside_staff_hours(start: str, span: str, end: str) -> None:
    assert staff_add(london(start), parse_span(span), POLICY) == london(end)
    assert add(london(start), parse_span(span), "staff", POLICY) == london(end)


def test_by_the_wall_a_day_has_24_hours() -> None:
    assert add(london("2026-10-24 10:00"), Span(1, "d"), "wall", POLICY) == london("2026-10-25 09:00")
    assert add(london("2026-11-28 23:00"), Span(15, "m"), "wall", POLICY) == london("2026-11-28 23:15")


def test_staff_who_work_through_a_change_of_the_clocks_have_a_shorter_or_a_longer_day() -> None:
    night = policy('staff_days = ["Sun"]\nstaff_hours = ["00:00", "04:00"]')
    assert staff_add(london("2026-10-25 00:00"), Span(5, "h"), night) == london("2026-10-25 04:00")
    assert staff_add(london("2027-03-14 00:30"), Span(1, "d"), night) == london("2027-03-21 00:30")
    assert staff_add(london("2027-03-21 01:30"), Span(1, "d"), night) == london("2027-03-28 02:00")


def test_a_naive_datetime_is_refused() -> None:
    naive = datetime(2026, 11, 24, 12)  # noqa: DTZ001 - what must be refused
    for ask in (is_quiet, is_staff_time, next_waking, next_staff_moment):
        with pytest.raises(ValueError, match="zone"):
            ask(naive, POLICY)
    with pytest.raises(ValueError, match="zone"):
        staff_add(naive, Span(1, "h"), POLICY)
    with pytest.raises(ValueError, match="zone"):
        local(naive, LONDON)


def test_hours_are_those_of_the_programmes_zone() -> None:
    kiritimati = parse_policy(BARE + 'timezone = "Pacific/Kiritimati"', today=TODAY)
    assert is_quiet(london("2026-11-24 10:00"), kiritimati)
    assert not is_quiet(london("2026-11-24 20:00"), kiritimati)
