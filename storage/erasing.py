"""Taking out everything that leads back to one person."""

from datetime import datetime

from sqlalchemy import delete, func, select

from storage.held import about, tables_of_a_person
from storage.ids import next_small
from storage.records import Erasure
from storage.rows import Rows
from storage.tables import erasures, people


async def erase_rows(rows: Rows, person_id: int, now: datetime) -> None:
    """No row that leads back to this person is left; that it was done is noted, which lets the ledger's go as well."""
    if await rows.one(Erasure, erasures.c.id == person_id) is None:
        await rows.insert([Erasure(id=person_id, at=now)])
    for table in reversed(tables_of_a_person()):
        await rows.execute(delete(table).where(about(table, person_id)))


async def next_person_id(rows: Rows) -> int:
    """As `next_small`, but never the id of somebody who has been erased: the audit and the erasures name it."""
    erased = (await rows.scalars(select(func.coalesce(func.max(erasures.c.id), 0))))[0]
    return max(await next_small(rows, people), int(erased) + 1)
