"""Answers with the question before or behind them."""

import pytest

from bot.rules.quoting import tapped, unquoted

ASKED = ["Sam here. Hi Jay. How are you today? Reply 1 to 5. 1 is bad, 5 is good.", "How are you, from 1 to 5?"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("> Sam here. Hi Jay. How are you today? Reply 1 to 5. 1 is bad, 5 is good.\n3", "3"),
        ("2 not great\nSam here. Hi Jay. How are you today? Reply 1 to 5...", "2 not great"),
        ("Re: how are you today? reply 1 to 5. 1 is bad, 5 is good. 4", "4"),
        ("👍 to “Sam here. Hi Jay. How are you today? Reply 1 to 5. 1 is bad, 5 is good.”", "👍"),
        ("Liked “How are you, from 1 to 5?”", "Liked"),
        ("How are you, from 1 to 5?", "How are you, from 1 to 5?"),
        ("how are you today sam? im 3", "how are you today sam? im 3"),
        ("1 is bad, 5 is good, so 3", "so 3"),
        ("3", "3"),
    ],
)
def test_the_answer_alone(text: str, left: str) -> None:
    assert unquoted(text, ASKED) == left


def test_a_tap_beside_a_quotation_is_a_thumb() -> None:
    assert [tapped(word) for word in ("Liked", "Loved", "Disliked", "liked it")] == ["👍", "👍", "👎", "liked it"]
