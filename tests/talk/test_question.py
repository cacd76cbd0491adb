"""How questions read answers, and how they are kept."""

import json
from datetime import date, time
from typing import Any

import pytest

from bot.talk.effects import Option
from bot.talk.question import Heard, HowLong, Menu, Question, Scale, Times, YesNo, from_json, spoken, to_json
from tests.support.conversation import LONDON, MONDAY, iso

SLOTS = (iso(24, 14), iso(25, 10), iso(26, 14))
OFFERED = tuple(
    Option(value=value, label=label)
    for value, label in zip(SLOTS, ("Tue 24 Nov 2pm", "Wed 25 Nov 10am", "Thu 26 Nov 2pm"), strict=True)
)


def read(question: Question, text: str, offered: tuple[Option, ...] = ()) -> Any:
    found = question.read(Heard(text=text, now=MONDAY, tz=LONDON), offered)
    return found.value if found else None


@pytest.mark.parametrize("question", [Scale(1, 5), Menu(("a", "b")), YesNo(), Times(SLOTS), HowLong(("2026-11-26",))])
def test_a_question_is_the_same_once_it_was_stored(question: Question) -> None:
    assert from_json(json.loads(json.dumps(to_json(question)))) == question


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2", {"slot": SLOTS[1]}),
        ("2nd", {"slot": SLOTS[1]}),
        ("2 thanks", {"slot": SLOTS[1]}),
        ("2 weds", {"said": {"day": "2026-11-25", "time": "14:00", "part": None, "after": None}}),
        ("tue 2pm", {"slot": SLOTS[0]}),
        ("More!", {"more": True}),
        ("fri", {"said": {"day": "2026-11-27", "time": None, "part": None, "after": None}}),
        ("wed", {"said": {"day": "2026-11-25", "time": None, "part": None, "after": None}}),
        ("2 on thurs", {"said": {"day": "2026-11-26", "time": "14:00", "part": None, "after": None}}),
        ("fri after 3", {"said": {"day": "2026-11-27", "time": None, "part": None, "after": "15:00"}}),
        ("tues morning", {"said": {"day": "2026-11-24", "time": None, "part": "morning", "after": None}}),
        ("next week", {"said": {"day": None, "time": None, "part": None, "after": None, "since": "2026-11-30"}}),
        (
            "weds or thurs",
            {"said": {"day": "2026-11-25", "time": None, "part": None, "after": None, "or_day": "2026-11-26"}},
        ),
        ("4", None),
        ("BOOK", None),
        ("not fri", None),
    ],
)
def test_times(text: str, value: Any) -> None:
    assert read(Times(SLOTS), text, OFFERED) == value


def test_what_was_read_of_a_time_opens_to_the_same() -> None:
    found = spoken({"day": "2026-11-27", "time": "14:00", "part": None, "after": None})
    assert (found.day, found.time, found.part, found.after) == (date(2026, 11, 27), time(14), None, None)


@pytest.mark.parametrize(("text", "value"), [("1", "2026-11-26"), ("til sat", "2026-11-28"), ("2pm", None)])
def test_how_long(text: str, value: str | None) -> None:
    days = ("2026-11-26", "2026-11-30")
    offered = (Option(value=days[0], label="Thu 26 Nov"), Option(value=days[1], label="Mon 30 Nov"))
    assert read(HowLong(days), text, offered) == value


def test_yes_and_no_are_read_by_number_by_word_and_by_what_stood_there() -> None:
    offered = (Option(value=True, label="yes"), Option(value=False, label="another time"))
    assert [read(YesNo(), text, offered) for text in ("1", "yep", "2", "nah", "another time", "hm")] == [
        True,
        True,
        False,
        False,
        False,
        None,
    ]
