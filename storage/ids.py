"""Ids that grow with time, and small ones for what people type by hand.

An id has 53 bits, so that it travels as a JSON number: 45 bits of time since the beginning of 2025 in ticks of 64 µs
(until 2096), then 8 bits drawn at random for each process. A process that needs more than one id in a tick takes the
ticks that follow. Two replicas can only meet when they drew the same 8 bits and used the same tick; the database then
refuses the second row, and `storage.database` says `TryAgain`.
"""

import os
import time
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Table, func, select

from storage import marks
from storage.rows import Rows

EPOCH = 1_735_689_600_000_000  # microseconds from 1970 to 2025-01-01 UTC
TICK = 64
PARTS = 256
GAP = 100


def wall_clock() -> int:
    """Microseconds since 1970, UTC."""
    return time.time_ns() // 1000


class Ids:
    """Hands out ids, each greater than the one before."""

    def __init__(self, now: Callable[[], int] = wall_clock, *, part: int | None = None, after: int = 0) -> None:
        """`now`: microseconds since 1970. `part`, 0 to 255: in place of the random bits. Ids are above `after`."""
        self._now = now
        self._part = os.urandom(1)[0] if part is None else part
        self._tick = after // PARTS

    def next(self) -> int:
        """A fresh id, above 0 and below 2**53."""
        tick = (self._now() - EPOCH) // TICK
        self._tick = tick if tick > self._tick else self._tick + 1
        return self._tick * PARTS + self._part


async def greatest(rows: Rows, *tables: Table) -> int:
    """The greatest id in any of these, 0 where they are empty: a process goes on above it, whatever its clock says."""
    found = await rows.execute(select(*(select(func.max(table.c.id)).scalar_subquery() for table in tables)))
    return max(number or 0 for number in found.one())


async def next_small(rows: Rows, table: Table) -> int:
    """One more than the greatest id of `table`, from 1: for programmes, staff and people, which are typed by hand."""
    return 1 + max(await _greatest(rows, table), int(await marks.get(rows, _gap(table)) or 0))


async def leave_a_gap(rows: Rows, table: Table, at: datetime) -> None:
    """The next `GAP` small ids of `table` are never given out: a database that was lost may have given them."""
    await marks.set(rows, _gap(table), str(await _greatest(rows, table) + GAP), at)


def _gap(table: Table) -> str:
    return f"ids:{table.name}"


async def _greatest(rows: Rows, table: Table) -> int:
    return int((await rows.scalars(select(func.coalesce(func.max(table.c.id), 0))))[0])
