"""A batch in one commit: loaded with one query a table, decided in memory one turn after another, one turn a person,
and written with one statement a table.

A turn that fails is taken out and ends by itself, with a human put on it; the others go on.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

import structlog

from bot.clock import Clock
from bot.services.case import Case, load_all, load_cases
from bot.services.deciding import Deciding
from bot.services.desk import Desk
from bot.services.effects import apply
from bot.services.late import keep
from bot.services.tally import Tally
from bot.services.turn import Turn
from bot.services.work import DeskWork, PersonWork, Work
from bot.services.works import FellDue, FellDueAtDesk
from bot.services.writes import Writes
from bot.words.catalogue import Words
from storage import due
from storage.database import Database
from storage.errors import DatabaseAway, Overlap, StorageError, TryAgain
from storage.happenings import Due
from storage.rows import Rows

log = structlog.get_logger(__name__)

MOST = 1000
"""Turns in one batch."""
TRIES = 5


@dataclass(eq=False, kw_only=True)
class Sweep(Work):
    """Take what has fallen due by now; the result is how many rows there were."""


@dataclass(kw_only=True)
class Parts:
    """What turns are made with."""

    database: Database
    clock: Clock
    new_id: Callable[[], int]
    words: Words
    tally: Tally


class Committing:
    """Takes one batch at a time. `put_back` is given what has to be done in a later one; `after_commit` is told when
    something may have been put in the outbox, and whether that is urgent; `silenced` which recipients have asked for
    silence."""

    def __init__(
        self,
        parts: Parts,
        put_back: Callable[[Sequence[Work]], None],
        after_commit: Callable[[bool], None],
        silenced: Callable[[Collection[str]], None],
    ) -> None:
        self.parts, self.put_back, self.after_commit, self.silenced = parts, put_back, after_commit, silenced
        self.wrote_urgent = False
        self.silent: set[str] = set()

    async def take(self, batch: Sequence[Work]) -> None:
        """All of it is done or refused when this returns."""
        try:
            with self.parts.tally.commit_seconds.time():
                await self._commit_trying(batch)
        except Exception as error:
            if isinstance(error, DatabaseAway):
                for work in batch:
                    work.fail(error)
            elif len(batch) == 1:
                await self._refused(batch[0], error)
            else:
                for work in batch:
                    await self.take([work])
        urgent, self.wrote_urgent = self.wrote_urgent, False
        silent, self.silent = self.silent, set()
        if silent:
            self.silenced(silent)
        self.after_commit(urgent)

    async def _commit_trying(self, batch: Sequence[Work]) -> None:
        for attempt in range(TRIES):
            try:
                await self._commit(batch)
            except (TryAgain, Overlap):
                if attempt == TRIES - 1:
                    raise
                await asyncio.sleep(0.01 * 2**attempt)
            else:
                return

    async def _commit(self, batch: Sequence[Work]) -> None:
        finished: list[tuple[Work, Any]] = []
        async with self.parts.database.writing() as rows:
            now = self.parts.clock.now()
            deciding = Deciding(rows=rows, now=now, turn_of=partial(self._turn, now))
            if isinstance(batch[0], DeskWork):
                finished.append((batch[0], await self._at_the_desk(rows, batch[0].act)))
            else:
                swept = await self._decide(deciding, batch)
                finished += [(work, None) for work in deciding.decided]
                finished += [(work, swept) for work in batch if isinstance(work, Sweep)]
                await self._write(rows, deciding.writes)
                await keep(rows, deciding.writes.late, self.parts.clock.now(), self.parts.new_id)
        self.put_back(deciding.instead)
        self._count([work for work, _ in finished])
        for work, result in finished:
            work.finish(result)
        for person_work, error in deciding.failed:
            await self._failed(person_work, error)

    async def _decide(self, deciding: Deciding, batch: Sequence[Work]) -> int:
        """Decides the batch. With a sweep in it also what is due, of people who have nothing else in it; returns how
        many rows that were."""
        works = await deciding.prepared([work for work in batch if isinstance(work, PersonWork)])
        taken: list[Due] = []
        if any(isinstance(work, Sweep) for work in batch):
            busy = {work.person_id for work in works if work.person_id is not None}
            taken = await due.take(deciding.rows, deciding.now, MOST, busy)
        works += [FellDue(row=row, person_id=row.person_id) for row in taken if row.person_id is not None]
        deciding.instead += [FellDueAtDesk(row=row) for row in taken if row.person_id is None]
        await deciding.decide(works)
        return len(taken)

    async def _write(self, rows: Rows, writes: Writes) -> None:
        self.wrote_urgent |= writes.urgent
        self.silent |= {drop.lane for drop in writes.drops}
        await writes.flush(rows)

    def _count(self, committed: Sequence[Work]) -> None:
        turns = [work for work in committed if not isinstance(work, Sweep)]
        if turns:
            self.parts.tally.batch_size.observe(len(turns))
        now = self.parts.clock.now()
        for kind, many in Counter(type(work).__name__ for work in turns).items():
            self.parts.tally.turns.labels(work=kind).inc(many)
        for work in turns:
            work.count(self.parts.tally, now)

    async def _at_the_desk(self, rows: Rows, act: Callable[[Desk], Awaitable[Any]]) -> Any:
        desk = Desk(
            rows=rows, now=self.parts.clock.now(), new_id=self.parts.new_id, words=self.parts.words, carry_out=apply
        )
        result = await act(desk)
        await self._write(rows, desk.writes)
        return result

    def _turn(self, now: datetime, case: Case) -> Turn:
        return Turn(case=case, now=now, new_id=self.parts.new_id, words=self.parts.words, carry_out=apply)

    async def _failed(self, work: PersonWork, error: Exception) -> None:
        """The turn raised: what it wanted is dropped and a human is put on it, in a transaction of its own."""
        log.error("turn.failed", work=type(work).__name__, error=type(error).__name__)
        self.parts.tally.turn_failures.labels(outcome="failed").inc()
        try:
            async with self.parts.database.writing() as rows:
                now = self.parts.clock.now()
                cases = await load_cases(rows, [work.person_id or 0], now)
                await load_all(rows, cases, now)
                for case in cases.values():
                    turn = self._turn(now, case)
                    work.when_failed(turn)
                    await self._write(rows, turn.writes)
        except Exception as second:
            log.error("turn.lost", work=type(work).__name__, error=type(second).__name__)
            self.parts.tally.turn_failures.labels(outcome="lost").inc()
            await self._lost(work, second)
        else:
            work.finish("failed")

    async def _lost(self, work: PersonWork, error: Exception) -> None:
        """Not even a human could be put on it. Where the database is away, it is tried again as it was."""
        try:
            if not isinstance(error, StorageError):
                async with self.parts.database.writing() as rows:
                    await work.when_lost(rows)
        except StorageError as away:
            log.warning("turn.waits", work=type(work).__name__, error=type(away).__name__)
        work.fail(error)

    async def _refused(self, work: Work, error: Exception) -> None:
        """It can't be written, even alone: it ends as failed. Of the database's own faults the caller hears."""
        ours = isinstance(error, Overlap) or not isinstance(error, StorageError)
        try:
            if ours and isinstance(work, PersonWork) and work.person_id is not None:
                await self._failed(work, error)
            elif ours and isinstance(work, Sweep):
                await self._sweep_one_by_one(work)
            else:
                log.error("turn.refused", work=type(work).__name__, error=type(error).__name__)
                self.parts.tally.turn_failures.labels(outcome="refused").inc()
                if ours and isinstance(work, DeskWork):
                    async with self.parts.database.writing() as rows:
                        work.finish(await self._at_the_desk(rows, partial(work.when_failed, error=error)))
        except Exception as second:
            work.fail(second)
        work.fail(error)

    async def _sweep_one_by_one(self, sweep: Sweep) -> None:
        """One of the rows that are due can't be written: each gets a commit of its own, so that the others go on."""
        async with self.parts.database.writing() as rows:
            taken = await due.take(rows, self.parts.clock.now(), MOST)
        for row in taken:
            alone = FellDueAtDesk(row=row) if row.person_id is None else FellDue(row=row, person_id=row.person_id)
            await self.take([alone])
        sweep.finish(len(taken))
