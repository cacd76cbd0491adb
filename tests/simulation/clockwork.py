"""A life's clockwork without APScheduler: it runs when something is due, and seldom where nothing can be found."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.channels.message import ChannelDown
from bot.services.committing import Sweep
from storage.errors import StorageError

if TYPE_CHECKING:
    from tests.simulation.life import Life
    from tests.simulation.world import World

CHECK_EVERY = timedelta(hours=6)
CHECK_COARSELY = timedelta(hours=24)
"""The minute's check, which mends, comes this seldom while all is well, each minute for a while after
a fault (for these seconds), and every ten while there is something to tell of it."""
WATCHED, WATCHED_COARSELY = 300.0, 70.0
SECOND = 1.0


class Clockwork:
    """Of one life."""

    def __init__(self, world: "World", life: "Life") -> None:
        self.world, self.life = world, life

    def runs(self) -> Sequence[Coroutine[Any, Any, None]]:
        """Each until it is cancelled."""
        return (self._sweeps(), self._sends(), self._checks(), self._doubts())

    async def _sweeps(self) -> None:
        """On the dot, as the date job does; what was planned for at once is seen by the next job of 15 seconds."""
        moment = self.world.seen.next_due
        while True:
            at = moment()
            if at is None or at > self.world.clock.now():
                await self.world.until(at, self.world.due_changed)
            elif not await self._tried(self._swept):
                await asyncio.sleep(self.world.again(15, 30))

    async def _swept(self) -> None:
        """As `Batches.sweep`, without the last look, which would find nothing."""
        await self.life.batches.do(Sweep())

    async def _sends(self) -> None:
        """Wakes the outbox when something may go that waited; it wakes itself after a commit. Less often in vain."""
        rest = SECOND
        while True:
            at = self._on_the_grid(self.world.seen.next_to_send)
            now = self.world.clock.now()
            if at is not None and at <= now:
                self.life.outbox.wake()
                await asyncio.sleep(rest)
                rest = min(rest * 2, self.world.again(15))
            else:
                rest = SECOND
                await self.world.until(at, self.world.outbox_changed)

    def _on_the_grid(self, at: datetime | None) -> datetime | None:
        """In a coarse history what is tried again in an outage, of which each message has its own time, goes together:
        once a minute."""
        clock = self.world.clock
        return at and clock.at(self.world.history.on_the_grid(clock.seconds(at), 60.0))

    async def _checks(self) -> None:
        every, watched = (CHECK_COARSELY, WATCHED_COARSELY) if self.world.history.grain else (CHECK_EVERY, WATCHED)
        while True:
            checked = await self._tried(self.life.schedule.check)
            await self._tried(self.life.schedule.compare)
            if self.life.schedule.found is not None:
                self.world.watch_found(self.life.schedule.found)
            trouble = self.world.weather.trouble
            if not checked:  # the next minute's finds what this one did not
                await asyncio.sleep(max(60.0, self.world.weather.away_for("database") + 1))
            elif self.world.weather.troubled(watched):
                await asyncio.sleep(60)
            elif self.world.seen.kept["untold"]:
                await asyncio.sleep(600)
            else:
                await self.world.until(self.world.clock.now() + every, trouble)
                await asyncio.sleep(60)

    async def _doubts(self) -> None:
        """Every 20 seconds while something is under way that was when it looked last."""
        known: set[int] = set()
        rest = 20.0
        while True:
            flying = self.world.seen.flying
            if known & flying:
                await self._tried(self.life.schedule.settle_doubts)
            rest = min(rest * 1.2, 300) if known == flying else 20.0  # less often while nothing changes
            known = set(flying)
            if known:
                await asyncio.sleep(rest)
            else:
                await self.world.until(None, self.world.outbox_changed)

    async def _tried(self, job: Callable[[], Coroutine[Any, Any, Any]]) -> bool:
        """As the schedule guards its jobs: a failing run is passed over, and the next one comes."""
        try:
            await job()
        except (StorageError, ChannelDown):
            return False
        return True
