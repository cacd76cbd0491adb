"""The product's database with connections that stay checked out.

SQLAlchemy takes longer to hand a connection out, and to take it back, than SQLite takes for most transactions.
"""

from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.database import Database

Kept = tuple[AsyncConnection, AsyncExitStack]
"""A connection, and what gives it back to its pool."""


class KeptOpen(Database):
    """Uses its connections again, as long as nothing has happened to them."""

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self._free: dict[AsyncEngine, list[Kept]] = defaultdict(list)

    @asynccontextmanager
    async def _connected(self, engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
        free = self._free[engine]
        connection, given_back = free.pop() if free else await self._another(engine)
        try:
            yield connection
        finally:
            if connection.invalidated:
                await given_back.aclose()
            else:
                free.append((connection, given_back))

    async def _another(self, engine: AsyncEngine) -> Kept:
        stack = AsyncExitStack()
        return await stack.enter_async_context(super()._connected(engine)), stack

    async def close(self) -> None:
        """Close every connection."""
        for free in self._free.values():
            while free:
                await free.pop()[1].aclose()
        await super().close()
