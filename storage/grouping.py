"""Records of many owners in one query, handed out by owner."""

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import ColumnElement, func, select

from storage.codec import R
from storage.rows import Rows, columns_of


def grouped(owners: Iterable[int], records: Iterable[R], owner_of: Callable[[R], int | None]) -> dict[int, list[R]]:
    """The records of each owner in the order given, an empty list for one who has none."""
    by_owner: dict[int, list[R]] = {owner: [] for owner in owners}
    for record in records:
        owner = owner_of(record)
        if owner is not None:
            by_owner[owner].append(record)
    return by_owner


async def newest(
    rows: Rows, record_type: type[R], owner: ColumnElement[Any], each: int, *where: ColumnElement[bool]
) -> list[R]:
    """The newest `each` records of every owner, newest first, of those that meet the conditions."""
    columns = columns_of(record_type)
    place = func.row_number().over(partition_by=owner, order_by=record_type.table.c.id.desc()).label("place")
    ranked = select(*columns, place).where(*where).subquery("ranked")
    wanted = [ranked.c[column.name] for column in columns]
    return await rows.fetch(record_type, select(*wanted).where(ranked.c.place <= each).order_by(ranked.c.id.desc()))
