"""Asking for other times than those offered."""

import pytest

from bot.rules.other_times import wants_others


@pytest.mark.parametrize(
    "text",
    [
        "none of these",
        "None of those are any good sorry",
        "cant do any of them",
        "they dont suit",
        "any others?",
        "any other times pls",
        "other days",
        "have u got anything later",
        "later",
        "later ones",
        "a different day",
        "another time please",
        "nothing else?",
        "dim un o'r rhain",
        "amser arall plis",
        "rhai eraill",
    ],
)
def test_others(text: str) -> None:
    assert wants_others(text)


@pytest.mark.parametrize(
    "text", ["any", "2", "no", "later today", "fri", "leave it", "the other one", "ill text later"]
)
def test_no_others(text: str) -> None:
    assert not wants_others(text)
