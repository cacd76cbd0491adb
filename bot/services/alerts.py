"""What the staff see of a queue item: an alert with buttons, and the same message changed once somebody has it."""

from collections.abc import Sequence
from typing import Any

from bot.services import item_card, team
from bot.services.say import Buttons, button, change_message, first_name, tell, tell_text
from bot.services.turn import Turn
from storage.happenings import Alert, Item, Message
from storage.records import Staff


def tell_rung(turn: Turn, item: Item, step: str) -> None:
    """Tells those whom this step of the ladder names."""
    for staff in _without_doubles(_told(turn, item, step)):
        alert(turn, item, staff)


def _told(turn: Turn, item: Item, step: str) -> list[Staff]:
    return team.coordinators(turn) if item.kind in team.FOR_COORDINATORS else team.told_by(turn, step)


def tells_another(turn: Turn, item: Item, step: str, but: Staff | None) -> bool:
    """Whether this step of the ladder names anybody `but` one."""
    return but is None or any(staff.id != but.id for staff in _told(turn, item, step))


def alert(turn: Turn, item: Item, staff: Staff) -> None:
    """One alert to one member of staff."""
    body = item_card.card(turn, item, staff)
    message = tell_text(
        turn,
        staff,
        body,
        purpose="alert",
        buttons=buttons_for(turn, item, staff),
        about=item.id,
        urgent=item.kind == "emergency",
    )
    remember(turn, item, staff, message)


def remember(turn: Turn, item: Item, staff: Staff, message: Message) -> None:
    """This message is now the one that shows the item to this member of staff; an earlier one loses its buttons."""
    for old in _alerts_of(turn, item):
        if old.staff_id == staff.id:
            change_message(turn, staff, old.outbox_id, turn.words.say(staff.language, "alert.see_below"))
            turn.case.alerts.remove(old)
            turn.writes.delete(Alert.table, old.id)
    turn.add(
        Alert(id=turn.new_id(), item_id=item.id, staff_id=staff.id, outbox_id=message.id, rung=item.rungs, at=turn.now)
    )


def was_shown(turn: Turn, item: Item, staff: Staff) -> bool:
    """Whether this member of staff has been shown the item."""
    return any(alert.staff_id == staff.id for alert in _alerts_of(turn, item))


def _alerts_of(turn: Turn, item: Item) -> list[Alert]:
    return [a for a in turn.case.alerts if a.item_id == item.id]


def buttons_for(turn: Turn, item: Item, staff: Staff) -> Buttons:
    """What can be done with an item by whom: an alert to a coordinator has one tap that takes it, and one tap makes an
    emergency of what is none."""
    if item.taken_by == staff.id:
        rows = [[("done", f"done:{item.id}"), ("hand_on", f"hand:{item.id}"), ("not_now", f"later:{item.id}")]]
    elif staff.role == "coordinator":
        rows = [[("have_it", f"take:{item.id}")], [("done", f"done:{item.id}"), ("hand_on", f"hand:{item.id}")]]
    else:
        rows = [
            [("take", f"take:{item.id}"), ("done", f"done:{item.id}")],
            [("hand_on", f"hand:{item.id}"), ("not_now", f"later:{item.id}")],
        ]
    if item.kind in team.FOR_COORDINATORS:
        rows = [[*rows[0][:1], ("use_number", f"number:{item.id}"), ("dismiss", f"dismiss:{item.id}")]]
    elif item.kind != "emergency":
        rows.append([("emergency", f"raise:{turn.person.id}")])
    return [[button(turn, staff, what, data) for what, data in row] for row in rows]


def added_to(turn: Turn, item: Item) -> None:
    """A further matter on an open item: whoever has it is told, or, where they are away, whoever is there."""
    holder = turn.case.staff.get(item.taken_by) if item.taken_by else None
    has_it = holder is not None and team.can_be_told(holder) and not team.is_away(holder, turn)
    for staff in [holder] if holder is not None and has_it else _told(turn, item, "mentor"):
        alert(turn, item, staff)


def say_taken(turn: Turn, item: Item, by: Staff) -> None:
    """The others see who has it and their buttons go; it stays with the one who took it."""
    _settle(turn, item, "alert.taken", by)


def say_closed(turn: Turn, item: Item, by: Staff | None) -> None:
    """Everyone who was alerted sees that it is done, and by whom."""
    _settle(turn, item, "alert.closed" if by else "alert.closed_by_leaver", by)


def say_answered(turn: Turn, item: Item, key: str, **params: Any) -> None:
    """The leaver has answered: everyone who was alerted is told so, since a changed message makes no sound."""
    for shown in _alerts_of(turn, item):
        staff = turn.case.staff.get(shown.staff_id)
        if staff is not None and team.can_be_told(staff):
            tell(turn, staff, key, about=item.id, **params)


def say_handed_on(turn: Turn, item: Item, to: Staff) -> None:
    """The others see who was asked; the colleague gets an alert of their own."""
    _settle(turn, item, "alert.handed_on", to)
    if not any(a.staff_id == to.id for a in _alerts_of(turn, item)):
        tell(turn, to, "item.handed_to_you")
    alert(turn, item, to)


def _settle(turn: Turn, item: Item, key: str, by: Staff | None) -> None:
    for shown in _alerts_of(turn, item):
        staff = turn.case.staff.get(shown.staff_id)
        if staff is None:
            continue
        line = turn.words.say(
            staff.language, key, by=first_name(by.name) if by else "", name=first_name(turn.person.name)
        )
        mine = by is not None and by.id == staff.id and item.closed_at is None
        change_message(turn, staff, shown.outbox_id, line, buttons_for(turn, item, staff) if mine else ())


def _without_doubles(staff: Sequence[Staff]) -> list[Staff]:
    return list({s.id: s for s in staff}.values())
