"""Counting segments: the tables, the limits, and what is never cut in two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.segments import GSM_BASIC, GSM_EXTENSION, Segments, count, not_in_gsm, plain

GSM_LETTERS = "".join(sorted(GSM_BASIC))
EXTENSION_LETTERS = "".join(sorted(GSM_EXTENSION))


def encoded_units(letter: str, *, gsm: bool) -> list[bytes]:
    """One letter as the units that go on the air, written without the code under test."""
    if gsm:
        return [b"\x1b", letter.encode()] if letter in "\f^{}\\[~]|€" else [letter.encode()]
    raw = letter.encode("utf-16-be", "surrogatepass")
    return [raw[at : at + 2] for at in range(0, len(raw), 2)]


def brute_force(text: str) -> tuple[int, int]:
    """Build the segments as lists of units and count them: (units, segments)."""
    gsm = all(letter in GSM_BASIC or letter in GSM_EXTENSION for letter in text)
    letters = [encoded_units(letter, gsm=gsm) for letter in text]
    units = sum(len(letter) for letter in letters)
    if units <= (160 if gsm else 70):
        return units, 1 if text else 0
    segments: list[list[bytes]] = [[]]
    for letter in letters:
        if len(segments[-1]) + len(letter) > (153 if gsm else 67):
            segments.append([])
        segments[-1].extend(letter)
    return units, len(segments)


def test_the_tables_have_the_size_of_the_standard() -> None:
    # 128 places, one of which is the escape itself.
    assert len(GSM_BASIC) == 127
    assert len(GSM_EXTENSION) == 10
    assert not GSM_BASIC & GSM_EXTENSION


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Segments(encoding="GSM-7", units=0, segments=0, left=160)),
        ("a", Segments(encoding="GSM-7", units=1, segments=1, left=159)),
        ("a" * 160, Segments(encoding="GSM-7", units=160, segments=1, left=0)),
        ("a" * 161, Segments(encoding="GSM-7", units=161, segments=2, left=145)),
        ("a" * 306, Segments(encoding="GSM-7", units=306, segments=2, left=0)),
        ("a" * 307, Segments(encoding="GSM-7", units=307, segments=3, left=152)),
        ("€" * 80, Segments(encoding="GSM-7", units=160, segments=1, left=0)),
        ("ŵ" * 70, Segments(encoding="UCS-2", units=70, segments=1, left=0)),
        ("ŵ" * 71, Segments(encoding="UCS-2", units=71, segments=2, left=63)),
        ("😀" * 35, Segments(encoding="UCS-2", units=70, segments=1, left=0)),
        ("’", Segments(encoding="UCS-2", units=1, segments=1, left=69)),
    ],
)
def test_limits(text: str, expected: Segments) -> None:
    assert count(text) == expected


def test_an_extension_letter_is_not_cut_in_two() -> None:
    # 152 septets, then a pair: the pair begins the second segment and one septet stays empty.
    text = "a" * 152 + "€" + "a" * 152
    assert count(text) == Segments(encoding="GSM-7", units=306, segments=3, left=152)


def test_a_surrogate_pair_is_not_cut_in_two() -> None:
    text = "ŵ" * 66 + "😀" + "ŵ" * 66
    assert count(text) == Segments(encoding="UCS-2", units=134, segments=3, left=66)


@pytest.mark.parametrize("letter", list("€[]{}^\\~|"))
def test_extension_letters_count_twice(letter: str) -> None:
    assert count(letter).units == 2


def test_letters_that_force_ucs2_are_named_once_in_order() -> None:
    assert not_in_gsm("Dŵr yn y tŷ, dŵr") == "ŵŷ"
    assert not_in_gsm("Café à la carte €5 [ok]") == ""
    assert not_in_gsm("ç") == "ç"


@given(
    st.one_of(
        st.text(alphabet=GSM_LETTERS + EXTENSION_LETTERS * 4, max_size=480),
        st.text(alphabet="aŵ😀€", max_size=220),
        st.text(max_size=220),
    )
)
def test_agrees_with_an_encoder_that_builds_the_segments(text: str) -> None:
    measured = count(text)
    assert (measured.units, measured.segments) == brute_force(text)
    assert 0 <= measured.left <= 160
    assert (measured.encoding == "GSM-7") == (not_in_gsm(text) == "")


def test_typographic_marks_become_plain_ones() -> None:
    typed = "It’s “fine” – see you… then"
    assert count(typed).encoding == "UCS-2"
    assert count(plain(typed)).encoding == "GSM-7"
    assert plain("Siân ŵ £5") == "Siân ŵ £5"
