"""What a mentor receives never holds a leaver's number, and the other way round, however it is written."""

import re

import pytest

from tests.support.home import ALEX, DEE, JAY, SAM, open_items
from tests.support.town import Town

MINE = "07700 900145"
WAYS = [
    "new phone sam its 07700900145",
    "ring me on 07700 900 145 when u can",
    "txt +44 7700 900145 not this one",
    "its 0 7 7 0 0 9 0 0 1 4 5 ok",
    "07700-900-145 thats me mums",
]


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


@pytest.mark.parametrize("text", WAYS)
async def test_a_number_that_a_leaver_types_is_hidden_from_mentors(place: Town, text: str) -> None:
    await place.text(JAY, text)
    await place.telegram(SAM, "/queue")
    await place.wait(days=2)
    for user in (SAM, DEE):
        assert all("700900145" not in _digits(shown.text) for shown in place.chats.shown[user])
    assert "unknown_number" in await open_items(place)
    assert any("take:" in data for shown in place.chats.shown[ALEX] for _, data in shown.buttons)


async def test_nothing_that_mentors_are_shown_holds_the_number_that_texts_come_from(place: Town) -> None:
    for body in ("3", "BOOK", "1", "can you call me", "CALL", "im being evicted on friday", "i want to die"):
        await place.text(JAY, body)
        await place.wait(hours=5)
    for command in ("/queue", "/people", "/sessions", "/help"):
        await place.telegram(SAM, command)
    await place.wait(days=4)
    shown = [m for user in (SAM, DEE) for m in place.chats.shown[user]]
    assert len(shown) > 15
    assert all(JAY[-9:] not in _digits(m.text) for m in shown)
    assert all(JAY[-9:] not in _digits((m.document or b"").decode()) for m in shown)


@pytest.mark.parametrize(
    "words", ["Ring me on 07700 900167", "I am @sam_mentor on Telegram", "see www.example.org/sam"]
)
async def test_a_mentors_way_to_be_reached_is_pointed_out_before_it_goes_and_hidden_if_it_goes(
    place: Town, words: str
) -> None:
    await place.text(JAY, "how do i reach u sam")
    shown = place.chats.shown[SAM][-1]
    place.inbox(JAY)
    await place.telegram(SAM, words, reply_to=shown.number)
    assert place.inbox(JAY) == []
    asked = place.chats.shown[SAM][-1]
    assert len(asked.buttons) == 2
    await place.tap(SAM, asked.buttons[0][0], on=asked)
    [gone] = place.inbox(JAY)
    assert "900167" not in _digits(gone)
    assert "@sam_mentor" not in gone
    assert "example.org" not in gone


async def test_no_text_holds_a_telegram_account(place: Town) -> None:
    await place.text(JAY, "hello sam are you there today")
    await place.telegram(SAM, "I am", reply_to=place.chats.shown[SAM][-1].number)
    await place.wait(days=5)
    assert all(str(SAM) not in sent.body for sent in place.phones.texts[JAY])
