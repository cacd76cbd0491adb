import pytest

from storage import check_ins, marks, people, queue, sessions
from storage.database import Database
from storage.happenings import Alert, Note, Session
from storage.inbox import last_texts, seen
from tests.support.examples import (
    NOON,
    check_in,
    item,
    leaver,
    mentor,
    message,
    minutes,
    programme,
    received,
    session,
)


@pytest.fixture
async def house(database: Database) -> Database:
    """A database with two programmes, two mentors and three leavers."""
    async with database.writing() as rows:
        await rows.insert([programme(id=1), programme(id=2), mentor(id=1), mentor(id=2)])
        await rows.insert(leaver(id=n, phone_hash=b"phone%d" % n, telegram_hash=b"telegram%d" % n) for n in (1, 2, 3))
    return database


async def test_people_are_found_by_id_and_number(house: Database) -> None:
    async with house.writing() as rows:
        assert [person.id for person in await rows.answer(people.lock([3, 1, 9]))] == [1, 3]
        assert [person.id for person in await people.by_phone(rows, [b"phone3", b"phone2", b"no"])] == [2, 3]
        assert await people.by_phone(rows, []) == []
        assert await rows.answer(people.lock([])) == []


async def test_open_items_by_programme_and_person(house: Database) -> None:
    async with house.writing() as rows:
        await rows.insert(
            [
                item(id=4, person_id=1),
                item(id=3, person_id=2, programme_id=2),
                item(id=5, person_id=1, kind="urgent", closed_at=NOON),
                item(id=6, kind="bot_failed"),
            ]
        )
        assert [found.id for found in await queue.open_items(rows)] == [3, 4, 6]
        assert [found.id for found in await queue.open_items(rows, 1)] == [4, 6]
        assert [found.id for found in await queue.open_items(rows, person_ids=[1, 2], lock=True)] == [3, 4]
        assert await queue.open_items(rows, person_ids=[]) == []


async def test_notes_and_alerts_by_item(house: Database) -> None:
    notes = [Note(id=n, item_id=i, at=NOON, what="told", detail={"n": n}) for n, i in ((9, 1), (8, 1), (7, 2))]
    alert = Alert(id=1, item_id=2, staff_id=1, outbox_id=50, rung=0, at=NOON)
    async with house.writing() as rows:
        await rows.insert([item(id=1, person_id=1), item(id=2, person_id=2), message(id=50), alert, *notes])
        assert await rows.answer(queue.notes_of([1, 2, 3])) == {1: [notes[1], notes[0]], 2: [notes[2]], 3: []}
        assert await rows.answer(queue.alerts_of([1, 2])) == {1: [], 2: [alert]}


async def test_what_has_come_in_before_is_known_by_channel_and_id(house: Database) -> None:
    async with house.writing() as rows:
        await rows.insert([received(provider_id="a"), received(provider_id="b", channel="telegram")])
        assert await rows.answer(seen("sms", ["a", "b", "c"])) == {"a"}
        assert await rows.answer(seen("telegram", ["a", "b", "c"])) == {"b"}
        assert await rows.answer(seen("sms", [])) == set()


async def test_the_last_texts_that_people_wrote(house: Database) -> None:
    async with house.writing() as rows:
        await rows.insert(received(id=n, person_id=1, body=f"text {n}") for n in range(1, 6))
        await rows.insert([received(id=8, person_id=2), received(id=9, person_id=1, staff_id=1)])
        found = await rows.answer(last_texts([1, 2, 3]))
    assert {owner: [text.id for text in texts] for owner, texts in found.items()} == {1: [5, 4, 3], 2: [8], 3: []}
    assert found[1][0].body == "text 5"


async def test_the_latest_check_ins(house: Database) -> None:
    async with house.writing() as rows:
        await rows.insert(check_in(id=n, person_id=1 + n % 2) for n in range(1, 16))
        found = await rows.answer(check_ins.latest([1, 2, 3]))
    ids = {owner: [one.id for one in ones] for owner, ones in found.items()}
    assert ids == {1: [14, 12, 10, 8, 6], 2: [15, 13, 11, 9, 7], 3: []}


async def test_sessions_of_people_and_times_of_mentors(house: Database) -> None:
    def at(start: float, row: int, **given: object) -> Session:
        return session(id=row, starts_at=NOON + minutes(start), ends_at=NOON + minutes(start + 60), **given)

    async with house.writing() as rows:
        await rows.insert(
            [
                at(120, 1, mentor_id=1),
                at(0, 2, mentor_id=1, person_id=2),
                at(0, 3, mentor_id=1, state="cancelled"),
                at(60, 4, mentor_id=2, state="proposed"),
            ]
        )
        assert [found.id for found in await rows.answer(sessions.of_people([1, 3], NOON + minutes(60)))] == [4, 1]
        busy = sessions.busy
        assert [found.id for found in await rows.answer(busy([1, 2], NOON, NOON + minutes(500)))] == [2, 4, 1]
        assert [found.id for found in await rows.answer(busy([1], NOON + minutes(60), NOON + minutes(120)))] == []
        assert [found.id for found in await rows.answer(busy([1], NOON + minutes(59), NOON + minutes(121)))] == [2, 1]


async def test_marks_are_kept_and_replaced(database: Database) -> None:
    async with database.writing() as rows:
        assert await marks.get(rows, "telegram.offset") is None
        await marks.set(rows, "telegram.offset", "7", NOON)
        await marks.set(rows, "telegram.offset", "8", NOON)
        assert await marks.get(rows, "telegram.offset") == "8"
