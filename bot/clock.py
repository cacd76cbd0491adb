"""What the time is. All clock reading goes through a `Clock`, so that tests and the demo can move it."""

from datetime import UTC, datetime, timedelta
from typing import Protocol, Self


def utc(at: datetime) -> datetime:
    """The same instant in UTC. Raises ValueError for a naive datetime, which names no instant."""
    if at.tzinfo is UTC:
        return at
    if at.utcoffset() is None:
        raise ValueError("an instant needs a time zone")
    return at.astimezone(UTC)


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return datetime.now(UTC)


class MovableClock:
    """A clock that can be moved forward, never back.

    With `start` it stands still there until it is moved. Without, it runs with the machine's clock, ahead of it by as
    much as it was moved.
    """

    def __init__(self, start: datetime | None = None) -> None:
        self._still = None if start is None else utc(start)
        self._ahead = timedelta(0)

    @classmethod
    def running(cls, at: datetime | None = None) -> Self:
        """A clock that begins at `at`, or else at the machine's time, and runs on."""
        clock = cls()
        if at is not None:
            clock._ahead = utc(at) - datetime.now(UTC)
        return clock

    def now(self) -> datetime:
        """The present instant of this clock, aware, in UTC."""
        return datetime.now(UTC) + self._ahead if self._still is None else self._still

    def move_to(self, at: datetime) -> None:
        """Makes it `at` now. Raises ValueError when `at` is naive or already past."""
        self.forward(utc(at) - self.now())

    def forward(self, by: timedelta) -> None:
        """Moves the clock ahead. Raises ValueError for a negative `by`."""
        if by < timedelta(0):
            raise ValueError("the clock can't be moved back")
        if self._still is None:
            self._ahead += by
        else:
            self._still += by
