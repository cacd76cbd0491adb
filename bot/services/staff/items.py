"""The queue item that a button is about, where the tap still makes sense; else the tap says why not."""

from dataclasses import dataclass

from bot.services.say import first_name
from bot.services.staff.scope import is_there, may_act
from bot.services.staff.visit import Visit
from bot.services.team import is_for_coordinators
from bot.services.turn import Turn
from storage.by_id import by_id
from storage.happenings import Item


@dataclass(frozen=True, kw_only=True)
class Held:
    """An open item and the turn of the leaver that it is about."""

    turn: Turn
    item: Item


async def open_item(visit: Visit, item_id: int) -> Item | None:
    """An open item of this programme, of a leaver or a stranger. None after a toast that says why not."""
    table = Item.table
    item = (await by_id(visit.desk.rows, Item, [item_id])).get(item_id)
    if item is not None and item.person_id is None:  # of a leaver's item the leaver's own row is held, by the turn
        item = await visit.desk.rows.one(Item, table.c.id == item_id, lock=True)
    if item is None:
        visit.hint("tap.stale")
    elif item.programme_id != visit.staff.programme_id:
        visit.hint("tap.other_programme")
    elif is_for_coordinators(item) and not visit.is_coordinator:
        visit.hint("only.coordinators")
    elif item.closed_at is not None:
        closer = visit.team.get(item.closed_by or 0)
        visit.hint("tap.closed_by" if closer else "tap.closed", by=first_name(closer.name) if closer else "")
    else:
        if item.person_id is None:
            visit.note(visit.doing, f"item {item.id}")
        return item
    return None


async def held(visit: Visit, item_id: int) -> Held | None:
    """The open item in its leaver's turn, when nobody else has it and it is theirs to act on. None after a toast."""
    item = await open_item(visit, item_id)
    return await held_item(visit, item) if item is not None else None


async def held_item(visit: Visit, item: Item) -> Held | None:
    """The same for an item that is known to be open."""
    turn = await visit.turn(item.person_id) if item.person_id is not None else None
    found = next((i for i in turn.case.items if i.id == item.id), None) if turn else None
    if turn is None or found is None:
        visit.hint("tap.stale")
        return None
    visit.concerns(turn.person.id)
    if taken_by_another(visit, found) or not may_act(visit, found, turn.person, turn.case.alerts):
        name_holder(visit, found)
        return None
    visit.saw(turn.person.id)
    return Held(turn=turn, item=found)


def taken_by_another(visit: Visit, item: Item) -> bool:
    """Somebody who is there has it. What a colleague took who has gone away since is anybody's."""
    return item.taken_by != visit.staff.id and is_there(visit, item.taken_by)


def name_holder(visit: Visit, item: Item) -> None:
    """The toast says who has it, or on whose list it is."""
    holder = visit.team.get(item.taken_by or item.owner_id or 0)
    if holder is None or holder.id == visit.staff.id:
        visit.hint("tap.not_yours")
    else:
        visit.hint("tap.has_it" if item.taken_by else "tap.on_list", by=first_name(holder.name))
