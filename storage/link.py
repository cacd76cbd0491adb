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

    async def fetch(self, text: str, values: Row) -> Sequence[Row]:
        """Does a statement and gives its rows, none where it has none."""
        ...

    async def many(self, text: str, rows: Sequence[Row]) -> None:
        """Does a statement for each of `rows`."""
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

    async def fetch(self, text: str, values: Row = ()) -> Sequence[Row]:
        """Does a statement and gives its rows as the driver has them."""
        return await self._told(text, self._driver.fetch(text, values))

    async def many(self, text: str, rows: Sequence[Row]) -> None:
        """Does a statement for each of `rows`."""
        if rows:
            await self._told(text, self._driver.many(text, rows))

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

    async def fetch(self, text: str, values: Row) -> Sequence[Row]:
        try:
            found: Sequence[Row] = await self._driver.fetch(text, *values)
        except Exception as error:
            self._adapted._handle_exception(error)
        return found

    async def many(self, text: str, rows: Sequence[Row]) -> None:
        try:
            await self._driver.executemany(text, rows)
        except Exception as error:
            self._adapted._handle_exception(error)

    @property
    def broken(self) -> bool:
        return bool(self._driver.is_closed())
