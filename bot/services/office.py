"""What an operator does from the command line: one transaction, written as a turn is."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.clock import Clock
from bot.services.desk import Desk
from bot.services.effects import apply
from bot.words.catalogue import Words
from storage.database import Database
from storage.errors import TryAgain

TRIES = 5
T = TypeVar("T")


async def at_the_desk(
    database: Database,
    act: Callable[[Desk], Awaitable[T]],
    *,
    clock: Clock,
    new_id: Callable[[], int],
    words: Words,
    actor: str = "system",
) -> T:
    """Does `act` and commits what it has put on the desk; an exception out of it leaves everything as it was.

    It is done again from the start where a running service was in the way; the last TryAgain is raised. `actor` is who
    it was, for the audit.
    """
    for attempt in range(1, TRIES + 1):
        try:
            async with database.writing() as rows:
                desk = Desk(rows=rows, now=clock.now(), new_id=new_id, words=words, carry_out=apply, actor=actor)
                result = await act(desk)
                await desk.writes.flush(rows)
        except TryAgain:
            if attempt == TRIES:
                raise
            await asyncio.sleep(0.05 * 2**attempt)
        else:
            return result
    raise AssertionError("the last try either returns or raises")
