"""Somebody is not there any more, for a while or for good: what waited for them goes to whoever is, at once."""

from bot.services import queue, stranger_items, team
from bot.services.desk import Desk
from storage.happenings import Due, Item
from storage.queue import open_items
from storage.records import Staff


async def begins(desk: Desk, row: Due) -> None:
    """The due row of a leave's first day; its version is that day. A leave that was moved or ended does nothing."""
    staff = await desk.rows.one(Staff, Staff.table.c.id == row.subject_id)
    if staff is None or not team.can_be_told(staff) or staff.away_from is None:
        return
    if staff.away_from.toordinal() == row.version:
        await pass_on(desk, staff)


async def pass_on(desk: Desk, staff: Staff, *, taken_too: bool = False) -> int:
    """Open items of theirs go to cover, or the coordinators; how many there were.

    `staff` is as it is from now on, written or not. What they have taken stays with them unless `taken_too`.
    """
    theirs = [i for i in await open_items(desk.rows, staff.programme_id) if _is_of(i, staff, taken_too)]
    turns = await desk.turns_of({item.person_id for item in theirs if item.person_id is not None})
    for turn in turns.values():
        turn.case.staff[staff.id] = staff
    for item in theirs:
        if item.person_id is None:
            await stranger_items.release(desk, item)
        else:
            queue.not_now(turns[item.person_id], item, staff)
    return len(theirs)


def _is_of(item: Item, staff: Staff, taken_too: bool) -> bool:
    if item.taken_by is not None:
        return taken_too and item.taken_by == staff.id
    return item.owner_id == staff.id
