from dataclasses import replace
from datetime import timedelta, timezone

import pytest
from sqlalchemy import select, text

from storage.database import Database
from storage.errors import Unreadable
from storage.events import due, notes, outbox, runs, sessions
from storage.happenings import Due, Message, Note, Run
from storage.records import Person, Programme, Staff
from storage.tables import people, programmes, staff
from tests.support.examples import NOON, item, leaver, mentor, message, programme
from tests.support.examples import due as due_row


async def test_what_goes_in_comes_out(database: Database) -> None:
    ours = programme(id=1)
    sam = mentor(id=1, telegram="4711", away_from=NOON.date())
    robin = leaver(id=1, phone="+447700900123", phone_hash=b"\0hash", mentor_id=1, check_in_time=NOON.time())
    async with database.writing() as rows:
        await rows.insert([robin, sam, ours])  # children first: the parents are written before them all the same
    async with database.reading() as rows:
        assert await rows.all(Programme) == [ours]
        assert await rows.all(Staff) == [sam]
        assert await rows.all(Person) == [robin]


@pytest.mark.parametrize("value", [None, [], {}, "1", 0, {"ŵ": ["€", 1.5, None]}, "🙂\0"])
async def test_sealed_json_keeps_its_value(database: Database, value: object) -> None:
    run = Run(
        id=1, person_id=1, flow="book", about_id=None, facts=value, answers={}, pending=value, asked_at=None,
        state="open", started_at=NOON, version=1,
    )  # fmt: skip
    async with database.writing() as rows:
        await rows.insert([programme(id=1), leaver(id=1), run])
        assert await rows.one(Run) == run
        assert (await rows.scalars(select(runs.c.pending.is_(None)))) == [value is None]


async def test_nothing_sealed_can_be_read_in_the_table(database: Database) -> None:
    async with database.writing() as rows:
        await rows.insert([programme(id=1), leaver(id=1, name="Robin", phone="+447700900123")])
        stored = (await rows.execute(select(people.c.name, people.c.phone))).one()
    assert b"Robin" not in stored.name
    assert b"7700" not in stored.phone


async def test_a_value_moved_to_another_row_is_unreadable(database: Database) -> None:
    async with database.writing() as rows:
        await rows.insert([programme(id=1), leaver(id=1, name="Robin"), leaver(id=2, name="Alex")])
        await rows.execute(text("update people set name = (select name from people where id = 1)"))
        with pytest.raises(Unreadable):
            await rows.all(Person)


async def test_changes_are_sealed_and_touch_what_they_name(database: Database) -> None:
    one, two = message(id=1, body="one"), message(id=2, body="two")
    async with database.writing() as rows:
        await rows.insert([one, two, message(id=3)])
        extras = {"buttons": ["Take"]}
        await rows.change(
            outbox,
            {
                2: {"body": None, "extras": extras},
                1: {"body": "ein", "extras": None},
                3: {"state": "sent"},
                9: {"error": "x"},
            },
        )
    async with database.reading() as rows:
        first, second, third = await rows.all(Message, order_by=[outbox.c.id])
    assert first == replace(one, body="ein")
    assert second == replace(two, body=None, extras=extras)
    assert third.state == "sent"


async def test_conditions_order_and_limit(database: Database) -> None:
    async with database.writing() as rows:
        await rows.insert(message(id=number, state="sent" if number == 3 else "queued") for number in range(1, 6))
        found = await rows.all(Message, outbox.c.state == "queued", order_by=[outbox.c.id.desc()], limit=3)
        assert [row.id for row in found] == [5, 4, 2]
        assert await rows.one(Message, outbox.c.id == 77) is None


async def test_deleting_takes_the_ids_it_was_given(database: Database) -> None:
    async with database.writing() as rows:
        await rows.insert(due_row(id=number) for number in range(1, 5))
        await rows.delete(due, [1, 3, 99])
        await rows.delete(due, [])
        assert await rows.scalars(select(due.c.id).order_by(due.c.id)) == [2, 4]


async def test_nothing_to_insert_or_change_is_fine(database: Database) -> None:
    async with database.writing() as rows:
        await rows.insert([])
        await rows.change(outbox, {})


async def test_instants_keep_their_moment_and_naive_ones_are_refused(database: Database) -> None:
    summer = NOON.replace(microsecond=123456).astimezone(timezone(timedelta(hours=1)))
    async with database.writing() as rows:
        await rows.insert([due_row(id=1, at=summer)])
        stored = await rows.one(Due)
    assert stored is not None
    assert stored.at == summer
    assert stored.at.utcoffset() == timedelta(0)
    with pytest.raises(ValueError, match="time zone"):
        async with database.writing() as rows:
            await rows.insert([due_row(at=NOON.replace(tzinfo=None))])


async def test_more_rows_than_a_statement_has_parameters(database: Database) -> None:
    from storage.among import among

    count = 40_000
    async with database.writing() as rows:
        await rows.insert(due_row(id=number) for number in range(1, count + 1))
        assert len(await rows.all(Due, among(due.c.id, range(1, count + 1)))) == count
        await rows.delete(due, range(1, count))
        assert [row.id for row in await rows.all(Due)] == [count]


async def test_notes_without_detail(database: Database) -> None:
    async with database.writing() as rows:
        await rows.insert([Note(id=1, item_id=1, at=NOON, what="taken", detail=None), item(id=1), programme(id=1)])
        assert [note.detail for note in await rows.all(Note, notes.c.item_id == 1)] == [None]


def test_every_table_of_records_has_sealed_what_is_personal() -> None:
    sealed = {
        f"{t.name}.{c.name}" for t in (people, staff, outbox, sessions) for c in t.columns if c.info.get("sealed")
    }
    assert {"people.name", "people.phone", "staff.name", "outbox.body", "sessions.place"} <= sealed
    assert not [c for c in programmes.columns if c.info.get("sealed")]
