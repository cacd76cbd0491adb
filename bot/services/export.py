"""Everything that is held on one leaver, table by table, as plain values: for whoever asks what is kept on them.

Lists that staff were shown, with several names in them, are not in it: they would show the others'. Keyed hashes are
left out, since they say nothing but that the number beside them is theirs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import LargeBinary, Table, or_

from bot.services import people_memory
from bot.services.programmes import parsed
from storage import audit, marks
from storage.codec import Record
from storage.happenings import Alert, CheckIn, Due, Item, Message, Note, Received, Run, Session, Untold
from storage.held import about, tables_of_a_person
from storage.records import AuditEntry, Invitation, LedgerEntry, Person, Programme, Staff, Stranger, Topic
from storage.rows import Rows

RECORDS: tuple[type[Record], ...] = (
    Person,
    LedgerEntry,
    Received,
    Message,
    CheckIn,
    Run,
    Session,
    Item,
    Note,
    Alert,
    Due,
    Stranger,
    Invitation,
    Topic,
    Untold,
)
"""In the order in which somebody reads it. A table that leads back to people and is not here is refused."""


@dataclass(frozen=True, kw_only=True)
class Section:
    """The rows of one table, oldest first: column to value, instants in UTC."""

    table: str
    rows: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, kw_only=True)
class Export:
    """`zone` is that in which the leaver's days are counted; `staff` has first names and roles by id."""

    person_id: int
    name: str
    zone: str
    staff: Mapping[int, str]
    sections: tuple[Section, ...]


async def export(rows: Rows, person_id: int) -> Export | None:
    """None where there is no such person."""
    person = await rows.one(Person, Person.table.c.id == person_id)
    if person is None:
        return None
    missing = {t.name for t in tables_of_a_person()} - {r.table.name for r in RECORDS}
    if missing:
        raise LookupError(f"tables with no place in an export: {sorted(missing)}")
    programme = await rows.one(Programme, Programme.table.c.id == person.programme_id)
    team = await rows.all(Staff, Staff.table.c.programme_id == person.programme_id)
    sections = [await _section(rows, record, person_id) for record in RECORDS]
    return Export(
        person_id=person_id,
        name=person.name,
        zone=parsed(programme.policy).programme.timezone if programme else "UTC",
        staff={staff.id: f"{staff.name.split()[0]} ({staff.role})" for staff in team},
        sections=(*sections, await _remembered(rows, person_id), await _noted(rows, person_id)),
    )


async def _section(rows: Rows, record: type[Record], person_id: int) -> Section:
    table = record.table
    found = await rows.all(record, about(table, person_id), order_by=[table.c.id])
    return Section(table=table.name, rows=tuple(_plain(table, each) for each in found))


def _plain(table: Table, record: Record) -> Mapping[str, Any]:
    hashes = {c.name for c in table.columns if isinstance(c.type, LargeBinary) and not c.info.get("sealed")}
    return {column.name: getattr(record, column.name) for column in table.columns if column.name not in hashes}


async def _remembered(rows: Rows, person_id: int) -> Section:
    """What the people file last said, as keyed hashes: that there is such a row, and the columns it speaks of."""
    said = await marks.get(rows, people_memory.mark_name(person_id))
    found = ({"columns": sorted(people_memory.columns(said))},) if said is not None else ()
    return Section(table="marks", rows=found)


async def _noted(rows: Rows, person_id: int) -> Section:
    whose = audit.person(person_id)
    entry = AuditEntry.table.c
    found = await rows.all(
        AuditEntry, or_(entry.subject == whose, entry.actor == whose), order_by=[entry.at, entry.number]
    )
    lines = tuple({"at": e.at, "actor": e.actor, "what": e.what, "subject": e.subject} for e in found)
    return Section(table="audit", rows=lines)
