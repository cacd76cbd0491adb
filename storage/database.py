"""One database, its transactions, and its failures in our own words."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, nullcontext
from pathlib import Path
from typing import Any, Self

from sqlalchemy import URL, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.alone import hold
from storage.crypto import Vault
from storage.engine import address, postgres_engine, private_file, sqlite_engine
from storage.errors import DatabaseAway, StorageError
from storage.failures import away, meaning, place
from storage.files import which
from storage.link import Link
from storage.rows import Rows

READERS = 4  # SQLite: connections beside the writer's
POOL = 10  # PostgreSQL: connections that stay open; twice as many at most
WRITER = {
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "foreign_keys": "ON",
    "secure_delete": "ON",
    "busy_timeout": "10000",
}
READER = {"query_only": "ON", "busy_timeout": "10000"}
BEGIN = {
    "sqlite": {"writing": "BEGIN IMMEDIATE", "reading": "BEGIN", "snapshot": "BEGIN"},
    "postgresql": {
        "writing": "BEGIN",
        "reading": "BEGIN READ ONLY",
        "snapshot": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    },
}


class Database:
    """Hands out transactions.

    Both kinds raise `DatabaseAway` when the database can't be reached, `TryAgain` when another transaction was in the
    way, and `Overlap` for two live sessions of one mentor; other refusals come as SQLAlchemy's IntegrityError. All of
    these come out of the `async with`: inside it, after a statement has failed, the transaction is lost.
    """

    def __init__(
        self, url: URL, vault: Vault, writer: AsyncEngine, reader: AsyncEngine, lock: int | None = None
    ) -> None:
        self.url = url
        self.vault = vault
        self.dialect = url.get_backend_name()
        self._writer = writer
        self._reader = reader
        self.on_failure: Callable[[StorageError], None] = lambda error: None
        """Told of each failure that comes out of a transaction."""
        self._lock = lock  # nobody replaces the file while it is held
        self._path = Path(str(url.database)) if self.dialect == "sqlite" else None
        self._file = which(self._path) if self._path else None
        self._one_writer = asyncio.Lock() if self.dialect == "sqlite" else nullcontext()

    @classmethod
    async def open(cls, url: str, vault: Vault, *, driver: Any = None) -> Self:
        """Connect once, to fail early with `DatabaseAway`; looks at no schema. SQLite's file is created, mode 0600.

        `driver` is used for SQLite in place of aiosqlite (see `storage.engine`).
        """
        where = address(url)
        if where.get_backend_name() == "sqlite":
            private_file(where)
            lock = hold(Path(str(where.database)))
            writer = sqlite_engine(where, begin=None, pragmas=WRITER, pool_size=1, driver=driver)
            reader = sqlite_engine(where, begin=None, pragmas=READER, pool_size=READERS, driver=driver)
        else:
            writer = reader = postgres_engine(where, pool_size=POOL, begins=False)
            lock = None
        database = cls(where, vault, writer, reader, lock)
        try:
            async with database.writing() as rows:
                await rows.execute(text("select 1"))
        except BaseException:
            await database.close()
            raise
        return database

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Rows]:
        """A transaction that is committed at the end, or rolled back by an exception. On SQLite one at a time."""
        async with self._one_writer, self._transaction(self._writer, "writing") as link:
            yield Rows(link.connection, self.vault, link)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Rows]:
        """A transaction in which writing fails, rolled back at the end. It waits for no writer."""
        async with self._transaction(self._reader, "reading") as link:
            yield Rows(link.connection, self.vault, link)

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that sees the database as it is at its first statement, however long it takes."""
        async with self._transaction(self._reader, "snapshot") as link:
            connection = link.connection
            await link.flush()
            if self.dialect == "postgresql":
                await connection.execute(text("set local statement_timeout = 0"))
            yield connection

    @asynccontextmanager
    async def _transaction(self, engine: AsyncEngine, kind: str) -> AsyncIterator[Link]:
        with self._failures():
            async with self._connected(engine) as connection:
                link = Link(connection, begin=BEGIN[self.dialect][kind], gathers=kind == "writing")
                try:
                    yield link
                    if kind == "writing":
                        await link.commit()
                except BaseException:
                    await _roll_back(link)
                    raise
                if kind != "writing":
                    await _roll_back(link)

    @asynccontextmanager
    async def session_connection(self) -> AsyncIterator[AsyncConnection]:
        """A connection of one's own on which each statement stands alone, for locks that outlive transactions."""
        with self._failures():
            async with self._connected(self._reader) as connection:
                yield connection

    async def empty_log(self) -> bool:
        """SQLite: what was deleted leaves the `-wal` file too; False when a reader was in the way for long.

        PostgreSQL keeps its own logs and dead rows until it vacuums: nothing is done there.
        """
        if self.dialect != "sqlite":
            return True
        async with self._one_writer, self._connected(self._writer) as connection:
            driver: Any = (await connection.get_raw_connection()).driver_connection  # a checkpoint wants no transaction
            cursor = await driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy = (await cursor.fetchone())[0]
            await cursor.close()
        return not busy

    def is_gone(self) -> bool:
        """SQLite: whether another file, or none, stands where the database was opened. It could be written on, but not
        be opened again: nothing of that would be kept."""
        return self._path is not None and which(self._path) != self._file

    async def close(self) -> None:
        """Close every connection."""
        await self._reader.dispose()
        await self._writer.dispose()
        lock, self._lock = self._lock, None
        if lock is not None:
            os.close(lock)

    @asynccontextmanager
    async def _connected(self, engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
        if self.is_gone():
            raise self._told(DatabaseAway(f"the database {place(self.url)} was moved or deleted while it was in use"))
        async with AsyncExitStack() as stack:
            try:
                connection = await stack.enter_async_context(engine.connect())
            except DBAPIError as error:
                raise self._told(meaning(self.url, error) or away(self.url, error)) from None
            except (OSError, TimeoutError) as error:
                raise self._told(away(self.url, error)) from None
            except PoolTimeout:
                raise self._told(DatabaseAway("every connection to the database is in use")) from None
            yield connection

    @contextmanager
    def _failures(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            known = meaning(self.url, error)
            if known is None:
                raise
            raise self._told(known) from None

    def _told(self, error: StorageError) -> StorageError:
        self.on_failure(error)
        return error


async def _roll_back(link: Link) -> None:
    """Where it can't be done the connection goes, and the transaction with it: what failed first is what is told."""
    if link.connection.invalidated:
        return
    try:
        await link.roll_back()
    except DBAPIError:
        await link.connection.invalidate()
    except BaseException:
        await link.connection.invalidate()
        raise
