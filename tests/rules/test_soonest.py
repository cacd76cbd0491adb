"""Asking for the first time that is free."""

import pytest

from bot.rules.soonest import wants_the_soonest


@pytest.mark.parametrize(
    "text",
    [
        "asap",
        "ASAP pls",
        "soon as",
        "as soon as possible please",
        "the soonest you have",
        "earliest one",
        "can i have the earliest slot",
        "next available",
        "cyn gynted â phosib",
        "cyn gynted a phosibl plis",
    ],
)
def test_the_soonest(text: str) -> None:
    assert wants_the_soonest(text)


@pytest.mark.parametrize("text", ["call me asap", "need help asap", "soon", "any", "2", "asap but not tues", "later"])
def test_something_else(text: str) -> None:
    assert not wants_the_soonest(text)
