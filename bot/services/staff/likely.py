"""Whose an unknown number may be: those who are named in its texts, and those who can't be reached."""

import re
from collections.abc import Sequence

from bot.services.staff.visit import Visit
from storage.happenings import Item, Received
from storage.records import Person

TEXTS = 10
"""Of so many newest texts of the number the names are looked for."""
_WORD = re.compile(r"\w+")


async def likely_first(visit: Visit, people: Sequence[Person], stranger_id: int | None) -> list[Person]:
    """The same people: named ones first, then those who can't be reached, then the rest, each in the order given."""
    named, lost = await _words(visit, stranger_id), await _out_of_reach(visit)

    def rank(person: Person) -> tuple[int, bool]:
        names = person.name.casefold().split()
        return -len(named.intersection(names)), person.id not in lost

    return sorted(people, key=rank)


async def _words(visit: Visit, stranger_id: int | None) -> set[str]:
    table = Received.table
    newest_first = (table.c.id.desc(),)
    texts = await visit.desk.rows.all(Received, table.c.stranger_id == stranger_id, order_by=newest_first, limit=TEXTS)
    return {word for text in texts for word in _WORD.findall((text.body or "").casefold())}


async def _out_of_reach(visit: Visit) -> set[int | None]:
    table = Item.table
    mine = table.c.programme_id == visit.staff.programme_id
    found = await visit.desk.rows.all(Item, mine, table.c.kind == "unreachable", table.c.closed_at.is_(None))
    return {item.person_id for item in found}
