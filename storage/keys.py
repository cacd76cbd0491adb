"""The key in use: named by the database, so that all processes seal with the same one, and how much is under which.

A key is changed in steps of which each can be the last for a while: it is added to the key file; the database names it;
what is stored is brought over (see `storage.rekey`); the old one is taken out of the key file once nothing is under it.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Column, ColumnElement, LargeBinary, and_, func, literal, select, update

import storage.events  # noqa: F401  # its tables belong to the metadata
from storage.codec import hash_columns, sealed_columns
from storage.database import Database
from storage.errors import Unreadable
from storage.replace import DATA
from storage.rows import KEY_MARK, Rows, in_use
from storage.schema import transaction
from storage.tables import audit, invitations, marks, metadata, people, staff

NOTICED = timedelta(minutes=5)
"""After so long every process has taken notice of another key: each looks once a minute."""
TRIED = 20


async def follow(database: Database) -> None:
    """Look at the key file and use the key that the database names. Raises BadKey and DatabaseAway."""
    database.vault.refresh()
    async with database.reading() as rows:
        database.vault.use(await in_use(rows))


async def check(rows: Rows) -> None:
    """Raises Unreadable where the keys at hand open nothing of what is stored: the key file is another database's.

    Some of the names are tried; a value that is damaged alone says nothing.
    """
    found: Unreadable | None = None
    for table in (staff, people):
        names = select(table.c.id, table.c.name).order_by(table.c.id.desc()).limit(TRIED)
        for row in await rows.execute(names):
            try:
                rows.vault.open(row.name, table.name, "name", row.id)
            except Unreadable as error:
                found = error
            else:
                return
    if found is not None:
        raise Unreadable(f"the key file is another database's: {found}")


async def since(rows: Rows) -> datetime | None:
    """When the key in use was named."""
    found = await rows.scalars(select(marks.c.at).where(marks.c.name == KEY_MARK))
    return found[0] if found else None


async def name(rows: Rows, key_id: int, at: datetime) -> None:
    """From now on everybody seals and hashes with this key. Waits for those who are writing hashes with another."""
    await rows.execute(update(marks).where(marks.c.name == KEY_MARK).values(value=str(key_id), at=at))


async def pin(rows: Rows) -> None:
    """Where the database names no key yet, it names the newest: one that is added later is not taken by itself."""
    unnamed = and_(marks.c.name == KEY_MARK, marks.c.value == "0")
    await rows.execute(update(marks).where(unnamed).values(value=str(rows.vault.ids[-1])))


async def is_untouched(url: str) -> bool:
    """Whether nothing but a migration has been at this database, whose schema is up to date: nobody has stored anything
    in it, and it names no key yet."""
    stored = [select(literal(1)).select_from(metadata.tables[name]).limit(1) for name in (*DATA, audit.name)]
    async with transaction(url, writing=False) as connection:
        named = await connection.scalar(select(marks.c.value).where(marks.c.name == KEY_MARK))
        return named == "0" and not any([await connection.scalar(each) for each in stored])


async def counted(rows: Rows, now: datetime) -> dict[int, dict[str, int]]:
    """How many values are sealed and hashed under each key, by its id: `{1: {"sealed": 90, "hashed": 7}}`.

    0 is the key file's first, for hashes that name none. Links that can't be used any more don't count. Everything is
    read once.
    """
    found: dict[int, dict[str, int]] = {}
    for table in metadata.sorted_tables:
        for kind, names in (("sealed", list(sealed_columns(table))), ("hashed", list(hash_columns(table)))):
            for column in names:
                key = key_byte(table.c[column]).label("key")
                statement = select(key, func.count().label("count")).where(_counts(table.c[column], now)).group_by(key)
                for row in (await rows.execute(statement)).mappings():
                    under = found.setdefault(row["key"][0], {"sealed": 0, "hashed": 0})
                    under[kind] += row["count"]
    return found


def _counts(column: Column[Any], now: datetime) -> ColumnElement[bool]:
    if column.table is not invitations:
        return column.is_not(None)
    table = invitations.c
    return and_(table.redeemed_at.is_(None), table.withdrawn_at.is_(None), table.expires_at > now)


def key_byte(column: Column[Any]) -> ColumnElement[bytes]:
    """The one byte of a stored value that is the id of its key."""
    return func.substr(column, 2 if column.info.get("sealed") else 1, 1, type_=LargeBinary)
