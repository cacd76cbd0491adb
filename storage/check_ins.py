"""How people's check-ins went."""

from collections.abc import Collection

from storage.grouping import grouped, newest
from storage.happenings import CheckIn
from storage.rows import Rows

LATEST = newest(CheckIn, "person_id", 5)


async def latest(rows: Rows, person_ids: Collection[int]) -> dict[int, list[CheckIn]]:
    """The last five check-ins of each of these people, newest first."""
    found = await rows.fetch(CheckIn, LATEST, {"owners": list(person_ids)})
    return grouped(person_ids, found, lambda check_in: check_in.person_id)
