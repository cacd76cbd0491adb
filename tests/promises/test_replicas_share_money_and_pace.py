"""Several replicas on one PostgreSQL keep to one month's money and to one pace."""

import asyncio
import itertools
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.channels.pace import Pace
from bot.services import claim, outgoing
from bot.services.calls import STALE
from bot.services.outbox import Outbox
from storage import tallies
from storage.crypto import Vault
from storage.database import Database
from storage.records import Person
from tests.support import home as small
from tests.support.home import DANGER, HELPLINES, JAY, rows_of
from tests.support.town import Town

LIMIT = "[programme]\nmonthly_spend_limit_gbp = 0.80\n"  # twenty segments, two of them kept back


@pytest.fixture
async def poor(postgres_url: str, vault: Vault) -> AsyncIterator[Town]:
    database = await Database.open(postgres_url, vault)
    async with small.home(database, policy=HELPLINES.replace("[programme]\n", LIMIT)) as made:
        yield made
    await database.close()


async def _a_text_each(place: Town, people: int) -> None:
    """Waits for so many leavers."""
    jay, now = (await rows_of(place, Person))[0], place.clock.now()
    numbers = [f"+447700{900200 + n}" for n in range(people)]
    leavers = [
        replace(jay, id=100 + n, phone=number, phone_hash=place.database.vault.lookup(number))
        for n, number in enumerate(numbers)
    ]
    async with place.database.writing() as rows:
        await rows.insert(leavers)
        await rows.insert(
            outgoing.to_leaver(next(place.ids), now, each.id, "hello", channel="sms", purpose="answer", segments=1)
            for each in leavers
        )


async def test_claims_at_the_same_moment_leave_the_emergencies_their_part(
    poor: Town, postgres_url: str, vault: Vault
) -> None:
    await _a_text_each(poor, 36)
    other = await Database.open(postgres_url, vault)
    ids, now = itertools.count(1_000_000), poor.clock.now()
    by = claim.Claimer(new_id=lambda: next(ids), words=poor.words, topics=False)

    async def claims(database: Database) -> int:
        async with database.writing() as rows:
            return len((await claim.claim(rows, now, 18, by)).envelopes)

    async with poor.database.writing() as rows:
        first = len((await claim.claim(rows, now, 18, by)).envelopes)
        second = asyncio.create_task(claims(other))
        await asyncio.wait({second}, timeout=0.5)
    assert (first, await second) == (18, 0)
    assert len(await poor.text(JAY, DANGER)) == 2
    await other.close()


def _another(place: Town, number: int) -> Outbox:
    """A replica's, at two texts a second."""
    pace = Pace(each_second=2, gap=0, now=time.monotonic, sleep=asyncio.sleep)
    return Outbox(
        database=place.database,
        clock=place.clock,
        new_id=lambda: next(place.ids),
        words=place.words,
        batches=place.batches,
        sms=place.phones,
        telegram=place.chats,
        pace=pace,
        chat_pace=pace,
        topics=lambda: False,
        number=number,
        spacing=timedelta(seconds=0.5),
    )


async def test_what_they_claim_together_leaves_before_it_is_stale(postgres_url: str, vault: Vault) -> None:
    database = await Database.open(postgres_url, vault)
    async with small.home(database) as place:
        await _a_text_each(place, 80)
        replicas = [_another(place, number) for number in range(1, 5)]
        running = [asyncio.create_task(replica.run()) for replica in replicas]
        await asyncio.sleep(1)
        async with database.reading() as rows:
            ahead = await tallies.taken_ahead(rows, claim.PACE, place.clock.now(), timedelta(seconds=0.5))
        for replica in replicas:
            replica.stop()
        await asyncio.gather(*running)
    assert STALE / 4 < ahead <= STALE
    await database.close()
