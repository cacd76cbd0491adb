"""Words that do something on their own, and never inside a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.keywords import Keyword, Word, keyword, opening

TAUGHT = {
    Word.BOOK: ("BOOK", "TREFNU"),
    Word.MOVE: ("MOVE", "NEWID"),
    Word.NEXT: ("NEXT", "NESAF"),
    Word.OK: ("OK", "IAWN"),
    Word.CALL: ("CALL", "GALW"),
    Word.MENU: ("MENU", "DEWISLEN", "?"),
    Word.PAUSE: ("PAUSE", "SAIB"),
    Word.STOP: ("STOP", "STOPIO"),
    Word.START: ("START", "DECHRAU"),
    Word.ENGLISH: ("ENGLISH",),
    Word.CYMRAEG: ("CYMRAEG",),
    Word.MORE: ("MORE", "MWY"),
    Word.TEXTS: ("TEXTS", "TESTUN"),
    Word.EMERGENCY: ("EMERGENCY", "SOS", "ARGYFWNG"),
}
EACH = [(said, word) for word, forms in TAUGHT.items() for said in forms]


def test_every_word_has_a_taught_form() -> None:
    assert set(TAUGHT) == set(Word)


@pytest.mark.parametrize("dress", ["{}", "{} ", " {}.", "{}!!", '"{}"', "‘{}’", "{}\u200b", "\n{}\n", "{}..."])
@pytest.mark.parametrize(("said", "word"), EACH)
def test_a_taught_word_on_its_own_whatever_is_around_it(said: str, word: Word, dress: str) -> None:
    for form in (said, said.lower(), said.title()):
        assert keyword(dress.format(form)) == Keyword(word=word)


@pytest.mark.parametrize("said", [said for said, _ in EACH if said != "?"])
@pytest.mark.parametrize("sentence", ["i {} now", "the {} is here", "{} by at 2", "cant {} crying", "bus {}"])
def test_a_word_inside_a_sentence_is_no_keyword(said: str, sentence: str) -> None:
    assert keyword(sentence.format(said.lower())) is None


@pytest.mark.parametrize("said", ["CANCEL", "END", "QUIT", "UNSUBSCRIBE", "STOPALL", "REVOKE", "OPTOUT"])
def test_what_the_carrier_takes_as_stop_is_stop(said: str) -> None:
    found = keyword(f"{said.lower()}.")
    assert found is not None
    assert (found.word, found.provider_word) == (Word.STOP, True)
    assert found.ambiguous == (said in ("CANCEL", "END", "QUIT"))


@pytest.mark.parametrize(
    ("said", "word", "ambiguous"),
    [
        ("YES", Word.START, True),
        ("unstop", Word.START, False),
        ("Help", Word.MENU, True),
        ("info", Word.MENU, False),
    ],
)
def test_the_carriers_other_words(said: str, word: Word, ambiguous: bool) -> None:
    assert keyword(said) == Keyword(word=word, provider_word=True, ambiguous=ambiguous)


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("Bok", Word.BOOK),
        ("boook", Word.BOOK),
        ("mneu", Word.MENU),
        ("puase", Word.PAUSE),
        ("nxt", Word.NEXT),
        ("cymreag", Word.CYMRAEG),
        ("book pls", Word.BOOK),
    ],
)
def test_a_slip_in_a_taught_word(said: str, word: Word) -> None:
    assert keyword(said) == Keyword(word=word)


def test_a_misspelt_cancel_is_most_likely_about_a_session() -> None:
    assert keyword("canel") == Keyword(word=Word.MOVE, ambiguous=True)


@pytest.mark.parametrize(
    "said",
    ["stp", "sotp", "stoop", "strat", "look", "love", "callum", "cell", "man", "mode", "cause", "test", "", "👍", "4"],
)
def test_stop_and_start_want_their_exact_form_and_other_words_are_none(said: str) -> None:
    assert keyword(said) is None


@given(st.text(max_size=60))
def test_any_text_is_fine(text: str) -> None:
    found = keyword(text)
    assert found is None or isinstance(found.word, Word)


@given(st.sampled_from(["STOP", "BOOK", "cancel", "sos"]), st.text(alphabet=" .!,-'\"\n", max_size=6))
def test_marks_behind_a_word_change_nothing(said: str, marks: str) -> None:
    assert keyword(said + marks) == keyword(said)


@pytest.mark.parametrize(
    ("said", "word", "behind"),
    [
        ("BOOK fri", Word.BOOK, "fri"),
        (" book: 24/11 10.30", Word.BOOK, "24/11 10.30"),
        ("Bok, tues 2pm", Word.BOOK, "tues 2pm"),
        ("move to tues", Word.MOVE, "to tues"),
        ("newid i iau", Word.MOVE, "i iau"),
    ],
)
def test_a_word_with_something_behind_it(said: str, word: Word, behind: str) -> None:
    assert opening(said) == (Keyword(word=word), behind)


@pytest.mark.parametrize(
    "said", ["book", "stop fri", "cancel fri", "canel fri", "look fri", "call me fri", "ok fri", ""]
)
def test_no_other_word_wants_anything_behind_it(said: str) -> None:
    assert opening(said) is None
