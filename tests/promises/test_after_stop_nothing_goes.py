"""STOP is at once and for everything, until START."""

import asyncio
import time
from datetime import timedelta

import pytest

from bot.channels.pace import Pace
from bot.services.claim import PACE
from bot.services.hear_text import Text
from storage import tallies
from storage.crypto import Vault
from storage.database import Database
from storage.happenings import Message
from storage.records import LedgerEntry, Person
from tests.support import home as small
from tests.support.home import ALEX, DANGER, JAY, SAM, heard, open_items, receive, rows_of, texts_to_leavers
from tests.support.town import Town
from tests.support.trouble import look_up, trouble


async def test_what_is_queued_when_stop_comes_is_not_sent(home: Town) -> None:
    await home.batches.do(heard(home, "MENU"))
    await home.batches.do(heard(home, DANGER))
    await home.batches.do(heard(home, "STOP"))
    await home.settle()
    assert home.inbox(JAY) == []
    assert {m.state for m in await texts_to_leavers(home)} == {"dropped"}


async def test_what_waits_for_another_try_when_stop_comes_is_not_sent(place: Town) -> None:
    trouble(place, "away", "lost")
    await place.text(JAY, "MENU")
    await place.text(JAY, "STOP")
    await place.wait(hours=1)
    await look_up(place)
    assert place.phones.texts[JAY] == []


async def test_what_waits_for_its_moment_when_stop_comes_is_not_sent(place: Town) -> None:
    place.outbox.calls.pace = Pace(each_second=2, gap=0, now=time.monotonic, sleep=asyncio.sleep)
    place.outbox.calls.pace.take()
    await place.batches.do(heard(place, "NEXT"))
    sending = asyncio.create_task(place.outbox.drain())
    while not place.outbox.calls.waiting:  # noqa: ASYNC110  # until it is claimed
        await asyncio.sleep(0.01)
    await place.batches.do(heard(place, "STOP"))
    await sending
    await place.wait(minutes=1)
    assert place.phones.texts[JAY] == []
    assert [m.state for m in await texts_to_leavers(place)] == ["dropped"]


async def test_nor_is_it_when_another_replica_takes_the_stop_in(postgres_url: str, vault: Vault) -> None:
    database = await Database.open(postgres_url, vault)
    async with small.home(database) as place:
        place.outbox.spacing = timedelta(seconds=1)
        async with database.writing() as rows:
            await tallies.next_moments(rows, PACE, place.clock.now(), 3, place.outbox.spacing)
        await place.batches.do(heard(place, "NEXT"))
        running = asyncio.create_task(place.outbox.run())
        while not place.outbox.calls.waiting:  # noqa: ASYNC110  # until it is claimed
            await asyncio.sleep(0.01)
        async with database.writing() as rows:  # the turn of the other replica
            await rows.change(Person.table, {1: {"stopped_at": place.clock.now()}})
        await asyncio.wait(place.outbox.calls.flying)
        place.outbox.stop()
        await running
        await place.wait(minutes=1)
        assert place.phones.texts[JAY] == []
        assert [(m.state, m.error) for m in await texts_to_leavers(place)] == [("dropped", "stopped")]
    await database.close()


async def test_nothing_goes_for_weeks_and_start_begins_again(place: Town) -> None:
    await place.text(JAY, "BOOK")
    await place.text(JAY, "1")
    place.inbox(JAY)
    await place.text(JAY, "Stop")
    await place.wait(days=20)
    assert place.inbox(JAY) == []
    assert await open_items(place) == []
    await place.text(JAY, "START")
    assert len(place.inbox(JAY)) == 1
    await place.wait(days=3)
    assert any("How are you" in body for body in place.inbox(JAY))
    assert [entry.what for entry in await rows_of(place, LedgerEntry)][-2:] == ["stop", "start"]


@pytest.mark.parametrize(
    "word", ["STOP", "stop ", "Stop.", " STOP!", "stopall", "please stop texting me", "Unsubscribe"]
)
async def test_stop_is_understood_as_people_write_it(place: Town, word: str) -> None:
    await place.text(JAY, word)
    assert (await rows_of(place, Person))[0].stopped_at is not None
    assert place.inbox(JAY) == []


@pytest.mark.parametrize(
    "words", ["the bus dont stop here any more", "cant stop thinking about it all", "tell him to stop"]
)
async def test_stop_inside_a_sentence_is_no_stop(place: Town, words: str) -> None:
    await place.text(JAY, words)
    assert (await rows_of(place, Person))[0].stopped_at is None


async def test_a_stop_before_the_welcome_leaves_the_welcome_for_start(place: Town) -> None:
    from tests.support import enrol

    number = "+447700900110"
    await place.until_local(place.clock.now().date(), 22)
    await enrol.leaver(place, "Lee Brown", number, mentor=1)
    await place.text(number, "stop")
    await place.wait(days=2)
    assert place.inbox(number) == []
    await place.text(number, "START")
    await place.wait(days=1)
    assert "STOP to stop" in place.inbox(number)[0]


async def test_stop_in_an_open_emergency_tells_a_coordinator(place: Town) -> None:
    await place.text(JAY, DANGER)
    before = len(place.chats.shown[ALEX])
    await place.text(JAY, "STOP")
    assert len(place.chats.shown[ALEX]) == before + 1
    assert await open_items(place) == ["emergency"]


SILENCE = "leave me alone im going to end it"


async def test_an_emergency_that_asks_for_silence_gets_the_helplines_and_then_nothing(place: Town) -> None:
    before = len(place.chats.shown[ALEX])
    await place.text(JAY, SILENCE)
    assert ["ring 999" in body or "116 123" in body for body in place.inbox(JAY)] == [True, True]
    assert any("has sent STOP" in shown.text for shown in place.chats.shown[ALEX][before:])
    await place.text(JAY, SILENCE)
    await place.wait(days=4)
    assert place.inbox(JAY) == []
    assert await open_items(place) == ["emergency"]


async def test_what_was_said_before_it_and_what_a_dead_phone_missed_is_not_sent_after_it(place: Town) -> None:
    place.phones.off[JAY] = "30003"
    await place.batches.do(heard(place, "MENU"))
    await place.batches.do(heard(place, SILENCE))
    await place.settle()
    assert {m.purpose: m.state for m in await texts_to_leavers(place) if m.state != "delivered"} == {
        "answer": "dropped",
        "emergency": "undelivered",
    }
    place.phones.off.clear()
    await place.wait(days=1)
    assert place.inbox(JAY) == []


async def test_an_emergency_after_stop_brings_humans_and_no_text(place: Town) -> None:
    await place.text(JAY, "STOP")
    await place.text(JAY, DANGER)
    assert place.inbox(JAY) == []
    assert await open_items(place) == ["emergency"]


async def test_a_mentors_words_after_stop_are_not_sent_and_they_hear_so(place: Town) -> None:
    await place.text(JAY, "u about sam? need a word")
    shown = place.chats.shown[SAM][-1]
    await place.text(JAY, "STOP")
    before = len(place.chats.shown[SAM])
    await place.telegram(SAM, "Hi Jay", reply_to=shown.number)
    assert place.inbox(JAY) == []
    assert len(place.chats.shown[SAM]) > before


async def test_twilios_opted_out_is_taken_as_stop(place: Town) -> None:
    await place.batches.do(heard(place, "MENU"))
    message = (await rows_of(place, Message))[-1]
    await receive(place, message, "failed", "21610")
    person = (await rows_of(place, Person))[0]
    assert person.stopped_at is not None
    await place.wait(days=4)
    assert len(place.phones.texts[JAY]) <= 1


@pytest.mark.parametrize(("since", "stopped"), [("START", False), ("no hard feelings", True), ("yes", True)])
async def test_a_stop_whose_webhook_was_lost_holds_unless_they_have_sent_start_since(
    place: Town, since: str, stopped: bool
) -> None:
    lost = Text(channel="sms", provider_id="SMlost", body="Stop.", at=place.clock.now(), media=0)
    await place.wait(minutes=5)
    await place.text(JAY, since)
    await place.hear(JAY, lost)
    assert ((await rows_of(place, Person))[0].stopped_at is not None) is stopped
    place.inbox(JAY)
    await place.text(JAY, "NEXT")
    assert bool(place.inbox(JAY)) is not stopped


async def test_that_twilio_says_stop_of_two_texts_is_one_stop(place: Town) -> None:
    place.phones.silent.add(JAY)
    await place.text(JAY, "NEXT")
    await place.text(JAY, "MENU")
    for message in [m for m in await rows_of(place, Message) if m.purpose == "answer"]:
        await receive(place, message, "undelivered", "21610")
    said = [entry.what for entry in await rows_of(place, LedgerEntry)]
    assert said.count("stop") == 1
    assert [shown.text for shown in place.chats.shown[SAM]].count(
        "Jay has sent STOP. Nothing goes to them any more."
    ) == 1
