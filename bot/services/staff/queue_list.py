"""`/queue` and `/alerts`: what waits for an answer, most urgent first, one message for each item."""

from collections.abc import Callable, Collection, Iterable
from datetime import timedelta

from bot.rules.ladder import ladder_from_json, next_rung
from bot.services import alerts, item_card, queue, stranger_cards
from bot.services.say import first_name, tell_text
from bot.services.staff.items import taken_by_another
from bot.services.staff.scope import coordinators, has_climbed, is_on_list
from bot.services.staff.visit import Visit
from bot.services.team import is_for_coordinators
from bot.services.turn import Turn
from storage.happenings import Alert, Item
from storage.queue import alerts_of, open_items

MOST = 10
"""Items shown at once; more would bury the urgent ones."""

Wanted = Callable[[Item, Turn | None, Collection[int]], bool]
"""(item, the leaver's turn, ids of items of which this member of staff has an alert) -> whether to show it."""


async def show_queue(visit: Visit, *, say_empty: bool = True) -> None:
    """Their own items and those that they cover now; with `say_empty` also that there are none."""
    await _show(
        visit,
        lambda item, turn, alerted: is_on_list(visit, item, turn.person if turn else None, alerted),
        empty="queue.empty" if say_empty else None,
    )


async def show_alerts(visit: Visit) -> None:
    """What has escalated to the coordinators, whoever has it."""
    heads = {staff.id for staff in coordinators(visit)}
    shown = await visit.desk.rows.answer(alerts_of([item.id for item in await _open(visit)]))
    escalated = {item_id for item_id, told in shown.items() if any(alert.staff_id in heads for alert in told)}
    await _show(
        visit,
        lambda item, turn, alerted: item.id in escalated or has_climbed(item) or item.kind == "emergency",
        empty="alerts.none",
    )


async def _open(visit: Visit) -> list[Item]:
    return await open_items(visit.desk.rows, visit.staff.programme_id)


async def _show(visit: Visit, wanted: Wanted, *, empty: str | None) -> None:
    items = await _open(visit)
    turns = await visit.turns_of({item.person_id for item in items if item.person_id is not None})
    alerted = _alerted(visit, await visit.desk.rows.answer(alerts_of([item.id for item in items])))
    found = [item for item in items if _known(item, turns) and wanted(item, turns.get(item.person_id or 0), alerted)]
    found.sort(key=lambda item: (queue.URGENT_FIRST[item.kind], item.opened_at, item.id))
    for item in found[:MOST]:
        if item.person_id is None:
            visit.note(visit.doing, f"item {item.id}")
            await stranger_cards.show(visit.desk, item, visit.staff, status(visit, item), extras=visit.here)
        else:
            visit.saw(item.person_id)
            _show_one(visit, turns[item.person_id], item)
    if len(found) > MOST:
        visit.answer("queue.more", count=len(found) - MOST)
    elif not found and empty is not None:
        visit.answer(empty)


def _known(item: Item, turns: dict[int, Turn]) -> bool:
    return item.person_id is None or item.person_id in turns


def _alerted(visit: Visit, shown: dict[int, list[Alert]]) -> set[int]:
    return {item_id for item_id, told in shown.items() if any(alert.staff_id == visit.staff.id for alert in told)}


def _show_one(visit: Visit, turn: Turn, item: Item) -> None:
    body = "\n".join((item_card.card(turn, item, visit.staff), *status(visit, item)))
    buttons = () if taken_by_another(visit, item) else alerts.buttons_for(turn, item, visit.staff)
    message = tell_text(turn, visit.staff, body, purpose="queue", buttons=buttons, about=item.id, extras=visit.here)
    alerts.remember(turn, item, visit.staff, message)


def status(visit: Visit, item: Item) -> Iterable[str]:
    """How old it is, who has it, and what comes next: one line each."""
    yield visit.words("queue.age", age=age(visit, visit.desk.now - item.opened_at))
    holder = visit.team.get(item.taken_by or 0)
    if holder is not None:
        key = "queue.yours" if holder.id == visit.staff.id else "queue.taken"
        yield visit.words(key, by=first_name(holder.name))
        if item.next_at is not None:
            yield visit.words("queue.comes_back", next_at=item.next_at)
        return
    owner = visit.team.get(item.owner_id or 0)
    yield visit.words("queue.on_list", by=first_name(owner.name)) if owner else visit.words("queue.nobody")
    if item.next_at is not None:
        yield visit.words("queue.next", who=visit.words(f"step.{_next(visit, item)}"), next_at=item.next_at)


def _next(visit: Visit, item: Item) -> str:
    if is_for_coordinators(item):
        return "coordinators"
    rung = next_rung(
        ladder_from_json(item.ladder),
        begun=item.climbed_from,
        done=item.rungs,
        last_at=item.rung_at,
        policy=visit.policy,
    )
    return rung.to if rung is not None else "coordinators"


def age(visit: Visit, length: timedelta) -> str:
    """A length of time in one unit: minutes, hours, then days."""
    minutes = int(length.total_seconds()) // 60
    for key, size in (("age.days", 24 * 60), ("age.hours", 60)):
        if minutes >= size:
            return visit.words(key, count=minutes // size)
    return visit.words("age.minutes", count=minutes)
