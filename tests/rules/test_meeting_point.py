"""Texts about finding each other."""

import pytest

from bot.rules.meeting_point import asks_where


@pytest.mark.parametrize(
    "text",
    [
        "whats the adress",
        "im ere where r u",
        "Where are you?",
        "wots the postcode",
        "running late",
        "gonna be 10 mins late",
        "here",
        "lost",
        "cant find it",
        "which door",
        "the bus didnt come",
        "r u there",
        "dwi tu allan",
        "ble wyt ti",
        "wedi cyrraedd",
    ],
)
def test_on_the_way_or_waiting(text: str) -> None:
    assert asks_where(text)


@pytest.mark.parametrize("text", ["thanks see you then", "can i bring my dog", "4", "lost my phone", "ok diolch"])
def test_anything_else(text: str) -> None:
    assert not asks_where(text)
