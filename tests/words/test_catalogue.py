"""The catalogues as they are, and how they are asked."""

import pytest

from bot.words import lint
from bot.words.catalogue import LANGUAGES, Words, entries, parse

WORDS = Words.load()


def test_the_catalogues_hold_every_rule_of_the_words() -> None:
    assert lint.check_catalogues({language: entries(language) for language in LANGUAGES}) == []


def test_every_key_has_its_text_in_every_language() -> None:
    assert WORDS.languages == ("en", "cy")
    assert len(WORDS.keys()) > 100
    keys = WORDS.keys()
    assert all(WORDS.has(language, key) for language in WORDS.languages for key in keys)


def test_a_text_is_filled_and_more_params_than_it_needs_do_no_harm() -> None:
    assert WORDS.say("en", "relay.from", sender="Sam", text="{hi}", key="x") == "Sam: {hi}"
    assert WORDS.say("cy", "yes_no.true") == "ie"


@pytest.mark.parametrize(
    ("language", "key"), [("en", "no.such_text"), ("fr", "relay.from"), ("en", "relay.from"), ("en", "")]
)
def test_what_is_missing_is_named_by_its_key_only(language: str, key: str) -> None:
    with pytest.raises(KeyError) as caught:
        WORDS.say(language, key, text="07700 900101")
    assert caught.value.args == (key,)
    assert caught.value.__cause__ is None


def test_a_default_stands_in_for_a_missing_text_only() -> None:
    assert WORDS.say("en", "session.kind.dentist", default="dentist") == "dentist"
    assert WORDS.say("en", "yes_no.true", default="no") == "yes"
    with pytest.raises(KeyError):
        WORDS.say("en", "relay.from", default="x")


def test_an_entry_has_its_purpose_and_its_lines() -> None:
    (entry,) = parse('msgid ""\nmsgstr ""\n\n#. To staff: a test\nmsgid "a.b"\nmsgstr ""\n"one\\n"\n"two"\n')
    assert (entry.key, entry.text, entry.purpose, entry.fuzzy) == ("a.b", "one\ntwo", "To staff: a test", False)
