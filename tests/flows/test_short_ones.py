"""The conversations of one or two texts."""

import pytest

from bot.rules.keywords import Word, keyword
from bot.talk.effects import Queue, SetLanguage
from tests.support.conversation import Conversation, Diary


def test_call_me_brings_a_human_and_says_when_it_is_read() -> None:
    talk = Conversation("call_me").reads("OK, you want a call. Sam can see this now.")
    assert talk.wants(Queue(kind="call_back")).over
    talk = Conversation("call_me", world=Diary(reads_now=False), language="cy")
    talk.reads("Iawn, rwyt ti eisiau galwad. Bydd Sam yn gweld hyn yfory 9am.")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "OK. I'll write in English from now on."),
        ("cy", "Iawn. Bydda i'n ysgrifennu yn Gymraeg o hyn ymlaen."),
    ],
)
def test_the_first_text_in_another_language(language: str, text: str) -> None:
    talk = Conversation("language", {"to": language}, language=language)
    assert talk.reads(text).wants(SetLanguage(language=language)).over


@pytest.mark.parametrize(("language", "left_out"), [("en", {Word.ENGLISH}), ("cy", {Word.CYMRAEG})])
def test_the_menu_names_every_word_that_stands_on_its_own(language: str, left_out: set[Word]) -> None:
    talk = Conversation("menu", language=language)
    found = {known.word for word in talk.said[0].replace(",", ".").split() if (known := keyword(word)) is not None}
    expected = {Word.BOOK, Word.MOVE, Word.NEXT, Word.OK, Word.CALL, Word.PAUSE, Word.STOP, Word.ENGLISH, Word.CYMRAEG}
    assert expected - left_out <= found


def test_what_only_they_should_read_comes_once_they_are_alone() -> None:
    talk = Conversation("private", {"text": "The letter about Friday has come."})
    talk.reads("Sam here. I have something to tell you. Can you read this alone? 1 yes 2 later")
    assert talk.says("1").reads("The letter about Friday has come.").wants().over


def test_all_that_waits_comes_in_its_order() -> None:
    talk = Conversation("private", {"texts": ["The letter has come.", "It names Friday."]}).says("1")
    assert talk.said[-2:] == ["The letter has come.", "It names Friday."]
    assert talk.wants().over


@pytest.mark.parametrize("answer", ["2", "later", "no not now"])
def test_not_alone_leaves_it_to_a_human(answer: str) -> None:
    talk = Conversation("private", {"text": "The letter has come."}).says(answer)
    assert talk.said[-1] == "OK. Sam will find another time."
    assert talk.wants(Queue(kind="plan_help", detail={"why": "read_later"})).over


def test_silence_never_shows_it_and_tells_a_human() -> None:
    talk = Conversation("private", {"text": "The letter has come."}).says_nonsense("what is it").stays_silent()
    talk.wants(Queue(kind="plan_help", detail={"why": "read_later"}))
    assert not any("letter" in text for text in talk.said)
    assert talk.says("ok yes").said[-1] == "The letter has come."
