"""aiosqlite under SQLAlchemy with one hop to its thread for each statement.

SQLAlchemy's own adapter makes four: it opens a cursor, executes, fetches and closes, each awaited by itself. Here the
thread does all of it at once and hands the rows back.
"""

import sqlite3
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

import aiosqlite
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
)
from sqlalchemy.util.concurrency import await_

from storage.link import Statement


class _Result:
    """What a statement gave, in the place of the driver's cursor."""

    def __init__(self, cursor: sqlite3.Cursor | None = None) -> None:
        self.description = cursor.description if cursor else None
        self.rowcount = cursor.rowcount if cursor else -1
        self.lastrowid = cursor.lastrowid if cursor else None
        self.rows = cursor.fetchall() if cursor and cursor.description else ()
        self.arraysize = 1

    def close(self) -> None:
        """The thread has closed the cursor long since."""


def _do(run: Callable[..., sqlite3.Cursor], operation: str, parameters: Any) -> _Result:
    """Runs in the connection's thread."""
    cursor = run(operation, parameters)
    try:
        return _Result(cursor)
    finally:
        cursor.close()


def _run(connection: sqlite3.Connection, statements: Sequence[Statement]) -> list[Sequence[Any]]:
    """Runs in the connection's thread."""
    found: list[Sequence[Any]] = []
    for statement in statements:
        run = connection.executemany if statement.each else connection.execute
        cursor = run(statement.text, statement.values)
        try:
            found.append(cursor.fetchall())
        finally:
            cursor.close()
    return found


class _Cursor(AsyncAdapt_aiosqlite_cursor):
    __slots__ = ()
    _awaitable_cursor_close = False

    def _make_new_cursor(self, connection: Any) -> Any:
        return _Result()

    def _aenter_cursor(self, cursor: Any) -> Any:
        return cursor

    async def _execute_async(self, operation: Any, parameters: Any) -> Any:
        await self._land("execute", operation, parameters or ())

    async def _executemany_async(self, operation: Any, seq_of_parameters: Any) -> Any:
        await self._land("executemany", operation, seq_of_parameters)

    async def _land(self, how: str, operation: str, parameters: Any) -> None:
        connection: Any = self._connection
        async with self._adapt_connection._execute_mutex:
            result = await connection._execute(_do, getattr(connection._conn, how), operation, parameters)
        self._cursor = result
        self._rows = deque(result.rows)


class _Connection(AsyncAdapt_aiosqlite_connection):
    """It is a `storage.link.Driver` as well."""

    __slots__ = ()
    _cursor_cls = _Cursor

    async def run(self, statements: Sequence[Statement]) -> Sequence[Sequence[Any]]:
        driver: Any = self._connection
        found: Sequence[Sequence[Any]] = await driver._execute(_run, driver._conn, statements)
        return found

    broken = False


class _Driver(AsyncAdapt_aiosqlite_dbapi):
    def connect(self, *arg: Any, **kw: Any) -> _Connection:
        connection: Any = aiosqlite.connect(*arg, **kw)
        connection._thread.daemon = True
        return _Connection(self, await_(connection))


def driver() -> Any:
    """What `create_engine` takes as `module`."""
    return _Driver(aiosqlite, sqlite3)
