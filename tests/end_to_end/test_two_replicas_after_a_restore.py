"""Two replicas begin at once on a restored database: one catches up, the other waits, and nothing goes twice."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from bot.clock import MovableClock
from bot.sandbox.server import World
from bot.services.batch import AT_ONCE
from bot.settings import Settings
from storage.crypto import Vault
from storage.errors import DatabaseAway
from tests.end_to_end.place import OSRIC, PUBLIC, ROSE, WILMA, Place, opened
from tests.end_to_end.process import until
from tests.end_to_end.test_restored import Lost, a_day, nothing_went_twice
from tests.support.databases import LEADS
from tests.support.disaster import put_back

WAITS = "select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"


@dataclass
class Outside:
    """Somebody with a shell on the database server, who holds up whoever wants to know what falls due."""

    connection: AsyncConnection

    async def pids(self, statement: str) -> list[int]:
        return list((await self.connection.execute(text(statement))).scalars())

    async def waiting(self, replicas: int) -> None:
        async def are() -> bool:
            await self.connection.execute(text("select pg_stat_clear_snapshot()"))
            return len(await self.pids(WAITS)) == replicas * AT_ONCE["postgresql"]

        await until(are, within=8)

    async def end(self, pid: int) -> None:
        """The connection breaks; the process does not know yet."""
        await self.connection.execute(text("select pg_terminate_backend(:pid)"), {"pid": pid})


@asynccontextmanager
async def holding_up(url: str) -> AsyncIterator[Outside]:
    engine = create_async_engine(url)
    try:
        async with engine.connect() as connection:
            await connection.execute(text("lock table due in access exclusive mode"))
            yield Outside(connection)
    finally:
        await engine.dispose()


@pytest.fixture
async def lost(world: World, clock: MovableClock, settings: Settings, postgres_url: str) -> Lost:
    """A restored database; Rose has answered while nobody listened."""
    settings = replace(settings, database_url=postgres_url)
    lost = await a_day(world, clock, settings)
    vault = Vault.from_text(settings.key_file.read_text(encoding="ascii"))
    await put_back(postgres_url, vault, lost.copy, clock.now())
    world.twilio.inbound_webhooks("lost")
    await world.twilio.text_in(ROSE, "4")
    return lost


@pytest.mark.parametrize("breaks", [False, True], ids=["both go on", "the lock of the first is lost"])
async def test_one_goes_through_what_happened_and_neither_sends_before(
    world: World, clock: MovableClock, settings: Settings, postgres_url: str, lost: Lost, breaks: bool
) -> None:
    settings = replace(settings, database_url=postgres_url)
    before = len(world.twilio.messages), {user: len(world.telegram.inbox(user)) for user in (OSRIC, WILMA)}
    async with AsyncExitStack() as stack:
        async with holding_up(postgres_url) as outside:
            starting = [
                asyncio.create_task(stack.enter_async_context(opened(world, clock, settings))) for _ in range(2)
            ]
            await outside.waiting(1)
            if breaks:
                [leads] = await outside.pids(LEADS)
                await outside.end(leads)
                await outside.waiting(2)
            else:
                await asyncio.sleep(1.5)
                await outside.waiting(1)
            assert not any(task.done() for task in starting)
            assert before == (
                len(world.twilio.messages),
                {user: len(world.telegram.inbox(user)) for user in (OSRIC, WILMA)},
            )
        found = await asyncio.gather(*starting, return_exceptions=True)
        places = [each for each in found if isinstance(each, Place)]
        assert len(places) == (1 if breaks else 2)
        assert all(isinstance(each, Place | DatabaseAway) for each in found)
        world.reach(PUBLIC, *(place.url for place in places))
        await nothing_went_twice(places, lost)
