"""Several replicas on one PostgreSQL keep to one month's money and to one pace."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.services import claim, outgoing
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
