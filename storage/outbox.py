"""Which messages may go now. Nothing here sends.

Within a lane (one recipient) messages leave in the order of their ids, one at a time.
"""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, literal_column, or_, select, update

from storage.among import is_one
from storage.events import outbox
from storage.happenings import Message
from storage.rows import Rows, columns_of

other = outbox.alias("other")
EMERGENCY = "emergency"
PATIENCE = timedelta(seconds=30)  # how long a part of an emergency answer waits for the part before it


async def claim(rows: Rows, now: datetime, limit: int) -> list[Message]:
    """Mark up to `limit` messages that may go now as being sent, and return them, emergencies first, then oldest first.

    At most one of each lane, and none behind one of its lane that is being sent or in doubt. Emergencies pass all that;
    they only keep their own order, and wait for the emergency before them no longer than half a minute.
    """
    emergency = outbox.c.purpose == literal_column(f"'{EMERGENCY}'")  # written out, for the partial index
    urgent = await _claim(rows, now, limit, emergency, _before_an_emergency(now))
    if len(urgent) == limit:
        return urgent
    return urgent + await _claim(rows, now, limit - len(urgent), outbox.c.purpose != EMERGENCY, _before_others(now))


async def _claim(
    rows: Rows, now: datetime, limit: int, which: ColumnElement[bool], in_the_way: ColumnElement[bool]
) -> list[Message]:
    blocked = select(other.c.id).where(
        other.c.lane == outbox.c.lane, is_one(other.c.state, "queued", "held", "sending", "in_doubt"), in_the_way
    )
    picked = (
        select(outbox.c.id)
        .where(is_one(outbox.c.state, "queued", "held"), outbox.c.not_before <= now, which, ~blocked.exists())
        .order_by(outbox.c.not_before, outbox.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
        .cte("picked")
    )
    statement = (
        update(outbox)
        .where(outbox.c.id.in_(select(picked.c.id)))
        .values(
            state="sending",
            claimed_at=now,
            attempts=outbox.c.attempts + 1,
            due_at=func.coalesce(outbox.c.due_at, outbox.c.not_before),
        )
        .returning(*columns_of(Message))
    )
    return sorted(await rows.fetch(Message, statement), key=lambda message: (message.not_before, message.id))


def _ready(now: datetime) -> ColumnElement[bool]:
    return and_(is_one(other.c.state, "queued", "held"), other.c.not_before <= now)


def _emergency_going(now: datetime) -> ColumnElement[bool]:
    """Another emergency of the lane that may go, or has just been claimed."""
    just_claimed = and_(other.c.state == "sending", other.c.claimed_at > now - PATIENCE)
    return and_(other.c.purpose == EMERGENCY, or_(_ready(now), just_claimed))


def _before_an_emergency(now: datetime) -> ColumnElement[bool]:
    return and_(other.c.id < outbox.c.id, _emergency_going(now))


def _before_others(now: datetime) -> ColumnElement[bool]:
    """What is queued keeps its place while it waits for another try; what is held for a later hour does not."""
    earlier = and_(other.c.id < outbox.c.id, or_(is_one(other.c.state, "queued", "sending", "in_doubt"), _ready(now)))
    return or_(earlier, _emergency_going(now))


async def left_behind(rows: Rows, before: datetime, *, lock: bool = False) -> list[Message]:
    """Those still being sent that were claimed before an instant: whoever claimed them has died, or is about to.

    `lock` holds them until the transaction ends.
    """
    flying = is_one(outbox.c.state, "sending", "in_doubt")
    return await rows.all(
        Message,
        flying,
        outbox.c.state == "sending",
        outbox.c.claimed_at < before,
        order_by=[outbox.c.claimed_at, outbox.c.id],
        lock=lock,
    )


async def in_doubt(rows: Rows) -> list[Message]:
    """Those of which nobody knows yet whether they went."""
    flying = is_one(outbox.c.state, "sending", "in_doubt")
    return await rows.all(Message, flying, outbox.c.state == "in_doubt", order_by=[outbox.c.claimed_at, outbox.c.id])


async def next_due(rows: Rows, *, after: datetime | None = None) -> datetime | None:
    """The earliest instant at which a waiting message may go, of those later than `after`."""
    statement = select(func.min(outbox.c.not_before)).where(is_one(outbox.c.state, "queued", "held"))
    if after is not None:
        statement = statement.where(outbox.c.not_before > after)
    found: datetime | None = (await rows.scalars(statement))[0]
    return found
