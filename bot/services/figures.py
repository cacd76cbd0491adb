"""The state of things in numbers, for the metrics: nothing in it says whom it is about."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from storage import due
from storage.among import is_one
from storage.happenings import Item, Message
from storage.rows import Rows

MANY = func.count().label("many")


@dataclass(frozen=True, kw_only=True)
class Figures:
    """`open_items` by kind, `outbox` by state (what has not been settled), and how late the schedule is, in seconds."""

    open_items: dict[str, int]
    outbox: dict[str, int]
    overdue_seconds: float


async def figures(rows: Rows, now: datetime) -> Figures:
    """Read through the partial indexes: flat, however much is settled."""
    items, outbox = Item.table, Message.table
    by_kind = select(items.c.kind, MANY).where(items.c.closed_at.is_(None)).group_by(items.c.kind)
    by_state = (
        select(outbox.c.state, MANY)
        .where(is_one(outbox.c.state, "queued", "held", "sending", "in_doubt"))
        .group_by(outbox.c.state)
    )
    earliest = await due.next_at(rows)
    return Figures(
        open_items={row["kind"]: row["many"] for row in (await rows.execute(by_kind)).mappings()},
        outbox={row["state"]: row["many"] for row in (await rows.execute(by_state)).mappings()},
        overdue_seconds=max(0.0, (now - earliest).total_seconds()) if earliest else 0.0,
    )
