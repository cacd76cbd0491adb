"""Every conversation as it is had, in both languages: what is texted, and all that anybody gets."""

from datetime import datetime, time
from pathlib import Path

import pytest

import storage.database
from storage.crypto import Vault
from storage.database import Database
from tests.support.script import Scene, read_scenes
from tests.support.stage import MONDAY, Stage
from tests.support.town import LONDON, town

SCENES = list(read_scenes(Path(__file__).parent))


@pytest.mark.parametrize("scene", SCENES, ids=[scene.name for scene in SCENES])
async def test_conversation(scene: Scene, sqlite_url: str, vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(storage.database.WRITER, "synchronous", "OFF")  # the power does not fail in a transcript
    starts = next((line.words[3:] for line in scene.lines if line.words.startswith("at ")), "9:30")
    hour, minute = map(int, starts.split(":"))
    database = await Database.open(sqlite_url, vault)
    try:
        async with town(database, datetime.combine(MONDAY, time(hour, minute), LONDON)) as place:
            await Stage(place, scene).play()
    finally:
        await database.close()
