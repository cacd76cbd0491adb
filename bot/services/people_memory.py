"""What the people file last said of each leaver, so that only what is new in a file takes effect.

A leaver's number, language, mentor or status may have changed here since; a file that says what it said before must not
turn that back. Kept as keyed hashes, one a column, under the name `people_file:ID` among the marks. A hash begins with
the id of its key in hex; one from before hashes named theirs is of the key file's first.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from storage.among import among
from storage.crypto import Vault
from storage.records import Person
from storage.rows import Rows
from storage.tables import marks

PREFIX = "people_file:"
DIGITS = 34
"""Of a hash in hex that are kept: two name the key."""
Said = Mapping[str, str]
"""The hash of the cell, by column."""
Says = Mapping[str, Sequence[str]]
"""Every hash that a cell may have been kept as, by column; what is kept from now on comes first."""


def mark_name(person_id: int) -> str:
    """The mark that has to go when the person is erased."""
    return f"{PREFIX}{person_id}"


def says(vault: Vault, cells: Mapping[str, object]) -> Says:
    """The hashes of what a row says."""
    return {name: _hashes(vault, f"{PREFIX}{name} {cell}") for name, cell in cells.items()}


def _hashes(vault: Vault, cell: str) -> Sequence[str]:
    *named, unnamed = vault.lookups(cell)
    return [h.hex()[:DIGITS] for h in (vault.lookup(cell), *named)] + [unnamed.hex()[2:DIGITS]]


def kept(cells: Says) -> Said:
    """What is remembered of a row."""
    return {name: hashes[0] for name, hashes in cells.items()}


def key_of(cell: str) -> int:
    """The id of the key that a remembered hash is of, 0 for the file's first."""
    return int(cell[:2], 16) if len(cell) == DIGITS else 0


async def bring_over(rows: Rows, now: datetime) -> int:
    """Remembers under the key in use what is remembered under an older one; returns how many cells were left.

    A cell can be hashed anew where the leaver still is as the file said. The others are when a file names them again.
    """
    key, left = rows.vault.in_use, 0
    older = {person: said for person, said in (await recall(rows)).items() if {*map(key_of, said.values())} != {key}}
    news: dict[int, Said] = {}
    for person in await rows.all(Person, among(Person.table.c.id, older)):
        said = _rehashed(rows.vault, older[person.id], person)
        left += sum(key_of(cell) != key for cell in said.values())
        if said != older[person.id]:
            news[person.id] = said
    await remember(rows, news, now)
    return left


async def recall(rows: Rows) -> dict[int, Said]:
    """What the file last said, by the person's id."""
    found = await rows.execute(
        select(marks.c.name, marks.c.value).where(marks.c.name.startswith(PREFIX, autoescape=True))
    )
    return {int(row["name"].removeprefix(PREFIX)): json.loads(row["value"]) for row in found.mappings()}


def _rehashed(vault: Vault, said: Said, person: Person) -> Said:
    now = says(vault, {name: getattr(person, name) for name in said})
    return {name: now[name][0] if cell in now[name] else cell for name, cell in said.items()}


async def remember(rows: Rows, news: Mapping[int, Said], now: datetime) -> None:
    """Keeps what the file says now, by the person's id."""
    if not news:
        return
    insert: Any = postgresql.insert if rows.dialect == "postgresql" else sqlite.insert
    fresh = insert(marks)
    in_its_place = {"value": fresh.excluded["value"], "at": fresh.excluded["at"]}
    await rows.execute(
        fresh.on_conflict_do_update(index_elements=["name"], set_=in_its_place),
        [{"name": mark_name(person), "value": json.dumps(cells), "at": now} for person, cells in news.items()],
    )


def columns(value: str) -> set[str]:
    """The columns that a mark's value speaks of."""
    return set(json.loads(value))
