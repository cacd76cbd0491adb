"""Records of many owners in one query, handed out by owner."""

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import ColumnElement, func, select

from storage.among import each_of
from storage.codec import R
from storage.prepared import Prepared
from storage.rows import columns_of


def grouped(owners: Iterable[int], records: Iterable[R], owner_of: Callable[[R], int | None]) -> dict[int, list[R]]:
    """The records of each owner in the order given, an empty list for one who has none."""
    by_owner: dict[int, list[R]] = {owner: [] for owner in owners}
    for record in records:
        owner = owner_of(record)
        if owner is not None:
            by_owner[owner].append(record)
    return by_owner


def newest(record_type: type[R], owner: str, each: int, *where: Callable[[Any], ColumnElement[bool]]) -> Prepared:
    """A statement for the newest `each` records of every owner in the list `owners`, newest first.

    `owner` names the column, which needs an index with the id behind it: however long the history, no more than the
    newest are read. `where` makes conditions for the columns that it is given.
    """
    table, owners = record_type.table, each_of(record_type.table.c[owner], "owners")
    older = table.alias("older")
    theirs = [older.c[owner] == owners.c.value, *(condition(older.c) for condition in where)]
    oldest = select(older.c.id).where(*theirs).order_by(older.c.id.desc()).limit(1).offset(each - 1)
    return Prepared(
        select(*columns_of(record_type))
        .select_from(owners)
        .join(table, table.c[owner] == owners.c.value)
        .where(table.c.id >= func.coalesce(oldest.scalar_subquery(), 0), *(condition(table.c) for condition in where))
        .order_by(table.c.id.desc())
    )
