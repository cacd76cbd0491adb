"""What leavers and strangers have typed is shown to the operator, and can't do anything to their terminal."""

import json

import pytest

from bot.commands import house
from storage.database import Database
from tests.commands.conftest import Gatewalk
from tests.support.databases import run
from tests.support.examples import received

OBEYED = "\0\x07\x1b[2J\x1b]0;mine\x07\x7f\x9b31m\u202eeno"
"""Clears the screen, names the window, turns what follows round."""


@pytest.fixture
def texted(enrolled: Gatewalk) -> Gatewalk:
    """The same, after a text like no phone writes it."""

    async def write() -> None:
        settings = house.settings()
        database = await Database.open(settings.database_url, house.vault(settings))
        async with database.writing() as rows:
            await rows.insert([received(id=1, person_id=1, body=f"hello\nyou{OBEYED}")])
        await database.close()

    run(write())
    return enrolled


@pytest.mark.parametrize("words", [("messages", "list"), ("person", "export", "1")])
@pytest.mark.parametrize("form", [(), ("--json",)])
def test_a_text_that_commands_the_terminal_is_seen_and_not_obeyed(
    texted: Gatewalk, words: tuple[str, ...], form: tuple[str, ...]
) -> None:
    shown = texted(*words, *form)
    assert shown.status == 0
    assert "[2J" in shown.out
    assert not [sign for sign in OBEYED if not sign.isprintable() and sign in shown.out]


def test_json_loses_nothing_of_it(texted: Gatewalk) -> None:
    (line,) = json.loads(texted("messages", "list", "--json").out)
    assert line["text"] == f"hello\nyou{OBEYED}"
