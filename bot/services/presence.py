"""That this replica is alive, for the others to know: what it was sending is theirs to settle when it is not."""

import asyncio

import structlog

from storage import replicas
from storage.database import Database
from storage.errors import StorageError

log = structlog.get_logger(__name__)

LOOK = 5.0
"""Seconds between two looks whether the database still knows."""


class Presence:
    """Held while the service runs. On SQLite there is nobody to know it."""

    def __init__(self, database: Database, number: int) -> None:
        self.database, self.number = database, number
        self.known = asyncio.Event()

    async def keep(self) -> None:
        """Until cancelled; a connection that breaks is made again."""
        if self.database.dialect == "sqlite":
            self.known.set()
            return
        while True:
            try:
                async with replicas.alive(self.database, self.number) as look:
                    self.known.set()
                    while True:
                        await asyncio.sleep(LOOK)
                        await look()
            except StorageError as error:
                log.warning("presence.waits", error=type(error).__name__)
                await asyncio.sleep(1)
