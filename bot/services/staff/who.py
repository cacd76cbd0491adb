"""Leavers of the programme as the staff know them: by first name, told apart where two have the same."""

from collections import Counter
from collections.abc import Iterable, Mapping

from bot.services.say import first_name
from bot.services.staff.scope import looks_after
from bot.services.staff.visit import Visit
from storage.records import Person, Staff


async def everybody(visit: Visit) -> list[Person]:
    """Every leaver of the programme, by name."""
    found = await visit.desk.rows.all(Person, Person.table.c.programme_id == visit.staff.programme_id)
    return sorted(found, key=lambda p: (p.name.casefold(), p.id))


async def looked_after(visit: Visit) -> list[Person]:
    """Those whom this member of staff looks after today, by name."""
    return [person for person in await everybody(visit) if looks_after(visit, person)]


def told_apart(people: Iterable[Person | Staff]) -> Mapping[int, str]:
    """First names by id; with the first letter of the last name where a first name comes twice."""
    listed = list(people)
    same = Counter(first_name(one.name).casefold() for one in listed)
    return {one.id: _short(one.name, same[first_name(one.name).casefold()] > 1) for one in listed}


def _short(name: str, shared: bool) -> str:
    parts = name.split()
    return f"{parts[0]} {parts[-1][0]}" if shared and len(parts) > 1 else first_name(name)
