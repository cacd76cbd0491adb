"""What is held on one person: every row of every table that leads back to them, by the tables' own references.

A table that refers to people, or to something of theirs, is found by that alone; none has to be listed here.
"""

from functools import cache

from sqlalchemy import ColumnElement, ScalarSelect, Select, Table, and_, or_, select

import storage.events  # noqa: F401  # its tables belong to the metadata
from storage.tables import metadata, people, strangers


@cache
def tables_of_a_person() -> tuple[Table, ...]:
    """People, and every table whose rows can lead back to one of them, parents first."""
    found: list[Table] = []
    for table in metadata.sorted_tables:
        if table is people or any(key.column.table in found for key in table.foreign_keys):
            found.append(table)
    return tuple(found)


def about(table: Table, person_id: int) -> ColumnElement[bool]:
    """Whether a row of one of these tables leads back to this person."""
    if table is people:
        return people.c.id == person_id
    if table is strangers:
        return or_(strangers.c.person_id == person_id, and_(strangers.c.person_id.is_(None), _their_number(person_id)))
    ways = [
        key.parent == person_id if key.column.table is people else key.parent.in_(_ids(key.column.table, person_id))
        for key in sorted(table.foreign_keys, key=lambda key: key.parent.name)
        if key.column.table in tables_of_a_person()
    ]
    return or_(*ways)


def _their_number(person_id: int) -> ColumnElement[bool]:
    """It may have texted before anybody knew whose it was."""
    number: ScalarSelect[bytes] = select(people.c.phone_hash).where(people.c.id == person_id).scalar_subquery()
    return strangers.c.phone_hash == number


def _ids(table: Table, person_id: int) -> Select[tuple[int]]:
    return select(table.c.id).where(about(table, person_id))
