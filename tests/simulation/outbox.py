"""The product's outbox, which looks only where something may go."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.channels.pace import Pace
from bot.services.claim import Claimed
from bot.services.outbox import Outbox
from bot.services.post import Ended
from storage.errors import StorageError
from storage.rows import Rows
from tests.simulation.clockwork import SECOND

if TYPE_CHECKING:
    from tests.simulation.world import World


class SimulatedOutbox(Outbox):
    """Leaves out the looks at an outbox in which nothing may go."""

    def __init__(self, world: "World", **parts: Any) -> None:
        super().__init__(**parts)
        self.world, self.seen, self.failed = world, world.seen, False
        self.timer: asyncio.TimerHandle | None = None

    async def _round(self) -> int:
        if self.world.history.grain:  # what the turns of a moment say goes together
            await asyncio.sleep(self.world.again(60) if self.failed else 0.5)
            self.failed = False
        at = self.seen.next_to_send
        return await super()._round() if self.landed or (at is not None and at <= self.clock.now()) else 0

    async def _claim(self, rows: Rows, now: datetime, free: int) -> Claimed:
        if self.world.history.grain and not self.seen.waits(now):  # it only notes what has landed
            return Claimed()
        return await super()._claim(rows, now, free)

    def _wait_with(self, landed: list[Ended], error: StorageError) -> None:
        super()._wait_with(landed, error)
        self.failed = True
        if self.timer is None:  # it looks no more without being woken
            self.timer = asyncio.get_running_loop().call_later(SECOND, self._look_again)

    def _look_again(self) -> None:
        self.timer = None
        self.wake()


def pace(gap: float, awake: Callable[[], Awaitable[None]]) -> Pace:
    """On the loop's time. Who waits for a turn while the machine is suspended goes on when it is `awake`."""
    loop = asyncio.get_running_loop()

    async def sleep(seconds: float) -> None:
        await asyncio.sleep(seconds)
        await awake()

    return Pace(each_second=50, gap=gap, now=loop.time, sleep=sleep)
