"""Webhooks, answers, sends and receipts that come more than once, late, or in another order."""

import asyncio

import pytest

from storage.happenings import Message, Received, Session
from tests.support.home import DANGER, JAY, heard, open_items, receive, rows_of, texts_to_leavers
from tests.support.town import Town
from tests.support.trouble import AfterACrash, look_up, trouble


async def test_the_webhook_comes_twice_and_again_two_minutes_later(home: Town) -> None:
    await asyncio.gather(*(home.batches.do(heard(home, "NEXT", provider_id="SM1")) for _ in range(2)))
    await home.settle()
    await home.wait(minutes=2)
    await home.batches.do(heard(home, "NEXT", provider_id="SM1"))
    await home.settle()
    assert len(home.inbox(JAY)) == 1


async def test_two_genuine_ones_to_two_menus_in_a_row_are_two_answers(place: Town) -> None:
    await place.wait(days=1, hours=1)
    await place.text(JAY, "1")
    await place.text(JAY, "1")
    received = await rows_of(place, Received)
    assert [r.body for r in received] == ["1", "1"]
    assert await open_items(place) == ["low_mood"]
    assert len(place.phones.texts[JAY]) == 3


async def test_the_process_dies_between_sending_and_noting_it(home: Town) -> None:
    trouble(home, "dies after")
    await home.text(JAY, "NEXT")
    async with AfterACrash(home) as again:
        await look_up(again)
        await look_up(again)
        assert len(again.phones.texts[JAY]) == 1


async def test_what_is_texted_and_what_is_closed_is_one_commit(home: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """A job that texts before it closes, dies, and texts again."""
    from bot.services.writes import Writes
    from storage.rows import Rows

    await home.wait(days=2, hours=1)
    assert await open_items(home) == ["missed_check_in"]
    home.inbox(JAY)
    whole = Writes.flush

    async def dies(self: Writes, rows: Rows) -> None:
        await whole(self, rows)
        raise asyncio.CancelledError

    with monkeypatch.context() as patch:
        patch.setattr(Writes, "flush", dies)
        with pytest.raises(asyncio.CancelledError):
            await home.batches.do(heard(home, "4", provider_id="SM1"))
    async with AfterACrash(home) as again:
        assert again.phones.texts[JAY] == home.phones.texts[JAY]
        assert await open_items(again) == ["missed_check_in"]
        before = len(again.phones.texts[JAY])
        for _ in range(2):
            await again.batches.do(heard(again, "4", provider_id="SM1"))
            await again.settle()
        assert len(again.phones.texts[JAY]) == before + 1
        assert await open_items(again) == []


async def test_a_receipt_before_our_own_note_of_the_id_late_or_twice(home: Town) -> None:
    await home.batches.do(heard(home, "NEXT"))
    message = (await texts_to_leavers(home))[-1]
    await home.outbox._round()
    await receive(home, message, "delivered")
    await receive(home, message, "sent")
    await receive(home, message, "delivered")
    assert (await texts_to_leavers(home))[-1].state == "delivered"


async def test_a_failed_after_delivered_is_not_believed(place: Town) -> None:
    await place.text(JAY, "NEXT")
    message = (await texts_to_leavers(place))[-1]
    await receive(place, message, "failed", "30008")
    assert (await texts_to_leavers(place))[-1].state == "delivered"
    assert await open_items(place) == []


async def test_a_long_text_is_not_overtaken_by_a_short_one(place: Town) -> None:
    trouble(place, "away")
    await place.text(JAY, DANGER)
    await place.text(JAY, "NEXT")
    await look_up(place)
    bodies = [sent.body for sent in place.phones.texts[JAY]]
    said = [m.body for m in await texts_to_leavers(place)]
    assert sorted(bodies, key=str) == sorted(said, key=str)
    assert bodies.index(said[2] or "") == 2


async def test_a_long_text_from_a_leaver_reaches_the_mentor_whole(place: Town) -> None:
    words = "the flat is damp and the boiler is broke and i rang them twice " * 12
    await place.text(JAY, words.strip())
    assert words.strip() in place.chats.shown[700701][-1].text


async def test_two_people_in_one_slot(home: Town) -> None:
    from tests.support.home import KEL, second_leaver

    await second_leaver(home)
    for number in (JAY, KEL):
        await home.text(number, "BOOK")
    await asyncio.gather(*(home.batches.do(heard(home, "1", number=number)) for number in (JAY, KEL)))
    await home.settle()
    assert len([s for s in await rows_of(home, Session) if s.state == "booked"]) == 1
    assert len({m.body for m in await rows_of(home, Message) if m.purpose == "answer"} & set(home.inbox(KEL))) == 2
