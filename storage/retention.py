"""Words whose time is over: which rows still hold some. Nothing that is open or unsent is among them."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select

from storage.among import among, is_one
from storage.crypto import SEALED_OVERHEAD
from storage.events import alerts, inbox, items, notes, outbox, runs, sessions
from storage.grouping import newest
from storage.happenings import Message, Note, Received, Run, Session
from storage.rows import Rows
from storage.tables import people, staff

LAST_TEXTS = 3
"""Of somebody with an open item these are kept: its card shows them."""
LAST_OF = {
    owner: newest(Received, owner, LAST_TEXTS, lambda c: c.staff_id.is_(None)) for owner in ("person_id", "stranger_id")
}
SETTLED = ("sent", "delivered", "undelivered", "failed", "dropped")
EMPTY = SEALED_OVERHEAD + len("{}")
"""Bytes of a sealed JSON object with nothing in it."""


async def received(rows: Rows, programme_id: int, before: datetime, limit: int, *, strangers: bool) -> list[Received]:
    """Leavers' words; with `strangers` those of unknown numbers, too, which are no programme's."""
    theirs = inbox.c.person_id.in_(_people(programme_id))
    whose = or_(theirs, and_(inbox.c.person_id.is_(None), inbox.c.stranger_id.is_not(None))) if strangers else theirs
    kept = await _on_open_items(rows)
    old = (inbox.c.at < before, inbox.c.body.is_not(None), inbox.c.staff_id.is_(None), ~among(inbox.c.id, kept))
    return await rows.all(Received, whose, *old, order_by=[inbox.c.id], limit=limit)


async def done_by_staff(rows: Rows, programme_id: int, before: datetime, limit: int) -> list[Received]:
    """What staff have typed and tapped: nothing is counted by it."""
    ours = inbox.c.staff_id.in_(_staff(programme_id))
    return await rows.all(Received, ours, inbox.c.at < before, order_by=[inbox.c.id], limit=limit)


async def sent(rows: Rows, programme_id: int, before: datetime, limit: int, *, strangers: bool) -> list[Message]:
    """Messages that are settled. What an open item is shown by stays, since it changes with the item."""
    ours = [outbox.c.person_id.in_(_people(programme_id)), outbox.c.staff_id.in_(_staff(programme_id))]
    if strangers:
        ours.append(outbox.c.stranger_id.is_not(None))
    shown = select(alerts.c.outbox_id).where(alerts.c.item_id.in_(_open_items()))
    return await rows.all(
        Message,
        or_(*ours),
        outbox.c.created_at < before,
        is_one(outbox.c.state, *SETTLED),
        or_(outbox.c.body.is_not(None), outbox.c.extras.is_not(None)),
        outbox.c.id.not_in(shown),
        order_by=[outbox.c.id],
        limit=limit,
    )


async def conversations(rows: Rows, programme_id: int, before: datetime, limit: int) -> list[Run]:
    """Those that have ended, with what was asked and answered."""
    full = or_(func.length(runs.c.facts) > EMPTY, func.length(runs.c.answers) > EMPTY, runs.c.pending.is_not(None))
    theirs = runs.c.person_id.in_(_people(programme_id))
    ended = (runs.c.state != "open", runs.c.started_at < before)
    return await rows.all(Run, theirs, *ended, full, order_by=[runs.c.id], limit=limit)


async def noted(rows: Rows, programme_id: int, before: datetime, limit: int) -> list[Note]:
    """What was noted of items that are closed."""
    closed = select(items.c.id).where(items.c.programme_id == programme_id, items.c.closed_at < before)
    return await rows.all(
        Note, notes.c.item_id.in_(closed), notes.c.detail.is_not(None), order_by=[notes.c.id], limit=limit
    )


async def places(rows: Rows, programme_id: int, before: datetime, limit: int) -> list[Session]:
    """Where people met."""
    over = (sessions.c.programme_id == programme_id, sessions.c.ends_at < before, sessions.c.place.is_not(None))
    return await rows.all(Session, *over, order_by=[sessions.c.id], limit=limit)


def _people(programme_id: int) -> ColumnElement[int]:
    return select(people.c.id).where(people.c.programme_id == programme_id).scalar_subquery()


def _staff(programme_id: int) -> ColumnElement[int]:
    return select(staff.c.id).where(staff.c.programme_id == programme_id).scalar_subquery()


def _open_items() -> ColumnElement[int]:
    return select(items.c.id).where(items.c.closed_at.is_(None)).scalar_subquery()


async def _on_open_items(rows: Rows) -> set[int]:
    kept: set[int] = set()
    for owner, last in LAST_OF.items():
        waiting = select(items.c[owner]).where(items.c.closed_at.is_(None), items.c[owner].is_not(None))
        texts = await rows.fetch(Received, last, {"owners": await rows.scalars(waiting.distinct())})
        kept |= {text.id for text in texts}
    return kept
