"""What came in."""

from collections.abc import Collection

from sqlalchemy import bindparam, select

from storage.among import listed
from storage.events import inbox
from storage.grouping import grouped, newest
from storage.happenings import Received
from storage.prepared import Prepared
from storage.rows import Ask, asking

LAST = 3
SEEN = Prepared(
    select(inbox.c.provider_id).where(
        inbox.c.channel == bindparam("channel"), listed(inbox.c.provider_id, "provider_ids")
    )
)
LAST_TEXTS = newest(Received, "person_id", LAST, lambda c: c.staff_id.is_(None))


def seen(channel: str, provider_ids: Collection[str]) -> Ask[set[str]]:
    """Which of the provider's ids are stored already."""
    values = {"channel": channel, "provider_ids": list(provider_ids)}
    return Ask(SEEN, values, lambda found, vault: {row[0] for row in found})


def last_texts(person_ids: Collection[int]) -> Ask[dict[int, list[Received]]]:
    """The last texts that each of these people has written, newest first."""
    values = {"owners": list(person_ids)}
    return asking(Received, LAST_TEXTS, values, lambda found: grouped(person_ids, found, lambda text: text.person_id))
