"""What falls due, and when the next of it does."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import and_, bindparam, func, or_, select, tuple_

from storage.among import listed
from storage.events import due
from storage.happenings import Due
from storage.prepared import Prepared
from storage.rows import Rows, columns_of

other = due.alias("other")
EARLIER = select(other.c.id).where(
    other.c.person_id == due.c.person_id, tuple_(other.c.at, other.c.id) < tuple_(due.c.at, due.c.id)
)
TAKE = Prepared(
    select(*columns_of(Due))
    .where(
        due.c.at <= bindparam("now"),
        or_(due.c.person_id.is_(None), and_(~EARLIER.exists(), ~listed(due.c.person_id, "others"))),
    )
    .order_by(due.c.at, due.c.id)
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True)
)
NEXT_AT = Prepared(select(func.min(due.c.at)))


async def take(rows: Rows, now: datetime, limit: int, exclude_people: Collection[int] = ()) -> list[Due]:
    """Up to `limit` rows that are due, earliest first, held until the transaction ends; the caller deletes them in it.

    Of each person only the earliest, and none of `exclude_people`; rows of no person each count alone. Rows that
    another replica holds are passed over.
    """
    return await rows.fetch(Due, TAKE, {"now": now, "limit": limit, "others": list(exclude_people)})


async def next_at(rows: Rows) -> datetime | None:
    """When the earliest row falls due."""
    found: datetime | None = (await rows.scalars(NEXT_AT))[0]
    return found
