"""One round of the drill: a burst in the lives of a dozen people, in which the product is killed again and again."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.sandbox.server import World
from storage import due, outbox
from storage.database import Database
from storage.happenings import Due, Message
from tests.drill.board import Board
from tests.drill.crowd import Crowd
from tests.drill.lives import KILLED, Replica
from tests.drill.mischief import Mischief
from tests.drill.places import Place
from tests.drill.plan import Lived, Plan
from tests.drill.street import Street
from tests.drill.traces import Traces, read

LOG = "product.log"
PASSES = timedelta(seconds=20)
"""So much time passes in every life of the product, on the drill's clock."""
TAKES_OVER = timedelta(seconds=20)
"""So much passes after a replica has died, with the other one alone: 15 s, and 5 s until it looks the next time."""
BREATH = timedelta(seconds=20)
QUIET = 20
"""So many signs of life of the product, and looks of ours, without a step: it has nothing left to do for now."""
LONGEST = 120.0
"""Seconds (real) that one life may take to come to its step or to rest."""
MOST_BREATHS = 60


@dataclass(kw_only=True)
class Round:
    """A round under way, and all that is left of it to be judged."""

    place: Place
    plan: Plan
    board: Board
    replicas: Sequence[Replica]
    world: World
    street: Street
    crowd: Crowd
    mischief: Mischief
    database: Database
    lived: list[Lived] = field(default_factory=list)
    overdue: list[str] = field(default_factory=list)

    @property
    def log(self) -> str:
        path = self.place.folder / LOG
        return path.read_text() if path.exists() else ""

    async def play(self) -> None:
        """Kill after kill, and then to the end."""
        self.mischief.begin()
        for n, end in enumerate(self.plan.ends):
            self.mischief.strike(self.crowd.leavers)
            victim = self.replicas[n // 2 % len(self.replicas)]
            await self._begin(victim, end)
            await self._lives_on(victim)
            await self._end(victim)
            await self._taken_over()
        self.mischief.heal()
        first, *others = self.replicas
        await self._begin(first, 0)
        await self._lives_on(first)
        await self._to_rest()
        await self._afternoon()
        for replica in (*others, first):
            await self._end(replica)

    async def traces(self) -> Traces:
        """What is left of it, to be judged."""
        found = await read(self.database, self.world, self.crowd, self.board.now(), self._breaks(), self.log)
        return replace(found, overdue=self.overdue)

    def _breaks(self) -> list[datetime]:
        """When one process had to begin anew; of two, when one died: the other is there, whenever that one begins."""
        if len(self.replicas) == 1:
            return [lived.began for lived in self.lived]
        return [self.lived[0].began, *(lived.ended for lived in self.lived if lived.ended is not None)]

    async def _begin(self, victim: Replica, end: int) -> None:
        """Whoever is dead begins again; the victim is to die at that step, or never (0)."""
        self.lived.append(Lived(began=self.board.now(), asked=end))
        for replica in self.replicas:
            await replica.end_at(end if replica is victim else 0)
        self.street.begin_life()
        await self._until(lambda: not victim.alive or all(replica.board.up for replica in self.replicas))

    async def _lives_on(self, victim: Replica) -> None:
        """Time passes, and they do what there is to do, until the victim is dead or they have nothing left."""
        self._pass(PASSES)
        await self._until(lambda: not victim.alive, quiet=True)

    async def _end(self, victim: Replica) -> None:
        ended = await victim.kill()
        if ended != KILLED:
            raise RuntimeError(f"the product ended by itself, with {ended}\n{self.log}")
        lived = self.lived[-1]
        lived.ended, lived.place = self.board.now(), victim.board.place
        lived.steps = victim.board.steps - victim.aimed_at

    async def _taken_over(self) -> None:
        """What the dead one held, another takes over, before it begins again."""
        if any(replica.alive for replica in self.replicas):
            self._pass(TAKES_OVER)
            await self._until(lambda: False, quiet=True)

    def _pass(self, time: timedelta) -> None:
        self.board.forward(time)
        for replica in self.replicas:
            if replica.alive:
                replica.lives.knock()

    async def _until(self, true: Callable[[], bool], *, quiet: bool = False) -> None:
        """Until it is true, or (`quiet`) no step has been taken for a while."""
        loop = asyncio.get_running_loop()
        ends = loop.time() + LONGEST
        boards = [replica.board for replica in self.replicas if replica.alive]
        steps, beats, looks = [board.steps for board in boards], [board.beats for board in boards], 0
        while not true():
            if [board.steps for board in boards] != steps or self._under_way:
                steps, beats, looks = [board.steps for board in boards], [board.beats for board in boards], 0
            beaten = [board.beats - before for board, before in zip(boards, beats, strict=True)]
            if quiet and min(looks, *beaten) > QUIET:
                return
            if loop.time() > ends:
                raise TimeoutError(f"neither dead nor at rest at {[board.place for board in boards]}\n{self.log}")
            looks += 1
            await asyncio.sleep(0.01)

    async def _to_rest(self) -> None:
        """Breath by breath, until nobody waits for anything and nothing is left lying."""
        for _ in range(MOST_BREATHS):
            if self.crowd.done and not self._under_way and not await self._left():
                return
            self._pass(BREATH)
            await self._until(lambda: False, quiet=True)

    @property
    def _under_way(self) -> int:
        return self.world.courier.under_way + self.world.telegram.updates.pending

    async def _left(self) -> int:
        """How much of what is due by now has not been done. What falls due is looked at first, since it may become a
        message meanwhile, and the clock last, since that message may go from then on."""
        async with self.database.reading() as rows:
            falls_due = await rows.all(Due)
            unsettled = ("queued", "held", "sending", "in_doubt")
            messages = await rows.all(Message, Message.table.c.state.in_(unsettled))
        now = self.board.now()
        waits = [m for m in messages if m.state in ("queued", "held") and m.not_before > now]
        return len(messages) - len(waits) + sum(row.at <= now for row in falls_due)

    async def _afternoon(self) -> None:
        """From one moment at which something falls due to the next."""
        while (moment := await self._next()) is not None and moment <= self.plan.until:
            self._pass(max(moment - self.board.now(), timedelta(0)) + timedelta(milliseconds=1))
            loop = asyncio.get_running_loop()
            ends = loop.time() + LONGEST
            while await self._left() or self._under_way:
                if loop.time() > ends:
                    self.overdue.append(f"what fell due at {moment:%H:%M:%S} was not done")
                    return
                await asyncio.sleep(0.02)

    async def _next(self) -> datetime | None:
        async with self.database.reading() as rows:
            found = [await due.next_at(rows), await outbox.next_due(rows, after=self.board.now())]
        return min((at for at in found if at is not None), default=None)
