"""The check of every minute: no step is overdue, no row is left behind. What it finds it mends.

What should fall due and has no row gets one that is due now, so that it is a turn like any other.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import and_, func, literal, select

from bot.rules.hours import local
from bot.services import check_ins, sessions_watch, stranger_items
from bot.services.desk import Desk
from bot.services.lost_rows import plan_now, planned
from bot.services.work import DeskWork
from storage import marks, tallies
from storage.among import is_one
from storage.happenings import CheckIn, Due, Item, Message
from storage.records import Person
from storage.rows import Rows

log = structlog.get_logger(__name__)

GRACE = timedelta(minutes=1)
"""Each step comes within this of its time."""
CHECKED = "checked"
"""The mark of the last check. It is also the one write that is tried every minute: a full disk shows within two."""
REMEMBERED = timedelta(days=62)
"""Tallies older than this are of no month that counts."""
OF_AN_ITEM = ("rung", "taken_too_long", stranger_items.DUE)


@dataclass(frozen=True, kw_only=True)
class Found:
    """What the check found overdue: steps of ladders mended; leavers whose check-ins, welcome, pause or sessions would
    not have gone on mended; rows waiting; and messages that waited for a time before which the clock was set back."""

    steps: int
    unplanned: int
    waiting: int
    set_back: int = 0


@dataclass(eq=False, kw_only=True)
class Check(DeskWork):
    """Result: `Found`."""

    async def act(self, desk: Desk) -> Any:
        await marks.set(desk.rows, CHECKED, desk.now.isoformat(), desk.now)
        looks = (_windows, _welcomes, _holds, _unplanned, sessions_watch.ended, sessions_watch.reminders)
        unplanned = [await look(desk) for look in looks]
        waiting = await _waiting(desk.rows, desk.now - GRACE)
        await tallies.forget(desk.rows, f"{desk.now - REMEMBERED:%Y-%m}")
        return Found(
            steps=await _steps(desk), unplanned=sum(unplanned), waiting=waiting, set_back=await _set_back(desk)
        )


async def _steps(desk: Desk) -> int:
    """Items whose next step is overdue."""
    item = Item.table.c
    lost = await desk.rows.all(
        Item,
        item.closed_at.is_(None),
        item.next_at < desk.now - GRACE,
        ~planned(OF_AN_ITEM, item.id, item.version),
    )
    for each in lost:
        kind = "taken_too_long" if each.taken_by is not None else "rung"
        plan_now(desk, kind if each.person_id else stranger_items.DUE, each.id, each.person_id, each.version)
    return len(lost)


async def _windows(desk: Desk) -> int:
    """Check-ins that still wait though their time is over."""
    check_in = CheckIn.table.c
    lost = await desk.rows.all(
        CheckIn,
        check_in.state == "open",
        check_in.window_ends_at < desk.now - GRACE,
        ~planned(("window",), check_in.id, check_in.version),
    )
    for each in lost:
        plan_now(desk, "window", each.id, each.person_id, each.version)
    return len(lost)


async def _welcomes(desk: Desk) -> int:
    """Leavers with consent whose welcome is planned for no time."""
    person = Person.table.c
    lost = await desk.rows.all(
        Person,
        person.consent_on.is_not(None),
        person.stopped_at.is_(None),
        person.welcome == "waiting",
        person.status.in_(("released", "in_custody")),
        ~planned(("welcome",), person.id, literal(0)),
    )
    for each in lost:
        plan_now(desk, "welcome", each.id, each.id, 0)
    return len(lost)


async def _holds(desk: Desk) -> int:
    """Pauses that should be over."""
    person = Person.table.c
    policies = await desk.policies()
    on_hold = and_(person.hold.is_not(None), person.hold_until.is_not(None))
    held = await desk.rows.all(Person, on_hold, ~planned(("hold_over",), person.id, person.version))
    lost = [
        each
        for each in held
        if each.hold_until is not None and each.hold_until <= local(desk.now, policies[each.programme_id].tz).date()
    ]
    for each in lost:
        plan_now(desk, "hold_over", each.id, each.id, each.version)
    return len(lost)


async def _unplanned(desk: Desk) -> int:
    """Leavers whose check-ins should run, with none planned: planned now."""
    person = Person.table
    lost = await desk.rows.scalars(
        select(person.c.id).where(
            person.c.status == "released",
            person.c.consent_on.is_not(None),
            person.c.stopped_at.is_(None),
            person.c.hold.is_(None),
            person.c.welcome == "done",
            ~planned(("check_in",), person.c.id, person.c.version),
        )
    )
    for person_id in lost:
        turn = await desk.turn(person_id)
        try:
            if turn is not None:
                check_ins.plan(turn)
        except Exception as error:  # one that can't be planned must not stop the others
            log.error("watch.failed", error=type(error).__name__)
    return len(lost)


async def _set_back(desk: Desk) -> int:
    """Messages that were to go at once by a clock that was ahead: made after now, so that they would wait for it."""
    message = Message.table.c
    waiting = is_one(message.state, "queued", "held")
    after = desk.now + GRACE
    ahead = await desk.rows.all(
        Message, waiting, message.state == "queued", message.not_before > after, message.created_at > after
    )
    for each in ahead:
        desk.writes.change(Message.table, each.id, {"not_before": desk.now, "due_at": None})
    return len(ahead)


async def _waiting(rows: Rows, before: datetime) -> int:
    """Rows that fell due more than a minute ago and are still there: the sweep is behind."""
    return int((await rows.scalars(select(func.count()).select_from(Due.table).where(Due.table.c.at < before)))[0])


async def overdue(rows: Rows, now: datetime) -> int:
    """What should have come more than a minute ago and has not: due rows, and next steps of open items."""
    item = Item.table.c
    late = select(func.count()).select_from(Item.table).where(item.closed_at.is_(None), item.next_at < now - GRACE)
    return int((await rows.scalars(late))[0]) + await _waiting(rows, now - GRACE)
