"""One life of the process: the product's own parts, wired as `bot.wiring` does.

What lives here dies together: the tasks, what they remember, and the connections with all that was not committed.
"""

import asyncio
import contextvars
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

from bot.handlers.schedule import Schedule
from bot.handlers.telegram import TelegramDoor
from bot.services import doubt
from bot.services.batch import Batches
from bot.services.removals import Removals
from bot.services.tally import Tally
from bot.wiring import TELEGRAM_GAP
from storage.errors import StorageError
from storage.ids import Ids
from tests.simulation.clockwork import Clockwork
from tests.simulation.driver import Driver
from tests.simulation.kept_open import KeptOpen
from tests.simulation.outbox import SimulatedOutbox, pace
from tests.support.town import all_words

if TYPE_CHECKING:
    from tests.simulation.world import World

_life: contextvars.ContextVar["Life | None"] = contextvars.ContextVar("life", default=None)


def task_factory(loop: asyncio.AbstractEventLoop, coro: Coroutine[Any, Any, Any], **rest: Any) -> asyncio.Task[Any]:
    """Every task belongs to the life in which it was begun."""
    task = asyncio.Task(coro, loop=loop, **rest)
    context: contextvars.Context | None = rest.get("context")
    life = _life.get() if context is None else context.get(_life)
    if life is not None:
        life.tasks[task] = None
        task.add_done_callback(life.forget)
    return task


class Life:
    """From one start of the process to its death."""

    def __init__(self, world: "World", part: int) -> None:
        self.world, self.dead = world, False
        self.tasks: dict[asyncio.Task[Any], None] = {}
        self.driver = Driver(self._gate, self._armed, world.seen.begins)
        self.ids = Ids(lambda: round(world.clock.now().timestamp() * 1e6), part=part % 256, after=world.last_id)
        self.ready = False
        self.began = asyncio.Event()

    def forget(self, task: asyncio.Task[Any]) -> None:
        self.tasks.pop(task, None)

    def _armed(self) -> bool:
        return self.dead or self.world.weather.armed()

    async def _gate(self, where: str, done: bool) -> None:
        if self.dead:
            if where != "rollback":
                raise self.world.weather.dead()
            return
        if where == "commit":
            if done:
                self.world.committed()
            else:
                await asyncio.sleep(0)  # others come in between, as they do while the disk is written
                if self.dead:
                    raise self.world.weather.dead()
        await self.world.weather.at_the_driver(where, done)

    def begin(self) -> None:
        """The process starts; it dies of what goes wrong before it is ready, and is started again."""
        token = _life.set(self)
        task = asyncio.create_task(self._run())
        _life.reset(token)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        if not self.dead and not task.cancelled() and task.exception() is not None:
            if not isinstance(task.exception(), StorageError):
                self.world.failed(task.exception())
            self.world.die(30.0)

    async def _run(self) -> None:
        world = self.world
        self.database = await KeptOpen.open(world.url, world.vault, driver=self.driver)
        words, self.tally = all_words(), Tally()
        self.batches = Batches(
            self.database, world.clock, self.new_id, words, lambda urgent: self.outbox.wake(urgent), self.tally
        )
        self.outbox = SimulatedOutbox(
            world,
            database=self.database,
            clock=world.clock,
            new_id=self.new_id,
            words=words,
            batches=self.batches,
            sms=world.twilio,
            telegram=world.telegram,
            pace=pace(0, world.weather.awake),
            chat_pace=pace(TELEGRAM_GAP, world.weather.awake),
            topics=lambda: False,
            tally=self.tally,
        )
        self.schedule = Schedule(
            database=self.database,
            clock=world.clock,
            batches=self.batches,
            lookup=world.twilio,
            removals=Removals(database=self.database, clock=world.clock, sms=world.twilio, telegram=world.telegram),
            inbound=world.twilio,
            tally=self.tally,
            under_way=self.outbox.under_way,
        )
        self.door = TelegramDoor(
            channel=world.telegram,  # type: ignore[arg-type]
            batches=self.batches,
            database=self.database,
            clock=world.clock,
            tally=self.tally,
        )
        await doubt.mark_left_behind(self.database, world.clock.now(), at_start=True)
        self.ready = True
        self.began.set()
        await asyncio.gather(self.batches.run(), self.outbox.run(), *Clockwork(world, self).runs())

    def new_id(self) -> int:
        self.world.last_id = self.ids.next()
        return self.world.last_id

    def answers(self) -> bool:
        """Whether anybody is there at the doors."""
        weather = self.world.weather
        return self.ready and not self.dead and weather.asleep_until <= self.world.loop.seconds

    def do(self, coro: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Something that comes in at a door of this life."""
        token = _life.set(self)
        task = asyncio.get_running_loop().create_task(coro)
        _life.reset(token)
        return task

    async def bury(self) -> None:
        """Nothing of it goes on. What gives its connection back may end: a dead process can do no harm by that."""
        while self.tasks:
            for _ in range(20):
                await asyncio.sleep(0)
            for task in list(self.tasks):
                task.cancel()
        if self.ready:
            await self.database.close()
        self.driver.crash()
