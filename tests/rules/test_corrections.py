"""A number in place of the one before it."""

import pytest

from bot.rules.corrections import corrected, says_less


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1", (1, "", False)),
        ("actually 1", (1, "", True)),
        ("Sorry, meant 2", (2, "", True)),
        ("no wait i mean 1", (1, "", True)),
        ("1 not 4", (1, "", True)),
        ("1 actually", (1, "", True)),
        ("make it 2 mate", (2, "", True)),
        ("actually 1 cant sleep", (1, "cant sleep", True)),
        ("sori 1", (1, "", True)),
        ("a dweud y gwir 2", (2, "", True)),
        ("actually", None),
        ("actually 7", None),
        ("sorry 2 mins late", None),
        ("sorry im late", None),
    ],
)
def test_a_correction(text: str, expected: tuple[int, str, bool] | None) -> None:
    assert corrected(text, 1, 5) == expected


@pytest.mark.parametrize(
    "text", ["actualy just til friday", "no sorry 1 week", "only til mon", "na sori tan ddydd gwener"]
)
def test_another_length(text: str) -> None:
    assert says_less(text)


@pytest.mark.parametrize("text", ["can u ring me friday", "my mums birthday is friday", "sorry my phone is off friday"])
def test_no_length(text: str) -> None:
    assert not says_less(text)
