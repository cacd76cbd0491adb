"""Records by their id."""

from collections.abc import Collection
from functools import cache

from sqlalchemy import select

from storage.among import listed
from storage.codec import R, Record
from storage.prepared import Prepared
from storage.rows import Rows, columns_of


async def by_id(rows: Rows, record_type: type[R], ids: Collection[int]) -> dict[int, R]:
    """Those that are there, in no order; no query for none."""
    if not ids:
        return {}
    return {record.id: record for record in await rows.fetch(record_type, _of(record_type), {"ids": list(ids)})}


@cache
def _of(record_type: type[Record]) -> Prepared:
    return Prepared(select(*columns_of(record_type)).where(listed(record_type.table.c.id, "ids")))
