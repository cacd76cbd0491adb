"""The key in use while the service runs: noticed when it changes, and everything brought over to it bit by bit."""

import asyncio
from datetime import datetime

from bot.clock import Clock
from bot.services import people_memory
from storage import rekey
from storage.database import Database
from storage.keys import follow, pin
from storage.leader import leadership

PAUSE = 0.02
"""Seconds between two batches, so that turns go first."""


async def look(database: Database, clock: Clock) -> None:
    """Takes notice of the key in use, and brings over what is under an older one: one replica, to the end.

    Raises BadKey when the key file has not got the key in use, and DatabaseAway and TryAgain.
    """
    async with database.writing() as rows:
        await pin(rows)
    await follow(database)
    async with leadership(database, "keys") as leads:
        more = bool(leads)
        while more:
            more = await _batch(database, clock.now())
            await asyncio.sleep(PAUSE)


async def _batch(database: Database, now: datetime) -> bool:
    async with database.writing() as rows:
        if await rekey.is_done(rows):
            return False
        if await rekey.bring_over(rows, now):
            return True
        await people_memory.bring_over(rows, now)
        return False
