from hypothesis import given
from hypothesis import strategies as st

from bot.channels.pieces import LONGEST, pieces, shortened


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(text=st.text(alphabet="ab .!?\n😀ŵ", max_size=200), longest=st.integers(2, 40))
def test_nothing_is_lost_and_everything_fits(text: str, longest: int) -> None:
    cut = pieces(text, longest)
    assert all(1 <= units(piece) <= longest and piece == piece.strip() for piece in cut)
    assert "".join("".join(cut).split()) == "".join(text.split())


def test_a_short_text_stays_whole() -> None:
    assert pieces("a *b* _c_\n\nd") == ("a *b* _c_\n\nd",)


def test_a_text_of_exactly_the_limit_stays_whole() -> None:
    assert pieces("x" * LONGEST) == ("x" * LONGEST,)
    assert pieces("😀" * (LONGEST // 2)) == ("😀" * (LONGEST // 2),)


def test_the_cut_is_at_a_paragraph_then_a_line_then_a_sentence_then_a_word() -> None:
    assert pieces("One two.\n\nThree four\nfive", 16) == ("One two.", "Three four\nfive")
    assert pieces("One two three\nfour", 16) == ("One two three", "four")
    assert pieces("One is two. Three", 16) == ("One is two.", "Three")
    assert pieces("One two three four", 16) == ("One two three", "four")
    assert pieces("onetwothreefourfive", 8) == ("onetwoth", "reefourf", "ive")


def test_a_blank_text_gives_nothing_to_send() -> None:
    assert pieces(" \n ") == ()


@given(text=st.text(alphabet="ab .!?\n😀ŵ", max_size=200), longest=st.integers(10, 60))
def test_of_a_long_text_the_beginning_and_the_end_are_kept(text: str, longest: int) -> None:
    short = shortened(text, longest)
    assert units(short) <= longest
    if units(text) <= longest:
        assert short == text
    else:
        first, last = short.split(" […] ")
        assert text.startswith(first)
        assert text.endswith(last)


def test_what_is_left_out_is_marked() -> None:
    assert shortened("one two three four five", 15) == "one t […] five"
