"""What the people file last said of each leaver, so that only what is new in a file takes effect.

A leaver's number, language, mentor or status may have changed here since; a file that says what it said before must not
turn that back. Kept as keyed hashes, one a column, under the name `people_file:ID` among the marks.
"""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from bot.services.desk import Desk
from storage.tables import marks

PREFIX = "people_file:"
Said = Mapping[str, str]
"""The hash of the cell, by column."""


def mark_name(person_id: int) -> str:
    """The mark that has to go when the person is erased."""
    return f"{PREFIX}{person_id}"


def said(desk: Desk, cells: Mapping[str, object]) -> Said:
    """The hashes of what a row says."""
    return {name: desk.rows.vault.lookup(f"{PREFIX}{name} {cell}").hex()[:32] for name, cell in cells.items()}


async def recall(desk: Desk) -> dict[int, Said]:
    """What the file last said, by the person's id."""
    found = await desk.rows.execute(
        select(marks.c.name, marks.c.value).where(marks.c.name.startswith(PREFIX, autoescape=True))
    )
    return {int(row["name"].removeprefix(PREFIX)): json.loads(row["value"]) for row in found.mappings()}


async def remember(desk: Desk, news: Mapping[int, Said]) -> None:
    """Keeps what the file says now, by the person's id."""
    if not news:
        return
    insert: Any = postgresql.insert if desk.rows.dialect == "postgresql" else sqlite.insert
    fresh = insert(marks)
    in_its_place = {"value": fresh.excluded["value"], "at": fresh.excluded["at"]}
    await desk.rows.execute(
        fresh.on_conflict_do_update(index_elements=["name"], set_=in_its_place),
        [{"name": mark_name(person), "value": json.dumps(cells), "at": desk.now} for person, cells in news.items()],
    )


def columns(value: str) -> set[str]:
    """The columns that a mark's value speaks of."""
    return set(json.loads(value))
