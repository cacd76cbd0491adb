"""The whole product and everybody around it in one event loop: a history is lived, and judged at each commit."""

import asyncio
import base64
import contextvars
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from bot.channels.message import SmsOut
from bot.services.desk import Desk
from bot.services.watch import Found
from bot.services.work import DeskWork
from storage.crypto import Vault
from tests.simulation.history import Act, Fault, History, Step
from tests.simulation.judge import Broken, Judge
from tests.simulation.life import Life
from tests.simulation.loop import LoopClock, MovedLoop
from tests.simulation.office import NAME as OFFICE
from tests.simulation.office import Office
from tests.simulation.people import People
from tests.simulation.seen import Seen
from tests.simulation.staff import Team
from tests.simulation.telegram import Telegram
from tests.simulation.twilio import Twilio
from tests.simulation.weather import Weather
from tests.support.town import Shown

T = TypeVar("T")
VAULT = Vault.from_text(f"1:{base64.b64encode(bytes(32)).decode()}\n")
"""The same key in every process: hashes decide about orders."""

COARSELY = 60.0
"""Seconds between two tries in a history with a grain."""


class World:
    """Everything that does not die with the process."""

    def __init__(self, history: History, loop: MovedLoop, path: Path) -> None:
        self.history, self.loop, self.vault = history, loop, VAULT
        self.clock = LoopClock(loop, history.start)
        self.url = f"sqlite+aiosqlite:///{path}"
        self.seen = Seen(VAULT)
        self.weather = Weather(loop, [s for s in history.steps if isinstance(s, Fault)], self.die)
        self.twilio, self.telegram = Twilio(self), Telegram(self)
        self.people, self.team, self.office = People(self), Team(self), Office(self)
        self.judge = Judge(self.seen, self.weather, self.clock)
        self.life: Life | None = None
        self.lives = self.last_id = self.commits = 0
        self.due_changed, self.outbox_changed = asyncio.Event(), asyncio.Event()
        self.over = asyncio.Event()
        self.looks_at: datetime | None = None
        self.broken: Broken | None = None
        self.done: list[Step] = []
        self.errands: dict[asyncio.Task[Any], None] = {}
        self.outside = contextvars.copy_context()

    async def run(self) -> None:
        self.born()
        assert self.life is not None
        await asyncio.wait({self.loop.create_task(self.life.began.wait())}, timeout=60)
        if not self.life.ready:
            raise RuntimeError(f"the product does not start: {self.broken}")
        await self.people.enrol()
        if self.history.office:
            await self.office.opens()
        self.done += [s for s in self.history.steps if isinstance(s, Fault)]
        for act in [s for s in self.history.steps if isinstance(s, Act)]:
            self.loop.call_at(act.at, self.act, act)
        self.go(self.telegram.poll())
        self._look_in_time()
        if self.history.live:
            self.people.begin()
            self.team.begin()
            if self.history.office:
                self.office.begin()
        self.loop.call_at(self.history.days * 86400, self.over.set)
        await self.over.wait()
        if self.broken is None:
            self.breaks(self.judge.whole())
        await self._end()

    def _look_in_time(self) -> None:
        """What should have happened by some moment is looked at when that is over."""
        at = self.judge.next_look()
        if at is None or (self.looks_at is not None and self.looks_at <= at):
            return
        self.looks_at = at
        self.loop.call_at(self.clock.seconds(at), self._look, at, context=self.outside)

    def _look(self, at: datetime) -> None:
        if self.looks_at == at:
            self.looks_at = None
            self.breaks(self.judge.look())
            self._look_in_time()

    async def _end(self) -> None:
        if self.life is not None:
            self.life.dead = True
            await self.life.bury()
        for task in list(self.errands):
            task.cancel()
        await asyncio.gather(*self.errands, return_exceptions=True)

    # the process

    def born(self) -> None:
        self.lives += 1
        self.life = Life(self, self.lives)
        self.life.begin()

    def die(self, lasts: float) -> None:
        """It dies, and is started again after so long."""
        if self.life is None or self.life.dead:
            return
        self.life.dead = True
        self.weather.note_outage(lasts + 30)
        self.go(self._buried(self.life, lasts))

    async def _buried(self, life: Life, lasts: float) -> None:
        await life.bury()
        await asyncio.sleep(lasts)
        self.born()

    def committed(self) -> None:
        """Just after each commit of the product's, which is not to stumble over what goes wrong here."""
        try:
            self._judged()
        except Exception as error:
            self.failed(error)

    def _judged(self) -> None:
        self.commits += 1
        changed = self.seen.commit()
        if "due" in changed:
            self.due_changed.set()
        if "outbox" in changed:
            self.outbox_changed.set()
        if "untold" in changed:
            self.weather.trouble.set()
        self.breaks(self.judge.committed(changed))
        self._look_in_time()

    # what the judge is told

    def breaks(self, broken: Broken | None) -> None:
        if broken is not None and self.broken is None:
            self.broken = broken
            self.over.set()

    def failed(self, error: BaseException | None) -> None:
        self.breaks(Broken(promise="the product goes on", line=repr(error), at=self.clock.now()))

    def watch_found(self, found: Found) -> None:
        self.breaks(self.judge.watch_found(found))

    def text_taken(self, text: SmsOut, *, arrives: bool) -> None:
        self.breaks(self.judge.text_taken(text, arrives=arrives))

    def acknowledged(self, number: str, sid: str) -> None:
        self.breaks(self.judge.acknowledged(number, sid))

    def shown(self, user: int, shown: Shown) -> None:
        self.breaks(self.judge.shown(user, shown))
        self.later(1, self.team.sees, user, shown)

    # time and errands

    def go(self, coro: Coroutine[Any, Any, Any]) -> None:
        """Something that goes on beside the process."""
        task = self.loop.create_task(coro, context=self.outside.copy())
        self.errands[task] = None
        task.add_done_callback(self._errand_done)

    def _errand_done(self, task: asyncio.Task[Any]) -> None:
        self.errands.pop(task, None)
        if not task.cancelled() and task.exception() is not None:
            self.failed(task.exception())

    def later(self, seconds: float, act: Callable[..., object], *arguments: Any) -> None:
        self.loop.call_later(seconds, self._guarded, act, arguments, context=self.outside)

    def soon(self, seconds: float, act: Callable[..., object], *arguments: Any) -> None:
        """The same, on the history's grid."""
        now = self.loop.seconds
        self.later(self.history.on_the_grid(now + seconds) - now, act, *arguments)

    async def answer_takes(self, seconds: float) -> None:
        """The time that a provider takes to answer."""
        now = self.loop.seconds
        await asyncio.sleep(self.history.on_the_grid(now + seconds, 1.0) - now)

    def _guarded(self, act: Callable[..., object], arguments: tuple[Any, ...]) -> None:
        try:
            act(*arguments)
        except Exception as error:  # of the simulation's own: it must not be lost in the loop
            self.failed(error)

    def again(self, after: float, coarsely: float = COARSELY) -> float:
        """Seconds after which what failed is tried again. In a coarse history it is left out to try in vain while the
        database is known to be away: of a day without it each try costs as ever."""
        return max(coarsely, self.weather.away_for("database") + 1) if self.history.grain else after

    async def until(self, at: datetime | None, changed: asyncio.Event) -> None:
        """Until a moment, or until something has changed; never no time at all. Who else waits for the change may be
        woken for nothing."""
        changed.clear()
        timer = None if at is None else self.loop.call_at(self.clock.seconds(at), changed.set)
        try:
            await changed.wait()
        finally:
            if timer is not None:
                timer.cancel()

    # what people do

    def plan(self, seconds: float, act: Act) -> None:
        """It will be done then, on the history's grid, unless that is over or not within the history."""
        seconds = self.history.on_the_grid(seconds)
        if self.loop.seconds < seconds < self.history.days * 86400:
            self.loop.call_at(seconds, self.act, replace(act, at=seconds), context=self.outside)

    def act(self, act: Act) -> None:
        """It is done now, and noted."""
        self.done.append(act)
        try:
            doer = self.people if act.who in self.people.by_name else self.office if act.who == OFFICE else self.team
            doer.act(act)
        except Exception as error:
            self.failed(error)

    async def at_the_desk(self, does: Callable[[Desk], Awaitable[T]]) -> T:
        """What a command would do, in one transaction."""
        assert self.life is not None
        done: T = await self.life.batches.do(_AtTheDesk(does=does))
        return done


@dataclass(eq=False, kw_only=True)
class _AtTheDesk(DeskWork):
    does: Callable[[Desk], Awaitable[Any]]

    async def act(self, desk: Desk) -> Any:
        return await self.does(desk)
