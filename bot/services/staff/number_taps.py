"""Coordinators settle who an unknown number is, and whether a number that a leaver typed is to be used."""

from bot.services import numbers, queue, stranger_items
from bot.services.say import first_name
from bot.services.staff import who
from bot.services.staff.items import name_holder, open_item, taken_by_another
from bot.services.staff.likely import likely_first
from bot.services.staff.visit import Visit
from bot.services.stranger_cards import EMERGENCY
from bot.services.team import is_for_coordinators
from storage.happenings import Item
from storage.records import Stranger

PAGE = 8
"""People on one page."""


async def _item(visit: Visit, item_id: int) -> Item | None:
    """An open item that a coordinator may settle. None after a hint why not."""
    if not visit.is_coordinator:
        visit.hint("only.coordinators")
        return None
    item = await open_item(visit, item_id)
    if item is not None and not is_for_coordinators(item):
        visit.hint("tap.stale")
        return None
    if item is not None and taken_by_another(visit, item):
        name_holder(visit, item)
        return None
    return item


async def ask_person(visit: Visit, item_id: int, page: int) -> None:
    """Who is it? Everybody of the programme, a page at a time, the likely ones first."""
    item = await _item(visit, item_id)
    if item is None:
        return
    people = await likely_first(visit, await who.everybody(visit), item.stranger_id)
    names = who.told_apart(people)
    shown = people[page * PAGE : (page + 1) * PAGE]
    buttons = [[(names[person.id], f"attachto:{item_id}:{person.id}")] for person in shown]
    if len(people) > (page + 1) * PAGE:
        buttons.append([visit.button("more", f"attach:{item_id}:{page + 1}")])
    visit.answer("attach.who" if shown else "people.nobody", buttons=[*buttons, [visit.button("no", "no")]])


async def attach(visit: Visit, item_id: int, person_id: int) -> None:
    """The number is this leaver's from now on, and what it wrote are their texts."""
    item = await _item(visit, item_id)
    turn = await visit.turn(person_id) if item is not None else None
    if item is None:
        return
    stranger = await visit.desk.rows.one(Stranger, Stranger.table.c.id == item.stranger_id)
    if turn is None or stranger is None:
        visit.hint("tap.stale")
    elif await numbers.is_anybodys(visit.desk, stranger.phone, but=person_id):
        visit.hint("number.taken")
    else:
        await numbers.change(visit.desk, turn, stranger.phone, visit.staff)
        visit.settle("attach.attached", name=first_name(turn.person.name))


async def ask_number(visit: Visit, item_id: int) -> None:
    """Which of the numbers that the leaver typed; only their ends are shown."""
    item = await _item(visit, item_id)
    turn = await visit.turn(item.person_id) if item is not None and item.person_id is not None else None
    if item is None or turn is None:
        return
    found = await numbers.typed_numbers(visit.desk, item)
    buttons = [
        [visit.button("use_this", f"usenumber:{item_id}:{place}:{number[-3:]}", ending=number[-3:])]
        for place, number in reversed(list(enumerate(found)))
    ]
    buttons.append([visit.button("dismiss", f"dismiss:{item_id}")])
    key = "number.which" if found else "number.none"
    visit.answer(key, buttons=buttons, person=turn.person.id, name=first_name(turn.person.name))


async def use(visit: Visit, item_id: int, place: int, ending: int) -> None:
    """The leaver's texts go to this number from now on, whatever others they have typed since."""
    item = await _item(visit, item_id)
    turn = await visit.turn(item.person_id) if item is not None and item.person_id is not None else None
    if item is None or turn is None:
        return
    found = await numbers.typed_numbers(visit.desk, item)
    mine = next((i for i in turn.case.items if i.id == item.id), None)
    if mine is None or place >= len(found) or int(found[place][-3:]) != ending:
        visit.hint("tap.stale")
    elif await numbers.is_anybodys(visit.desk, found[place], but=turn.person.id):
        visit.hint("number.taken")
    else:
        queue.close(turn, mine, "new_number", visit.staff)
        await numbers.change(visit.desk, turn, found[place], visit.staff)
        visit.settle("attach.attached", name=first_name(turn.person.name))


async def ask_dismiss(visit: Visit, item_id: int) -> None:
    """Of an unknown number's emergency a slip of the finger must not be the end."""
    item = await _item(visit, item_id)
    if item is None:
        return
    if item.kind != EMERGENCY:
        await dismiss(visit, item_id)
        return
    buttons = [[visit.button("yes_dismiss", f"dismissit:{item_id}"), visit.button("no", "no")]]
    visit.answer("dismiss.sure", buttons=buttons)


async def dismiss(visit: Visit, item_id: int) -> None:
    """It is nobody of ours, or no number to be used."""
    item = await _item(visit, item_id)
    if item is None:
        return
    if item.person_id is None:
        visit.desk.writes.change(Stranger.table, item.stranger_id or 0, {"state": "dismissed"})
        await stranger_items.close(visit.desk, item, "dismissed", visit.staff)
    else:
        turn = await visit.turn(item.person_id)
        mine = next((i for i in turn.case.items if i.id == item.id), None) if turn else None
        if turn is not None and mine is not None:
            queue.close(turn, mine, "dismissed", visit.staff)
    visit.settle("attach.dismissed")
