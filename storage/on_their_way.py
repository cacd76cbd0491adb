"""Messages that somebody has claimed and nobody has noted the end of; and those of which nobody knows if they went."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, literal_column, select

from storage.among import is_one
from storage.events import outbox
from storage.happenings import Message
from storage.prepared import Prepared
from storage.rows import Rows, columns_of


@dataclass(frozen=True, kw_only=True)
class OnItsWay:
    """A message that is being sent: by which replica, as far as it has a number, and since when."""

    id: int
    claimed_by: int | None
    claimed_at: datetime | None


def _in_flight(state: str, *columns: ColumnElement[Any]) -> Select[Any]:
    flying = is_one(outbox.c.state, "sending", "in_doubt"), outbox.c.state == literal_column(f"'{state}'")
    return select(*columns).where(*flying).order_by(outbox.c.claimed_at, outbox.c.id)


_SENDING = _in_flight("sending", outbox.c.id, outbox.c.claimed_by, outbox.c.claimed_at)
SENDING, HELD = Prepared(_SENDING), Prepared(_SENDING.with_for_update())
OF_LANE = Prepared(_in_flight("sending", *columns_of(Message)).where(outbox.c.lane == bindparam("lane")))
IN_DOUBT = Prepared(_in_flight("in_doubt", *columns_of(Message)))


async def being_sent(rows: Rows, *, lock: bool = False) -> list[OnItsWay]:
    """All of them, without their words. `lock` holds them for the transaction."""
    found = await rows.values(HELD if lock else SENDING)
    return [OnItsWay(id=row, claimed_by=by, claimed_at=at) for row, by, at in found]


async def being_sent_to(rows: Rows, lane: str) -> list[Message]:
    """Those of one lane."""
    return await rows.fetch(Message, OF_LANE, {"lane": lane})


async def in_doubt(rows: Rows) -> list[Message]:
    """Those of which nobody knows yet whether they went."""
    return await rows.fetch(Message, IN_DOUBT)
