"""What an operator sees: people with their next things, the queue by urgency, texts in the order of their time."""

from dataclasses import replace
from datetime import date

import pytest

from bot.services import listing
from storage.database import Database
from storage.records import Person, Staff
from tests.support import examples

NOON = examples.NOON
DAY = examples.minutes(24 * 60)


@pytest.fixture
async def team(database: Database) -> Database:
    async with database.writing() as rows:
        await rows.insert([examples.programme(id=1), examples.mentor(id=1, name="Sam"), *map(_leaver, (1, 2))])
    return database


def _leaver(number: int) -> Person:
    return examples.leaver(
        id=number,
        name=f"Leaver {number}",
        phone=f"+44770090000{number}",
        phone_hash=bytes([number]),
        mentor_id=1 if number == 1 else None,
        consent_on=date(2026, 11, 1),
        version=2,
    )


async def test_people_come_with_what_is_next(team: Database) -> None:
    async with team.writing() as rows:
        await rows.insert(
            [
                examples.due(person_id=1, subject_id=1, at=NOON + DAY, version=1),
                examples.due(person_id=1, subject_id=1, at=NOON + 2 * DAY, version=2),
                examples.due(person_id=2, subject_id=2, kind="welcome", at=NOON, version=2),
                examples.session(starts_at=NOON - DAY, ends_at=NOON - DAY + examples.minutes(45)),
                examples.session(starts_at=NOON + 4 * DAY, ends_at=NOON + 4 * DAY + examples.minutes(45)),
                examples.session(starts_at=NOON + 3 * DAY, ends_at=NOON + 3 * DAY + examples.minutes(45)),
                examples.session(starts_at=NOON + DAY, ends_at=NOON + 2 * DAY, state="cancelled"),
            ]
        )
    async with team.reading() as rows:
        one, two = await listing.people(rows, NOON)
    assert (one.id, one.name, one.phone, one.mentor) == (1, "Leaver 1", "+447700900001", "Sam")
    assert (one.next_check_in, one.next_session) == (NOON + 2 * DAY, NOON + 3 * DAY)
    assert (one.status, one.consent) == ("released", date(2026, 11, 1))
    assert (two.mentor, two.next_check_in, two.next_session) == (None, None, None)


async def test_a_mentor_who_was_removed_is_nobodys_and_what_they_took_stays_theirs(team: Database) -> None:
    async with team.writing() as rows:
        await rows.insert([examples.item(id=11, person_id=1, taken_by=1, taken_at=NOON, closed_at=NOON)])
        await rows.change(Staff.table, {1: {"removed_at": NOON}})
    async with team.reading() as rows:
        one, _ = await listing.people(rows, NOON)
        (item,) = await listing.queue(rows)
    assert (one.mentor, item.taken_by) == (None, "Sam")


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, "released"),
        ({"status": "in_custody"}, "in_custody"),
        ({"hold": "pause"}, "paused"),
        ({"hold": "custody"}, "in_custody"),
        ({"hold": "hospital"}, "in_hospital"),
        ({"hold": "no_phone"}, "no_phone"),
        ({"hold": "pause", "stopped_at": NOON}, "stopped"),
        ({"status": "in_custody", "hold": "pause"}, "in_custody"),
    ],
)
def test_one_word_says_how_things_stand(changes: dict[str, object], status: str) -> None:
    assert listing.status(replace(_leaver(1), **changes)) == status  # type: ignore[arg-type]


async def test_the_queue_has_the_most_urgent_first_and_the_closed_last(team: Database) -> None:
    async with team.writing() as rows:
        await rows.insert(
            [
                examples.item(id=11, person_id=1, kind="low_mood", next_at=NOON + DAY),
                examples.item(id=12, person_id=1, kind="emergency", taken_by=1, taken_at=NOON),
                examples.item(id=13, person_id=2, kind="low_mood"),
                examples.item(id=14, person_id=1, kind="urgent", closed_at=NOON),
                examples.item(id=15, person_id=1, kind="urgent", closed_at=NOON + DAY),
            ]
        )
    async with team.reading() as rows:
        everything = await listing.queue(rows)
        still_open = await listing.queue(rows, closed_too=False)
    assert [line.id for line in everything] == [12, 11, 13, 15, 14]
    assert still_open == everything[:3]
    assert everything[0] == listing.ItemLine(
        id=12, person=1, kind="emergency", since=NOON, taken_by="Sam", next_step=None, closed=None
    )
    assert (everything[1].next_step, everything[1].taken_by) == (NOON + DAY, None)


async def test_texts_come_in_the_order_of_their_time_and_those_of_staff_are_left_out(team: Database) -> None:
    minute = examples.minutes
    async with team.writing() as rows:
        await rows.insert(
            [
                examples.received(id=21, person_id=1, at=NOON + minute(2), body="hello"),
                examples.received(id=22, person_id=1, staff_id=1, at=NOON, body="a mentor's"),
                examples.message(id=23, person_id=1, state="sent", sent_at=NOON + minute(1), purpose="prompt"),
                examples.message(id=24, person_id=1, state="held", not_before=NOON + DAY, purpose="answer"),
                examples.message(id=25, person_id=2, state="dropped", not_before=NOON + DAY, body=None, segments=2),
                examples.message(id=26, person_id=1, staff_id=1, lane="s1", channel="telegram"),
            ]
        )
    async with team.reading() as rows:
        everything = await listing.messages(rows)
        of_one = await listing.messages(rows, 1)
    assert [line.id for line in everything] == [25, 23, 21, 24]
    assert [line.id for line in of_one] == [23, 21, 24]
    assert of_one[1] == listing.MessageLine(
        id=21,
        person=1,
        direction="in",
        channel="sms",
        purpose=None,
        state="received",
        at=NOON + minute(2),
        segments=None,
        text="hello",
    )
    dropped = everything[0]
    assert (dropped.direction, dropped.state, dropped.at, dropped.segments, dropped.text) == (
        "out",
        "dropped",
        NOON,
        2,
        None,
    )
