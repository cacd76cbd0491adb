"""PostgreSQL: of two receipts for one text that reach two replicas at once, the second sees what the first has done."""

import asyncio
import itertools
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text

from bot.channels.message import Receipt
from bot.services.batch import Batches
from bot.services.works import GotReceipt
from storage import people
from storage.crypto import Vault
from storage.database import Database
from storage.happenings import Message
from tests.support import home as small
from tests.support.home import DANGER, JAY, texts_to_leavers
from tests.support.town import Town


@pytest.fixture
async def first(postgres_url: str, vault: Vault) -> AsyncIterator[Town]:
    database = await Database.open(postgres_url, vault)
    async with small.home(database) as made:
        made.phones.silent.add(JAY)
        yield made
    await database.close()


@pytest.fixture
async def second(first: Town, postgres_url: str) -> AsyncIterator[Batches]:
    database = await Database.open(postgres_url, first.database.vault)
    ids = itertools.count(5_000_000)
    batches = Batches(database, first.clock, lambda: next(ids), first.words, lambda urgent: None)
    turns = asyncio.create_task(batches.run())
    yield batches
    turns.cancel()
    await asyncio.gather(turns, return_exceptions=True)
    await database.close()


async def _until_waiting(place: Town, many: int) -> None:
    """So many transactions wait for somebody's row."""
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    async with asyncio.timeout(10):
        while True:
            async with place.database.reading() as rows:
                if (await rows.execute(text(waiting))).scalar_one() >= many:
                    return
            await asyncio.sleep(0.01)


async def _at_once(first: Town, second: Batches, *receipts: Receipt) -> None:
    """Both have found their text before either has Jay's row, and get that one after the other."""
    turns: list[asyncio.Task[object]] = []
    async with first.database.writing() as rows:
        await rows.answer(people.lock([1]))
        for batches, receipt in zip((first.batches, second), receipts, strict=True):
            turns.append(asyncio.create_task(batches.do(GotReceipt(receipt=receipt))))
            await _until_waiting(first, len(turns))
    await asyncio.gather(*turns)


async def test_a_final_state_stays(first: Town, second: Batches) -> None:
    await first.text(JAY, "NEXT")
    (answer,) = await texts_to_leavers(first)
    async with first.database.writing() as rows:  # the receipts are quicker than our own note
        await rows.change(Message.table, {answer.id: {"state": "sending"}})
    receipts = [
        Receipt(ref=answer.id, provider_id=answer.provider_id or "", status=status, code=None)
        for status in ("delivered", "sent")
    ]
    await _at_once(first, second, *receipts)
    assert [m.state for m in await texts_to_leavers(first)] == ["delivered"]


async def test_a_failure_told_twice_has_one_consequence(first: Town, second: Batches) -> None:
    await first.text(JAY, DANGER)
    before = await texts_to_leavers(first)
    failed = Receipt(ref=before[0].id, provider_id=before[0].provider_id or "", status="undelivered", code="30003")
    await _at_once(first, second, failed, failed)
    assert len(await texts_to_leavers(first)) == len(before) + 1
