"""The check of every minute: no step is overdue, no row is left behind. What it finds it mends.

What should fall due and has no row gets one that is due now, so that it is a turn like any other.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, select

from bot.services import sessions_watch
from bot.services.desk import Desk
from bot.services.lost_rows import GRACE
from bot.services.watch_looks import LOOKS, Look
from bot.services.work import DeskWork
from storage import marks, tallies
from storage.among import among
from storage.crypto import Vault
from storage.happenings import Due, Item
from storage.prepared import Prepared
from storage.rows import Ask, Rows

CHECKED = "checked"
"""The mark of the last check. It is also the one write that is tried every minute: a full disk shows within two."""
REMEMBERED = timedelta(days=62)
"""Tallies older than this are of no month that counts."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """What the check found overdue: steps of ladders mended; leavers whose check-ins, welcome, pause or sessions would
    not have gone on mended; rows waiting; and messages, ladders and check-ins that waited for a time before which the
    clock was set back."""

    steps: int = 0
    unplanned: int = 0
    waiting: int = 0
    set_back: int = 0


@dataclass(frozen=True, kw_only=True)
class Lost:
    """What a look found, by the ids of its rows; and how many due rows wait."""

    of: Mapping[str, Collection[int]]
    reminders: Collection[int]
    waiting: int


async def look(rows: Rows, now: datetime) -> Lost:
    """Goes through everybody, which takes a while where they are many: it wants no lock, and mends nothing."""
    found = await rows.answers(*(Ask(statement, _around(now), _first_of_each) for statement in LOST.values()))
    return Lost(
        of=dict(zip(LOST, found, strict=True)),
        reminders=[session.id for session, _ in await sessions_watch.lacking(rows, now)],
        waiting=await _waiting(rows, now - GRACE),
    )


def _around(now: datetime) -> dict[str, datetime]:
    return {"before": now - GRACE, "after": now + GRACE}


def _first_of_each(found: Sequence[Sequence[Any]], vault: Vault) -> list[int]:
    return [row[0] for row in found]


LOST = {
    name: Prepared(select(each.record.table.c.id).where(*each.lost(bindparam("before"), bindparam("after"))))
    for name, each in LOOKS.items()
}


@dataclass(eq=False, kw_only=True)
class Check(DeskWork):
    """Mends of what a look has found whatever is still so. Result: `Found`."""

    lost: Lost

    async def act(self, desk: Desk) -> Any:
        await marks.set(desk.rows, CHECKED, desk.now.isoformat(), desk.now)
        await tallies.forget(desk.rows, f"{desk.now - REMEMBERED:%Y-%m}")
        mended: Counter[str] = Counter()
        for name, ids in self.lost.of.items():
            if ids:
                mended[LOOKS[name].counts_as] += await self._mend(desk, LOOKS[name], ids)
        if self.lost.reminders:
            mended["unplanned"] += await sessions_watch.plan_reminders_again(desk, self.lost.reminders)
        return Found(**mended, waiting=self.lost.waiting)

    async def _mend(self, desk: Desk, each: Look, ids: Collection[int]) -> int:
        table = each.record.table
        still = await desk.rows.all(each.record, among(table.c.id, ids), *each.lost(desk.now - GRACE, desk.now + GRACE))
        return await each.mend(desk, still)


_BEFORE: ColumnElement[Any] = bindparam("before")
WAITING = Prepared(select(func.count()).select_from(Due.table).where(Due.table.c.at < _BEFORE))
LATE = Prepared(
    select(func.count()).select_from(Item.table).where(Item.table.c.closed_at.is_(None), Item.table.c.next_at < _BEFORE)
)


async def _waiting(rows: Rows, before: datetime) -> int:
    """Rows that fell due more than a minute ago and are still there: the sweep is behind."""
    return int((await rows.scalars(WAITING, {"before": before}))[0])


async def overdue(rows: Rows, now: datetime) -> int:
    """What should have come more than a minute ago and has not: due rows, and next steps of open items."""
    return int((await rows.scalars(LATE, {"before": now - GRACE}))[0]) + await _waiting(rows, now - GRACE)
