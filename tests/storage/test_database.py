"""Where the database is, whether it can be reached, and how it is set up."""

import os
import sqlite3
import stat
from pathlib import Path

import pytest
from sqlalchemy import select, text

from storage import marks
from storage.crypto import Vault
from storage.database import Database
from storage.errors import DatabaseAway, TryAgain
from storage.events import due
from tests.support.examples import NOON, programme
from tests.support.examples import due as due_row


async def test_another_process_that_holds_the_file_is_waited_for_and_then_named(
    sqlite_url: str, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.database.WRITER", {"busy_timeout": "50", "foreign_keys": "ON"})
    database = await Database.open(sqlite_url, vault)
    other = sqlite3.connect(str(database.url.database))
    other.execute("begin immediate")
    with pytest.raises(TryAgain):
        async with database.writing() as rows:
            await rows.insert([programme(id=1)])
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
