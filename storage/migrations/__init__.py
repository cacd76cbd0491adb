"""The schema's history, one file a step in `versions`, and the way from any step to the newest.

On SQLite a step that makes a table anew (`op.batch_alter_table`) loses the table's triggers and must create them again.
"""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Literal

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.alone import half_restored, hold
from storage.engine import address, postgres_engine, private_file, sqlite_engine
from storage.errors import InTheWay, NewerSchema, StorageError
from storage.failures import away, meaning

State = Literal["current", "old", "none", "newer", "restoring"]
LOCK = 7_305_117_462_900_218_113  # PostgreSQL: one replica migrates, the others wait for it


def config(connection: Connection | None = None) -> Config:
    """Alembic's settings, without a file of its own."""
    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    settings.set_main_option("path_separator", "os")
    settings.attributes["connection"] = connection
    return settings


async def migrate(url: str) -> list[str]:
    """Bring the schema up to date in one transaction; the names of the steps taken, oldest first.

    Raises DatabaseAway, TryAgain, NewerSchema when a later version has been at work, and InTheWay where a restore has
    not ended.
    """
    async with _held(address(url)), _transaction(url) as connection:
        if connection.dialect.name == "postgresql":
            await connection.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        applied = await connection.run_sync(_upgrade)
        if connection.dialect.name == "sqlite" and (await connection.execute(text("PRAGMA foreign_key_check"))).first():
            raise StorageError("after the migration rows would refer to rows that aren't there; nothing was changed")
    return applied


@asynccontextmanager
async def _held(where: URL) -> AsyncIterator[None]:
    """SQLite's file is made, and is not replaced meanwhile."""
    if where.get_backend_name() != "sqlite":
        yield
        return
    path = Path(str(where.database))
    if await asyncio.to_thread(half_restored, path):
        raise InTheWay(f"a restore of the database {path} has not ended: run `gatewalk restore` again")
    await asyncio.to_thread(private_file, where)
    handle = await asyncio.to_thread(hold, path)
    try:
        yield
    finally:
        os.close(handle)


async def schema_state(url: str) -> State:
    """How the database's schema stands to this version's; `none` where there is no schema, `restoring` where there is
    no database because a restore has not ended. Raises DatabaseAway."""
    where = address(url)
    path = Path(str(where.database))
    if where.get_backend_name() == "sqlite" and not await asyncio.to_thread(path.exists):
        return "restoring" if await asyncio.to_thread(half_restored, path) else "none"
    async with _transaction(url, writing=False) as connection:
        return await connection.run_sync(_state)


def _state(connection: Connection) -> State:
    current = MigrationContext.configure(connection).get_current_revision()
    if current is None:
        return "none"
    scripts = ScriptDirectory.from_config(config())
    if current == scripts.get_current_head():
        return "current"
    return "old" if is_known(current) else "newer"


def _upgrade(connection: Connection) -> list[str]:
    if _state(connection) == "newer":
        raise NewerSchema("the database was made by a later version of this program")
    scripts = ScriptDirectory.from_config(config())
    current = MigrationContext.configure(connection).get_current_revision()
    steps = [Path(script.path).stem for script in scripts.iterate_revisions("heads", current)]
    command.upgrade(config(connection), "heads")
    return steps[::-1]


def is_known(revision: str) -> bool:
    """Whether this version knows a schema of that name."""
    return revision in {script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()}


def upgrade_to(connection: Connection, revision: str) -> None:
    """Bring the schema up to a revision, `heads` for the newest, in the connection's transaction."""
    command.upgrade(config(connection), revision)


@asynccontextmanager
async def _transaction(url: str, *, writing: bool = True) -> AsyncIterator[AsyncConnection]:
    where = address(url)
    engine = _engine(where, writing)
    try:
        async with engine.begin() as connection:
            yield connection
    except DBAPIError as error:
        known = meaning(where, error)
        if known is None:
            raise
        raise known from None
    except (OSError, TimeoutError) as error:
        raise away(where, error) from None
    finally:
        await engine.dispose()


def _engine(where: URL, writing: bool) -> AsyncEngine:
    if where.get_backend_name() != "sqlite":
        return postgres_engine(where, pool_size=1, session={"application_name": "gatewalk migrate"})
    if not writing:
        return sqlite_engine(where, begin="BEGIN", pragmas={"query_only": "ON"}, pool_size=1)
    # Foreign keys stay off, as making a table anew drops the one that others refer to.
    pragmas = {"journal_mode": "WAL", "foreign_keys": "OFF"}
    return sqlite_engine(where, begin="BEGIN IMMEDIATE", pragmas=pragmas, pool_size=1)
