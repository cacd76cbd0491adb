"""The schema's history, one file a step in `versions`, and the way from any step to the newest.

On SQLite a step that makes a table anew (`op.batch_alter_table`) loses the table's triggers and must create them again.
Alembic is loaded when a step is taken (see `storage.schema`).
"""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL, Connection, text

from storage.alone import half_restored, hold
from storage.engine import address, private_file
from storage.errors import InTheWay, NewerSchema, StorageError
from storage.schema import revision_of, state_of, transaction

if TYPE_CHECKING:
    from alembic.config import Config

LOCK = 7_305_117_462_900_218_113  # PostgreSQL: one replica migrates, the others wait for it


def config(connection: Connection | None = None) -> "Config":
    """Alembic's settings, without a file of its own."""
    from alembic.config import Config

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
    async with _held(address(url)), transaction(url) as connection:
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


def _upgrade(connection: Connection) -> list[str]:
    from alembic.script import ScriptDirectory

    if state_of(connection) == "newer":
        raise NewerSchema("the database was made by a later version of this program")
    scripts = ScriptDirectory.from_config(config())
    steps = [Path(script.path).stem for script in scripts.iterate_revisions("heads", revision_of(connection))]
    upgrade_to(connection, "heads")
    return steps[::-1]


def upgrade_to(connection: Connection, revision: str) -> None:
    """Bring the schema up to a revision, `heads` for the newest, in the connection's transaction."""
    from alembic import command

    command.upgrade(config(connection), revision)
