"""Statements straight to the driver under a SQLAlchemy connection.

SQLAlchemy makes connections, keeps them and words statements; each statement that goes through its layers, and the
greenlets under them, takes five times as long as the driver itself takes for it.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

Row = Sequence[Any]


class Statement(NamedTuple):
    """What a driver does: `text` once with `values`, or, where it is done for `each`, for each row of these."""

    text: str
    values: Sequence[Any] = ()
    each: bool = False


COMMIT, ROLLBACK = Statement("COMMIT"), Statement("ROLLBACK")


class Driver(Protocol):
    """A connection of a driver. What it raises is of its DBAPI's kinds."""

    async def run(self, statements: Sequence[Statement]) -> Sequence[Sequence[Row]]:
        """Does statements one after another and gives the rows of each, none of one that is done for each row."""
        ...

    @property
    def broken(self) -> bool:
        """Whether the connection is gone."""
        ...


class Link:
    """A connection's driver. Failures are SQLAlchemy's own, as if it had done the statement.

    Where a transaction is begun here (`begin` says how), its beginning waits for the first question, and with
    `gathers` what is written waits for the next one, or for the end, and goes the same way: on SQLite one way to the
    connection's thread and back takes longer than most statements. Whoever begins it so ends it here as well.
    """

    def __init__(self, connection: AsyncConnection, begin: str | None = None, *, gathers: bool = False) -> None:
        under: Any = connection.sync_connection.connection.dbapi_connection  # type: ignore[union-attr]
        self.connection = connection
        self._dialect = connection.dialect
        self._driver: Driver = _Postgres(under) if self._dialect.name == "postgresql" else under
        self._gathers, self._begun = gathers, begin is None
        self._waiting = [] if begin is None else [Statement(begin)]

    async def fetch(self, asked: Sequence[tuple[str, Row]]) -> Sequence[Sequence[Row]]:
        """Does statements one after another and gives the rows of each as the driver has them."""
        found = await self._hand_over(*(Statement(text, values) for text, values in asked))
        return found[len(found) - len(asked) :]

    async def do(self, steps: Sequence[tuple[str, Sequence[Row]]]) -> None:
        """Does statements one after another, each for all of its rows; where it gathers, before what comes next."""
        self._waiting += [Statement(text, rows, each=True) for text, rows in steps if rows]
        if not self._gathers:
            await self.flush()

    async def flush(self) -> None:
        """What waits is done."""
        if self._waiting:
            await self._hand_over()

    async def commit(self) -> None:
        """Ends a transaction that was begun here; none in which nothing was asked or written."""
        if self._begun or len(self._waiting) > 1:
            await self._hand_over(COMMIT)

    async def roll_back(self) -> None:
        """The same; what waits is forgotten."""
        self._waiting.clear()
        if self._begun:
            await self._hand_over(ROLLBACK)

    async def _hand_over(self, *more: Statement) -> Sequence[Sequence[Row]]:
        statements, self._waiting, self._begun = [*self._waiting, *more], [], True
        return await self._run(statements)

    async def _run(self, statements: Sequence[Statement]) -> Sequence[Sequence[Row]]:
        kinds = self._dialect.loaded_dbapi.Error
        try:
            return await self._driver.run(statements)
        except kinds as error:
            broken = self._driver.broken
            if broken:
                await self.connection.invalidate()
            raise DBAPIError.instance(
                statements[-1].text,
                None,
                error,
                kinds,
                hide_parameters=True,
                connection_invalidated=broken,
                dialect=self._dialect,
            ) from error


class _Postgres:
    """asyncpg, whose own errors are made those of the DBAPI that SQLAlchemy makes of it."""

    def __init__(self, adapted: Any) -> None:
        self._adapted, self._driver = adapted, adapted.driver_connection

    async def run(self, statements: Sequence[Statement]) -> Sequence[Sequence[Row]]:
        try:
            return [await self._one(statement) for statement in statements]
        except Exception as error:
            self._adapted._handle_exception(error)
            raise

    async def _one(self, statement: Statement) -> Sequence[Row]:
        if statement.each:
            await self._driver.executemany(statement.text, statement.values)
            return ()
        found: Sequence[Row] = await self._driver.fetch(statement.text, *statement.values)
        return found

    @property
    def broken(self) -> bool:
        return bool(self._driver.is_closed())
