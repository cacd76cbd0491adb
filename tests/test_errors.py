"""The errors' own words."""

import pytest

from bot.errors import BadInput, BadPeopleFile, BadPolicy, BadSettings, GatewalkError


@pytest.mark.parametrize("kind", [GatewalkError, BadInput, BadPolicy, BadPeopleFile, BadSettings])
def test_the_docstring_is_the_message_when_none_is_given(kind: type[GatewalkError]) -> None:
    assert str(kind()) == kind.__doc__
    assert isinstance(kind(), GatewalkError)


def test_bad_input_is_one_line_whatever_it_was_made_of() -> None:
    assert BadPolicy("a.toml: line 1:\n  odd").line == "a.toml: line 1: odd"
    assert issubclass(BadPolicy, BadInput)


def test_a_few_problems_are_told_and_the_rest_counted() -> None:
    assert BadInput.listing("a", ["b", "c"]).line == "a: b; c"
    assert BadInput.listing("a", list("bcdefgh")).line == "a: b; c; d; e; f; and 2 more"
