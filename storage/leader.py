"""One replica at a time does what must not be done twice."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database


@dataclass(frozen=True)
class Lead:
    """True for the one who leads."""

    held: bool
    connection: AsyncConnection | None = None

    def __bool__(self) -> bool:
        return self.held

    async def look(self) -> None:
        """Whether it still does: raises DatabaseAway, out of the block, where the connection has broken. For who leads
        for long: the lock has gone with the connection."""
        if self.connection is not None:
            await self.connection.execute(text("select 1"))


@asynccontextmanager
async def leadership(database: Database, name: str) -> AsyncIterator[Lead]:
    """Whether nobody else holds `name`; held until the block ends or the connection breaks. On SQLite always true.

    Raises DatabaseAway.
    """
    if database.dialect == "sqlite":
        yield Lead(True)
        return
    key = {"key": int.from_bytes(sha256(f"gatewalk {name}".encode()).digest()[:8], signed=True)}
    async with database.session_connection() as connection:
        held = bool((await connection.execute(text("select pg_try_advisory_lock(:key)"), key)).scalar())
        try:
            yield Lead(held, connection)
        finally:
            if held and not connection.invalidated:
                await connection.execute(text("select pg_advisory_unlock(:key)"), key)
