"""One replica at a time does what must not be done twice."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from hashlib import sha256

from sqlalchemy import text

from storage.database import Database


@asynccontextmanager
async def leadership(database: Database, name: str) -> AsyncIterator[bool]:
    """Whether nobody else holds `name`; held until the block ends or the connection breaks. On SQLite always True.

    Raises DatabaseAway.
    """
    if database.dialect == "sqlite":
        yield True
        return
    key = {"key": int.from_bytes(sha256(f"gatewalk {name}".encode()).digest()[:8], signed=True)}
    async with database.session_connection() as connection:
        held = bool((await connection.execute(text("select pg_try_advisory_lock(:key)"), key)).scalar())
        try:
            yield held
        finally:
            if held and not connection.invalidated:
                await connection.execute(text("select pg_advisory_unlock(:key)"), key)
