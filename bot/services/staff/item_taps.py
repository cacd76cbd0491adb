"""The buttons of a queue item: take it, done (with a reason), hand on, not now."""

from bot.services import queue, stranger_items
from bot.services.say import first_name
from bot.services.staff import who
from bot.services.staff.items import Held, held, held_item, name_holder, open_item, taken_by_another
from bot.services.staff.scope import colleagues, is_there
from bot.services.staff.visit import Visit
from bot.services.team import FOR_COORDINATORS
from storage.records import Staff

REASONS = ("talked", "met", "not_needed", "wrong", "other")
"""Why an item is closed, as it is stored; the catalogue has a word for each."""


async def take(visit: Visit, item_id: int) -> None:
    """It is theirs now, unless somebody was quicker."""
    item = await open_item(visit, item_id)
    if item is None:
        return
    if item.taken_by == visit.staff.id:
        visit.hint("tap.yours_already")
    elif item.person_id is None and taken_by_another(visit, item):
        name_holder(visit, item)
    elif item.person_id is None:
        await stranger_items.take(visit.desk, item, visit.staff)
        visit.hint("tap.taken")
    elif (found := await held_item(visit, item)) is not None:
        queue.take(found.turn, found.item, visit.staff)
        visit.hint("tap.taken")


async def done(visit: Visit, item_id: int) -> None:
    """Asks for the reason first."""
    found = await held(visit, item_id)
    if found is None:
        return
    buttons = [[(visit.words(f"reason.{reason}"), f"why:{item_id}:{reason}")] for reason in REASONS]
    visit.answer("done.why", buttons=buttons, person=found.turn.person.id, name=first_name(found.turn.person.name))


async def why(visit: Visit, item_id: int, reason: str) -> None:
    """Closes the item for this reason."""
    found = await held(visit, item_id)
    if found is None:
        return
    if reason not in REASONS:
        visit.hint("tap.stale")
        return
    queue.close(found.turn, found.item, reason, visit.staff)
    visit.settle("done.closed", reason=visit.words(f"reason.{reason}"))


async def hand(visit: Visit, item_id: int) -> None:
    """Asks to whom."""
    found = await held(visit, item_id)
    if found is None:
        return
    able = [s for s in colleagues(visit) if found.item.kind not in FOR_COORDINATORS or s.role == "coordinator"]
    if not able:
        visit.hint("hand.nobody")
        return
    names = who.told_apart(able)
    buttons = [[(names[s.id], f"handto:{item_id}:{s.id}")] for s in able]
    visit.answer("hand.to_whom", buttons=buttons, person=found.turn.person.id, name=first_name(found.turn.person.name))


async def hand_to(visit: Visit, item_id: int, staff_id: int) -> None:
    """The colleague has it on their list now, and an alert of their own."""
    found = await held(visit, item_id)
    if found is None:
        return
    to = visit.team.get(staff_id)
    if to is None or not is_there(visit, staff_id) or to.id == visit.staff.id:
        visit.hint("hand.not_there")
        return
    if found.item.kind in FOR_COORDINATORS and to.role != "coordinator":
        visit.hint("only.coordinators")
        return
    if found.item.owner_id == to.id and found.item.taken_by is None:
        visit.hint("tap.on_list", by=first_name(to.name))
        return
    queue.hand_on(found.turn, found.item, to)
    visit.settle("hand.handed", to=first_name(to.name))


async def later(visit: Visit, item_id: int) -> None:
    """They can't just now: the next people are asked at once. Tapped once more it asks nobody further up."""
    found = await held(visit, item_id)
    if found is None:
        return
    if not _is_with_the_next(found, visit.staff):
        queue.not_now(found.turn, found.item, visit.staff)
    visit.settle("later.passed_on")


def _is_with_the_next(found: Held, by: Staff) -> bool:
    """Whether it is not on their list, and others have been told since they were shown it."""
    item = found.item
    shown = [alert.at for alert in found.turn.case.alerts if (alert.item_id, alert.staff_id) == (item.id, by.id)]
    theirs = by.id in (item.owner_id, item.taken_by)
    return not theirs and bool(shown) and item.rung_at is not None and max(shown) < item.rung_at
