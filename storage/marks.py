"""Small things to be remembered under a name: how far something has been read, when something last ran."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from storage.rows import Rows
from storage.tables import marks


async def get(rows: Rows, name: str, *, lock: bool = False) -> str | None:
    """The value under `name`; `lock` holds it until the transaction ends."""
    statement = select(marks.c.value).where(marks.c.name == name)
    found = await rows.scalars(statement.with_for_update() if lock else statement)
    return found[0] if found else None


async def set(rows: Rows, name: str, value: str, at: datetime) -> None:
    """Keep `value` under `name`, in place of what was there."""
    insert = (postgresql if rows.dialect == "postgresql" else sqlite).insert(marks)
    statement = insert.values(name=name, value=value, at=at)
    await rows.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"value": value, "at": at}))
