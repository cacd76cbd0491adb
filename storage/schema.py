"""Which step of its history (`storage.migrations`) a database's schema is at.

Alembic, which takes the steps, is not needed to know it, and takes long to load: it keeps the last one's name in a
table of its own.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Literal

from sqlalchemy import URL, Connection, column, inspect, select, table, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.alone import half_restored
from storage.engine import address, postgres_engine, sqlite_engine
from storage.failures import away, meaning

State = Literal["current", "old", "none", "newer", "restoring"]
STEPS = Path(__file__).parent / "migrations" / "versions"
VERSION = table("alembic_version", column("version_num"))


async def schema_state(url: str) -> State:
    """How the database's schema stands to this version's; `none` where there is no schema, `restoring` where there is
    no database because a restore has not ended. Raises DatabaseAway."""
    where = address(url)
    path = Path(str(where.database))
    if where.get_backend_name() == "sqlite" and not await asyncio.to_thread(path.exists):
        return "restoring" if await asyncio.to_thread(half_restored, path) else "none"
    async with transaction(url, writing=False) as connection:
        return await connection.run_sync(state_of)


async def is_whole(url: str) -> bool:
    """Whether SQLite's file holds together: each page is read, which takes seconds for a gigabyte. PostgreSQL looks at
    its pages itself. Raises TryAgain, and DatabaseAway."""
    async with transaction(url, writing=False) as connection:
        return connection.dialect.name != "sqlite" or await connection.scalar(text("PRAGMA quick_check(1)")) == "ok"


def state_of(connection: Connection) -> State:
    """The same on a connection."""
    current = revision_of(connection)
    if current is None:
        return "none"
    if current == revisions()[-1]:
        return "current"
    return "old" if is_known(current) else "newer"


def revision_of(connection: Connection) -> str | None:
    """The last step that was taken; None where there is no schema."""
    if not inspect(connection).has_table(VERSION.name):
        return None
    found: str | None = connection.execute(select(VERSION.c.version_num)).scalar_one_or_none()
    return found


def is_known(revision: str) -> bool:
    """Whether this version knows a schema of that name."""
    return revision in revisions()


@cache
def revisions() -> tuple[str, ...]:
    """Every step that this version knows, oldest first: what a step's file begins with is its name."""
    return tuple(sorted(file.name.partition("_")[0] for file in STEPS.glob("[0-9]*_*.py")))


@asynccontextmanager
async def transaction(url: str, *, writing: bool = True) -> AsyncIterator[AsyncConnection]:
    """On an engine of its own. Raises what `storage.database` does."""
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
