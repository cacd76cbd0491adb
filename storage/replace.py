"""Another database in the place of the one that is there, all at once; what was there is kept under a dated name."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.alone import hold, restoring
from storage.engine import address, postgres_engine, private_file, sqlite_engine
from storage.errors import InTheWay
from storage.failures import away, meaning
from storage.files import sync_folder
from storage.schema import schema_state
from storage.tables import metadata

NAME = "gatewalk restore"
DATA = ("programmes", "staff", "people", "strangers", "inbox")
"""Tables in which something has been put by somebody."""
VERSION = "alembic_version"
FUNCTIONS = ("refuse_change", "refuse_unless_erased")
"""Those of our triggers on PostgreSQL. What else is in the database is somebody else's."""
BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite may have beside a file."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where the new database is made, empty, in one transaction; and what the old one will be called, if it is kept."""

    connection: AsyncConnection
    kept: str | None


@asynccontextmanager
async def replacing(url: str, at: datetime, *, replace: bool) -> AsyncIterator[Place]:
    """An empty place without tables, that takes the old database's when the block ends without an exception.

    Raises InTheWay when a service or a command has the database open, or it holds data and `replace` is not given, or a
    later version has made it. Raises DatabaseAway.
    """
    where = address(url)
    try:
        if where.get_backend_name() == "sqlite":
            async with _file(Path(str(where.database)), at, replace=replace) as place:
                yield place
        else:
            async with _schema(url, at, replace=replace) as place:
                yield place
    except DBAPIError as error:
        raise meaning(where, error) or away(where, error) from error


@asynccontextmanager
async def _file(path: Path, at: datetime, *, replace: bool) -> AsyncIterator[Place]:
    handle = await asyncio.to_thread(hold, path, alone=True)
    try:
        keep = await _must_be_kept(path, replace=replace)
        kept = await asyncio.to_thread(_unused, path.with_name(f"{path.name}.{at:%Y%m%d-%H%M%S}")) if keep else None
        beside = restoring(path)
        await asyncio.to_thread(_clear, beside)
        fresh = address(f"sqlite+aiosqlite:///{beside}")
        await asyncio.to_thread(private_file, fresh)
        pragmas = {"journal_mode": "MEMORY", "synchronous": "OFF", "foreign_keys": "OFF", "secure_delete": "ON"}
        engine = sqlite_engine(fresh, begin="BEGIN IMMEDIATE", pragmas=pragmas, pool_size=1)
        try:
            async with engine.begin() as connection:
                yield Place(connection=connection, kept=str(kept) if kept else None)
        except BaseException:
            await asyncio.to_thread(_clear, beside)
            raise
        finally:
            await engine.dispose()
        await asyncio.to_thread(_swap, path, beside, kept)
    finally:
        os.close(handle)


async def _must_be_kept(path: Path, *, replace: bool) -> bool:
    """Whether there is anything. What can't be read is kept as well."""
    if not await asyncio.to_thread(path.exists):
        return False
    # Leaving WAL brings what is in the log into the file, and is refused while anybody else has it open.
    pragmas = {"busy_timeout": "0", "journal_mode": "DELETE"}
    engine = sqlite_engine(address(f"sqlite+aiosqlite:///{path}"), begin="BEGIN", pragmas=pragmas, pool_size=1)
    try:
        async with engine.connect() as connection:
            return await _look(connection, str(path), replace=replace)
    except DBAPIError as error:
        if str(getattr(error.orig, "sqlite_errorname", "")).startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise InTheWay(f"the database {path} is in use: stop the service first") from None
        if not replace:
            raise
        return True
    finally:
        await engine.dispose()


async def _look(connection: AsyncConnection, name: str, *, replace: bool) -> bool:
    there = await connection.run_sync(_tables)
    for table in DATA:
        if table in there and (await connection.execute(text(f"select 1 from {table} limit 1"))).first():  # noqa: S608
            if not replace:
                raise InTheWay(f"the database {name} holds data: it is only replaced with --replace")
            return True
    return False


def _tables(connection: Connection) -> list[str]:
    return [name for name in inspect(connection).get_table_names() if name in metadata.tables or name == VERSION]


def _unused(path: Path) -> Path:
    """This name, with a number where somebody has it already."""
    numbered = (path.with_name(f"{path.name}-{n}") for n in count(2))
    return next(name for name in chain([path], numbered) if not any(each.exists() for each in _files(name)))


def _clear(path: Path) -> None:
    for file in _files(path):
        file.unlink(missing_ok=True)


def _files(path: Path) -> list[Path]:
    return [path, *(path.with_name(path.name + ending) for ending in BESIDE)]


def _swap(path: Path, fresh: Path, kept: Path | None) -> None:
    """At every moment one of the two is in its place, whole. Of what could not be read there may be a log left; without
    that it may be no more what it was, so it leaves its place first, and for a moment there is nothing."""
    with fresh.open("rb") as file:
        os.fsync(file.fileno())
    left = [ending for ending in BESIDE if path.with_name(path.name + ending).exists()]
    if kept is not None:
        for ending in left:
            os.link(path.with_name(path.name + ending), kept.with_name(kept.name + ending))
        if left:
            path.rename(kept)
        else:
            os.link(path, kept)
    for ending in left:
        path.with_name(path.name + ending).unlink()
    fresh.replace(path)
    sync_folder(path.parent)


@asynccontextmanager
async def _schema(url: str, at: datetime, *, replace: bool) -> AsyncIterator[Place]:
    if await schema_state(url) == "newer":
        raise InTheWay("the database was made by a later version of Gatewalk")
    where = address(url)
    engine = postgres_engine(where, pool_size=1, session={"application_name": NAME, "lock_timeout": "10s"})
    try:
        async with engine.begin() as connection:
            await _refuse_company(connection)
            keep = await _look(connection, str(where.database), replace=replace)
            await _refuse_without_a_schema(connection, str(where.database))
            kept = f"gatewalk_{at:%Y%m%d_%H%M%S}"
            await _move_away(connection, kept)
            await _refuse_company(connection)  # who came meanwhile may know the old database, and waits for the new one
            yield Place(connection=connection, kept=kept if keep else None)
            if not keep:
                await connection.execute(text(f"drop schema {kept} cascade"))
    finally:
        await engine.dispose()


async def _refuse_company(connection: AsyncConnection) -> None:
    await connection.execute(text("select pg_stat_clear_snapshot()"))  # or it says once more what it said before
    others = text(
        "select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
        " and application_name like 'gatewalk%'"
    )
    if (await connection.execute(others)).first():
        raise InTheWay("the database is in use: stop every replica of the service first")


async def _refuse_without_a_schema(connection: AsyncConnection, name: str) -> None:
    may = text("select has_database_privilege(current_database(), 'CREATE')")
    if not (await connection.execute(may)).scalar():
        raise InTheWay(
            f"the user of the database {name} may not create a schema in it: grant it CREATE on the database"
        )


async def _move_away(connection: AsyncConnection, kept: str) -> None:
    """Our tables and functions into a schema of their own. Nobody can use them until the commit."""
    await connection.execute(text(f"create schema {kept}"))
    for table in await connection.run_sync(_tables):
        await connection.execute(text(f"alter table {table} set schema {kept}"))
    functions = text(
        "select oid::regprocedure::text from pg_proc"
        " where pronamespace = current_schema()::regnamespace and proname = any(:ours)"
    )
    for function in (await connection.execute(functions, {"ours": list(FUNCTIONS)})).scalars().all():
        await connection.execute(text(f"alter function {function} set schema {kept}"))
