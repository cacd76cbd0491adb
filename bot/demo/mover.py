"""Moves the clock the way time would have gone: from one due moment to the next, each settled before the next comes."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.clock import MovableClock
from bot.rules.hours import instant, local

MOST_STEPS = 1000
"""In one move. A week of the demo has some dozens."""
QUIET_STEPS = 60
"""Moments at which nothing is said to anybody, before a move to the next thing gives up."""
MONDAY = 0
NINE = 9


class Stage(Protocol):
    """Where time passes."""

    async def next_due(self) -> datetime | None:
        """The next moment at which anything falls due."""

    async def settle(self) -> None:
        """What is due by now has been done, and everybody has heard of it."""

    def said(self) -> int:
        """How many messages everybody has been sent so far."""


@dataclass(frozen=True, kw_only=True)
class Moved:
    """Where a move has led: the time, through how many due moments, and how many messages came up on the way."""

    now: datetime
    steps: int
    said: int


class Busy(Exception):
    """The clock is being moved."""


class Mover:
    """One move at a time. `progress` is from 0 to 1 while a move with a known end is under way, else None."""

    def __init__(self, clock: MovableClock, stage: Stage, zone: ZoneInfo) -> None:
        self._clock = clock
        self._stage = stage
        self._zone = zone
        self._lock = asyncio.Lock()
        self.progress: float | None = None

    async def move(self, to: str) -> Moved:
        """`hour`, `day`, `monday` or `next`. Raises KeyError for anything else, and Busy."""
        way = {"hour": self._hour, "day": self._day, "monday": self._monday, "next": self._next}[to]
        if self._lock.locked():
            raise Busy
        async with self._lock:
            said = self._stage.said()
            try:
                steps = await way()
            finally:
                self.progress = None
            return Moved(now=self._clock.now(), steps=steps, said=self._stage.said() - said)

    async def _hour(self) -> int:
        return await self._until(self._clock.now() + timedelta(hours=1))

    async def _day(self) -> int:
        """The same local time on the next day."""
        now = local(self._clock.now(), self._zone)
        return await self._until(instant(now.date() + timedelta(days=1), now.time(), self._zone))

    async def _monday(self) -> int:
        """Nine on the next Monday: today's where it is still to come."""
        now = local(self._clock.now(), self._zone)
        days = (MONDAY - now.weekday()) % 7
        if days == 0 and now.hour >= NINE:
            days = 7
        nine = now.time().replace(hour=NINE, minute=0, second=0, microsecond=0)
        return await self._until(instant(now.date() + timedelta(days=days), nine, self._zone))

    async def _until(self, end: datetime) -> int:
        begin = self._clock.now()
        await self._stage.settle()
        for step in range(MOST_STEPS):
            due = await self._stage.next_due()
            if due is None or due >= end:
                await self._step(end)
                return step + 1
            await self._step(due)
            self.progress = min(1.0, (self._clock.now() - begin) / (end - begin))
        raise RuntimeError("there is no end to what falls due")

    async def _next(self) -> int:
        """To the next moment at which somebody is sent something, or to where nothing is due any more."""
        await self._stage.settle()
        before = self._stage.said()
        for step in range(QUIET_STEPS):
            due = await self._stage.next_due()
            if due is None:
                return step
            await self._step(due)
            if self._stage.said() > before:
                return step + 1
        return QUIET_STEPS

    async def _step(self, at: datetime) -> None:
        """The clock runs on meanwhile: it may be there already."""
        self._clock.forward(max(at - self._clock.now(), timedelta(0)))
        await self._stage.settle()
