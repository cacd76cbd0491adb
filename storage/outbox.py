"""Which messages may go now. Nothing here sends.

Within a lane (one recipient) messages leave in the order of their ids, one at a time.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Update, and_, bindparam, case, func, literal_column, or_, select, update
from sqlalchemy.sql.dml import ReturningUpdate

from storage.among import is_one, listed
from storage.events import outbox
from storage.happenings import Message
from storage.prepared import Prepared
from storage.rows import Ask, Rows, asking, columns_of
from storage.writing import KEY

other, flying = outbox.alias("other"), outbox.alias("flying")
PATIENCE = timedelta(seconds=30)  # how long a part of an emergency answer waits for the part before it


def _is_urgent(value: int) -> ColumnElement[bool]:
    return outbox.c.urgent == literal_column(str(value))  # written out, for the partial index


def _ready() -> ColumnElement[bool]:
    return and_(is_one(other.c.state, "queued", "held"), other.c.not_before <= bindparam("now"))


def _urgent_going() -> ColumnElement[bool]:
    """Another urgent one of the lane that may go, or has just been claimed."""
    just_claimed = and_(other.c.state == "sending", other.c.claimed_at > bindparam("lately"))
    return and_(other.c.urgent == literal_column("1"), or_(_ready(), just_claimed))


def _before_the_urgent() -> ColumnElement[bool]:
    """An earlier part that is tried again is waited for as long as one that is being sent."""
    again = and_(
        other.c.urgent == literal_column("1"),
        other.c.state == literal_column("'queued'"),
        other.c.ready_at > bindparam("lately"),
    )
    return and_(other.c.id < outbox.c.id, or_(_urgent_going(), again))


def _before_others() -> ColumnElement[bool]:
    """What is queued keeps its place while it waits for another try; what is held for a later hour does not."""
    earlier = and_(other.c.id < outbox.c.id, or_(is_one(other.c.state, "queued", "sending", "in_doubt"), _ready()))
    return or_(earlier, _urgent_going())


def _lane_is_free() -> ColumnElement[bool]:
    """Nothing of the lane is being sent: found once for all, so that what waits behind a mentor's last message, of
    which there may be thousands, is passed over quickly."""
    going = is_one(flying.c.state, "sending", "in_doubt"), flying.c.state == literal_column("'sending'")
    return outbox.c.lane.not_in(select(flying.c.lane).where(*going))


def _claiming(which: ColumnElement[bool], in_the_way: ColumnElement[bool]) -> ReturningUpdate[Any]:
    blocked = select(other.c.id).where(
        other.c.lane == outbox.c.lane, is_one(other.c.state, "queued", "held", "sending", "in_doubt"), in_the_way
    )
    may_go = (is_one(outbox.c.state, "queued", "held"), outbox.c.not_before <= bindparam("now"), which)
    picked = (
        select(outbox.c.id)
        .where(*may_go, ~blocked.exists())
        .order_by(outbox.c.not_before, outbox.c.id)
        .limit(bindparam("limit"))
        .with_for_update(skip_locked=True)
        .cte("picked")
    )
    return (
        update(outbox)
        .where(outbox.c.id.in_(select(picked.c.id)))
        .values(
            state="sending",
            claimed_at=bindparam("now"),
            claimed_by=bindparam("by"),
            attempts=outbox.c.attempts + 1,
            due_at=func.coalesce(outbox.c.due_at, outbox.c.not_before),
            ready_at=func.coalesce(outbox.c.ready_at, outbox.c.not_before),
        )
        .returning(*columns_of(Message))
    )


CLAIM_URGENT = Prepared(_claiming(_is_urgent(1), _before_the_urgent()))
CLAIM_OTHERS = Prepared(_claiming(and_(_is_urgent(0), _lane_is_free()), _before_others()))


async def claim(
    rows: Rows, now: datetime, limit: int, by: int | None = None, *, urgent_only: bool = False
) -> list[Message]:
    """Mark up to `limit` messages that may go now as being sent, and return them, urgent ones first, then oldest first.

    At most one of each lane, and none behind one of its lane that is being sent or in doubt. Urgent ones pass all that;
    they only keep their own order, and wait for the urgent one before them, also where it is tried again, no longer
    than half a minute. `by` is the replica that will send them.
    """
    values = {"now": now, "lately": now - PATIENCE, "limit": limit, "by": by}
    urgent = await _claim(rows, CLAIM_URGENT, values)
    if urgent_only or len(urgent) == limit:
        return urgent
    return urgent + await _claim(rows, CLAIM_OTHERS, values | {"limit": limit - len(urgent)})


async def _claim(rows: Rows, statement: Prepared, values: Mapping[str, Any]) -> list[Message]:
    return sorted(await rows.fetch(Message, statement, values), key=lambda message: (message.not_before, message.id))


UNDER = Prepared(select(*columns_of(Message)).where(listed(outbox.c.provider_id, "provider_ids")))
HELD = Prepared(select(*columns_of(Message)).where(listed(outbox.c.id, "ids")).order_by(outbox.c.id).with_for_update())
SHOWN = Prepared(
    select(*columns_of(Message))
    .where(
        outbox.c.provider_id == bindparam("provider_id"),
        outbox.c.staff_id == bindparam("staff_id"),
        outbox.c.act == literal_column("'send'"),
    )
    .limit(literal_column("1"))
)


def under(provider_ids: Collection[str]) -> Ask[list[Message]]:
    """The messages that have one of these ids of a provider's."""
    return asking(Message, UNDER, {"provider_ids": list(provider_ids)}, list)


def held(ids: Collection[int]) -> Ask[list[Message]]:
    """These messages, held until the transaction ends. Whoever needs their people's rows takes those first."""
    return asking(Message, HELD, {"ids": sorted(ids)}, list)


def shown(staff_id: int, provider_id: str) -> Ask[Message | None]:
    """The message to a member of staff that stands in their chat under this id."""
    values = {"staff_id": staff_id, "provider_id": provider_id}
    return asking(Message, SHOWN, values, lambda found: found[0] if found else None)


def _accepting() -> Update:
    """A receipt may have come before our own note: then only the provider's id and the segments are new."""
    sent = and_(outbox.c.state == literal_column("'sending'"), bindparam("ours", type_=Boolean))
    return (
        update(outbox)
        .where(outbox.c.id == bindparam(KEY))
        .values(
            provider_id=bindparam("sid"),
            segments=bindparam("count"),
            state=case((sent, literal_column("'sent'")), else_=outbox.c.state),
            sent_at=case((sent, bindparam("now", type_=outbox.c.sent_at.type)), else_=outbox.c.sent_at),
        )
    )


ACCEPTED = Prepared(_accepting())


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A message that the provider has taken, under which id and with how many segments. `noted_later`: that it is sent
    is left to another to note."""

    id: int
    provider_id: str
    segments: int
    noted_later: bool


async def taken(rows: Rows, messages: Collection[Taken], now: datetime) -> None:
    """Notes them as sent, where nothing more is known."""
    await rows.each(
        ACCEPTED,
        [
            {KEY: m.id, "sid": m.provider_id, "count": m.segments, "ours": not m.noted_later, "now": now}
            for m in messages
        ],
    )


STILL = Prepared(
    select(outbox.c.id).where(listed(outbox.c.id, "ids"), is_one(outbox.c.state, "sending")).with_for_update()
)


async def still_being_sent(rows: Rows, ids: Collection[int]) -> list[int]:
    """Those of these messages of which nothing is noted yet, held for the transaction."""
    return await rows.scalars(STILL, {"ids": sorted(ids)})


async def drop_waiting(rows: Rows, lane: str) -> None:
    """Whatever still waits for this recipient is dropped."""
    unsettled = is_one(outbox.c.state, "queued", "held", "sending", "in_doubt")
    theirs = (outbox.c.lane == lane, unsettled, is_one(outbox.c.state, "queued", "held"))
    await rows.execute(update(outbox).where(*theirs).values(state="dropped"))


async def next_due(rows: Rows, *, after: datetime | None = None) -> datetime | None:
    """The earliest instant at which a waiting message may go, of those later than `after`."""
    statement = select(func.min(outbox.c.not_before)).where(is_one(outbox.c.state, "queued", "held"))
    if after is not None:
        statement = statement.where(outbox.c.not_before > after)
    found: datetime | None = (await rows.scalars(statement))[0]
    return found


async def kept_waiting(rows: Rows, before: datetime) -> bool:
    """Whether a message that was ready before this instant has been tried in vain and waits for another try."""
    late = and_(outbox.c.attempts > 0, outbox.c.ready_at < before)
    waiting = select(outbox.c.id).where(is_one(outbox.c.state, "queued", "held"), outbox.c.state == "queued", late)
    return bool(await rows.scalars(waiting.limit(1)))
