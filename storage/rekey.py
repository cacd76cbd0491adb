"""What is stored under an older key, brought over to the key in use: table by table, some rows at a time.

How far it has come is a mark that is written with the rows, so it goes on where it was. Other processes may write with
the older key until they have taken notice; so it goes through everything once more when they must have.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import LargeBinary, RowMapping, Table, bindparam, literal, or_, select, update

from storage import marks
from storage.codec import hash_columns, sealed_columns
from storage.columns import fold
from storage.crypto import Vault
from storage.keys import NOTICED, key_byte, since
from storage.rows import Rows, in_use
from storage.tables import metadata

AT_ONCE = 300
"""Rows in one transaction: some ten milliseconds of work."""
MARK = "rekey"


def tables() -> list[Table]:
    """Those that hold anything sealed or hashed."""
    return [t for t in metadata.sorted_tables if sealed_columns(t) or _rehashed(t)]


@dataclass(frozen=True, kw_only=True)
class Progress:
    """On the way to `key`: the table it has come to, and the last row that was looked at there. `last`: the run that
    began when everybody had taken notice of the key."""

    key: int
    table: int = 0
    after: int = 0
    last: bool = False

    def __str__(self) -> str:
        return f"{self.key} {self.table} {self.after} {int(self.last)}"


async def bring_over(rows: Rows, now: datetime) -> bool:
    """The next rows, in the caller's transaction. False when everything has been brought over.

    Raises BadKey, Unreadable, and TryAgain where somebody holds one of the rows for too long.
    """
    key = await in_use(rows, hold=True) or rows.vault.ids[-1]
    rows.vault.use(key)
    named_at = await since(rows)
    noticed = named_at is None or now - named_at >= NOTICED
    at = await progress(rows) or Progress(key=key, last=noticed)
    if at.key != key or (at.table >= len(tables()) and noticed and not at.last):
        at = Progress(key=key, last=noticed)
    if at.table >= len(tables()):
        return False
    table = tables()[at.table]
    found = await _older(rows, table, key, at.after)
    await _change(rows, table, [_changed(table, row, rows.vault) for row in found])
    full = len(found) == AT_ONCE
    step = replace(at, after=found[-1]["id"]) if full else replace(at, table=at.table + 1, after=0)
    await marks.set(rows, MARK, str(step), now)
    return True


async def progress(rows: Rows) -> Progress | None:
    """How far it has come; None where it never began."""
    kept = await marks.get(rows, MARK)
    if kept is None:
        return None
    key, table, after, last = (int(part) for part in kept.split())
    return Progress(key=key, table=table, after=after, last=bool(last))


async def is_done(rows: Rows) -> bool:
    """Whether nothing can be under an older key any more, as far as it can be brought over."""
    at = await progress(rows)
    key = await in_use(rows) or rows.vault.ids[-1]
    return at is not None and at.key == key and at.last and at.table >= len(tables())


async def _older(rows: Rows, table: Table, key: int, after: int) -> Sequence[RowMapping]:
    columns = [table.c[name] for name in (*sealed_columns(table), *_rehashed(table))]
    this = literal(bytes((key,)), LargeBinary)
    statement = (
        select(table.c.id, *columns)
        .where(table.c.id > after, or_(*(key_byte(column) != this for column in columns)))
        .order_by(table.c.id)
        .limit(AT_ONCE)
        .with_for_update()
    )
    return (await rows.execute(statement)).mappings().all()


def _changed(table: Table, row: RowMapping, vault: Vault) -> dict[str, Any]:
    plain = {
        name: vault.open(row[name], table.name, name, row["id"]) if row[name] is not None else None
        for name in sealed_columns(table)
    }
    changed: dict[str, Any] = {"row_id": row["id"]}
    for name, text in plain.items():
        changed[f"to_{name}"] = vault.seal(text, table.name, name, row["id"]) if text is not None else None
    for name in _rehashed(table):
        text = plain[table.c[name].info["hash_of"]]
        changed[f"to_{name}"] = _hash(table, name, text, vault) if text is not None else row[name]
    return changed


def _hash(table: Table, name: str, text: str, vault: Vault) -> bytes:
    return vault.lookup(fold(text) if table.c[name].info["folded"] else text)


async def _change(rows: Rows, table: Table, changes: Sequence[dict[str, Any]]) -> None:
    if changes:
        names = [*sealed_columns(table), *_rehashed(table)]
        statement = update(table).where(table.c.id == bindparam("row_id"))
        await rows.execute(statement.values({name: bindparam(f"to_{name}") for name in names}), changes)


def _rehashed(table: Table) -> list[str]:
    """Its hashes that can be made anew from what is sealed beside them."""
    return [name for name in hash_columns(table) if table.c[name].info["hash_of"] is not None]
