"""A text whose turn fails: a human has it, and an emergency stays one."""

from collections.abc import AsyncIterator
from unittest import mock

import pytest

from bot.services import danger, failures, hear, relay, stranger_flood, strangers
from storage.crypto import Vault
from storage.database import Database
from storage.happenings import Received
from tests.support.home import ALEX, DANGER, JAY, SAM, home, open_items, rows_of
from tests.support.town import Town

UNKNOWN = "+447700900555"
FAULT = KeyError("a fault of ours")


@pytest.fixture
async def place(sqlite_url: str, vault: Vault) -> AsyncIterator[Town]:
    database = await Database.open(sqlite_url, vault)
    async with home(database) as made:
        yield made
    await database.close()


async def _kept(place: Town) -> tuple[str, int]:
    (text,) = await rows_of(place, Received)
    return text.state, text.level


async def test_an_emergency_stays_one_with_its_answer(place: Town) -> None:
    with mock.patch.object(relay, "contact_in", side_effect=FAULT):
        said = await place.text(JAY, DANGER)
    assert any("ring 999" in text for text in said)
    assert any("116 123" in text for text in said)
    assert await open_items(place) == ["emergency"]
    assert DANGER in place.chats.shown[SAM][-1].text
    assert DANGER in place.chats.shown[ALEX][-1].text
    assert await _kept(place) == ("failed", 2)


@pytest.mark.parametrize("broken", [(hear, "assess"), (danger, "answer")])
async def test_where_that_fails_too_a_human_has_the_text_all_the_same(place: Town, broken: tuple[object, str]) -> None:
    where, name = broken
    with mock.patch.object(where, name, side_effect=FAULT), mock.patch.object(failures, "assess", side_effect=FAULT):
        await place.text(JAY, DANGER)
    assert await open_items(place) == ["bot_failed"]
    assert DANGER in place.chats.shown[SAM][-1].text
    assert await _kept(place) == ("failed", 0)


async def test_nothing_is_told_twice_where_the_answer_fails_again(place: Town) -> None:
    with mock.patch.object(danger, "answer", side_effect=FAULT):
        said = await place.text(JAY, DANGER)
    assert len(said) == 1
    assert await open_items(place) == ["bot_failed"]
    assert sum(DANGER in m.text for m in place.chats.shown[SAM]) == 1
    assert await _kept(place) == ("failed", 2)


async def test_an_unknown_numbers_emergency_stays_one(place: Town) -> None:
    with mock.patch.object(strangers, "assess", side_effect=FAULT):
        (said,) = await place.text(UNKNOWN, DANGER)
    assert "ring 999" in said
    assert await open_items(place) == ["emergency"]
    assert await _kept(place) == ("failed", 2)


async def test_an_unknown_numbers_ordinary_text_is_shown(place: Town) -> None:
    with mock.patch.object(stranger_flood, "holds_back", side_effect=FAULT):
        await place.text(UNKNOWN, "hi is this sam")
    assert await open_items(place) == ["unknown_number"]
    assert await _kept(place) == ("failed", 0)


async def test_an_unknown_numbers_text_that_cannot_be_read_is_shown_as_it_is(place: Town) -> None:
    with (
        mock.patch.object(strangers, "assess", side_effect=FAULT),
        mock.patch.object(failures, "assess", side_effect=FAULT),
    ):
        await place.text(UNKNOWN, DANGER)
    assert DANGER in place.chats.shown[ALEX][-1].text
    assert await _kept(place) == ("failed", 0)
