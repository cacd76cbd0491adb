"""Records by their id."""

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

from sqlalchemy import select

from storage.among import listed
from storage.codec import R, Record
from storage.prepared import Prepared
from storage.rows import Ask, Rows, asking, columns_of


async def by_id(rows: Rows, record_type: type[R], ids: Collection[int]) -> dict[int, R]:
    """Those that are there, in no order; no query for none."""
    return await rows.answer(_those(record_type, ids)) if ids else {}


async def by_ids(
    rows: Rows, wanted: Mapping[type[Any], Collection[int]], *besides: Ask[Any]
) -> tuple[dict[type[Any], dict[int, Any]], list[Any]]:
    """The same for several kinds of records, and what else is to be asked, all at once."""
    asked = {kind: _those(kind, ids) for kind, ids in wanted.items() if ids}
    answers = await rows.answers(*asked.values(), *besides)
    found: dict[type[Any], dict[int, Any]] = {kind: {} for kind in wanted}
    return found | dict(zip(asked, answers, strict=False)), answers[len(asked) :]


def _those(record_type: type[R], ids: Collection[int]) -> Ask[dict[int, R]]:
    values = {"ids": list(ids)}
    return asking(record_type, _of(record_type), values, lambda found: {record.id: record for record in found})


@cache
def _of(record_type: type[Record]) -> Prepared:
    return Prepared(select(*columns_of(record_type)).where(listed(record_type.table.c.id, "ids")))
