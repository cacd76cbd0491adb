"""The state of things in numbers, for the metrics: nothing in it says whom it is about."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from storage import due
from storage.among import is_one
from storage.happenings import Item, Message
from storage.rows import Rows

ITEM = Item.table.c
MANY = func.count().label("many")


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """Open items of one kind: how many, how many of them nobody has taken, and since when the oldest of those is."""

    items: int
    untaken: int
    oldest_untaken: datetime | None


@dataclass(frozen=True, kw_only=True)
class Unsettled:
    """Messages of one state: how many, and since when the oldest should have gone."""

    messages: int
    oldest: datetime


@dataclass(frozen=True, kw_only=True)
class Figures:
    """`items` by kind, `outbox` by state (what has not been settled), and the earliest instants at which a due row and
    a step of a ladder are to come; None where there is none."""

    items: dict[str, Waiting]
    outbox: dict[str, Unsettled]
    next_due: datetime | None
    next_step: datetime | None


async def figures(rows: Rows) -> Figures:
    """Read through the partial indexes: flat, however many people there are and however much is settled."""
    return Figures(
        items=await _items(rows),
        outbox=await _outbox(rows),
        next_due=await due.next_at(rows),
        next_step=(await rows.scalars(select(func.min(ITEM.next_at)).where(ITEM.closed_at.is_(None))))[0],
    )


async def _items(rows: Rows) -> dict[str, Waiting]:
    is_open = ITEM.closed_at.is_(None)
    every = await rows.execute(select(ITEM.kind, MANY).where(is_open).group_by(ITEM.kind))
    alone = await rows.execute(
        select(ITEM.kind, MANY, func.min(ITEM.opened_at).label("oldest"))
        .where(is_open, ITEM.taken_by.is_(None))
        .group_by(ITEM.kind)
    )
    untaken = {row.kind: row for row in alone}
    return {
        row.kind: Waiting(
            items=row.many,
            untaken=untaken[row.kind].many if row.kind in untaken else 0,
            oldest_untaken=untaken[row.kind].oldest if row.kind in untaken else None,
        )
        for row in every
    }


async def _outbox(rows: Rows) -> dict[str, Unsettled]:
    table = Message.table.c
    found = await rows.execute(
        select(table.state, MANY, func.min(func.coalesce(table.due_at, table.not_before)).label("oldest"))
        .where(is_one(table.state, "queued", "held", "sending", "in_doubt"))
        .group_by(table.state)
    )
    return {row.state: Unsettled(messages=row.many, oldest=row.oldest) for row in found}
