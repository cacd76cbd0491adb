"""Clocks: always UTC, never back."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import Clock, MovableClock, SystemClock, utc
from tests.rules.policies import london

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_the_system_clock_is_in_utc() -> None:
    clock: Clock = SystemClock()
    assert clock.now().tzinfo is UTC
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_a_clock_with_a_start_stands_still_until_it_is_moved() -> None:
    clock: Clock = MovableClock(NOON)
    assert clock.now() == clock.now() == NOON
    moved = MovableClock(london("2026-11-24 12:00"))
    moved.forward(timedelta(hours=1))
    assert moved.now() == NOON + timedelta(hours=1)
    moved.move_to(london("2026-11-25 12:00"))
    assert moved.now() == NOON + timedelta(days=1)
    assert moved.now().tzinfo is UTC


def test_a_running_clock_keeps_what_it_was_moved_by() -> None:
    clock = MovableClock.running()
    clock.forward(timedelta(days=3))
    ahead = clock.now() - datetime.now(UTC)
    assert abs(ahead - timedelta(days=3)) < timedelta(seconds=5)
    first = clock.now()
    while clock.now() == first:  # it runs: the machine's clock ticks on within moments
        pass
    assert clock.now() > first
    clock.move_to(datetime.now(UTC) + timedelta(days=5))
    assert abs(clock.now() - datetime.now(UTC) - timedelta(days=5)) < timedelta(seconds=5)


@pytest.mark.parametrize("clock", [MovableClock(NOON), MovableClock.running()])
def test_no_clock_goes_back(clock: MovableClock) -> None:
    with pytest.raises(ValueError, match="back"):
        clock.forward(timedelta(seconds=-1))
    with pytest.raises(ValueError, match="back"):
        clock.move_to(clock.now() - timedelta(seconds=1))


def test_a_naive_datetime_is_refused() -> None:
    naive = datetime(2026, 11, 24, 12)  # noqa: DTZ001 - what must be refused
    with pytest.raises(ValueError, match="zone"):
        MovableClock(naive)
    with pytest.raises(ValueError, match="zone"):
        MovableClock(NOON).move_to(naive)
    with pytest.raises(ValueError, match="zone"):
        utc(naive)
