"""What leads back to a person: every table is looked at, and erasing leaves nothing of theirs and all of others'."""

import pytest
from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError

from storage.codec import Record
from storage.database import Database
from storage.erasing import erase_rows, next_person_id
from storage.held import about, tables_of_a_person
from storage.records import Erasure
from storage.tables import ledger, metadata
from tests.support.everything import both_worlds, everything_on
from tests.support.examples import NOON, leaver

NOTHING_ON_A_PERSON = {
    "programmes": "policies",
    "staff": "those who work here",
    "availability": "mentors' hours",
    "audit": "ids alone; it stays, so that tampering shows",
    "marks": "what the people file said, as keyed hashes: taken out by name",
    "erasures": "that an id was erased",
    "tallies": "counts by the day and the month: taken out by name",
    "removals": "what has to go at a provider, until it has gone",
}
"""Tables from which nothing has to be taken for a person, or not by its references, and why."""


def test_every_table_is_looked_at_for_a_person_or_known_to_hold_nothing() -> None:
    """A new table fails here until it refers to people, or to what is theirs, or says why it need not."""
    looked_at = {table.name for table in tables_of_a_person()}
    assert looked_at | NOTHING_ON_A_PERSON.keys() == metadata.tables.keys()
    assert not looked_at & NOTHING_ON_A_PERSON.keys()


def test_every_column_that_names_a_person_refers_to_people() -> None:
    named = [c for table in metadata.tables.values() for c in table.columns if "person" in c.name or "people" in c.name]
    assert len(named) > 10
    assert all([key.column.table.name for key in column.foreign_keys] == ["people"] for column in named)


def _counts(records: list[Record]) -> dict[str, int]:
    names = [record.table.name for record in records]
    return {name: names.count(name) for name in names}


async def _held(database: Database, person: int) -> dict[str, int]:
    async with database.reading() as rows:
        found = {
            table.name: int(
                (await rows.scalars(select(func.count()).select_from(table).where(about(table, person))))[0]
            )
            for table in tables_of_a_person()
        }
    return {name: count for name, count in found.items() if count}


@pytest.fixture
async def two(database: Database) -> Database:
    async with database.writing() as rows:
        await rows.insert([*both_worlds(), *everything_on(1, "Jay"), *everything_on(2, "Kelly")])
    return database


async def test_all_of_it_is_found_and_nothing_of_anybody_else(two: Database) -> None:
    for person, name in ((1, "Jay"), (2, "Kelly")):
        everything = everything_on(person, name)
        assert {record.table.name for record in everything} == {table.name for table in tables_of_a_person()}
        assert await _held(two, person) == _counts(everything)


async def test_erasing_takes_all_of_it_and_leaves_the_others_theirs(two: Database) -> None:
    async with two.writing() as rows:
        await erase_rows(rows, 1, NOON)
    assert await _held(two, 2) == _counts(everything_on(2, "Kelly"))
    async with two.reading() as rows:
        assert await rows.all(Erasure) == [Erasure(id=1, at=NOON)]
        for table in tables_of_a_person():
            left = int((await rows.scalars(select(func.count()).select_from(table)))[0])
            assert left == _counts(everything_on(2, "Kelly"))[table.name]


async def test_erasing_somebody_who_is_not_there_notes_it(database: Database) -> None:
    async with database.writing() as rows:
        await erase_rows(rows, 7, NOON)
        await erase_rows(rows, 7, NOON)
        assert await rows.all(Erasure) == [Erasure(id=7, at=NOON)]


async def test_the_id_of_somebody_erased_is_never_given_out_again(two: Database) -> None:
    async with two.writing() as rows:
        assert await next_person_id(rows) == 3
        await erase_rows(rows, 2, NOON)
        assert await next_person_id(rows) == 3
        await rows.insert([leaver(id=3)])
        assert await next_person_id(rows) == 4


async def test_the_ledger_lets_only_the_erased_go(two: Database) -> None:
    async with two.writing() as rows:
        await erase_rows(rows, 1, NOON)
    with pytest.raises(IntegrityError, match="append-only"):
        async with two.writing() as rows:
            await rows.execute(delete(ledger).where(ledger.c.person_id == 2))
