"""Queue items about a number that nobody knows: only coordinators are told, until one has found out who it is.

There is no leaver and so no turn; everything is read and written at the desk.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.rules.ladder import climb_on, ladder_from_json, ladder_to_json, next_rung, resume_at
from bot.rules.policy import ladder_for
from bot.rules.say_time import say_when
from bot.rules.urgency import Level
from bot.services import failures
from bot.services.desk import Desk
from bot.services.masked import quoted
from bot.services.say import Buttons, first_name
from bot.services.team import can_be_told
from bot.services.tell_staff import change_shown, tell_staff
from storage.happenings import Alert, Due, Item, Note, Received
from storage.records import Staff, Stranger

KIND = "unknown_number"
EMERGENCY = "emergency"
DUE = "stranger_rung"
LAST_TEXTS = 3
DISMISSED_FOR = timedelta(days=30)
"""After this somebody else may have the number, or the same one may have become a leaver of ours."""


async def is_dismissed(desk: Desk, stranger: Stranger) -> bool:
    """Whether a coordinator has said lately that this number is of no interest."""
    if stranger.state != "dismissed":
        return False
    table = Item.table
    since = desk.now - DISMISSED_FOR
    return await desk.rows.one(Item, table.c.stranger_id == stranger.id, table.c.closed_at > since) is not None


async def open_item(
    desk: Desk,
    stranger: Stranger,
    programme_id: int,
    text: str | None,
    *,
    emergency: bool = False,
    picture: bool = False,
) -> Item:
    """The open item about this number, with one more text on it (None: it is stored already). The coordinators hear of
    it at once, at any hour; or whoever has taken it. An `emergency` makes an emergency of it: all are told again, also
    where somebody had taken it, and it climbs by that ladder from now on."""
    item = await open_about(desk, stranger)
    raised = emergency and item is not None and item.kind != EMERGENCY
    fresh = item is None or raised
    if item is None:
        item = _new_item(desk, stranger, programme_id, await _begins(desk, programme_id, emergency))
        desk.add(item)
    elif raised:
        begins = await _begins(desk, programme_id, emergency)
        item = _change(desk, item, **begins, taken_by=None, taken_at=None, owner_id=None)
    desk.add(Note(id=desk.new_id(), item_id=item.id, at=desk.now, what=KIND, detail={}))
    for staff in await _told(desk, item):
        status = [desk.words.say(staff.language, "relay.picture")] if picture else []
        await show(desk, item, staff, status, text=text, purpose="alert", stranger=stranger)
    return await climb(desk, item, just_told=True) if fresh else item


async def open_about(desk: Desk, stranger: Stranger) -> Item | None:
    """The open item about this number, held for the transaction."""
    table = Item.table
    return await desk.rows.one(Item, table.c.stranger_id == stranger.id, table.c.closed_at.is_(None), lock=True)


async def _begins(desk: Desk, programme_id: int, emergency: bool) -> dict[str, Any]:
    """Its kind, and its ladder from the bottom; the first step has been told."""
    kind = EMERGENCY if emergency else KIND
    ladder = ladder_to_json(ladder_for((await desk.policies())[programme_id], kind))
    return {"kind": kind, "ladder": ladder, "climbed_from": desk.now, "rungs": 1, "rung_at": desk.now}


def _new_item(desk: Desk, stranger: Stranger, programme_id: int, begins: Mapping[str, Any]) -> Item:
    return Item(
        id=desk.new_id(),
        programme_id=programme_id,
        person_id=None,
        stranger_id=stranger.id,
        opened_at=desk.now,
        next_at=None,
        owner_id=None,
        taken_by=None,
        taken_at=None,
        closed_at=None,
        closed_by=None,
        reason=None,
        version=1,
        **begins,
    )


async def climb(desk: Desk, item: Item, *, just_told: bool = False) -> Item:
    """Tells the coordinators every step that is due by now, once, and plans the next one. `just_told`: they know."""
    if item.closed_at is not None or item.taken_by is not None:
        return item
    policy = (await desk.policies())[item.programme_id]
    ladder = ladder_from_json(item.ladder)
    told = False
    while True:
        rung = next_rung(ladder, begun=item.climbed_from, done=item.rungs, last_at=item.rung_at, policy=policy)
        if rung is None or rung.at > desk.now:
            break
        item = _change(desk, item, rungs=item.rungs + 1, rung_at=desk.now)
        told = True
    if told and not just_told:
        for staff in await _told(desk, item):
            await show(desk, item, staff, (), purpose="alert")
    item = _change(desk, item, next_at=rung.at if rung else None, version=item.version + 1)
    if rung is not None:
        _later(desk, item)
    return item


async def take(desk: Desk, item: Item, by: Staff) -> Item:
    """It is this coordinator's now; the others see so. It climbs on when it is not closed in time."""
    policy = (await desk.policies())[item.programme_id]
    back = resume_at(ladder_from_json(item.ladder), desk.now, policy)
    item = _change(
        desk, item, taken_by=by.id, taken_at=desk.now, owner_id=by.id, next_at=back, version=item.version + 1
    )
    _later(desk, item)
    await _settle(desk, item, "alert.taken", by)
    return item


async def release(desk: Desk, item: Item) -> Item:
    """Taken and left, or whoever had it has gone: it climbs on from where it stood, beginning now."""
    policy = (await desk.policies())[item.programme_id]
    rest = climb_on(ladder_from_json(item.ladder), done=item.rungs, policy=policy)
    item = _change(
        desk,
        item,
        taken_by=None,
        taken_at=None,
        owner_id=None,
        ladder=ladder_to_json(rest),
        climbed_from=desk.now,
        rungs=0,
        rung_at=None,
        version=item.version + 1,
    )
    return await climb(desk, item)


async def close(desk: Desk, item: Item, reason: str, by: Staff) -> Item:
    """It is settled; everyone who was told sees so."""
    item = _change(
        desk,
        item,
        closed_at=desk.now,
        closed_by=by.id,
        reason=reason,
        next_at=None,
        version=item.version + 1,
    )
    await _settle(desk, item, "alert.closed", by)
    return item


async def fall_due(desk: Desk, row: Due) -> None:
    """A due row of this kind: the next step, or a taken item that comes back. The caller deletes the row."""
    table = Item.table
    item = await desk.rows.one(Item, table.c.id == row.subject_id, table.c.version == row.version, lock=True)
    if item is None or item.closed_at is not None:
        return
    await (release(desk, item) if item.taken_by is not None else climb(desk, item))


async def show(
    desk: Desk,
    item: Item,
    staff: Staff,
    status: Iterable[str],
    *,
    text: str | None = None,
    purpose: str = "queue",
    stranger: Stranger | None = None,
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


async def _told(desk: Desk, item: Item) -> list[Staff]:
    table = Staff.table
    ours = await desk.rows.all(Staff, table.c.programme_id == item.programme_id, table.c.role == "coordinator")
    heads = [staff for staff in ours if can_be_told(staff)]
    holder = [staff for staff in heads if staff.id == item.taken_by]
    return holder or heads


async def _alerts(desk: Desk, item: Item) -> list[Alert]:
    """Stored ones, but for those that this very transaction has replaced."""
    gone = desk.writes.gone.get(Alert.table, set())
    stored = await desk.rows.all(Alert, Alert.table.c.item_id == item.id)
    fresh = [record for record in desk.writes.new if isinstance(record, Alert) and record.item_id == item.id]
    return [alert for alert in (*stored, *fresh) if alert.id not in gone]


async def _settle(desk: Desk, item: Item, key: str, by: Staff) -> None:
    for shown in await _alerts(desk, item):
        staff = await desk.rows.one(Staff, Staff.table.c.id == shown.staff_id)
        if staff is None:
            continue
        line = desk.words.say(staff.language, key, by=first_name(by.name), name="")
        mine = staff.id == by.id and item.closed_at is None
        change_shown(desk, staff, shown.outbox_id, line, buttons_for(desk, item, staff) if mine else ())


def _change(desk: Desk, item: Item, **columns: Any) -> Item:
    desk.writes.change(Item.table, item.id, columns)
    return replace(item, **columns)


def _later(desk: Desk, item: Item) -> None:
    if item.next_at is not None:
        desk.add(
            Due(
                id=desk.new_id(),
                kind=DUE,
                subject_id=item.id,
                person_id=None,
                at=item.next_at,
                version=item.version,
                data=None,
            )
        )
