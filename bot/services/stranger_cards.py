"""What coordinators see of an unknown number's queue item: one message, which changes with it."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.rules.say_time import say_when
from bot.rules.urgency import Level
from bot.services import failures
from bot.services.desk import Desk
from bot.services.masked import quoted
from bot.services.say import Buttons, first_name
from bot.services.tell_staff import change_shown, tell_staff
from storage.happenings import Alert, Item, Received
from storage.records import Staff, Stranger

EMERGENCY = "emergency"
LAST_TEXTS = 3


async def show(
    desk: Desk,
    item: Item,
    staff: Staff,
    status: Iterable[str],
    *,
    text: str | None = None,
    purpose: str = "queue",
    stranger: Stranger | None = None,
    extras: Mapping[str, Any] | None = None,
) -> None:
    """The item as one message, which is now the one that changes with it. `text`: one that is not stored yet."""
    stranger = stranger or await desk.rows.one(Stranger, Stranger.table.c.id == item.stranger_id)
    texts = await _texts(desk, item, text)
    said = [desk.words.say(staff.language, _key(body), text=quoted(desk.words, staff.language, body)) for body in texts]
    policy = (await desk.policies())[item.programme_id]
    since = say_when(item.opened_at, now=desk.now, tz=policy.tz, language=staff.language)
    ending = stranger.phone[-3:] if stranger else ""
    head = desk.words.say(staff.language, "stranger.headline", ending=ending, since=since)
    buttons = buttons_for(desk, item, staff) if item.taken_by in (None, staff.id) else ()
    message = tell_staff(
        desk,
        staff,
        "\n".join((head, *said, *status)),
        purpose=purpose,
        buttons=buttons,
        stranger_id=item.stranger_id,
        extras=extras,
        about=item.id,
        urgent=purpose == "alert" and item.kind == EMERGENCY,
    )
    for old in await _alerts(desk, item):
        if old.staff_id == staff.id:
            change_shown(desk, staff, old.outbox_id, desk.words.say(staff.language, "alert.see_below"))
            desk.writes.delete(Alert.table, old.id)
    desk.add(
        Alert(id=desk.new_id(), item_id=item.id, staff_id=staff.id, outbox_id=message.id, rung=item.rungs, at=desk.now)
    )


def _key(body: str) -> str:
    return "stranger.text.emergency" if _is_emergency(body) else "stranger.text"


def buttons_for(desk: Desk, item: Item, staff: Staff) -> Buttons:
    """One tap takes it; then it is attached to somebody or dismissed."""
    label = [("attach", f"attach:{item.id}:0"), ("dismiss", f"dismiss:{item.id}")]
    rows = [label] if item.taken_by == staff.id else [[("have_it", f"take:{item.id}")], label]
    return [[(desk.words.say(staff.language, f"button.{what}"), data) for what, data in row] for row in rows]


async def _texts(desk: Desk, item: Item, fresh: str | None) -> list[str]:
    """The newest emergency since the item was opened; then the last ones."""
    table = Received.table
    theirs, newest_first = table.c.stranger_id == item.stranger_id, (table.c.id.desc(),)
    stored = await desk.rows.all(Received, theirs, order_by=newest_first, limit=LAST_TEXTS)
    last = [*([fresh] if fresh else []), *(received.body for received in stored if received.body)][:LAST_TEXTS]
    if item.kind != EMERGENCY or (fresh and _is_emergency(fresh)):
        return last
    emergencies = (theirs, table.c.level == int(Level.EMERGENCY), table.c.at >= item.opened_at)
    raised = await desk.rows.all(Received, *emergencies, order_by=newest_first, limit=1)
    first = [received.body for received in raised if received.body]
    return [*first, *(text for text in last if text not in first)]


def _is_emergency(body: str) -> bool:
    return failures.read(body).level is Level.EMERGENCY


async def _alerts(desk: Desk, item: Item) -> list[Alert]:
    """Stored ones, but for those that this very transaction has replaced."""
    gone = desk.writes.gone.get(Alert.table, set())
    stored = await desk.rows.all(Alert, Alert.table.c.item_id == item.id)
    fresh = [record for record in desk.writes.new if isinstance(record, Alert) and record.item_id == item.id]
    return [alert for alert in (*stored, *fresh) if alert.id not in gone]


async def settle(desk: Desk, item: Item, key: str, by: Staff) -> None:
    for shown in await _alerts(desk, item):
        staff = await desk.rows.one(Staff, Staff.table.c.id == shown.staff_id)
        if staff is None:
            continue
        line = desk.words.say(staff.language, key, by=first_name(by.name), name="")
        mine = staff.id == by.id and item.closed_at is None
        change_shown(desk, staff, shown.outbox_id, line, buttons_for(desk, item, staff) if mine else ())
