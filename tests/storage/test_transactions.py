"""Transactions: whole or not at all, one after another where they touch the same."""

import asyncio

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from storage.by_id import by_id
from storage.crypto import Vault
from storage.database import Database
from storage.errors import DatabaseAway, TryAgain
from storage.people import lock
from storage.records import Programme
from storage.tables import programmes
from tests.simulation.driver import Driver
from tests.simulation.weather import driver_error
from tests.support.examples import due as due_row
from tests.support.examples import leaver, programme


async def test_what_fails_is_rolled_back_whole(database: Database) -> None:
    async def fail() -> None:
        async with database.writing() as rows:
            await rows.insert([programme(id=1)])
            assert len(await rows.all(Programme)) == 1
            await rows.insert([programme(id=2)])
            raise LookupError

    with pytest.raises(LookupError):
        await fail()
    async with database.reading() as rows:
        assert await rows.all(Programme) == []


async def test_a_commit_that_fails_leaves_nothing_to_the_next(sqlite_url: str, vault: Vault) -> None:
    """SQLite keeps a transaction open whose commit was refused, as it does when the disk is full."""
    refuses: list[str] = []

    async def gate(where: str, done: bool) -> None:
        if where == "commit" and not done and refuses:
            raise driver_error(refuses.pop())

    database = await Database.open(sqlite_url, vault, driver=Driver(gate))
    for name, error in (("SQLITE_BUSY", TryAgain), ("SQLITE_FULL", DatabaseAway)):
        refuses.append(name)
        with pytest.raises(error):
            async with database.writing() as rows:
                await rows.insert([programme(id=1)])
    async with database.writing() as rows:
        assert await rows.all(Programme) == []
    await database.close()


async def test_reading_can_not_write(database: Database) -> None:
    with pytest.raises((DBAPIError, DatabaseAway)):
        async with database.reading() as rows:
            await rows.insert([programme(id=1)])
    async with database.writing() as rows:  # and its connection is as good as before
        await rows.insert([programme(id=1)])


async def test_what_is_written_is_seen_by_the_next_question_however_it_is_asked(database: Database) -> None:
    async with database.writing() as rows:
        await rows.insert([programme(id=1)])
        assert len(await rows.all(Programme)) == 1
        await rows.insert([programme(id=2)])
        assert list(await by_id(rows, Programme, [1, 2])) == [1, 2]
        await rows.delete(Programme.table, [1])
        assert (await rows.execute(text("select count(*) from programmes"))).scalar() == 1
        await rows.change(Programme.table, {2: {"version": 7}})
    async with database.reading() as rows:
        assert [(one.id, one.version) for one in await rows.all(Programme)] == [(2, 7)]


async def test_a_transaction_that_asks_and_writes_nothing_is_none(database: Database) -> None:
    async with database.writing():
        pass
    async with database.reading():
        pass
    async with database.writing() as rows:  # the connections are as good as before
        await rows.insert([programme(id=1)])
    async with database.reading() as rows:
        assert [one.id for one in await rows.all(Programme)] == [1]


async def test_readers_see_what_is_committed_and_wait_for_no_writer(database: Database) -> None:
    async with database.writing() as writer:
        await writer.insert([programme(id=1)])
        async with asyncio.timeout(2), database.reading() as rows:
            assert await rows.all(Programme) == []
    async with database.reading() as rows:
        assert len(await rows.all(Programme)) == 1


async def test_writers_add_up(database: Database) -> None:
    async with database.writing() as rows:
        await rows.insert([programme(id=1)])

    async def add() -> None:
        async with database.writing() as rows:
            [ours] = await rows.all(Programme, programmes.c.id == 1, lock=True)
            await rows.change(programmes, {1: {"version": ours.version + 1}})

    await asyncio.gather(*(add() for _ in range(20)))
    async with database.reading() as rows:
        assert [ours.version for ours in await rows.all(Programme)] == [21]


async def test_a_cancelled_writer_leaves_nothing_and_blocks_nobody(database: Database) -> None:
    inside = asyncio.Event()

    async def stuck() -> None:
        async with database.writing() as rows:
            await rows.insert([programme(id=1)])
            inside.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(stuck())
    await inside.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with asyncio.timeout(5), database.writing() as rows:
        assert await rows.all(Programme) == []


async def test_a_broken_reference_is_refused(database: Database) -> None:
    with pytest.raises(IntegrityError):
        async with database.writing() as rows:
            await rows.insert([leaver(programme_id=404)])


async def test_an_id_that_is_taken_is_worth_another_try(database: Database) -> None:
    async with database.writing() as rows:
        await rows.insert([due_row(id=1)])
    with pytest.raises(TryAgain):
        async with database.writing() as rows:
            await rows.insert([due_row(id=1)])


async def test_no_failure_shows_a_value(database: Database) -> None:
    async with database.writing() as rows:
        await rows.insert([programme(id=1, slug="secret-slug")])
    with pytest.raises(IntegrityError) as error:
        async with database.writing() as rows:
            await rows.insert([programme(id=2, slug="secret-slug")])
    assert "secret-slug" not in str(error.value)


async def test_waiting_for_each_other_ends_in_another_try(postgres_url: str, vault: Vault) -> None:
    database = await Database.open(postgres_url, vault)
    async with database.writing() as rows:
        await rows.insert([programme(id=1), leaver(id=1), leaver(id=2)])
    both = asyncio.Barrier(2)

    async def cross(first: int, second: int) -> None:
        async with database.writing() as rows:
            await rows.answer(lock([first]))
            await both.wait()
            await rows.answer(lock([second]))

    ends = await asyncio.gather(cross(1, 2), cross(2, 1), return_exceptions=True)
    assert [type(end) for end in ends if end] == [TryAgain]
    await database.close()


async def test_turns_of_one_person_run_one_after_another(postgres_url: str, vault: Vault) -> None:
    database = await Database.open(postgres_url, vault)
    async with database.writing() as rows:
        await rows.insert([programme(id=1), leaver(id=1), leaver(id=2)])
    async with database.writing() as first:
        await first.answer(lock([2, 1]))
        with pytest.raises(TimeoutError):
            async with database.writing() as second, asyncio.timeout(0.2):
                await second.answer(lock([1]))
    await database.close()


async def test_a_beginning_that_nobody_waited_for_leaves_nothing_open(sqlite_url: str, vault: Vault) -> None:
    """SQLite begins all the same, in its thread; the next transaction would find itself in another's."""
    begins: list[str] = []

    async def gate(where: str, done: bool) -> None:
        if where == "begin" and done and begins:
            begins.pop()
            raise asyncio.CancelledError

    database = await Database.open(sqlite_url, vault, driver=Driver(gate))
    begins.append("given up")
    with pytest.raises(asyncio.CancelledError):
        async with database.writing() as rows:
            await rows.insert([programme(id=2)])
    async with database.writing() as rows:
        await rows.insert([programme(id=1)])
    async with database.reading() as rows:
        assert len(await rows.all(Programme)) == 1
    await database.close()
