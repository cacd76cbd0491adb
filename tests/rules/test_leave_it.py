"""Nothing of a list after all, as people say it."""

import pytest

from bot.rules.leave_it import wants_nothing


@pytest.mark.parametrize(
    "text",
    [
        "no leave it",
        "keep it",
        "actually keep the one ive got",
        "no thanks",
        "Leave it.",
        "nothing",
        "forget it",
        "nah forget it mate",
        "never mind",
        "nvm",
        "no, dont bother",
        "leave it for now thanks",
        "changed my mind",
        "keep it as it is",
        "dim diolch",
        "na, gad o",
    ],
)
def test_nothing_after_all(text: str) -> None:
    assert wants_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no",
        "2",
        "none",
        "none of them",
        "leave it out",
        "leave it til friday",
        "nothing to eat",
        "no thanks to you",
        "nah",
    ],
)
def test_something_else(text: str) -> None:
    assert not wants_nothing(text)
