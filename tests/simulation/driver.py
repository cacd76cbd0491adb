"""SQLite without a thread: a stand-in for the aiosqlite module that runs each statement where it is called.

Before and after each of its calls stands a gate, where the simulation can make something go wrong.
"""

import sqlite3
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import aiosqlite
from sqlalchemy.connectors.asyncio import AsyncAdapt_dbapi_module
from sqlalchemy.dialects.sqlite.aiosqlite import AsyncAdapt_aiosqlite_dbapi
from sqlalchemy.util.concurrency import await_

from storage.link import Statement

Gate = Callable[[str, bool], Awaitable[None]]
"""(`connect`, `begin`, `statement`, `commit` or `rollback`; whether it has been done). What it raises is what the
driver raises."""


KINDS = {"BEGIN": "begin", "BEGIN IMMEDIATE": "begin", "COMMIT": "commit", "ROLLBACK": "rollback"}


async def open_gate(where: str, done: bool) -> None:
    """Nothing goes wrong."""


class Driver(AsyncAdapt_aiosqlite_dbapi):
    """What `Database.open` takes as its driver. One of them serves one life of the process."""

    def __init__(
        self,
        gate: Gate = open_gate,
        armed: Callable[[], bool] = lambda: True,
        begins: Callable[[sqlite3.Connection], None] = lambda raw: None,
    ) -> None:
        """While `armed` says no, the gates around a statement are left out: they stand open anyway. `begins` is told
        of each transaction that will write, before it begins."""
        super().__init__(aiosqlite, sqlite3)
        self.gate, self.armed, self.begins = gate, armed, begins
        self.open: list[Connection] = []

    def connect(self, *arguments: Any, **named: Any) -> Any:
        named.pop("async_creator_fn", None)
        await_(self.gate("connect", False))
        raw = sqlite3.connect(*arguments, **{**named, "check_same_thread": False, "isolation_level": None})
        made = Connection(self, raw)
        self.open.append(made)
        return made

    def crash(self) -> None:
        """The process is gone: what was not committed is lost."""
        for connection in self.open:
            connection.raw.close()
        self.open.clear()


class Connection:
    """An adapted DBAPI connection, as SQLAlchemy's pool wants it."""

    def __init__(self, driver: Driver, raw: sqlite3.Connection) -> None:
        self.driver, self.raw = driver, raw
        self.dbapi: AsyncAdapt_dbapi_module = driver
        self.isolation_level: str | None = None
        self.driver_connection = self

    broken = False

    async def run(self, statements: Sequence[Statement]) -> Sequence[Sequence[Any]]:
        """While the gates are left out nothing is awaited."""
        quietly, gated = self._now, self._gated
        return [
            quietly(each) if each.text not in KINDS and not self.driver.armed() else await gated(each)
            for each in statements
        ]

    async def _gated(self, statement: Statement) -> Sequence[Any]:
        where = KINDS.get(statement.text, "statement")
        if where == "rollback":
            self.raw.execute(statement.text)
            await self.driver.gate(where, True)
            return ()
        if where == "commit" or self.driver.armed():
            await self.driver.gate(where, False)
        if statement.text == "BEGIN IMMEDIATE":
            self.driver.begins(self.raw)
        found = self._now(statement)
        if where == "commit" or self.driver.armed():
            await self.driver.gate(where, True)
        return found

    def _now(self, statement: Statement) -> Sequence[Any]:
        run = self.raw.executemany if statement.each else self.raw.execute
        cursor = run(statement.text, statement.values)
        try:
            return cursor.fetchall()
        finally:
            cursor.close()

    def cursor(self, server_side: bool = False) -> "Cursor":
        return Cursor(self)

    def execute(self, statement: str, values: Any = None) -> "Cursor":
        cursor = self.cursor()
        cursor.execute(statement, values)
        return cursor

    def create_function(self, *arguments: Any, **named: Any) -> None:
        self.raw.create_function(*arguments, **named)

    def commit(self) -> None:
        if self.raw.in_transaction:
            await_(self.driver.gate("commit", False))
            self.raw.execute("COMMIT")
            await_(self.driver.gate("commit", True))

    def rollback(self) -> None:
        if self.raw.in_transaction:
            self.raw.execute("ROLLBACK")
        await_(self.driver.gate("rollback", True))

    def close(self) -> None:
        self.raw.close()
        if self in self.driver.open:
            self.driver.open.remove(self)

    def terminate(self) -> None:
        self.close()

    def run_async(self, function: Any) -> Any:
        raise NotImplementedError("there is nothing to await here")


class Cursor:
    """Rows are fetched at once, so that no statement stays open."""

    arraysize = 1
    description: Any = None
    rowcount = -1
    lastrowid: int | None = None

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.rows: deque[Any] = deque()

    def execute(self, statement: str, values: Any = None) -> None:
        if statement == "PRAGMA synchronous=FULL":  # nothing is ever cut off from its disk here
            statement = "PRAGMA synchronous=OFF"
        self._run(self.connection.raw.execute, statement, values or ())

    def executemany(self, statement: str, values: Sequence[Any]) -> None:
        self._run(self.connection.raw.executemany, statement, values)

    def _run(self, call: Callable[[str, Any], sqlite3.Cursor], statement: str, values: Any) -> None:
        gate = self.connection.driver.gate
        where = "begin" if statement.startswith("BEGIN") else "statement"
        await_(gate(where, False))  # always: SQLAlchemy wants to see that something was awaited
        done = call(statement, values)
        self.description, self.rowcount, self.lastrowid = done.description, done.rowcount, done.lastrowid
        self.rows = deque(done.fetchall()) if done.description else deque()
        done.close()  # else a dead process's frames keep its statement, and that the lock: ten seconds for the next
        if self.connection.driver.armed():
            await_(gate(where, True))

    async def _async_soft_close(self) -> None:
        return

    def close(self) -> None:
        self.rows.clear()

    def setinputsizes(self, *sizes: Any) -> None:
        return

    def fetchone(self) -> Any:
        return self.rows.popleft() if self.rows else None

    def fetchmany(self, size: int | None = None) -> list[Any]:
        return [self.rows.popleft() for _ in range(min(size or self.arraysize, len(self.rows)))]

    def fetchall(self) -> list[Any]:
        rows, self.rows = list(self.rows), deque()
        return rows
