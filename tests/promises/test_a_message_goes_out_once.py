"""Before the call a message is marked; what died in between is looked up, and settled by its purpose."""

import asyncio
import time
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text

from bot.channels.message import InDoubt, Receipt, Settled, SmsOut
from bot.channels.pace import Pace
from bot.services import claim, doubt
from bot.services.calls import MOST, STALE
from bot.services.outbox import AHEAD
from bot.services.presence import GONE, Others, Presence
from bot.services.works import GotReceipt
from storage import tallies
from storage.crypto import Vault
from storage.database import Database
from storage.happenings import Message
from tests.support import home as small
from tests.support.examples import NOON
from tests.support.home import ALEX, DANGER, JAY, SAM, heard, open_items, receive, rows_of, texts_to_leavers
from tests.support.town import Town
from tests.support.trouble import AfterACrash, Trouble, look_up, trouble


async def _newest(place: Town) -> Message:
    return (await texts_to_leavers(place))[-1]


async def test_the_process_dies_between_the_commit_and_the_call(home: Town) -> None:
    await home.batches.do(heard(home, "NEXT"))
    assert home.inbox(JAY) == []
    async with AfterACrash(home) as again:
        await again.settle()
        assert len(again.phones.texts[JAY]) == 1
        await again.wait(hours=1)
        assert len(again.phones.texts[JAY]) == 1
        assert (await _newest(again)).state == "delivered"


@pytest.mark.parametrize("moment", ["dies before", "dies after"])
async def test_the_process_dies_in_the_middle_of_the_call(home: Town, moment: str) -> None:
    trouble(home, moment)
    await home.text(JAY, "NEXT")
    assert (await _newest(home)).state == "sending"
    async with AfterACrash(home) as again:
        await look_up(again)
        assert len(again.phones.texts[JAY]) == 1
        assert (await _newest(again)).state in ("sent", "delivered")
        await look_up(again, minutes=60)
        assert len(again.phones.texts[JAY]) == 1


async def test_what_has_gone_is_noted_though_nothing_can_be_claimed(
    home: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = claim.claim

    async def once(*given: Any, **rest: Any) -> claim.Claimed:
        monkeypatch.setattr(claim, "claim", fails)
        return await whole(*given, **rest)

    async def fails(*given: Any, **rest: Any) -> claim.Claimed:
        raise ValueError

    monkeypatch.setattr(claim, "claim", once)
    await home.text(JAY, "NEXT")
    assert len(home.phones.texts[JAY]) == 1
    assert (await _newest(home)).state in ("sent", "delivered")


@pytest.mark.parametrize("what", ["late", "lost"])
async def test_a_call_without_an_answer_is_looked_up_before_anything_else_is_said(home: Town, what: str) -> None:
    found = trouble(home, what)
    await home.text(JAY, "NEXT")
    assert (await _newest(home)).state == "in_doubt"
    await home.text(JAY, "MENU")
    assert len(home.phones.texts[JAY]) == (what == "late")
    await look_up(home)
    assert found.looked == 1
    bodies = [sent.body for sent in home.phones.texts[JAY]]
    assert len(bodies) == len(set(bodies)) == 2
    assert [m.body for m in await texts_to_leavers(home)] == bodies


async def test_a_call_that_began_long_after_the_claim_is_not_looked_up_at_once(home: Town) -> None:
    """It waited for its place for 14 seconds and timed out after 10 more. Twilio lists it a second later."""
    calls, taken = home.outbox.calls, []

    class TakesLong(Trouble):
        async def send(self, text: SmsOut) -> Settled:
            calls.sms = home.phones
            home.clock.forward(timedelta(seconds=14 + 10))
            taken.append(text)
            return InDoubt()

    calls.sms = TakesLong(home.phones)
    await home.text(JAY, "NEXT")
    await home.schedule.settle_doubts()
    await home.wait(seconds=1)
    await home.phones.send(taken[0])
    await look_up(home)
    assert len(home.phones.texts[JAY]) == 1
    assert (await _newest(home)).state in ("sent", "delivered")


async def test_where_the_list_says_nothing_an_answer_is_not_sent_again(place: Town) -> None:
    trouble(place, "lost").unsure = True
    await place.text(JAY, "NEXT")
    await look_up(place, minutes=5)
    assert (await _newest(place)).state == "in_doubt"
    await look_up(place, minutes=6)
    message = await _newest(place)
    assert (message.state, message.error) == ("failed", "in_doubt")
    assert place.phones.texts[JAY] == []


async def test_where_the_list_says_nothing_an_emergency_is_sent_again(place: Town) -> None:
    trouble(place, "lost").unsure = True
    await place.text(JAY, DANGER)
    await look_up(place, minutes=11)
    bodies = [sent.body for sent in place.phones.texts[JAY]]
    assert len(bodies) == len(set(bodies)) == 2
    assert any("116 123" in body for body in bodies)


async def test_where_the_list_says_nothing_a_humans_words_are_shown_to_their_author(place: Town) -> None:
    await place.text(JAY, "is it still on for friday then sam")
    trouble(place, "lost").unsure = True
    await place.telegram(SAM, "Yes, see you then", reply_to=place.chats.shown[SAM][-1].number)
    await look_up(place, minutes=11)
    assert place.phones.texts[JAY] == []
    await place.tap(SAM, "Send again")
    assert [sent.body for sent in place.phones.texts[JAY]] == ["Sam: Yes, see you then"]
    await look_up(place, minutes=11)
    assert len(place.phones.texts[JAY]) == 1


async def test_where_a_receipt_comes_after_all_a_humans_words_are_not_sent_again(place: Town) -> None:
    await place.text(JAY, "is it still on for friday then sam")
    trouble(place, "late").unsure = True
    await place.telegram(SAM, "Yes, see you then", reply_to=place.chats.shown[SAM][-1].number)
    await look_up(place, minutes=11)
    words = await _newest(place)
    assert (words.state, words.error, words.provider_id) == ("failed", "in_doubt", None)
    await receive(place, words, "delivered")
    words = next(m for m in await texts_to_leavers(place) if m.id == words.id)
    assert (words.state, words.error, words.provider_id) == ("delivered", None, f"SM{words.id:032x}")
    assert "👍" in place.chats.reactions.values()
    assert (await place.tap(SAM, "Send again")).toast == "This has been settled meanwhile."
    assert [sent.body for sent in place.phones.texts[JAY]] == ["Sam: Yes, see you then"]


async def test_an_alert_in_doubt_goes_again_since_a_human_must_hear_of_it(place: Town) -> None:
    await place.text(JAY, DANGER)
    alert = next(m for m in await rows_of(place, Message) if m.purpose == "alert" and m.state == "sent")
    async with place.database.writing() as rows:
        await rows.change(
            Message.table, {alert.id: {"state": "sending", "claimed_at": place.clock.now(), "provider_id": None}}
        )
    before = len(place.chats.shown[ALEX])
    await look_up(place)
    assert len(place.chats.shown[ALEX]) == before + 1
    assert await open_items(place) == ["emergency"]


async def test_the_same_words_twice_in_doubt_are_two_texts(place: Town) -> None:
    """An emergency's answer is the same each time, and does not wait for the one before it."""
    trouble(place, "late", "late", "lost", "lost")
    await place.text(JAY, DANGER)
    await place.text(JAY, DANGER)
    await look_up(place)
    bodies = [sent.body for sent in place.phones.texts[JAY]]
    assert len(bodies) == 4
    assert len(set(bodies)) == 2


async def test_what_is_being_sent_settles_no_doubt_about_the_same_words(place: Town) -> None:
    """Twilio has the second answer, and we have not noted it yet: the first may still have been lost."""
    trouble(place, "lost", "lost", "dies after")
    await place.text(JAY, DANGER)
    await place.wait(seconds=25)
    await place.text(JAY, DANGER)
    await place.schedule.settle_doubts()
    first, second = [m for m in await texts_to_leavers(place) if "116 123" not in (m.body or "")]
    assert (first.state, second.state) == ("in_doubt", "sending")
    await look_up(place)
    bodies = [sent.body for sent in place.phones.texts[JAY]]
    assert len(bodies) == 4
    assert len(set(bodies)) == 2


async def test_a_receipt_says_whose_a_text_was_that_two_messages_may_have_been(place: Town) -> None:
    """The first answer never arrived. The second did, without a word: its text in the list is taken for the first's,
    until its receipt comes."""
    trouble(place, "lost", "lost", "late", "late")
    await place.text(JAY, DANGER)
    await place.wait(seconds=25)
    await place.text(JAY, DANGER)
    await place.schedule.settle_doubts()
    answers = await texts_to_leavers(place)
    assert [m.state for m in answers] == ["sent", "sent", "in_doubt", "in_doubt"]
    for message in answers[2:]:
        sid = f"SM{message.id:032x}"
        assert sid in {m.provider_id for m in answers[:2]}
        arrived = Receipt(ref=message.id, provider_id=sid, status="delivered", code=None)
        await place.batches.do(GotReceipt(receipt=arrived))
    await look_up(place)
    assert set(Counter(sent.body for sent in place.phones.texts[JAY]).values()) == {2}
    assert {m.state for m in await texts_to_leavers(place)} <= {"sent", "delivered"}
    assert len({m.provider_id for m in await texts_to_leavers(place)}) == 4


@pytest.mark.parametrize(("each_second", "room"), [(50, MOST + AHEAD), (2, 30), (0.01, 1)])
async def test_no_more_is_claimed_than_leaves_before_it_is_stale(place: Town, each_second: float, room: int) -> None:
    place.outbox.calls.pace = Pace(each_second=each_second, gap=0, now=time.monotonic, sleep=asyncio.sleep)
    assert place.outbox.room == room
    assert room / each_second < STALE.total_seconds() or room == 1


def test_a_replica_is_gone_when_it_is_missing_at_two_looks() -> None:
    others, alive = Others(), {2, 3}
    assert others.gone({1, 2}, alive, NOON) == set()
    assert others.gone({1, 2}, alive, NOON) == set()
    assert others.gone({1, 2}, alive, NOON + timedelta(seconds=5)) == {1}
    assert others.gone({1, 2}, {1, 2, 3}, NOON + timedelta(seconds=10)) == set()
    assert others.gone({1, 2}, alive, NOON + timedelta(seconds=15)) == set()
    assert others.gone({1}, alive, NOON - timedelta(hours=3)) == set()
    assert others.gone({1}, alive, NOON - timedelta(hours=3) + GONE) == {1}


async def test_what_a_replica_was_sending_whose_connection_blinks_is_not_taken_from_it(
    postgres_url: str, vault: Vault
) -> None:
    """The connection by which others know it is cut, while a text waits for its moment: it does not leave by an old
    claim, and nobody else takes it."""
    database = await Database.open(postgres_url, vault)
    async with small.home(database) as place:
        calls = place.outbox.calls
        place.outbox.number, place.outbox.spacing = 11, timedelta(seconds=1)
        present = Presence(database, 11, calls.call_off)
        keeping = asyncio.create_task(present.keep())
        await present.known.wait()
        async with database.writing() as rows:
            await tallies.next_moments(rows, claim.PACE, place.clock.now(), 9, place.outbox.spacing)
        await place.batches.do(heard(place, "NEXT"))
        sending = asyncio.create_task(place.outbox.drain())
        while not calls.waiting:  # noqa: ASYNC110  # until it is claimed
            await asyncio.sleep(0.01)
        async with database.session_connection() as connection:
            cut = "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = 11"
            await connection.execute(text(cut))
        await sending
        assert place.phones.texts[JAY] == []
        others = Others()
        assert await doubt.mark_left_behind(database, place.clock.now(), at_start=False, number=22, others=others) == 0
        place.outbox.spacing = None
        await place.wait(minutes=1)
        assert len(place.phones.texts[JAY]) == 1
        keeping.cancel()
        await asyncio.gather(keeping, return_exceptions=True)
    await database.close()
