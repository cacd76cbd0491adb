"""What would answer any question there is."""

import pytest

from bot.rules.short_answers import fits_any_question, is_plain_yes_or_no


@pytest.mark.parametrize("text", ["2", "two pls", "2 small", "the last one", "number 3", "Yes!", "na", "no ta", "ie"])
def test_what_fits_any_question(text: str) -> None:
    assert fits_any_question(text)


@pytest.mark.parametrize("text", ["bus", "fri 2pm", "thurs", "2pm", "money", "not sure", "hello", "", "24th"])
def test_what_names_what_it_answers(text: str) -> None:
    assert not fits_any_question(text)


@pytest.mark.parametrize("text", ["fine", "ok", "yeah not bad", "yes but late", "alright", "👍", ""])
def test_what_is_more_than_a_plain_yes_or_no(text: str) -> None:
    assert not is_plain_yes_or_no(text)
