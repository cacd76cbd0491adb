"""The audit: what was noted stays as it was noted, and whatever is done to it in the table shows."""

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import delete, insert, text, update

from storage import audit, marks
from storage.audit import Broken, Head, append, newest, verified, verify
from storage.crypto import Vault, new_key_text
from storage.database import Database
from storage.errors import TryAgain
from storage.records import AuditEntry
from storage.rows import Rows
from storage.tables import audit as table
from storage.tables import marks as marks_table
from tests.support.examples import NOON

UNLOCKED = {
    "sqlite": ("DROP TRIGGER audit_no_update", "DROP TRIGGER audit_no_delete"),
    "postgresql": ("DROP TRIGGER audit_append_only ON audit",),
}
"""What somebody with the database's password can do."""


def entry(number: int) -> AuditEntry:
    return AuditEntry(id=number * 10, at=NOON, actor="cli 1000", what="people list", subject=f"person {number}")


async def note(database: Database, *entries: AuditEntry) -> None:
    async with database.writing() as rows:
        await append(rows, entries)


async def broken(database: Database) -> Broken | None:
    async with database.reading() as rows:
        return await verify(rows)


@pytest.fixture
async def filled(database: Database) -> Database:
    """Five entries, and no trigger that would keep anybody from them."""
    await note(database, entry(1), entry(2))
    await note(database, entry(3), entry(4), entry(5))
    async with database.writing() as rows:
        for statement in UNLOCKED[rows.dialect]:
            await rows.execute(text(statement))
    return database


async def test_entries_are_numbered_in_their_order_and_hold(filled: Database) -> None:
    async with filled.reading() as rows:
        stored = await rows.all(AuditEntry, order_by=(table.c.number,))
        head = await newest(rows)
    assert [replace(each, number=None, mac=None) for each in stored] == [entry(number) for number in range(1, 6)]
    assert [each.number for each in stored] == [1, 2, 3, 4, 5]
    assert head == Head(number=5, mac=stored[-1].mac or b"")
    assert await broken(filled) is None


async def test_nothing_noted_holds(database: Database) -> None:
    assert await broken(database) is None
    async with database.reading() as rows:
        assert await newest(rows) == Head(number=0, mac=b"")


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        (update(table).where(table.c.number == 3).values(actor="cli 0"), Broken(number=3, why="was changed")),
        (update(table).where(table.c.number == 2).values(subject="person 9"), Broken(number=2, why="was changed")),
        (update(table).where(table.c.number == 4).values(mac=b"0" * 32), Broken(number=4, why="was changed")),
        (delete(table).where(table.c.number == 1), Broken(number=1, why="is missing")),
        (delete(table).where(table.c.number == 3), Broken(number=3, why="is missing")),
        (delete(table).where(table.c.number >= 4), Broken(number=4, why="is missing")),
        (delete(table), Broken(number=1, why="is missing")),
    ],
)
async def test_what_was_done_to_an_entry_shows_at_the_first_that_does_not_hold(
    filled: Database, statement: object, found: Broken
) -> None:
    async with filled.writing() as rows:
        await rows.execute(statement)  # type: ignore[arg-type]
    assert await broken(filled) == found


async def test_two_entries_can_not_change_places(filled: Database) -> None:
    async with filled.writing() as rows:
        for number, to in ((2, 99), (3, 2), (99, 3)):
            await rows.execute(update(table).where(table.c.number == number).values(number=to))
    assert await broken(filled) == Broken(number=2, why="was changed")


async def test_an_entry_that_was_put_in_shows_wherever_it_stands(filled: Database) -> None:
    forged = {"id": 7, "at": NOON, "actor": "cli 1", "what": "nothing", "subject": "person 1"}
    async with filled.writing() as rows:
        await rows.execute(insert(table).values(forged))  # as if from before there was a chain
    assert await broken(filled) == Broken(number=1, why="was changed")
    async with filled.writing() as rows:
        await rows.execute(update(table).where(table.c.id == 7).values(number=6, mac=b"0" * 32))
    assert await broken(filled) == Broken(number=6, why="was changed")


async def test_taking_off_the_end_and_the_head_with_it_shows(filled: Database) -> None:
    async with filled.writing() as rows:
        (fourth,) = await rows.all(AuditEntry, table.c.number == 4)
        await rows.execute(delete(table).where(table.c.number == 5))
        forged = f"4 {(fourth.mac or b'').hex()} {'00' * 32}"
        await rows.execute(update(marks_table).where(marks_table.c.name == audit.HEAD).values(value=forged))
    assert await broken(filled) == Broken(number=4, why="stands under a head that was changed")
    await note(filled, entry(6))  # work goes on
    await note(filled, entry(7))
    assert await broken(filled) == Broken(number=6, why="stands under a head that was changed")


async def test_without_its_head_the_chain_does_not_hold(filled: Database) -> None:
    async with filled.writing() as rows:
        await rows.execute(delete(marks_table).where(marks_table.c.name == audit.HEAD))
    assert await broken(filled) == Broken(number=1, why="was added")


async def test_a_head_that_says_nothing_is_not_taken_for_none(filled: Database) -> None:
    async with filled.writing() as rows:
        await marks.set(rows, audit.HEAD, "five", NOON)
    assert await broken(filled) == Broken(number=5, why="stands under a head that was changed")


async def test_another_key_holds_none_of_it(filled: Database) -> None:
    stranger = Database(filled.url, Vault.from_text(new_key_text()), filled._writer, filled._reader)
    assert await broken(stranger) == Broken(number=1, why="was changed")


async def test_what_was_noted_before_there_was_a_chain_is_its_beginning(database: Database) -> None:
    async with database.writing() as rows:
        await rows.insert([entry(1), entry(2)])
    await note(database, entry(3))
    assert await broken(database) is None
    async with database.writing() as rows:
        for statement in UNLOCKED[rows.dialect]:
            await rows.execute(text(statement))
        await rows.execute(update(table).where(table.c.id == 20).values(what="nothing"))
    assert await broken(database) == Broken(number=1, why="was changed")


async def test_several_writers_make_one_chain(database: Database) -> None:
    await note(database, entry(1))
    await asyncio.gather(*(note(database, entry(number)) for number in range(2, 22)))
    async with database.reading() as rows:
        assert [e.number for e in await rows.all(AuditEntry, order_by=(table.c.number,))] == list(range(1, 22))
    assert await broken(database) is None


@pytest.mark.parametrize("older", [None, 3])
async def test_work_goes_on_where_the_head_is_gone_or_an_older_one_is_in_its_place(
    database: Database, older: int | None
) -> None:
    heads = []
    for number in range(1, 6):
        await note(database, entry(number))
        async with database.reading() as rows:
            heads.append(str(await marks.get(rows, audit.HEAD)))
    async with database.writing() as rows:
        await rows.execute(delete(marks_table).where(marks_table.c.name == audit.HEAD))
        if older:
            await marks.set(rows, audit.HEAD, heads[older - 1], NOON)
    await note(database, entry(6))
    await note(database, entry(7))
    assert await broken(database) == Broken(number=7, why="stands under a head that was changed")


async def test_work_goes_on_after_an_entry_that_was_put_in_at_the_end(filled: Database) -> None:
    forged = {"id": 7, "at": NOON, "actor": "cli 1", "what": "nothing", "subject": "person 1", "number": 6}
    async with filled.writing() as rows:
        await rows.execute(insert(table).values({**forged, "mac": b"0" * 32}))
    await note(filled, entry(7))
    assert await broken(filled) == Broken(number=6, why="was changed")


async def test_what_is_noted_while_somebody_verifies_was_not_put_in(
    filled: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, left = newest, [entry(6)]

    async def and_then_another(rows: Rows) -> Head:
        head = await real(rows)
        if left:
            await note(filled, left.pop())
        return head

    monkeypatch.setattr(audit, "newest", and_then_another)
    found, head = await verified(filled)
    assert (found, head.number) == (None, 5)
    assert (await verified(filled))[1].number == 6


async def test_a_transaction_that_is_rolled_back_leaves_no_gap(filled: Database) -> None:
    with pytest.raises(TryAgain):
        await note(filled, entry(6), replace(entry(6), id=60, what="the same id again"))
    await note(filled, entry(7))
    assert await broken(filled) is None
