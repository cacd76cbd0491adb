"""Turns in batches: whatever has come in while the last commit ran makes up the next one. Each caller waits until its
own turn is committed."""

import asyncio
from collections.abc import Callable, Collection, Sequence
from typing import Any

from bot.clock import Clock
from bot.services.committing import MOST, Committing, Parts, Sweep
from bot.services.tally import Tally
from bot.services.work import DeskWork, Work
from bot.words.catalogue import Words
from storage.database import Database

AT_THE_DOOR = 6
"""Turns of the event loop that a request may take from the socket to a place in the batch."""


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
        self.under_way: Sequence[Work] = ()
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
        while found := int(await self.do(Sweep())):
            total += found
        return total

    async def run(self) -> None:
        """Takes batch after batch, until cancelled; then whoever still waits is told so."""
        committing = Committing(
            self.parts,
            self._put_back,
            lambda urgent: self.after_commit(urgent),
            lambda lanes: self.silenced(lanes),
        )
        try:
            while True:
                await self.awake.wait()
                self.awake.clear()
                while self.waiting:
                    await self._all_that_is_here()
                    self.under_way = self._next()
                    await committing.take(self.under_way)
        finally:
            for work in (*self.under_way, *self.waiting):
                work.done.cancel()

    async def _all_that_is_here(self) -> None:
        """Lets in what has arrived and is on its way through a door. One that comes alone waits for nobody."""
        quiet = 0
        while quiet < AT_THE_DOOR and len(self.waiting) < MOST:
            before = len(self.waiting)
            await asyncio.sleep(0)
            quiet = quiet + 1 if len(self.waiting) == before else 0

    def _next(self) -> list[Work]:
        """What goes into one commit: desk work has one of its own, and takes turns with the rest. Of one sender one
        text at a time, so that a flood of them keeps nobody else waiting."""
        desk = next((work for work in self.waiting if isinstance(work, DeskWork)), None)
        batch: list[Work] = [] if desk is None or not self.desk_is_next else [desk]
        self.desk_is_next = not batch
        senders: set[str] = set()
        for work in () if batch else self.waiting:
            if len(batch) < MOST and not isinstance(work, DeskWork) and work.sender not in senders:
                batch.append(work)
                senders |= {work.sender} - {""}
        batch = batch or [desk or self.waiting[0]]
        taken = set(batch)
        self.waiting = [work for work in self.waiting if work not in taken]
        return batch

    def _put_back(self, works: Sequence[Work]) -> None:
        self.waiting[:0] = works
