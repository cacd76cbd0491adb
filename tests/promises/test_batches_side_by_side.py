"""PostgreSQL: two batches are under way at once. Whoever waits for a row holds up nobody else, and order is kept."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from bot.handlers import schedule
from bot.services.batch import PATIENCE
from bot.services.committing import Committing
from bot.services.desk import Desk
from bot.services.turn import Turn
from bot.services.work import DeskWork, PersonWork
from storage import due, people
from storage.crypto import Vault
from storage.database import Database
from storage.happenings import CheckIn, Due, Received
from tests.support import home as small
from tests.support.home import JAY, KEL, heard, rows_of, second_leaver
from tests.support.town import Town

SOON = 10
"""Seconds within which what has nothing to wait for is done."""


@pytest.fixture
async def both(postgres_url: str, vault: Vault) -> AsyncIterator[Town]:
    """Jay and Kel."""
    database = await Database.open(postgres_url, vault)
    async with small.home(database) as made:
        await second_leaver(made)
        yield made
    await database.close()


@dataclass(eq=False, kw_only=True)
class Waits(DeskWork):
    began: asyncio.Event = field(default_factory=asyncio.Event)
    may_end: asyncio.Event = field(default_factory=asyncio.Event)

    async def act(self, desk: Desk) -> Any:
        self.began.set()
        await self.may_end.wait()


@dataclass(eq=False, kw_only=True)
class Turns(PersonWork):
    fails: bool = False

    def decide(self, turn: Turn) -> None:
        if self.fails:
            raise ValueError

    def when_failed(self, turn: Turn) -> None:
        """Nothing to put right."""


async def test_a_text_that_waits_for_its_persons_row_holds_up_nobody_elses(both: Town) -> None:
    """Nor is it passed by the next one from the same number."""
    async with both.database.writing() as rows, asyncio.timeout(SOON):
        await rows.answer(people.lock([1]))
        first = asyncio.create_task(both.batches.do(heard(both, "first")))
        await asyncio.sleep(0.1)
        second = asyncio.create_task(both.batches.do(heard(both, "second")))
        for body in ("hiya", "you there"):
            await both.batches.do(heard(both, body, number=KEL))
        assert not first.done()
        assert not second.done()
    await asyncio.gather(first, second)
    assert [text.body for text in await rows_of(both, Received) if text.person_id == 1] == ["first", "second"]


async def test_who_is_due_is_asked_while_another_is_waited_for(both: Town) -> None:
    due = [row for row in await rows_of(both, Due) if row.kind == "check_in"]
    both.clock.move_to(max(row.at for row in due) + timedelta(seconds=1))
    async with both.database.writing() as rows, asyncio.timeout(SOON):
        await rows.answer(people.lock([1]))
        jays = asyncio.create_task(both.batches.do(heard(both, "hiya")))
        await asyncio.sleep(0.1)
        await rows.all(Due, Due.table.c.person_id == 1, lock=True)
        await both.batches.sweep()
        assert [check_in.person_id for check_in in await rows_of(both, CheckIn)] == [2]
    await jays


async def test_of_desk_work_one_is_under_way_and_leavers_do_not_wait_for_it(both: Town) -> None:
    one, other = Waits(), Waits()
    done = [asyncio.create_task(both.batches.do(work)) for work in (one, other)]
    async with asyncio.timeout(SOON):
        await one.began.wait()
        await both.batches.do(heard(both, "hiya", number=JAY))
        assert not other.began.is_set()
        one.may_end.set()
        await other.began.wait()
        other.may_end.set()
        await asyncio.gather(*done)


async def test_what_is_put_back_may_end_before_the_batch_that_it_came_from(
    both: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two turns of one person the second goes beside, while a failed one of the first batch is still seen to."""
    seen_to = Committing._failed

    async def slowly(self: Committing, work: PersonWork, error: Exception) -> None:
        await asyncio.sleep(4 * PATIENCE)
        await seen_to(self, work, error)

    monkeypatch.setattr(Committing, "_failed", slowly)
    works = [Turns(person_id=1), Turns(person_id=1), Turns(person_id=2, fails=True)]
    async with asyncio.timeout(SOON):
        done = [asyncio.create_task(both.batches.do(work)) for work in works]
        await asyncio.sleep(2 * PATIENCE)
        await both.batches.do(heard(both, "hiya"))
        await asyncio.gather(*done)
    await asyncio.sleep(PATIENCE)
    assert not both.turns.done()


async def test_whoever_waits_when_it_ends_is_told_so(both: Town) -> None:
    one, other = Waits(), Waits()
    done = [asyncio.create_task(both.batches.do(work)) for work in (one, other)]
    async with asyncio.timeout(SOON):
        await one.began.wait()
        await both.end()
        ended = await asyncio.gather(*done, return_exceptions=True)
    assert [type(error) for error in ended] == [asyncio.CancelledError] * 2


async def test_what_another_replica_holds_at_the_moment_of_the_check_is_waited_for(both: Town) -> None:
    both.clock.forward(timedelta(days=1, hours=1))  # the check-ins of ten o'clock
    async with both.database.writing() as other:
        assert len(await due.take(other, both.clock.now(), 10)) == 2
        checking = asyncio.create_task(both.schedule.check())
        await asyncio.sleep(0.5)
        assert not checking.done()
    await checking
    assert both.schedule.left == 0
    assert len(await rows_of(both, CheckIn)) == 2


async def test_what_is_held_for_longer_than_a_replica_takes_is_overdue(
    both: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schedule, "HELD", 0.1)
    both.clock.forward(timedelta(days=1, hours=1))
    async with both.database.writing() as other:
        await due.take(other, both.clock.now(), 10)
        await both.schedule.check()
        assert both.schedule.left == 2
    await both.schedule.check()
    assert both.schedule.left == 0
