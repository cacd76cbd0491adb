"""Leavers from the people file: enrolled, changed, and left alone when the file says nothing new."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from bot.errors import BadPeopleFile
from bot.services import queue, welcome
from bot.services.turn import Turn
from storage.database import Database
from storage.happenings import Due, Item, Message
from storage.records import LedgerEntry, Person, Staff
from tests.services.enrolling import JAY, TARIQ, Enrolling


def at(day: int, hour: int, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=UTC)


@pytest.fixture
async def office(database: Database) -> Enrolling:
    office = Enrolling(database)
    await office.begin()
    return office


def welcomed(turn: Turn) -> None:
    welcome.send(turn)
    welcome.has_arrived(turn)


async def test_new_people_are_enrolled_and_welcomed_when_their_time_has_come(office: Enrolling) -> None:
    assert await office.reads(JAY, TARIQ) == (2, 0, 0)
    jay, tariq = await office.all(Person)
    assert (jay.id, jay.name, jay.phone, jay.channel, jay.welcome) == (
        1,
        "Jay Morris",
        "+447700900101",
        "sms",
        "waiting",
    )
    assert (jay.status, jay.release_on, jay.check_in_time) == ("released", date(2026, 11, 2), time(10))
    assert (tariq.id, tariq.status) == (2, "in_custody")
    assert jay.mentor_id == (await office.staff("Sam")).id
    assert await office.due("welcome") == [at(23, 10), at(11, 9, month=12)]
    assert await office.ledger() == ["consent: people file, given on 2026-10-20"] * 2


async def test_at_night_the_welcome_waits_for_the_morning(office: Enrolling) -> None:
    office.clock.move_to(at(23, 22))
    await office.reads(JAY)
    assert await office.due("welcome") == [at(24, 9)]


async def test_without_consent_the_person_is_stored_and_nothing_is_planned(office: Enrolling) -> None:
    assert await office.reads(replace(JAY, consent_on=None)) == (1, 0, 0)
    assert await office.all(Due) == []
    assert await office.all(LedgerEntry) == []
    assert await office.reads(JAY) == (0, 1, 0)
    assert await office.due("welcome") == [at(23, 10)]
    assert await office.ledger() == ["consent: people file, given on 2026-10-20"]


async def test_the_same_file_again_changes_nothing(office: Enrolling) -> None:
    await office.reads(JAY, TARIQ)
    before = [await office.all(kind) for kind in (Person, Due, LedgerEntry)]
    office.clock.move_to(at(24, 12))
    assert await office.reads(JAY, TARIQ) == (0, 0, 2)
    assert [await office.all(kind) for kind in (Person, Due, LedgerEntry)] == before


async def test_what_changed_here_since_is_not_turned_back_by_a_file_that_says_nothing_new(office: Enrolling) -> None:
    await office.reads(JAY, TARIQ)
    office.clock.move_to(at(11, 10, month=12))
    await office.turn(1, lambda turn: turn.change(turn.person, language="cy"))
    await office.turn(2, welcomed)
    assert await office.reads(JAY, TARIQ) == (0, 0, 2)
    assert await office.reads(replace(JAY, check_in_time=time(14)), replace(TARIQ, mentor="Sam")) == (0, 2, 0)
    jay, tariq = await office.all(Person)
    assert (jay.language, jay.check_in_time) == ("cy", time(14))
    assert (tariq.status, tariq.mentor_id) == ("released", jay.mentor_id)


async def test_a_number_that_was_changed_here_makes_nobody_new(office: Enrolling, database: Database) -> None:
    await office.reads(JAY)
    changed = {"phone": "+447700900177", "phone_hash": database.vault.lookup("+447700900177")}
    await office.turn(1, lambda turn: turn.change(turn.person, **changed))
    assert await office.reads(JAY) == (0, 0, 1)
    assert await office.reads(replace(JAY, phone="+447700900177")) == (0, 0, 1)
    assert (await office.person()).phone == "+447700900177"


async def test_who_has_an_old_number_of_somebody_elses_does_not_become_them(
    office: Enrolling, database: Database
) -> None:
    await office.reads(JAY)
    changed = {"phone": "+447700900177", "phone_hash": database.vault.lookup("+447700900177")}
    await office.turn(1, lambda turn: turn.change(turn.person, **changed))
    kay = replace(TARIQ, name="Kay Brook", phone=JAY.phone)
    with pytest.raises(BadPeopleFile) as error:
        await office.reads(kay)
    assert "people.csv: line 3: phone: was another leaver's, who has a new number" in error.value.line
    assert await office.reads(replace(JAY, phone="+447700900177"), kay) == (1, 0, 1)
    assert {p.name: p.phone for p in await office.all(Person)} == {JAY.name: "+447700900177", kay.name: JAY.phone}


async def test_two_who_have_exchanged_phones_do_not_become_each_other(office: Enrolling) -> None:
    await office.reads(JAY, TARIQ)
    before = await office.all(Person)
    with pytest.raises(BadPeopleFile) as error:
        await office.reads(replace(JAY, phone=TARIQ.phone), replace(TARIQ, phone=JAY.phone))
    for line in (JAY.line, TARIQ.line):
        assert f"line {line}: phone: is another leaver's of this file" in error.value.line
    assert await office.all(Person) == before
    assert await office.reads(replace(JAY, name="Jay M Morris"), replace(TARIQ, name="Tariq B Aziz")) == (0, 2, 0)


async def test_another_time_moves_the_next_check_in(office: Enrolling) -> None:
    await office.reads(JAY)
    await office.turn(1, welcomed)
    assert await office.due("check_in") == [at(24, 10)]
    assert await office.reads(replace(JAY, check_in_time=time(14))) == (0, 1, 0)
    assert await office.due("check_in") == [at(24, 14)]


async def test_a_name_or_a_language_moves_no_check_in(office: Enrolling) -> None:
    await office.reads(JAY)
    await office.turn(1, welcomed)
    before = await office.all(Due)
    assert await office.reads(replace(JAY, name="Jay M Morris", language="cy")) == (0, 1, 0)
    assert await office.all(Due) == before
    assert (await office.person("Jay M Morris")).language == "cy"


async def test_another_release_date_moves_the_welcome(office: Enrolling) -> None:
    await office.reads(TARIQ)
    assert await office.reads(replace(TARIQ, release_date=date(2026, 12, 4))) == (0, 1, 0)
    assert min(await office.due("welcome")) == at(4, 9, month=12)


async def test_a_release_that_was_put_off_is_waited_for(office: Enrolling) -> None:
    await office.reads(TARIQ)
    await office.reads(replace(TARIQ, release_date=date(2026, 12, 18)))
    office.clock.move_to(at(11, 9, month=12))
    await office.turn(1, welcome.send)
    assert (await office.person("Tariq Hassan")).status == "in_custody"
    assert max(await office.due("welcome")) == at(18, 9, month=12)


async def test_without_consent_too_the_release_comes_and_nothing_is_sent(office: Enrolling) -> None:
    await office.reads(replace(TARIQ, consent_on=None))
    assert await office.due("welcome") == [at(11, 9, month=12)]
    assert await office.ledger() == []
    office.clock.move_to(at(11, 9, month=12))
    await office.turn(1, welcome.send)
    tariq = await office.person("Tariq Hassan")
    assert (tariq.status, tariq.welcome) == ("released", "waiting")
    assert await office.all(Message) == []


async def test_whoever_is_out_early_is_welcomed_at_once(office: Enrolling) -> None:
    await office.reads(TARIQ)
    assert await office.reads(replace(TARIQ, status="released")) == (0, 1, 0)
    assert min(await office.due("welcome")) == at(23, 10)


async def test_an_old_word_of_custody_takes_nobody_back(office: Enrolling) -> None:
    await office.reads(JAY)
    await office.turn(1, welcomed)
    assert await office.reads(replace(JAY, status="in_custody")) == (0, 0, 1)
    assert (await office.person()).status == "released"


async def test_a_release_date_to_come_does(office: Enrolling) -> None:
    await office.reads(JAY)
    await office.turn(1, welcomed)
    await office.turn(1, lambda turn: queue.put_on_queue(turn, "unreachable"))
    back = replace(JAY, status="in_custody", release_date=date(2027, 1, 11))
    assert await office.reads(back) == (0, 1, 0)
    jay = await office.person()
    assert (jay.status, jay.welcome, jay.welcomed_on) == ("in_custody", "waiting", None)
    assert await office.due("check_in") == []
    assert max(await office.due("welcome")) == datetime(2027, 1, 11, 9, tzinfo=UTC)
    assert [item.reason for item in await office.all(Item)] == ["custody"]


async def test_whoever_was_released_and_gets_a_new_date_is_back_in_custody(office: Enrolling) -> None:
    await office.reads(TARIQ)
    office.clock.move_to(at(11, 10, month=12))
    await office.turn(1, welcomed)
    assert await office.reads(replace(TARIQ, release_date=date(2027, 2, 1))) == (0, 1, 0)
    assert (await office.person("Tariq Hassan")).status == "in_custody"


async def test_consent_that_is_gone_ends_it(office: Enrolling) -> None:
    await office.reads(JAY)
    await office.turn(1, welcomed)
    assert await office.reads(replace(JAY, consent_on=None)) == (0, 1, 0)
    assert await office.due("check_in") == []
    assert (await office.person()).consent_on is None
    assert (await office.ledger())[-1] == "consent: people file, withdrawn"


async def test_a_new_mentor_gets_what_nobody_had_taken(office: Enrolling) -> None:
    await office.reads(JAY)
    sam, dee = await office.staff("Sam"), await office.staff("Dee")

    def join(turn: Turn) -> None:
        for mentor in (sam, dee):
            turn.writes.change(Staff.table, mentor.id, {"joined_at": turn.now, "telegram": str(mentor.id)})

    await office.turn(1, join)
    await office.turn(1, lambda turn: queue.put_on_queue(turn, "call_back"))
    taken = lambda turn: queue.take(turn, queue.put_on_queue(turn, "plan_help"), turn.case.staff[sam.id])  # noqa: E731
    await office.turn(1, taken)
    assert await office.reads(replace(JAY, mentor="Dee")) == (0, 1, 0)
    assert {item.kind: item.owner_id for item in await office.all(Item)} == {"call_back": dee.id, "plan_help": sam.id}


async def test_a_number_of_another_programme_is_refused_and_nothing_is_taken(office: Enrolling) -> None:
    await office.begin("derby")
    await office.reads(JAY)
    with pytest.raises(BadPeopleFile) as error:
        await office.reads(TARIQ, replace(JAY, line=4), slug="derby")
    assert error.value.line == "people.csv: line 4: phone: belongs to a leaver of another programme"
    assert [person.name for person in await office.all(Person)] == ["Jay Morris"]


async def test_many_people_are_enrolled_in_one_go(office: Enrolling) -> None:
    rows = [replace(JAY, line=n + 2, phone=f"+447700900{n:03}", mentor=None) for n in range(1000)]
    assert await office.reads(*rows) == (1000, 0, 0)
    assert await office.reads(*rows) == (0, 0, 1000)
    assert len(await office.due("welcome")) == 1000
