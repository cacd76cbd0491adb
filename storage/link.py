"""Statements straight to the driver under a SQLAlchemy connection.

SQLAlchemy makes connections, keeps them and words statements; each statement that goes through its layers, and the
greenlets under them, takes five times as long as the driver itself takes for it.
"""

from collections.abc import Awaitable, Sequence
from typing import Any, Protocol, TypeVar

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

T = TypeVar("T")
Row = Sequence[Any]


class Driver(Protocol):
    """A connection of a driver. What it raises is of its DBAPI's kinds."""

    async def fetch(self, asked: Sequence[tuple[str, Row]]) -> Sequence[Sequence[Row]]:
        """Does statements one after another, each with its values, and gives the rows of each."""
        ...

    async def do(self, steps: Sequence[tuple[str, Sequence[Row]]]) -> None:
        """Does statements one after another, each for all of its rows."""
        ...

    @property
    def broken(self) -> bool:
        """Whether the connection is gone."""
        ...


class Link:
    """A connection's driver. Failures are SQLAlchemy's own, as if it had done the statement."""

    def __init__(self, connection: AsyncConnection) -> None:
        under: Any = connection.sync_connection.connection.dbapi_connection  # type: ignore[union-attr]
        self._connection = connection
        self._driver: Driver = _Postgres(under) if connection.dialect.name == "postgresql" else under

    async def run(self, text: str) -> None:
        """Does a statement without values."""
        await self.fetch([(text, ())])

    async def fetch(self, asked: Sequence[tuple[str, Row]]) -> Sequence[Sequence[Row]]:
        """Does statements one after another and gives the rows of each as the driver has them.

        On SQLite that takes one way to the connection's thread and back, which takes longer than most statements.
        """
        return await self._told(asked[0][0], self._driver.fetch(asked))

    async def do(self, steps: Sequence[tuple[str, Sequence[Row]]]) -> None:
        """Does statements one after another, each for all of its rows, in the same way."""
        steps = [step for step in steps if step[1]]
        if steps:
            await self._told(steps[0][0], self._driver.do(steps))

    async def _told(self, text: str, doing: Awaitable[T]) -> T:
        dialect = self._connection.dialect
        kinds = dialect.loaded_dbapi.Error
        try:
            return await doing
        except kinds as error:
            broken = self._driver.broken
            if broken:
                await self._connection.invalidate()
            raise DBAPIError.instance(
                text, None, error, kinds, hide_parameters=True, connection_invalidated=broken, dialect=dialect
            ) from error


class _Postgres:
    """asyncpg, whose own errors are made those of the DBAPI that SQLAlchemy makes of it."""

    def __init__(self, adapted: Any) -> None:
        self._adapted, self._driver = adapted, adapted.driver_connection

    async def fetch(self, asked: Sequence[tuple[str, Row]]) -> Sequence[Sequence[Row]]:
        try:
            return [await self._driver.fetch(text, *values) for text, values in asked]
        except Exception as error:
            self._adapted._handle_exception(error)
            raise

    async def do(self, steps: Sequence[tuple[str, Sequence[Row]]]) -> None:
        try:
            for text, rows in steps:
                await self._driver.executemany(text, rows)
        except Exception as error:
            self._adapted._handle_exception(error)

    @property
    def broken(self) -> bool:
        return bool(self._driver.is_closed())
