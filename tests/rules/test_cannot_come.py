"""That somebody can't come."""

import pytest

from bot.rules.cannot_come import cannot_come


@pytest.mark.parametrize(
    "text",
    [
        "cant make it",
        "sorry carnt make it 2moro",
        "im not gonna be able to make it",
        "wont be there",
        "not coming",
        "cant do thurs now",
        "need to move it",
        "can we do another day",
        "cant come got a hospital appointment",
        "methu dod",
        "dwi ddim yn gallu dod",
        "diwrnod arall plis",
    ],
)
def test_they_cannot(text: str) -> None:
    assert cannot_come(text)


@pytest.mark.parametrize(
    "text", ["not sure", "no", "walk", "dont know how to get there", "cant do it anymore", "cant come by bus", "bus"]
)
def test_they_say_no_such_thing(text: str) -> None:
    assert not cannot_come(text)
