"""Leavers of the programme as the staff know them: by first name, told apart where two have the same."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

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
    """First names by id, no two alike: where a first name comes twice with as much of the last name as it takes, and
    with the id behind it where that is the same as well."""
    listed = list(people)
    same = Counter(first_name(one.name).casefold() for one in listed)
    by_name = {one.id: _longer(one.name, same[first_name(one.name).casefold()] > 1) for one in listed}
    alike = Counter(name.casefold() for names in by_name.values() for name in names)
    return {
        row: next((n for n in names if alike[n.casefold()] == 1), f"{names[-1]} {row}")
        for row, names in by_name.items()
    }


def _longer(name: str, shared: bool) -> Sequence[str]:
    """The first name, where it is shared with more and more of the last."""
    first, *rest = name.split() or [name]
    last = rest[-1] if shared and rest else ""
    return [f"{first} {last[:end]}" for end in range(1, len(last) + 1)] or [first]
