import os
import re
import stat
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

import storage.events  # its tables belong to the metadata
from storage.crypto import Vault
from storage.database import Database
from storage.errors import NewerSchema
from storage.migrations import config, migrate
from storage.schema import revisions, schema_state, transaction
from storage.tables import metadata
from tests.support.databases import PostgresServer

STEPS = sorted(path.stem for path in Path(storage.__path__[0], "migrations", "versions").glob("0*.py"))
INDEXES = {
    "sqlite": "select name, sql from sqlite_master where type = 'index' and sql is not null",
    "postgresql": "select indexname, indexdef from pg_indexes where schemaname = 'public'",
}
NOT_IN_METADATA = {"ex_sessions_overlap", "alembic_version_pkc"}


def differences(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata))


def _indexes(connection: Connection) -> dict[str, str]:
    rows = connection.execute(text(INDEXES[connection.dialect.name]))
    return {name: re.sub(r"\s+", " ", sql) for name, sql in rows if name not in NOT_IN_METADATA}


def _made_from_metadata(connection: Connection) -> dict[str, str]:
    metadata.drop_all(connection)
    metadata.create_all(connection)
    return _indexes(connection)


async def test_a_database_migrated_from_nothing_equals_the_tables(database: Database) -> None:
    async with database.writing() as rows:
        assert await rows.connection.run_sync(differences) == []
        migrated = await rows.connection.run_sync(_indexes)
        made = await rows.connection.run_sync(_made_from_metadata)
    assert migrated == made
    assert len(migrated) > 15


def test_the_steps_are_those_that_alembic_goes_through() -> None:
    walked = [script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()]
    assert list(revisions()) == walked[::-1]


async def test_an_empty_database_takes_every_step_once(empty_url: str) -> None:
    assert await schema_state(empty_url) == "none"
    assert await migrate(empty_url) == STEPS
    assert await schema_state(empty_url) == "current"
    assert await migrate(empty_url) == []


async def test_an_older_and_a_newer_schema_are_told_apart(database: Database, database_url: str) -> None:
    async with database.writing() as rows:
        await rows.execute(text("update alembic_version set version_num = '0001'"))
    assert await schema_state(database_url) == "old"
    async with database.writing() as rows:
        await rows.execute(text("update alembic_version set version_num = '9999'"))
    assert await schema_state(database_url) == "newer"
    with pytest.raises(NewerSchema):
        await migrate(database_url)


async def test_a_step_that_fails_leaves_nothing_behind(empty_url: str, vault: Vault) -> None:
    database = await Database.open(empty_url, vault)
    async with database.writing() as rows:
        await rows.execute(text("create table sessions (id integer)"))  # in the way of a later step
    with pytest.raises(Exception, match="sessions"):
        await migrate(empty_url)
    assert await schema_state(empty_url) == "none"
    await database.close()


async def test_asking_for_the_state_makes_no_file(tmp_path: Path) -> None:
    assert await schema_state(f"sqlite+aiosqlite:///{tmp_path / 'none.db'}") == "none"
    assert not os.listdir(tmp_path)


async def test_only_its_owner_can_read_the_file(tmp_path: Path) -> None:
    await migrate(f"sqlite+aiosqlite:///{tmp_path / 'new.db'}")
    assert stat.S_IMODE((tmp_path / "new.db").stat().st_mode) == 0o600


async def test_every_step_can_be_taken_back(postgres: PostgresServer, tmp_path: Path) -> None:
    from alembic import command

    with postgres.database() as postgres_url:
        for url in (postgres_url, f"sqlite+aiosqlite:///{tmp_path / 'new.db'}"):
            await migrate(url)
            async with transaction(url) as connection:
                await connection.run_sync(lambda c: command.downgrade(config(c), "base"))
            assert await schema_state(url) == "none"
            assert await migrate(url) == STEPS
