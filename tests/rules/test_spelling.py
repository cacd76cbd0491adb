"""Texting spellings, typing slips and odd characters end up in one spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.fuzzy import KEY_WORDS, mended, unmasked
from bot.rules.spelling import bare, normalise


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I’m gona see u 2nite…", "im gonna see you tonight"),
        ("i dnt want 2 b here anymor", "i dont wanna be here anymore"),
        ("got 2 kids", "got 2 kids"),
        ("tues at 2", "tues at 2"),
        ("2 much 4 me", "too much for me"),
        ("bin self harming again", "been selfharming again"),
        ("the bin is full", "the bin is full"),
        ("heeelp meeee", "help me"),
        ("my mate has od'd", "my mate has overdosed"),
        ("my mate odd last night", "my mate overdosed last night"),
        ("She ODd again", "she overdosed again"),
        ("the odd job", "the odd job"),
        ("GOT ODD JOBS", "got odd jobs"),
        ("that is odd", "thats odd"),
        ("sooo tired", "so tired"),
        ("wait what??", "wait what ?"),
        ("one. two!", "one . two ."),
        ("dwi'n teimlo'n isel", "dwi yn teimlo yn isel"),
        ("gŵr a tŷ", "gwr a ty"),
        ("cuttin my arms", "cutting my arms"),
        ("all good 👍", "all good thumbsup"),
    ],
)
def test_texting_is_written_out(text: str, expected: str) -> None:
    assert normalise(text) == expected


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("suicdal", "suicidal"),
        ("overdse", "overdose"),
        ("paracetemol", "paracetamol"),
        ("strangeld", "strangled"),
        ("s.u.i.c.i.d.e", "suicide"),
        ("k1ll", "kill"),
        ("su*cide", "suicide"),
    ],
)
def test_a_slip_in_a_key_word_is_mended(typed: str, meant: str) -> None:
    assert normalise(typed) == meant


@pytest.mark.parametrize(
    "word",
    """strange stubbed relaxed hotel attached carving starting cooking splashed breeding voice table meditation
    hungary staring heroine breaching downing goodbyes smashed table killer choices petrol""".split(),  # noqa: SIM905
)
def test_an_ordinary_word_near_a_key_word_is_left_alone(word: str) -> None:
    assert mended(word) == word


@given(st.sampled_from(sorted(KEY_WORDS)))
def test_a_key_word_stays_itself(word: str) -> None:
    assert mended(word) == word
    assert unmasked(word) == word


@given(st.text(max_size=200))
def test_any_text_is_fine(text: str) -> None:
    said = normalise(text)
    assert "  " not in said
    assert said == said.strip()
    assert bare(text) == " ".join(bare(text).split())


@given(st.text(alphabet=st.characters(codec="ascii"), max_size=60))
def test_case_makes_no_difference(text: str) -> None:
    assert normalise(text.upper()) == normalise(text.lower())
