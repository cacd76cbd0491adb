"""A look at the clocks every second: how late the event loop is, and whether the machine's clock has jumped.

APScheduler plans by the machine's clock. When that is set back by an hour, nothing of it would run for an hour; so
everything is woken at once, and planned anew from the new time.
"""

import asyncio
import time
from collections.abc import Callable

import structlog

from bot.handlers.schedule import Schedule
from bot.services.tally import Tally

log = structlog.get_logger(__name__)

EVERY = 1.0
JUMP = 2.0
"""Seconds by which the machine's clock has to differ from how long it really took."""


class Ticks:
    """Runs beside everything else. `wall` is the machine's clock in seconds, `now` one that never jumps."""

    def __init__(
        self,
        schedule: Schedule,
        tally: Tally,
        *,
        wall: Callable[[], float] = time.time,
        now: Callable[[], float] = time.monotonic,
        every: float = EVERY,
    ) -> None:
        self.schedule, self.tally, self.wall, self.now, self.every = schedule, tally, wall, now, every

    async def run(self) -> None:
        """Until cancelled."""
        wall, now = self.wall(), self.now()
        while True:
            await asyncio.sleep(self.every)
            took, moved = self.now() - now, self.wall() - wall
            wall, now = wall + moved, now + took
            self.tally.loop_lag.observe(max(0.0, took - self.every))
            if abs(moved - took) > JUMP:
                log.warning("clock.jumped", seconds=round(moved - took))
                self.tally.clock_jumps.inc()
                self.schedule.wake()
