"""Turns in batches: whatever has come in while the last commit ran makes up the next one. Each caller waits until its
own turn is committed."""

import asyncio
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from bot.clock import Clock
from bot.services.committing import MOST, Committing, Parts, Sweep
from bot.services.tally import Tally
from bot.services.work import DeskWork, Work
from bot.services.works import FellDueAtDesk
from bot.words.catalogue import Words
from storage.database import Database

AT_THE_DOOR = 6
"""Turns of the event loop that a request may take from the socket to a place in the batch."""
AT_ONCE = {"sqlite": 1, "postgresql": 2}
"""Batches under way at once. SQLite has one writer; while PostgreSQL works on one batch the next is decided."""
WORTH_IT = 20
"""So many turns make up a batch of their own beside another: in small ones each turn costs more than it gains."""
PATIENCE = 0.25
"""Seconds after which anything goes beside a batch that is still under way: it may be waiting for somebody's row."""


@dataclass(frozen=True, eq=False)
class UnderWay:
    """A batch that is being committed, `since` by the event loop's clock."""

    works: Sequence[Work]
    since: float


class Batches:
    """Takes work in and commits it. `after_commit` is told when something may have been put in the outbox, and whether
    that is urgent; `silenced` which recipients have asked for silence: what waits to be sent to them is called off."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        new_id: Callable[[], int],
        words: Words,
        after_commit: Callable[[bool], None],
        tally: Tally | None = None,
    ) -> None:
        self.parts = Parts(database=database, clock=clock, new_id=new_id, words=words, tally=tally or Tally())
        self.after_commit = after_commit
        self.silenced: Callable[[Collection[str]], None] = lambda lanes: None
        self.waiting: list[Work] = []
        self.under_way: list[UnderWay] = []
        self.at_once = AT_ONCE[database.dialect]
        self.desk_is_next = False
        self.awake = asyncio.Event()

    async def do(self, work: Work) -> Any:
        """Waits until what follows from this work is committed. Raises what the database raised."""
        self.waiting.append(work)
        self.awake.set()
        return await work.done

    async def sweep(self) -> int:
        """Takes all that has fallen due by now, batch after batch; returns how many rows there were."""
        return sum(await asyncio.gather(*(self._sweep() for _ in range(self.at_once))))

    async def _sweep(self) -> int:
        total = 0
        while found := int(await self.do(Sweep())):
            total += found
        return total

    async def run(self) -> None:
        """Takes batch after batch, until cancelled; then whoever still waits is told so."""
        try:
            await asyncio.gather(*(self._take_batches() for _ in range(self.at_once)))
        finally:
            for work in (*self._works_under_way(), *self.waiting):
                work.done.cancel()

    async def _take_batches(self) -> None:
        committing = Committing(
            self.parts,
            self._put_back,
            lambda urgent: self.after_commit(urgent),
            lambda lanes: self.silenced(lanes),
        )
        while True:
            await self.awake.wait()
            if self.waiting:
                await self._all_that_is_here()
            if batch := self._next():
                await self._take(committing, batch)
            else:
                self.awake.clear()
                if self.waiting:
                    asyncio.get_running_loop().call_later(PATIENCE, self.awake.set)

    async def _take(self, committing: Committing, batch: Sequence[Work]) -> None:
        this = UnderWay(batch, asyncio.get_running_loop().time())
        self.under_way.append(this)
        await committing.take(batch)
        self.under_way.remove(this)
        self.awake.set()  # for what could not go beside it

    async def _all_that_is_here(self) -> None:
        """Lets in what has arrived and is on its way through a door. One that comes alone waits for nobody."""
        quiet = 0
        while quiet < AT_THE_DOOR and len(self.waiting) < MOST:
            before = len(self.waiting)
            await asyncio.sleep(0)
            quiet = quiet + 1 if len(self.waiting) == before else 0

    def _next(self) -> list[Work]:
        """What goes into one commit, nothing where all that waits has to wait on.

        Desk work has a commit of its own, one at a time, and takes turns with the rest. Of one sender one text at a
        time, which keeps them in order, and a flood of them from keeping others waiting; of sweeps one in a batch.
        """
        if not self._is_worth_it():
            return []
        desk = self._next_desk_work()
        batch: list[Work] = [] if desk is None or not self.desk_is_next else [desk]
        self.desk_is_next = not batch
        taken: set[object] = {work.sender for work in self._works_under_way() if work.sender}
        for work in () if batch else self.waiting:
            one_of = Sweep if isinstance(work, Sweep) else work.sender
            if len(batch) < MOST and not isinstance(work, DeskWork) and one_of not in taken:
                batch.append(work)
                taken |= {one_of} - {""}
        if not batch and desk is not None:
            batch = [desk]
        here = set(batch)
        self.waiting = [work for work in self.waiting if work not in here]
        return batch

    def _is_worth_it(self) -> bool:
        """Whether a batch is to begin, beside another that may be under way."""
        if not self.under_way or len(self.waiting) >= WORTH_IT:
            return True
        if any(isinstance(work, Sweep) for work in self.waiting):
            return True
        return asyncio.get_running_loop().time() - self.under_way[0].since >= PATIENCE

    def _next_desk_work(self) -> DeskWork | None:
        if any(isinstance(work, DeskWork) for work in self._works_under_way()):
            return None
        return next((work for work in self.waiting if isinstance(work, DeskWork)), None)

    def _works_under_way(self) -> list[Work]:
        """What is put back is in one batch still, and may be in the next already."""
        return [work for batch in self.under_way for work in batch.works]

    def _put_back(self, works: Sequence[Work]) -> None:
        """A row that is due at the desk is found by each sweep until it has been seen to: it waits once."""
        here = (*self._works_under_way(), *self.waiting)
        rows = {work.row.id for work in here if isinstance(work, FellDueAtDesk)}
        again = {work for work in works if isinstance(work, FellDueAtDesk) and work.row.id in rows}
        self.waiting[:0] = [work for work in works if work not in again]
