"""One life of the process: the product's own parts, wired as `bot.wiring` does, and its clockwork without APScheduler.

What lives here dies together: the tasks, what they remember, and the connections with all that was not committed.
"""

import asyncio
import contextvars
from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.channels.message import ChannelDown
from bot.channels.pace import Pace
from bot.handlers.schedule import Schedule
from bot.handlers.telegram import TelegramDoor
from bot.services import doubt
from bot.services.batch import Batches
from bot.services.committing import Sweep
from bot.services.outbox import Outbox
from bot.services.post import Ended
from bot.services.removals import Removals
from bot.services.tally import Tally
from bot.wiring import TELEGRAM_GAP
from storage.errors import StorageError
from storage.ids import Ids
from tests.simulation.driver import Driver
from tests.simulation.kept_open import KeptOpen
from tests.support.town import all_words

if TYPE_CHECKING:
    from tests.simulation.world import World

CHECK_EVERY = timedelta(hours=6)
CHECK_COARSELY = timedelta(hours=24)
"""The minute's check, which mends, comes this seldom while all is well, each minute for a while after
a fault (for these seconds), and every ten while there is something to tell of it."""
WATCHED, WATCHED_COARSELY = 300.0, 70.0
SECOND = 1.0
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
        self.outbox = _Outbox(
            world,
            database=self.database,
            clock=world.clock,
            new_id=self.new_id,
            words=words,
            batches=self.batches,
            sms=world.twilio,
            telegram=world.telegram,
            pace=_pace(0),
            chat_pace=_pace(TELEGRAM_GAP),
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
        parts = (self.batches.run(), self.outbox.run(), self._sweeps(), self._sends(), self._checks(), self._doubts())
        await asyncio.gather(*parts)

    def new_id(self) -> int:
        self.world.last_id = self.ids.next()
        return self.world.last_id

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
        await self.batches.do(Sweep())

    async def _sends(self) -> None:
        """Wakes the outbox when something may go that waited; it wakes itself after a commit. Less often in vain."""
        rest = SECOND
        while True:
            at = self._on_the_grid(self.world.seen.next_to_send)
            now = self.world.clock.now()
            if at is not None and at <= now:
                self.outbox.wake()
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
            await self._tried(self.schedule.check)
            await self._tried(self.schedule.compare)
            if self.schedule.found is not None:
                self.world.watch_found(self.schedule.found)
            trouble = self.world.weather.trouble
            if self.world.weather.troubled(watched):
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
                await self._tried(self.schedule.settle_doubts)
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


class _Outbox(Outbox):
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

    def _wait_with(self, landed: list[Ended], error: StorageError) -> None:
        super()._wait_with(landed, error)
        self.failed = True
        if self.timer is None:  # it looks no more without being woken
            self.timer = asyncio.get_running_loop().call_later(SECOND, self._look_again)

    def _look_again(self) -> None:
        self.timer = None
        self.wake()


def _pace(gap: float) -> Pace:
    loop = asyncio.get_running_loop()
    return Pace(each_second=50, gap=gap, now=loop.time, sleep=asyncio.sleep)
