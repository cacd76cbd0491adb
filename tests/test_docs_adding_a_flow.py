"""The conversation that `docs/adding-a-flow.md` adds, run as it stands on the page."""

import re
from typing import Any

import pytest

from bot.flows import catalogue as flows
from bot.words import catalogue
from bot.words.lint import check_catalogues
from tests.support.conversation import WORDS, Conversation, Diary, iso
from tests.support.pages import blocks, text_of

PAGE = text_of("docs/adding-a-flow.md")
SESSION = {"id": 7, "kind": "session", "starts_at": iso(24, 14)}


@pytest.fixture
def fare(monkeypatch: pytest.MonkeyPatch) -> None:
    """The conversation and its words, added as the page says."""
    (code,) = blocks(PAGE, "python")
    made: dict[str, Any] = {}
    exec(compile(code, "fare.py", "exec"), made)
    monkeypatch.setitem(flows.FLOWS, "fare", made["fare"])
    for language, block in zip(catalogue.LANGUAGES, blocks(PAGE, "po"), strict=True):
        for entry in catalogue.parse(block):
            monkeypatch.setitem(WORDS.texts[language], entry.key, entry.text)


def test_its_words_pass_the_lint() -> None:
    with_them = {
        language: [*catalogue.entries(language), *catalogue.parse(block)]
        for language, block in zip(catalogue.LANGUAGES, blocks(PAGE, "po"), strict=True)
    }
    assert [line for line in check_catalogues(with_them) if "fare." in line] == []


@pytest.mark.usefixtures("fare")
def test_it_reads_as_the_page_says() -> None:
    (transcript,) = [block for block in blocks(PAGE, "text") if block.startswith("> FARE")]
    lines = re.findall(r"^([<>]) (.+)$", transcript, re.M)
    talk = Conversation("fare", world=Diary(session=SESSION))
    for side, words in lines[1:]:
        if side == ">":
            talk.says(words)
        else:
            assert talk.said.pop(0) == words
    assert not talk.said
    assert [effect.kind for effect in talk.wanted] == ["plan_help"]  # type: ignore[union-attr]


@pytest.mark.usefixtures("fare")
@pytest.mark.parametrize("language", catalogue.LANGUAGES)
def test_its_other_ways_end_too(language: str) -> None:
    assert Conversation("fare", language=language).over
    no = Conversation("fare", language=language, world=Diary(session=SESSION)).says_nonsense("wibble").says("2")
    assert no.over
    assert no.wanted == []
    assert Conversation("fare", language=language, world=Diary(session=SESSION, reads_now=False)).says("1").over


def test_the_places_that_it_names_are_there() -> None:
    keywords, words = (text_of(f"bot/{name}.py") for name in ("rules/keywords", "services/words_that_can_be_texted"))
    assert "class Word(" in keywords
    assert "_TAUGHT = {" in keywords
    assert "FLOW_OF = {" in words
    assert "talks.begin(" in text_of("bot/services/reminders.py")
