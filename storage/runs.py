"""Conversations that are open."""

from collections.abc import Collection

from sqlalchemy import select

from storage.among import is_one, listed
from storage.events import runs
from storage.happenings import Run
from storage.rows import Rows, columns_of

OPEN_OF = select(*columns_of(Run)).where(listed(runs.c.person_id, "ids"), is_one(runs.c.state, "open"))


async def open_of(rows: Rows, person_ids: Collection[int]) -> list[Run]:
    """The open conversations of these people, in no order."""
    return await rows.fetch(Run, OPEN_OF, {"ids": list(person_ids)})
