"""That this replica is alive, for the others to know: what it was sending is theirs to settle when it is not.

A connection may break under a replica that lives. It takes less time to find that, and to show itself again, than the
others wait; what it has claimed and not begun it does not begin any more.
"""

import asyncio
from collections.abc import Callable, Collection
from datetime import datetime, timedelta

import structlog

from storage import replicas
from storage.database import Database
from storage.errors import StorageError

log = structlog.get_logger(__name__)

LOOK = 2.0
"""Seconds between two looks whether the database still knows."""
REST = 0.5
GONE = timedelta(seconds=4)
"""Who has been missing for so long is gone: at the second look of those that come every five seconds."""


class Others:
    """Since when replicas that hold something have been missing."""

    def __init__(self) -> None:
        self._missing: dict[int, datetime] = {}

    def gone(self, holding: Collection[int], alive: Collection[int], now: datetime) -> set[int]:
        """Those that hold something and have not been alive at any look for a while."""
        self._missing = {n: min(self._missing.get(n, now), now) for n in holding if n not in alive}
        return {number for number, since in self._missing.items() if now - since >= GONE}


class Presence:
    """Held while the service runs. On SQLite there is nobody to know it. `lost` is told when it is not known, at
    each try to make it so."""

    def __init__(self, database: Database, number: int, lost: Callable[[], None]) -> None:
        self.database, self.number, self.lost = database, number, lost
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
                self.lost()
                log.warning("presence.waits", error=type(error).__name__)
                await asyncio.sleep(REST)
