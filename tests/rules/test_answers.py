"""Short answers: numbers on a scale, options, yes and no."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.answers import choice, says_more, scale, yes_no

WAYS = ["walk", "bus", "lift", "not sure"]
TIMES = ["Tue 24 Nov 2pm", "Wed 25 Nov 11am", "Thu 26 Nov 1.30pm"]


@pytest.mark.parametrize(
    ("text", "value", "rest"),
    [
        ("4", 4, ""),
        ("four", 4, ""),
        ("Five", 5, ""),
        ("4/5", 4, ""),
        ("4 out of 5", 4, ""),
        ("4.", 4, ""),
        ("number 4", 4, ""),
        ("4 doin ok", 4, "doin ok"),
        ("4 😊", 4, ""),
        ("4 thanks mate", 4, ""),
        ("4ish", 4, ""),
        ("4️⃣", 4, ""),
        ("４", 4, ""),
        ("👍", 4, ""),
        ("👍🏽 all good", 4, "all good"),
        ("👎", 2, ""),
        ("im a 3 today", 3, ""),
        ("its a 3 i think", 3, ""),
        ("1 thinking of killin meself", 1, "thinking of killin meself"),
        ("pedwar", 4, ""),
        ("pump", 5, ""),
        ("tri", 3, ""),
        ("dau, teimlon isel", 2, "teimlon isel"),
        ("un", 1, ""),
    ],
)
def test_a_number_on_the_scale(text: str, value: int, rest: str) -> None:
    assert scale(text, 1, 5) == (value, rest)


@pytest.mark.parametrize(
    "text",
    [
        "14",
        "0",
        "6",
        "2 weeks clean",
        "2 days late",
        "2pm",
        "2.30",
        "4-5",
        "3 or 4",
        "2 beers",
        "07700900123",
        "4 07700900123",
        "8/10",
        "5 times",
        "2 b honest",
        "4 u",
        "\n    -4",
        "£4",
        "half 2",
        "tues at 2",
        "not 4",
        "1 of them days",
        "good",
        "",
        "👍👎",
        "4.5",
    ],
)
def test_no_number_on_the_scale(text: str) -> None:
    assert scale(text.strip(), 1, 5) is None


@given(st.integers(0, 10), st.integers(0, 10), st.text(max_size=40))
def test_the_value_is_always_on_the_scale(one: int, other: int, text: str) -> None:
    low, high = min(one, other), max(one, other)
    found = scale(text, low, high)
    assert found is None or low <= found[0] <= high


@given(st.integers(1, 5), st.sampled_from(["", " ", ".", "!", " 😊", " x", " mate"]))
def test_a_bare_number_is_read_whatever_stands_behind(value: int, behind: str) -> None:
    assert scale(f"{value}{behind}", 1, 5) == (value, "")


@pytest.mark.parametrize(
    ("text", "at", "rest"),
    [
        ("2", 1, ""),
        ("number 2 please", 1, ""),
        ("option B", 1, ""),
        ("b", 1, ""),
        ("first one", 0, ""),
        ("second", 1, ""),
        ("2nd", 1, ""),
        ("the last one", 3, ""),
        ("bus", 1, ""),
        ("wal", 0, ""),
        ("walking", 0, ""),
        ("gonna get the bus", 1, ""),
        ("not sure", 3, ""),
        ("dunno", 3, ""),
        ("lift off my mum", 2, "off my mum"),
        ("2 but can u ring me first", 1, "but can u ring me first"),
        ("any", 0, ""),
        ("any of them", 0, ""),
        ("dont mind", 0, ""),
        ("yr ail un", 1, ""),
        ("y cyntaf", 0, ""),
        ("olaf", 3, ""),
    ],
)
def test_one_of_the_ways(text: str, at: int, rest: str) -> None:
    assert choice(text, WAYS) == (at, rest)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("the tues one", 0),
        ("tues at 2", 0),
        ("2", 1),
        ("the 2pm", 0),
        ("wed pls", 1),
        ("at 11", 1),
        ("1.30", 2),
        ("half 2", 2),
        ("mercher", 1),
        ("the 26th", 2),
    ],
)
def test_one_of_the_times(text: str, at: int) -> None:
    assert choice(text, TIMES) == (at, "")


@pytest.mark.parametrize("text", ["1 or 2", "not the bus", "5", "0", "2 weeks", "i hate buses", "", "?"])
def test_none_of_the_ways(text: str) -> None:
    assert choice(text, WAYS) is None


@pytest.mark.parametrize("text", ["nov", "tues or wed", "fri", "half 1 thurs"])
def test_none_of_the_times(text: str) -> None:
    assert choice(text, TIMES) is None


@given(st.text(max_size=60), st.lists(st.text(max_size=20), max_size=5))
def test_the_option_always_exists(text: str, labels: list[str]) -> None:
    found = choice(text, labels)
    assert found is None or 0 <= found[0] < len(labels)


@given(st.integers(0, 3))
def test_a_label_in_full_is_its_option(at: int) -> None:
    assert choice(WAYS[at].upper(), WAYS) == (at, "")


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "Yeh",
        "ye go on then",
        "yeah",
        "y",
        "👍",
        "ok",
        "sure",
        "why not",
        "can do",
        "please",
        "yes but im late",
        "yeah no worries",
        "ie",
        "ydw",
        "iawn",
    ],
)
def test_yes(text: str) -> None:
    assert yes_no(text) is True


@pytest.mark.parametrize(
    "text", ["no ta", "nah", "nope", "na", "n", "not really", "i cant", "cant do", "dim diolch", "nac ydw", "👎"]
)
def test_no(text: str) -> None:
    assert yes_no(text) is False


@pytest.mark.parametrize(
    "text",
    [
        "maybe",
        "yes and no",
        "yeah nah",
        "no worries",
        "dunno",
        "not sure",
        "yesterday",
        "hi",
        "4",
        "",
        "not bad",
        "can we make it ten past?",
        "will you ring me first",
    ],
)
def test_neither_yes_nor_no(text: str) -> None:
    assert yes_no(text) is None


@pytest.mark.parametrize("text", ["no my mum died", "yes but im late", "yeah can you bring my letter", "na dw i'n sal"])
def test_a_yes_or_no_that_says_more(text: str) -> None:
    assert says_more(text)


@pytest.mark.parametrize(
    "text",
    [
        "yes please mate",
        "yeah that works for me",
        "no sorry",
        "yeah shud be",
        "ye go on then",
        "👍",
        "dim diolch",
        "not really",
    ],
)
def test_a_yes_or_no_that_says_nothing_more(text: str) -> None:
    assert not says_more(text)


@given(st.text(max_size=60))
def test_any_text_is_fine(text: str) -> None:
    assert yes_no(text) in (True, False, None)


@pytest.mark.parametrize(
    "text",
    [
        "3 in the afternoon",
        "3 this afternoon",
        "3 o clock thurs",
        "3 o'r gloch iau",
        "tri o'r gloch",
        "3 yn y prynhawn",
        "3 yp",
        "3 ish",
        "2 tan 3",
    ],
)
def test_a_time_of_day_is_no_place_in_a_list(text: str) -> None:
    assert choice(text, [""] * 3) is None
