"""What came in."""

from collections.abc import Collection

from sqlalchemy import bindparam, select

from storage.among import listed
from storage.events import inbox
from storage.grouping import grouped, newest
from storage.happenings import Received
from storage.prepared import Prepared
from storage.rows import Rows

LAST = 3
SEEN = Prepared(
    select(inbox.c.provider_id).where(
        inbox.c.channel == bindparam("channel"), listed(inbox.c.provider_id, "provider_ids")
    )
)
LAST_TEXTS = newest(Received, "person_id", LAST, lambda c: c.staff_id.is_(None))


async def seen(rows: Rows, channel: str, provider_ids: Collection[str]) -> set[str]:
    """Which of the provider's ids are stored already."""
    return set(await rows.scalars(SEEN, {"channel": channel, "provider_ids": list(provider_ids)}))


async def last_texts(rows: Rows, person_ids: Collection[int]) -> dict[int, list[Received]]:
    """The last texts that each of these people has written, newest first."""
    found = await rows.fetch(Received, LAST_TEXTS, {"owners": list(person_ids)})
    return grouped(person_ids, found, lambda text: text.person_id)
