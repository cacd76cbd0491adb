"""Who hears of danger: the mentor also where somebody else has taken another matter of the same leaver's."""

from collections.abc import AsyncIterator

import pytest

from storage.crypto import Vault
from storage.database import Database
from storage.happenings import Item
from tests.support.home import ALEX, DANGER, DEE, JAY, SAM, home, rows_of
from tests.support.town import Town

URGENT = "i have not eaten since friday"


@pytest.fixture
async def place(sqlite_url: str, vault: Vault) -> AsyncIterator[Town]:
    database = await Database.open(sqlite_url, vault)
    async with home(database) as made:
        yield made
    await database.close()


async def _alex_has_another_matter(place: Town) -> None:
    await place.text(JAY, "can somebody ring the council for me please")
    await place.wait(hours=30)
    await place.tap(ALEX, "I have it")


def _shown(place: Town, user: int, words: str) -> int:
    return sum(words in m.text for m in place.chats.shown[user])


@pytest.mark.parametrize("words", [DANGER, URGENT])
async def test_the_mentor_hears_of_danger_and_whoever_has_another_matter_too(place: Town, words: str) -> None:
    await _alex_has_another_matter(place)
    await place.text(JAY, words)
    assert _shown(place, SAM, words) == 1
    assert _shown(place, ALEX, words) >= 1
    await place.text(JAY, "the council rang me")
    assert _shown(place, DEE, "council rang") == 0


async def test_once_somebody_has_the_emergency_they_alone_are_shown_the_rest_of_it(place: Town) -> None:
    await _alex_has_another_matter(place)
    await place.text(JAY, DANGER)
    await place.tap(SAM, "Take")
    await place.text(JAY, "im on the bridge now " + DANGER)
    assert _shown(place, SAM, "on the bridge") == 1
    assert _shown(place, ALEX, "on the bridge") == 0
    (emergency,) = [item for item in await rows_of(place, Item) if item.kind == "emergency"]
    assert emergency.taken_by == 1
