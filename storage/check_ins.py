"""How people's check-ins went."""

from collections.abc import Collection

from storage.grouping import grouped, newest
from storage.happenings import CheckIn
from storage.rows import Ask, asking

LATEST = newest(CheckIn, "person_id", 5)


def latest(person_ids: Collection[int]) -> Ask[dict[int, list[CheckIn]]]:
    """The last five check-ins of each of these people, newest first."""

    def by_person(found: list[CheckIn]) -> dict[int, list[CheckIn]]:
        return grouped(person_ids, found, lambda check_in: check_in.person_id)

    return asking(CheckIn, LATEST, {"owners": list(person_ids)}, by_person)
