"""What a restored database needs before the service may run on it; all of it in the transaction that restores."""

from collections.abc import Sequence
from datetime import datetime

from bot.services import restored
from bot.services.desk import Desk
from bot.services.erasure import erase
from storage.erased import Erased
from storage.records import Person


async def bring_back(desk: Desk, made_at: datetime, gone: Sequence[Erased]) -> int:
    """Whoever has been erased goes again; returns how many of them the copy held.

    Somebody who was enrolled after that erasure is somebody else.
    """
    await restored.note(desk.rows, made_at, desk.now)
    held = 0
    for erased in gone:
        person = await desk.rows.one(Person, Person.table.c.id == erased.person_id)
        if person is None or person.created_at <= erased.at:
            held += person is not None
            await erase(desk, erased.person_id)
    desk.note("restore", "database")
    await desk.writes.flush(desk.rows)
    return held
