"""What came in."""

from collections.abc import Collection

from sqlalchemy import select

from storage.among import among
from storage.events import inbox
from storage.grouping import grouped, newest
from storage.happenings import Received
from storage.rows import Rows


async def seen(rows: Rows, channel: str, provider_ids: Collection[str]) -> set[str]:
    """Which of the provider's ids are stored already."""
    statement = select(inbox.c.provider_id).where(inbox.c.channel == channel, among(inbox.c.provider_id, provider_ids))
    return set(await rows.scalars(statement))


async def last_texts(rows: Rows, person_ids: Collection[int], each: int = 3) -> dict[int, list[Received]]:
    """The last texts that each of these people has written, newest first."""
    theirs = among(inbox.c.person_id, person_ids) & inbox.c.staff_id.is_(None)
    found = await newest(rows, Received, inbox.c.person_id, each, theirs)
    return grouped(person_ids, found, lambda text: text.person_id)
