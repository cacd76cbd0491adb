import asyncio
import os
import sqlite3
import stat
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from storage import marks
from storage.crypto import Vault
from storage.database import Database
from storage.errors import DatabaseAway, TryAgain
from storage.events import due
from storage.people import lock
from storage.records import Programme
from storage.tables import programmes
from tests.simulation.driver import Driver
from tests.simulation.weather import driver_error
from tests.support.examples import NOON, leaver, programme
from tests.support.examples import due as due_row


async def test_what_fails_is_rolled_back_whole(database: Database) -> None:
    async def fail() -> None:
        async with database.writing() as rows:
            await rows.insert([programme(id=1)])
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


async def test_another_process_that_holds_the_file_is_waited_for_and_then_named(
    sqlite_url: str, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.database.WRITER", {"busy_timeout": "50", "foreign_keys": "ON"})
    database = await Database.open(sqlite_url, vault)
    other = sqlite3.connect(str(database.url.database))
    other.execute("begin immediate")
    with pytest.raises(TryAgain):
        async with database.writing():
            pass
    other.rollback()
    other.close()
    async with database.writing() as rows:
        await rows.insert([programme(id=1)])
    await database.close()


async def test_sqlite_is_set_up_to_lose_nothing(sqlite_url: str, vault: Vault) -> None:
    database = await Database.open(sqlite_url, vault)
    expected = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "busy_timeout": 10_000}
    async with database.writing() as rows:
        for name, value in expected.items():
            assert (await rows.execute(text(f"PRAGMA {name}"))).scalar() == value
    await database.close()


async def test_only_its_owner_can_read_the_file(sqlite_url: str, vault: Vault) -> None:
    path = sqlite_url.removeprefix("sqlite+aiosqlite:///")
    os.chmod(path, 0o644)
    database = await Database.open(sqlite_url, vault)
    async with database.writing() as rows:
        await rows.insert([due_row()])
        for suffix in ("", "-wal", "-shm"):
            assert stat.S_IMODE(os.stat(path + suffix).st_mode) == 0o600
    await database.close()


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg", "postgresql+asyncpg"])
async def test_any_postgresql_url_will_do(postgres_url: str, vault: Vault, scheme: str) -> None:
    url = f"{scheme}:{postgres_url.partition(':')[2]}&application_name=x&connect_timeout=5&sslmode=disable"
    database = await Database.open(url, vault)
    assert database.dialect == "postgresql"
    async with database.reading() as rows:
        assert (await rows.execute(text("show transaction_isolation"))).scalar() == "read committed"
        assert await rows.scalars(select(due.c.id)) == []
    await database.close()


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("postgresql://someone:secret@127.0.0.1:1/gatewalk", "127.0.0.1:1/gatewalk can't be reached"),
        ("postgresql://someone:secret@no-such-host.invalid/gatewalk", "no-such-host.invalid:5432/gatewalk can't be"),
        ("mysql://someone:secret@127.0.0.1/gatewalk", "must begin with"),
        ("secret", "can't be read"),
        ("sqlite+aiosqlite://", "names no file"),
    ],
)
async def test_a_database_that_is_away_gets_one_line_without_credentials(vault: Vault, url: str, why: str) -> None:
    with pytest.raises(DatabaseAway, match=why) as error:
        await Database.open(url, vault)
    assert "secret" not in str(error.value)
    assert "someone" not in str(error.value)
    assert "\n" not in str(error.value)


async def test_a_missing_database_and_a_missing_folder_are_away(
    postgres_url: str, tmp_path: Path, vault: Vault
) -> None:
    with pytest.raises(DatabaseAway, match="no database of that name"):
        await Database.open(postgres_url.replace("/test_", "/missing_"), vault)
    with pytest.raises(DatabaseAway, match="No such file"):
        await Database.open(f"sqlite+aiosqlite:///{tmp_path / 'none' / 'new.db'}", vault)


async def test_a_file_that_is_no_database_is_away(tmp_path: Path, vault: Vault) -> None:
    (tmp_path / "broken.db").write_bytes(b"something else" * 100)
    with pytest.raises(DatabaseAway, match="NOTADB"):
        await Database.open(f"sqlite+aiosqlite:///{tmp_path / 'broken.db'}", vault)


async def test_a_connection_that_broke_is_replaced(postgres_url: str, vault: Vault) -> None:
    database = await Database.open(postgres_url, vault)
    end = text(
        "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = :name"
    )

    async def broken() -> None:
        async with database.writing() as rows:
            await rows.execute(text("select 1"))
            async with database.writing() as other:
                await other.execute(end, [{"name": database.url.database}])
            await rows.execute(text("select 1"))

    with pytest.raises(DatabaseAway):
        await broken()
    async with database.writing() as rows:
        await rows.insert([programme(id=1)])
    await database.close()


async def test_a_schema_that_changes_meanwhile_is_looked_at_again(postgres_url: str, vault: Vault) -> None:
    """A later version has migrated while this one runs: what was prepared for the old columns is prepared anew."""
    database = await Database.open(postgres_url, vault)
    async with database.writing() as rows:
        await marks.set(rows, "a", "1", NOON)
        assert await marks.get(rows, "a") == "1"
    async with database.writing() as rows:
        await rows.execute(text("alter table marks alter column value type varchar(500)"))
    with pytest.raises(TryAgain):
        async with database.writing() as rows:
            await marks.get(rows, "a")
    async with database.writing() as rows:
        assert await marks.get(rows, "a") == "1"
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
        async with database.writing():
            pass
    async with database.writing() as rows:
        await rows.insert([programme(id=1)])
    async with database.reading() as rows:
        assert len(await rows.all(Programme)) == 1
    await database.close()
