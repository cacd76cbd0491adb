"""What came too late, or was not sent at all: kept until the coordinators are told (`bot.services.outage`)."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.happenings import Message, Untold
from storage.records import Staff
from storage.rows import Rows

LATE = timedelta(minutes=15)
"""Later than this is worth telling: our own judgement. A burst of ten thousand texts takes less."""


@dataclass(frozen=True, kw_only=True)
class Late:
    """Something for a leaver, or of theirs: a message's purpose and what became of it.

    `how`: `dropped` as stale, sent `late`, `bounded` by the day's texts or the month's money, or `heard` late, which is
    a text of theirs that reached us late. `planned_at` is when it should have been.
    """

    programme_id: int
    person_id: int
    purpose: str
    how: str = "dropped"
    planned_at: datetime | None = None


async def keep(rows: Rows, late: Sequence[Late], now: datetime, new_id: Callable[[], int]) -> None:
    """Keeps it in the caller's transaction."""
    await rows.insert(
        Untold(
            id=new_id(),
            programme_id=entry.programme_id,
            person_id=entry.person_id,
            purpose=entry.purpose,
            how=entry.how,
            at=now,
            planned_at=entry.planned_at,
        )
        for entry in late
    )


def asked_late(written: Iterable[object], programme_id: int, planned_at: datetime) -> list[Late]:
    """What a turn that should have been taken long ago sends to its leaver."""
    return [
        Late(
            programme_id=programme_id,
            person_id=message.person_id,
            purpose=message.purpose,
            how="late",
            planned_at=planned_at,
        )
        for message in written
        if isinstance(message, Message) and message.staff_id is None and message.person_id is not None
    ]


async def coordinators_of(rows: Rows, programmes: Collection[int]) -> list[Staff]:
    """The coordinators of these programmes who can be told."""
    table = Staff.table.c
    return await rows.all(
        Staff,
        table.programme_id.in_(programmes),
        table.role == "coordinator",
        table.joined_at.is_not(None),
        table.removed_at.is_(None),
        order_by=(table.id,),
    )
