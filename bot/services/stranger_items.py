"""Queue items about a number that nobody knows: only coordinators are told, until one has found out who it is.

There is no leaver and so no turn; everything is read and written at the desk.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.rules.ladder import climb_on, ladder_from_json, ladder_to_json, next_rung, resume_at
from bot.rules.policy import ladder_for
from bot.services import stranger_cards
from bot.services.desk import Desk
from bot.services.stranger_cards import EMERGENCY
from bot.services.team import can_be_told
from storage.happenings import Due, Item, Note
from storage.records import Staff, Stranger

KIND = "unknown_number"
DUE = "stranger_rung"
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
        await stranger_cards.show(desk, item, staff, status, text=text, purpose="alert", stranger=stranger)
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
            await stranger_cards.show(desk, item, staff, (), purpose="alert")
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
    await stranger_cards.settle(desk, item, "alert.taken", by)
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
    await stranger_cards.settle(desk, item, "alert.closed", by)
    return item


async def fall_due(desk: Desk, row: Due) -> None:
    """A due row of this kind: the next step, or a taken item that comes back. The caller deletes the row."""
    table = Item.table
    item = await desk.rows.one(Item, table.c.id == row.subject_id, table.c.version == row.version, lock=True)
    if item is None or item.closed_at is not None:
        return
    await (release(desk, item) if item.taken_by is not None else climb(desk, item))


async def _told(desk: Desk, item: Item) -> list[Staff]:
    table = Staff.table
    ours = await desk.rows.all(Staff, table.c.programme_id == item.programme_id, table.c.role == "coordinator")
    heads = [staff for staff in ours if can_be_told(staff)]
    holder = [staff for staff in heads if staff.id == item.taken_by]
    return holder or heads


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
