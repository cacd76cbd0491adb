"""A flood from unknown numbers: from one, not each text is shown; from many, their items come bit by bit.

Every text is kept, and emergencies come at once.
"""

from datetime import timedelta

from sqlalchemy import func, select

from bot.services import stranger_items
from bot.services.desk import Desk
from bot.services.late import coordinators_of
from bot.services.tell_staff import tell_staff
from storage import tallies
from storage.happenings import Due, Item, Received
from storage.records import Stranger

SHOWN = 5
"""Texts of one unknown number that are shown within `SPAN`: our own judgement."""
SPAN = timedelta(minutes=10)
NEW_AN_HOUR = 20
"""Unknown numbers that get an item within an hour: our own judgement."""
DUE = "stranger_waits"


async def holds_back(desk: Desk, stranger: Stranger, programme_id: int) -> bool:
    """Whether a text that is no emergency is kept without showing it now."""
    item = await _open_item(desk, stranger.id)
    if item is not None:
        received = Received.table.c
        lately = select(func.count()).where(received.stranger_id == stranger.id, received.at > desk.now - SPAN)
        return int((await desk.rows.scalars(lately))[0]) >= SHOWN
    waits = select(Due.table.c.id).where(Due.table.c.kind == DUE, Due.table.c.subject_id == stranger.id)
    if await desk.rows.scalars(waits):
        return True
    return await _comes_later(desk, stranger.id, programme_id)


async def fall_due(desk: Desk, row: Due) -> None:
    """A number that had to wait gets its item now, unless there are still too many."""
    stranger = await desk.rows.one(Stranger, Stranger.table.c.id == row.subject_id)
    home = min(await desk.policies(), default=None)
    if stranger is None or stranger.state != "open" or home is None or await _open_item(desk, stranger.id):
        return
    if not await _comes_later(desk, stranger.id, home):
        await stranger_items.open_item(desk, stranger, home, None)


async def _comes_later(desk: Desk, stranger_id: int, programme_id: int) -> bool:
    hour = ("strangers", f"{desk.now:%Y-%m-%dT%H}")
    this_hour = await tallies.add_one(desk.rows, hour)
    if this_hour <= NEW_AN_HOUR:
        return False
    if this_hour == NEW_AN_HOUR + 1:
        for head in await coordinators_of(desk.rows, {programme_id}):
            tell_staff(desk, head, desk.words.say(head.language, "flood.strangers"), purpose="notice")
    at = desk.now + timedelta(hours=1)
    desk.add(Due(id=desk.new_id(), kind=DUE, subject_id=stranger_id, person_id=None, at=at, version=0, data=None))
    return True


async def _open_item(desk: Desk, stranger_id: int) -> Item | None:
    return await desk.rows.one(Item, Item.table.c.stranger_id == stranger_id, Item.table.c.closed_at.is_(None))
