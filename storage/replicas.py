"""Which replicas are alive: each holds an advisory lock for as long as it lives, which PostgreSQL lets go of at once
when the process dies, and within the time-outs of `storage.engine` when its machine vanishes.

On SQLite there is one process, and nobody to be told apart from.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from sqlalchemy import text

from storage.database import Database
from storage.rows import Rows

LOCKS = 7_305_117
"""The class of these locks, apart from all other advisory locks."""
MOST = 2**31 - 1


@asynccontextmanager
async def alive(database: Database, number: int) -> AsyncIterator[Callable[[], Awaitable[None]]]:
    """This replica, 1 to `MOST`, is known to be alive until the block ends or the connection breaks.

    Gives a look whether it still is, which raises DatabaseAway where the connection is gone.
    """
    key = {"class": LOCKS, "number": number}
    async with database.session_connection() as connection:

        async def look() -> None:
            await connection.execute(text("select 1"))

        await connection.execute(text("select pg_advisory_lock_shared(:class, :number)"), key)
        try:
            yield look
        finally:
            if not connection.invalidated:
                await connection.execute(text("select pg_advisory_unlock_shared(:class, :number)"), key)


async def living(rows: Rows) -> set[int]:
    """The numbers of all that are alive. On PostgreSQL only."""
    held = text(
        "select objid::bigint from pg_locks where locktype = 'advisory' and classid = :class and objsubid = 2 "
        "and database = (select oid from pg_database where datname = current_database())"
    )
    return set((await rows.execute(held, [{"class": LOCKS}])).scalars())
