"""Leavers, enrolled and kept up to date from the people file.

A row is a person's by its number, or by the number that the file last gave for them: a number that was changed here
makes nobody new. A column takes effect where it says something else than the last file said of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.rules.people_file import PersonRow
from bot.services import people_memory, welcome
from bot.services.desk import Desk
from bot.services.people_changes import note_consent, take_effect, what_is_new
from bot.services.people_memory import Said
from bot.services.people_refused import (
    Entry,
    refuse_exchanged_numbers,
    refuse_old_numbers_of_others,
    refuse_other_programmes,
)
from storage import audit, people
from storage.erasing import next_person_id
from storage.records import Person, Programme, Staff

AT_ONCE = 500
"""Leavers whose cases are loaded with one query a table."""


@dataclass(frozen=True, kw_only=True)
class Imported:
    """How many leavers a file has added and changed, and of how many it said nothing new."""

    added: int
    changed: int
    unchanged: int


async def mentors(desk: Desk, programme: Programme) -> dict[str, int]:
    """The ids of a programme's mentors by name, invited or joined, the removed aside."""
    table = Staff.table
    found = await desk.rows.all(
        Staff, table.c.programme_id == programme.id, table.c.role == "mentor", table.c.removed_at.is_(None)
    )
    return {mentor.name: mentor.id for mentor in found}


async def import_people(
    desk: Desk, rows: Sequence[PersonRow], programme: Programme, *, source: str = "people file"
) -> Imported:
    """Enrols or updates leavers of one programme. Whom the file does not name stays as they are.

    So a file that is read again changes nothing, whatever has changed here in between. Raises BadPeopleFile, which
    names `source` and the lines, for numbers of another programme, those that others have had, and those that leavers
    have exchanged; the caller then commits nothing.
    """
    by_name = await mentors(desk, programme)
    entries = [_entry(desk, row, by_name) for row in rows]
    before = await people_memory.recall(desk.rows)
    known = await _known(desk, entries, before)
    refuse_other_programmes(entries, known, programme, source)
    refuse_old_numbers_of_others(entries, known, before, source)
    refuse_exchanged_numbers(entries, known, source)
    new = [entry for entry in entries if entry.row.line not in known]
    changed = await _update(desk, entries, known, before)
    added = await _enrol(desk, new, programme)
    whose = {line: person.id for line, person in (known | added).items()}
    now = {whose[e.row.line]: people_memory.kept(e.said) for e in entries}
    news = {person: said for person, said in now.items() if before.get(person) != said}
    await people_memory.remember(desk.rows, news, desk.now)
    return Imported(added=len(added), changed=changed, unchanged=len(known) - changed)


def _entry(desk: Desk, row: PersonRow, mentors_by_name: Mapping[str, int]) -> Entry:
    columns = {
        "name": row.name,
        "language": row.language,
        "release_on": row.release_date,
        "check_in_time": row.check_in_time,
        "mentor_id": mentors_by_name[row.mentor] if row.mentor is not None else None,
        "consent_on": row.consent_on,
        "status": row.status,
    }
    return Entry(
        row=row,
        phone_hashes=desk.rows.vault.lookups(row.phone),
        columns=columns,
        said=people_memory.says(desk.rows.vault, {"phone": row.phone, **columns}),
    )


async def _known(desk: Desk, entries: Sequence[Entry], before: Mapping[int, Said]) -> dict[int, Person]:
    """Those who are enrolled already, by line."""
    hashes = [h for e in entries for h in e.phone_hashes]
    found = {p.phone_hash: p for p in await people.by_phone(desk.rows, hashes, lock=True)}
    known = {e.row.line: found[h] for e in entries for h in e.phone_hashes if h in found}
    taken = {person.id for person in known.values()}
    once = {said["phone"]: person_id for person_id, said in before.items() if person_id not in taken}
    strange = [e for e in entries if e.row.line not in known]
    moved = {e.row.line: once[said] for e in strange for said in e.said["phone"] if said in once}
    again = {person.id: person for person in await desk.rows.answer(people.lock(set(moved.values())))}
    return known | {line: again[person_id] for line, person_id in moved.items() if person_id in again}


async def _update(desk: Desk, entries: Sequence[Entry], known: Mapping[int, Person], before: Mapping[int, Said]) -> int:
    """Returns how many have changed."""
    news: dict[int, dict[str, Any]] = {}
    for entry in entries:
        person = known.get(entry.row.line)
        if person is not None:
            said_before = before.get(person.id, {})
            fresh = {name for name, cell in entry.said.items() if said_before.get(name) not in cell}
            if "release_on" in fresh:
                fresh.add("status")  # a new date to come may say that somebody has been taken back
            news[person.id] = {name: value for name, value in entry.columns.items() if name in fresh}
    changed = 0
    ids = sorted(person_id for person_id, columns in news.items() if columns)
    for start in range(0, len(ids), AT_ONCE):
        for person_id, turn in (await desk.turns_of(ids[start : start + AT_ONCE])).items():
            columns = what_is_new(turn, news[person_id])
            if columns:
                take_effect(turn, columns)
                desk.note("people import", audit.person(person_id))
                changed += 1
    return changed


async def _enrol(desk: Desk, entries: Sequence[Entry], programme: Programme) -> dict[int, Person]:
    """Returns the new people by line. Whoever has agreed to it gets the welcome when its time has come; whoever is in
    custody is released on the day."""
    first_id = await next_person_id(desk.rows)
    added = {
        entry.row.line: _new_person(desk, first_id + number, entry, programme) for number, entry in enumerate(entries)
    }
    await desk.rows.insert(added.values())
    for person in added.values():
        desk.note("people import", audit.person(person.id))
    ids = [p.id for p in added.values() if p.consent_on is not None or p.status == "in_custody"]
    for start in range(0, len(ids), AT_ONCE):
        for turn in (await desk.turns_of(ids[start : start + AT_ONCE])).values():
            if turn.person.consent_on is not None:
                note_consent(turn)
            welcome.plan(turn)
    return added


def _new_person(desk: Desk, person_id: int, entry: Entry, programme: Programme) -> Person:
    return Person(
        id=person_id,
        programme_id=programme.id,
        phone=entry.row.phone,
        phone_hash=desk.rows.vault.lookup(entry.row.phone),
        telegram=None,
        telegram_hash=None,
        channel="sms",
        hold=None,
        hold_until=None,
        welcome="waiting",
        welcomed_on=None,
        stopped_at=None,
        last_text_at=None,
        human_at=None,
        last_check_in_on=None,
        version=1,
        created_at=desk.now,
        **entry.columns,
    )
