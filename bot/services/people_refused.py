"""What a people file can't say: rows by which a leaver would become another one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.errors import BadPeopleFile
from bot.rules.people_file import PersonRow
from bot.services.people_memory import Said, Says
from storage.columns import fold
from storage.records import Person, Programme


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One row: the columns of the person that it gives, and the hashes by which it is remembered."""

    row: PersonRow
    phone_hashes: Sequence[bytes]
    columns: Mapping[str, Any]
    said: Says


def refuse_other_programmes(
    entries: Sequence[Entry], known: Mapping[int, Person], programme: Programme, source: str
) -> None:
    """`known` are the enrolled ones by line. Raises BadPeopleFile; so do the others."""
    lines = [e.row.line for e in entries if e.row.line in known and known[e.row.line].programme_id != programme.id]
    _refuse(lines, "phone: belongs to a leaver of another programme", source)


def refuse_old_numbers_of_others(
    entries: Sequence[Entry], known: Mapping[int, Person], before: Mapping[int, Said], source: str
) -> None:
    """A number that a leaver has moved on from may be somebody else's by now: another name says that it is."""
    lines = []
    for entry in entries:
        person = known.get(entry.row.line)
        if person is not None and person.phone_hash not in entry.phone_hashes:
            called = before[person.id].get("name")
            lines += [entry.row.line] if called not in entry.said["name"] and person.name != entry.row.name else []
    why = "phone: was another leaver's, who has a new number: name both, each with the number of today"
    _refuse(lines, why, source)


def refuse_exchanged_numbers(entries: Sequence[Entry], known: Mapping[int, Person], source: str) -> None:
    """Two who have changed phones with each other would get each other's conversations."""
    listed = [(entry.row, known[entry.row.line]) for entry in entries if entry.row.line in known]
    renamed = [(row, fold(person.name)) for row, person in listed if fold(row.name) != fold(person.name)]
    lines = [row.line for row, _ in renamed if fold(row.name) in {name for _, name in renamed}]
    _refuse(lines, "phone: is another leaver's of this file: a file can't exchange numbers", source)


def _refuse(lines: Sequence[int], why: str, source: str) -> None:
    if lines:
        raise BadPeopleFile.listing(source, [f"line {line}: {why}" for line in lines])
