"""The check of every minute: no step is overdue, no row is left behind. What it finds it mends.

What should fall due and has no row gets one that is due now, so that it is a turn like any other.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from bot.services import sessions_watch
from bot.services.desk import Desk
from bot.services.lost_rows import GRACE
from bot.services.watch_looks import LOOKS, Look
from bot.services.work import DeskWork
from storage import marks, tallies
from storage.among import among
from storage.happenings import Due, Item
from storage.rows import Rows

CHECKED = "checked"
"""The mark of the last check. It is also the one write that is tried every minute: a full disk shows within two."""
REMEMBERED = timedelta(days=62)
"""Tallies older than this are of no month that counts."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """What the check found overdue: steps of ladders mended; leavers whose check-ins, welcome, pause or sessions would
    not have gone on mended; rows waiting; and messages that waited for a time before which the clock was set back."""

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
    return Lost(
        of={
            name: await rows.scalars(select(each.record.table.c.id).where(*each.lost(now)))
            for name, each in LOOKS.items()
        },
        reminders=[session.id for session, _ in await sessions_watch.lacking(rows, now)],
        waiting=await _waiting(rows, now - GRACE),
    )


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
        return await each.mend(desk, await desk.rows.all(each.record, among(table.c.id, ids), *each.lost(desk.now)))


async def _waiting(rows: Rows, before: datetime) -> int:
    """Rows that fell due more than a minute ago and are still there: the sweep is behind."""
    return int((await rows.scalars(select(func.count()).select_from(Due.table).where(Due.table.c.at < before)))[0])


async def overdue(rows: Rows, now: datetime) -> int:
    """What should have come more than a minute ago and has not: due rows, and next steps of open items."""
    item = Item.table.c
    late = select(func.count()).select_from(Item.table).where(item.closed_at.is_(None), item.next_at < now - GRACE)
    return int((await rows.scalars(late))[0]) + await _waiting(rows, now - GRACE)
