"""How people's check-ins went."""

from collections.abc import Collection

from storage.among import among
from storage.events import check_ins
from storage.grouping import grouped, newest
from storage.happenings import CheckIn
from storage.rows import Rows


async def latest(rows: Rows, person_ids: Collection[int], each: int = 5) -> dict[int, list[CheckIn]]:
    """The last check-ins of each of these people, newest first."""
    found = await newest(rows, CheckIn, check_ins.c.person_id, each, among(check_ins.c.person_id, person_ids))
    return grouped(person_ids, found, lambda check_in: check_in.person_id)
