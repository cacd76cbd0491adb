"""What makes a text an emergency or urgent, and what only sounds like it."""

from __future__ import annotations

import csv
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.urgency import Assessment, Level, assess

VOICES = Path(__file__).parent.parent / "voices"


def _labelled(level: str) -> list[str]:
    with (VOICES / "messages.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row["text"] for row in rows if row["level"] == level]


EMERGENCIES = _labelled("emergency")


@pytest.mark.parametrize(
    ("text", "level", "kind"),
    [
        ("gona kill meself 2nite", Level.EMERGENCY, "suicide"),
        ("im suicdal", Level.EMERGENCY, "suicide"),
        ("1 thinking of killin meself", Level.EMERGENCY, "suicide"),
        ("wanna end it all lol", Level.EMERGENCY, "suicide"),
        ("my cousin says hes going to hang himself", Level.EMERGENCY, "suicide"),
        ("cant promise i wont do something to myself", Level.EMERGENCY, "suicide"),
        ("watching tele and i want to die", Level.EMERGENCY, "suicide"),
        ("bin cutting again", Level.EMERGENCY, "selfharm"),
        ("took 30 paracetamol", Level.EMERGENCY, "overdose"),
        ("my mate has od'd hes gone blue", Level.EMERGENCY, "overdose"),
        ("chest pains cant breathe", Level.EMERGENCY, "medical"),
        ("hes got a knife outside my door", Level.EMERGENCY, "violence"),
        ("im going to stab him", Level.EMERGENCY, "harm-others"),
        ("hes hitting the kids", Level.EMERGENCY, "child"),
        ("they gonna batter me if i dont pay up lol", Level.EMERGENCY, "violence"),
        ("dealer says he will shoot me unless i carry for him haha", Level.EMERGENCY, "violence"),
        ("got nowhere to stay tonite", Level.URGENT, "housing"),
        ("aint ate for 2 days", Level.URGENT, "money"),
        ("run out of my meds", Level.URGENT, "health"),
        ("ive slipped up and used", Level.URGENT, "relapse"),
        ("police at my door", Level.URGENT, "justice"),
        ("i owe a dealer 400 quid", Level.URGENT, "exploit"),
        ("HELP", Level.URGENT, "talk"),
    ],
)
def test_level_and_kind(text: str, level: Level, kind: str) -> None:
    found = assess(text)
    assert (found.level, found.kind) == (level, kind)


@pytest.mark.parametrize(
    "text",
    [
        "dwi isio marw",
        "dwi'n meddwl am ladd fy hun",
        "fi moyn marw",
        "dwi wedi cymryd gormod o dabledi",
        "mae o efo cyllell tu allan i'r drws",
        "mae e wedi bwrw fi eto",
        "dyw fy merch ddim yn saff gyda fe",
    ],
)
def test_an_emergency_in_welsh(text: str) -> None:
    assert assess(text).level is Level.EMERGENCY


@pytest.mark.parametrize("text", ["dim lle i aros heno", "dwi methu copio", "clywed lleisiau eto", "dwi'n ddigartref"])
def test_urgent_in_welsh(text: str) -> None:
    assert assess(text).level is Level.URGENT


@pytest.mark.parametrize(
    "text",
    [
        "this job is killing me lol",
        "id kill for a bacon sarnie",
        "my boss is gonna kill me if im late again lol",
        "mum will kill me if i dont pay her back lol",
        "nearly died laughing",
        "phone died sorry",
        "stabbed in the back by a mate lol whatever",
        "not feeling suicidal anymore thanks",
        "no im not suicidal dont worry",
        "i tried to kill myself in 2015 im a different person now",
        "i was suicidal in jail but not now",
        "did a talk at the prison about knife crime",
        "watching a doc on overdose deaths",
        "my mate used to be a dealer he works at tesco now",
        "6 months off the gear",
        "took 2 paracetamol for headache all good",
        "got a chef job need to buy knives lol",
        "dwi bron a marw isio bwyd",
        "nes i drio lladd fy hun flynyddoedd yn ol ond dwi'n iawn rwan",
        "",
        "👍",
        "4",
    ],
)
def test_what_only_sounds_like_it(text: str) -> None:
    assert assess(text) == Assessment(level=Level.ORDINARY, kind="none")


@pytest.mark.parametrize("text", ["SOS", "sos!", " Emergency. ", "ARGYFWNG", "argyfwng"])
def test_a_word_that_always_raises_an_emergency(text: str) -> None:
    found = assess(text)
    assert found.level is Level.EMERGENCY
    assert found.raised_by_word


def test_such_a_word_in_a_sentence_is_only_a_word() -> None:
    assert not assess("did an emergency first aid course").raised_by_word


@pytest.mark.parametrize(
    ("text", "abuse"),
    [
        ("my ex is kicking the door in", True),
        ("he strangled me last night", True),
        ("she checks my phone all the time and wont let me go out", True),
        ("they said they will kill me if i dont pay", False),
        ("gonna kill myself", False),
    ],
)
def test_violence_or_control_by_a_partner_is_told(text: str, abuse: bool) -> None:
    assert assess(text).abuse is abuse


BEFORE = ["hi ", "hey mate ", "1 ", "ok ", "sorry ", "hi. "]
BEHIND = ["", " lol", " haha", " x", "!!!", "...", "   ", " 😂", "?", "\n", " pls"]
CASED: list[Callable[[str], str]] = [str.upper, str.lower, str.title, str]


def test_case_marks_and_lol_never_lower_an_emergency() -> None:
    said = [cased(text) + behind for text in EMERGENCIES for cased in CASED for behind in BEHIND]
    assert _not_found(said) == []


def test_a_greeting_or_an_answer_before_it_never_lowers_an_emergency() -> None:
    assert _not_found([before + text + behind for text in EMERGENCIES for before in BEFORE for behind in BEHIND]) == []


def _not_found(texts: list[str]) -> list[str]:
    return [text for text in texts if assess(text).level is not Level.EMERGENCY]


@given(st.text(max_size=300))
def test_any_text_is_fine(text: str) -> None:
    assert assess(text).level in Level


def test_a_normal_text_takes_well_under_a_third_of_a_millisecond() -> None:
    texts = EMERGENCIES + _labelled("ordinary")
    best = min(_seconds(texts) for _ in range(3))
    assert best / len(texts) < 0.0003


@pytest.mark.parametrize(
    "part",
    [
        "i want to not want to die ",
        "kill him kill my mate ",
        "he has got a knife outside my door they ",
        "a ",
        "the kids are not safe my son is not ",
        "i cant cope no more really struggling ",
        "dwi ddim yn eisiau byw ",
    ],
)
def test_the_longest_text_made_to_be_slow_ends_soon(part: str) -> None:
    text = (part * 1600)[:1600]
    assert min(_seconds([text]) for _ in range(2)) < 0.5


def _seconds(texts: list[str]) -> float:
    start = time.process_time()
    for text in texts:
        assess(text)
    return time.process_time() - start
