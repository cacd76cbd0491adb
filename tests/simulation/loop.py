"""An event loop whose time jumps: when nobody has anything to do, it is the moment of the next timer at once."""

import asyncio
import selectors
from collections.abc import Callable, Sequence
from contextvars import Context
from datetime import datetime, timedelta
from typing import TypeVarTuple, Unpack

from bot.clock import utc

Ts = TypeVarTuple("Ts")
RESOLUTION = 1e-6
"""Seconds: those of a year leave no more in a float."""


class Stuck(Exception):
    """Nothing is left to wait for, and something still waits."""


class _Jumps(selectors.SelectSelector):
    """Waits for nothing: the loop's clock is moved on instead."""

    loop: "MovedLoop"

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None:
            raise Stuck("everybody waits for ever")
        self.loop.seconds += max(timeout, 0)
        return []


class MovedLoop(asyncio.SelectorEventLoop):
    """Deterministic: no threads, no sockets, and time that goes on by timers alone. `seconds` counts from 0."""

    def __init__(self) -> None:
        jumps = _Jumps()
        super().__init__(jumps)
        jumps.loop = self
        self.seconds = 0.0
        self._clock_resolution = RESOLUTION

    def time(self) -> float:
        return self.seconds

    def call_later(
        self, delay: float, callback: Callable[[Unpack[Ts]], object], *args: *Ts, context: Context | None = None
    ) -> asyncio.TimerHandle:
        """A moment so short that it is lost in the sum still passes, for whoever waits for the rest."""
        return super().call_later(max(delay, RESOLUTION) if delay > 0 else delay, callback, *args, context=context)


class LoopClock:
    """The product's clock on such a loop."""

    def __init__(self, loop: MovedLoop, start: datetime) -> None:
        self.loop, self.start = loop, utc(start)
        self._read = 0.0, self.start  # asked many times a moment

    def now(self) -> datetime:
        seconds = self.loop.seconds
        if self._read[0] != seconds:
            self._read = seconds, self.at(seconds)
        return self._read[1]

    def at(self, seconds: float) -> datetime:
        """The instant that is so long after the beginning."""
        return self.start + timedelta(seconds=seconds)

    def seconds(self, at: datetime) -> float:
        """When an instant comes, by the loop's time: the other way round."""
        return (at - self.start).total_seconds()


def first(moments: Sequence[datetime | None]) -> datetime | None:
    return min((moment for moment in moments if moment is not None), default=None)
