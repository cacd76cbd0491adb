"""From params to words."""

from typing import Any

import pytest

from bot.talk.effects import Option
from bot.words import render
from bot.words.catalogue import Words
from tests.support.conversation import LONDON, MONDAY, iso

WORDS = Words.load()
ENGLISH = render.Reader(language="en", tz=LONDON, now=MONDAY)
WELSH = render.Reader(language="cy", tz=LONDON, now=MONDAY)


@pytest.mark.parametrize(
    ("reader", "text_key", "value", "said"),
    [
        (ENGLISH, "times.slot", iso(24, 14), "Tue 24 Nov 2pm"),
        (WELSH, "times.slot", iso(24, 14), "Maw 24 Tach 2pm"),
        (ENGLISH, "pause.until", "2026-11-26", "Thu 26 Nov"),
        (ENGLISH, "pause.until", "2027-01-05", "Tue 5 Jan 2027"),
        (ENGLISH, "missed_session.want", True, "yes"),
        (WELSH, "missed_session.want", False, "na"),
        (ENGLISH, "proposal.time", False, "another time"),
        (ENGLISH, "plan.how", "not_sure", "not sure"),
    ],
)
def test_labels(reader: render.Reader, text_key: str, value: Any, said: str) -> None:
    assert render.label(WORDS, reader, text_key, value) == said


def test_a_label_that_no_catalogue_has_is_named_by_its_key() -> None:
    with pytest.raises(KeyError, match=r"plan\.how\.fly"):
        render.label(WORDS, ENGLISH, "plan.how", "fly")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("starts_at", iso(23, 14, 30), "today 2.30pm"),
        ("starts_at", iso(24, 9), "tomorrow 9am"),
        ("starts_at", None, None),
        ("until_on", "2026-11-30", "Mon 30 Nov"),
        ("until_on", "2027-11-30", "Tue 30 Nov 2027"),
        ("text", "2026-11-30", "2026-11-30"),
    ],
)
def test_params(name: str, value: Any, said: Any) -> None:
    assert render.in_words(ENGLISH, name, value) == said


def test_options_stand_on_one_line_or_on_a_line_each() -> None:
    options = [Option(value="a", label="walk"), Option(value="b", label="bus")]
    names = {"sender": "Sam", "starts_at": iso(24, 14)}
    assert render.text(WORDS, ENGLISH, "plan.how", names, options).endswith("get there? 1 walk 2 bus")
    assert "\n1 walk\n2 bus\n" in render.text(WORDS, ENGLISH, "times.slot", names, options)
