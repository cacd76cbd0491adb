"""All that is held on a leaver is in an export, and nothing of anybody else."""

import json
from datetime import UTC, datetime

import pytest

from bot.commands.export_page import STEERING, TITLES, page
from bot.rules.policy import parse_policy, policy_to_json
from bot.services.export import RECORDS, Export, export
from storage import audit, marks
from storage.database import Database
from storage.held import tables_of_a_person
from storage.records import AuditEntry
from tests.support.everything import everything_on
from tests.support.examples import NOON, mentor, programme

SUMMER = datetime(2026, 6, 1, 11, tzinfo=UTC)
POLICY = '[programme]\nslug = "leicester-up"\nname = "UP Leicester"\n'


@pytest.fixture
async def two(database: Database) -> Database:
    policy = policy_to_json(parse_policy(POLICY, today=NOON.date()))
    async with database.writing() as rows:
        await rows.insert([programme(id=1, policy=policy), mentor(id=1, name="Sam Hill", telegram="4711")])
        await rows.insert([*everything_on(1, "Jay"), *everything_on(2, "Kelly")])
        await marks.set(rows, "people_file:1", '{"phone": "hash", "name": "hash"}', NOON)
        seen = [AuditEntry(id=n, at=NOON, actor="staff 1", what="person", subject=audit.person(n)) for n in (1, 2)]
        await audit.append(rows, seen)
    return database


async def of(database: Database, person: int) -> Export:
    async with database.reading() as rows:
        found = await export(rows, person)
    assert found is not None
    return found


def test_every_table_has_its_place_and_its_title() -> None:
    """A new table that refers to people, or to what is theirs, fails here until an export shows it."""
    assert {record.table.name for record in RECORDS} == {table.name for table in tables_of_a_person()}
    assert TITLES.keys() == {record.table.name for record in RECORDS} | {"marks", "audit"}


def test_what_the_page_leaves_out_is_there_to_leave_out() -> None:
    assert set(STEERING) <= {column.name for record in RECORDS for column in record.table.columns}


async def test_it_holds_every_row_with_every_word(two: Database) -> None:
    found = await of(two, 1)
    held = {section.table: section.rows for section in found.sections}
    for record in everything_on(1, "Jay"):
        (row,) = [row for row in held[record.table.name] if row["id"] == record.id]
        assert {name: getattr(record, name) for name in row if name != "provider_id"} == {
            name: value for name, value in row.items() if name != "provider_id"
        }
    assert sum(len(rows) for rows in held.values()) == len(everything_on(1, "Jay")) + 2
    assert held["marks"] == ({"columns": ["name", "phone"]},)
    assert [line["subject"] for line in held["audit"]] == ["person 1"]
    assert "Kelly" not in json.dumps([dict(row) for rows in held.values() for row in rows], default=str)
    assert not any(name.endswith("_hash") for rows in held.values() for row in rows for name in row)


async def test_the_page_can_be_read(two: Database) -> None:
    shown = page(await of(two, 1), NOON)
    assert shown.startswith("# What is held on Jay Morris\n\nPerson 1. Made on Tue 24 Nov 2026 12:00.")
    for title, _ in TITLES.values():
        assert f"- [{title}](#{title.lower().replace(' ', '-')}): " in shown
        assert f"\n## {title}\n" in shown
    for words in ("Jay here", "it's Jay, new phone", "Hi Jay", "Jay wrote", "said: Jay", "Jay's", "+447700900101"):
        assert words in shown
    assert "Sam (mentor)" in shown
    assert "Kelly" not in shown
    assert "Nothing." not in shown
    assert "lane" not in shown


async def test_times_are_those_of_the_leavers_own_clock(two: Database) -> None:
    assert "Made on Mon 01 Jun 2026 12:00. Times are those of Europe/London." in page(await of(two, 1), SUMMER)


async def test_of_somebody_who_is_not_there_there_is_none(two: Database) -> None:
    async with two.reading() as rows:
        assert await export(rows, 9) is None
