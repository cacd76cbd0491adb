"""Turns in batches: whatever has come in while the last commit ran makes up the next one. Each caller waits until its
own turn is committed."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from bot.clock import Clock
from bot.services.committing import MOST, Committing, Parts, Sweep
from bot.services.tally import Tally
from bot.services.work import DeskWork, Work
from bot.words.catalogue import Words
from storage.database import Database

AT_ONCE = {"sqlite": 1, "postgresql": 2}
"""Batches under way: while PostgreSQL works on one, the next is decided. SQLite has one writer."""
AT_THE_DOOR = 6
"""Turns of the event loop that a request may take from the socket to a place in the batch."""


class Batches:
    """Takes work in and commits it. `after_commit` is told when something may have been put in the outbox, and whether
    that is urgent."""

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
        self.after_commit, self.at_once = after_commit, AT_ONCE[database.dialect]
        self.waiting: list[Work] = []
        self.under_way: set[Work] = set()
        self.desk_is_next = False
        self.awake = asyncio.Event()

    async def do(self, work: Work) -> Any:
        """Waits until what follows from this work is committed. Raises what the database raised."""
        self.waiting.append(work)
        self.awake.set()
        return await work.done

    async def sweep(self) -> int:
        """Takes all that has fallen due by now, batch after batch; returns how many rows there were."""
        total = 0
        while found := sum(await asyncio.gather(*(self.do(Sweep()) for _ in range(self.at_once)))):
            total += found
        return total

    async def run(self) -> None:
        """Takes batch after batch, until cancelled; then whoever still waits is told so."""
        try:
            await asyncio.gather(*(self._batch_after_batch() for _ in range(self.at_once)))
        finally:
            for work in (*self.under_way, *self.waiting):
                work.done.cancel()

    async def _batch_after_batch(self) -> None:
        committing = Committing(self.parts, self._put_back, lambda urgent: self.after_commit(urgent))
        while True:
            if self.waiting:
                await self._all_that_is_here()
            batch = self._next()
            if batch:
                with self._under_way(batch):
                    await committing.take(batch)
            else:
                self.awake.clear()
                await self.awake.wait()

    @contextmanager
    def _under_way(self, batch: Sequence[Work]) -> Iterator[None]:
        self.under_way.update(batch)
        yield  # what is cancelled meanwhile stays: whoever waits for it is told
        self.under_way.difference_update(batch)
        self.awake.set()  # what its senders have said since may be next

    async def _all_that_is_here(self) -> None:
        """Lets in what has arrived and is on its way through a door. One that comes alone waits for nobody."""
        quiet = 0
        while quiet < AT_THE_DOOR and len(self.waiting) < MOST:
            before = len(self.waiting)
            await asyncio.sleep(0)
            quiet = quiet + 1 if len(self.waiting) == before else 0

    def _next(self) -> list[Work]:
        """What goes into one commit: desk work has one of its own, and takes turns with the rest. Of one sender one
        text at a time, so that a flood of them keeps nobody else waiting, and their order is kept; and one sweep."""
        desk = next((work for work in self.waiting if isinstance(work, DeskWork)), None)
        batch: list[Work] = [desk] if desk is not None and self.desk_is_next else self._together()
        batch = batch or ([desk] if desk is not None else [])
        self.desk_is_next = bool(batch) and batch[0] is not desk
        taken = set(batch)
        self.waiting = [work for work in self.waiting if work not in taken]
        return batch

    def _together(self) -> list[Work]:
        batch: list[Work] = []
        senders = {work.sender for work in self.under_way if work.sender}
        swept = False
        for work in self.waiting:
            one_too_many = work.sender in senders or (swept and isinstance(work, Sweep))
            if len(batch) == MOST or one_too_many or isinstance(work, DeskWork):
                continue
            batch.append(work)
            swept = swept or isinstance(work, Sweep)
            if work.sender:
                senders.add(work.sender)
        return batch

    def _put_back(self, works: Sequence[Work]) -> None:
        self.waiting[:0] = works
