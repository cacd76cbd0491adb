"""Small things to be remembered under a name: how far something has been read, when something last ran."""

from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import UpdateBase

from storage.prepared import Prepared
from storage.rows import Ask, Rows, Step
from storage.tables import marks

_VALUE = select(marks.c.value).where(marks.c.name == bindparam("called"))
VALUE, HELD = Prepared(_VALUE), Prepared(_VALUE.with_for_update())


def _keeping(dialect: str) -> UpdateBase:
    new = (postgresql if dialect == "postgresql" else sqlite).insert(marks)
    new = new.values({column.name: bindparam(column.name) for column in marks.columns})
    then = {"value": new.excluded.value, "at": new.excluded.at}
    keeping: UpdateBase = new.on_conflict_do_update(index_elements=["name"], set_=then)
    return keeping


KEEP = Prepared(_keeping)


async def get(rows: Rows, name: str, *, lock: bool = False) -> str | None:
    """The value under `name`; `lock` holds it until the transaction ends."""
    return await rows.answer(asked(name, lock=lock))


def asked(name: str, *, lock: bool = False) -> Ask[str | None]:
    """The question of `get`."""
    return Ask(HELD if lock else VALUE, {"called": name}, lambda found, vault: found[0][0] if found else None)


async def set(rows: Rows, name: str, value: str, at: datetime) -> None:
    """Keep `value` under `name`, in place of what was there."""
    await rows.do([setting(rows, name, value, at)])


def setting(rows: Rows, name: str, value: str, at: datetime) -> Step:
    """The step of `set`."""
    return rows.step(KEEP, {"name": name, "value": value, "at": at})
