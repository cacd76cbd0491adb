"""What was learned from labelled texts adds to the rules and takes nothing away."""

from __future__ import annotations

import time
from array import array
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import voices
from bot.rules.spelling import normalise
from bot.rules.urgency import Level, assess, learned
from bot.rules.urgency.judge import by_rules
from bot.rules.urgency.learned import BUCKETS, BrokenWeights, Learned, Model, committed, packed, scores, unpacked

VOICES = Path(__file__).parent.parent / "voices"
MESSAGES = [text for _, _, text in voices.labelled(VOICES / "messages.tsv")]
SILENT = Model(weights=array("b", bytes(BUCKETS)), scale=1.0, bias=-100.0)
LOUD = replace(SILENT, bias=100.0)
NEVER = Learned(urgent=SILENT, emergency=SILENT)
URGENT = Learned(urgent=LOUD, emergency=SILENT)
ALWAYS = Learned(urgent=LOUD, emergency=LOUD)

models = st.sampled_from([NEVER, URGENT, ALWAYS, committed()])


@given(st.one_of(st.text(max_size=300), st.sampled_from(MESSAGES)), models)
def test_nothing_that_the_rules_find_is_ever_taken_away(text: str, use: Learned) -> None:
    rules, both = by_rules(text), assess(text, use)
    assert both.level >= rules.level
    assert (both.abuse, both.raised_by_word) == (rules.abuse, rules.raised_by_word)
    if rules.level is not Level.ORDINARY:
        assert both.kind == rules.kind


@given(st.text(max_size=300))
def test_without_anything_learned_only_the_rules_speak(text: str) -> None:
    assert assess(text, NEVER) == by_rules(text)


def test_it_raises_what_the_rules_pass_over() -> None:
    text = "mae hi'n braf yma yng nghaernarfon"
    assert by_rules(text).level is Level.ORDINARY
    assert [(assess(text, use).level, assess(text, use).kind) for use in (URGENT, ALWAYS)] == [
        (Level.URGENT, "learned"),
        (Level.EMERGENCY, "learned"),
    ]


def test_urgent_that_becomes_an_emergency_keeps_its_kind() -> None:
    text = "got nowhere to stay tonite"
    assert by_rules(text).level is Level.URGENT
    assert (assess(text, ALWAYS).level, assess(text, ALWAYS).kind) == (Level.EMERGENCY, by_rules(text).kind)


@pytest.mark.parametrize("text", ["BOOK", "cancel", "STOP", "menu", "dewislen", ""])
def test_a_word_that_can_be_texted_is_never_raised(text: str) -> None:
    assert assess(text, ALWAYS).level is by_rules(text).level


@pytest.mark.parametrize("text", ["watching a doc on overdose deaths", "i tried to kill myself in 2015 im fine now"])
def test_no_emergency_is_made_of_a_story_or_the_past(text: str) -> None:
    assert by_rules(text).level is Level.ORDINARY
    assert assess(text, ALWAYS).level is Level.URGENT


@pytest.mark.parametrize("said", ["see you on thursday by the library ", "ok thanks mate that is sound "])
def test_an_emergency_is_not_thinned_out_by_what_stands_around_it(said: str) -> None:
    alone = next(text for text in map(normalise, MESSAGES) if scores(text, committed())[1] > 4)
    assert scores(f"{said * 20} {alone} {said * 20}", committed())[1] > scores(said * 20, committed())[1] + 1


@given(st.text(max_size=300).map(normalise).filter(bool))
def test_any_text_has_features_in_the_table(text: str) -> None:
    found = learned.features(text.split())
    assert all(0 <= bucket < BUCKETS for bucket in (*found.words, *found.letters))
    assert 0 < found.norm <= 1


def test_features_are_the_same_on_every_machine() -> None:
    found = learned.features(["want", "to", "die"])
    assert (found.words[:3], found.letters[:3]) == ((3739, 4230, 5057), (4398, 5600, 5900))


def test_the_file_is_small_and_read_back_as_it_was_written() -> None:
    data = files("bot.rules.urgency").joinpath(learned.FILE).read_bytes()
    assert len(data) < 150_000
    assert packed(unpacked(data)) == data
    assert packed(committed()) == data


@pytest.mark.parametrize("spoilt", [lambda data: b"", lambda data: data[:-1], lambda data: b"X" + data[1:]])
def test_a_file_of_something_else_is_refused(spoilt: object) -> None:
    assert callable(spoilt)
    with pytest.raises(BrokenWeights, match=r"weights\.bin"):
        unpacked(spoilt(packed(NEVER)))


def test_a_text_takes_far_less_than_the_rules_do() -> None:
    texts = [normalise(text) for text in MESSAGES]
    best = min(_seconds(texts) for _ in range(3))
    assert best / len(texts) < 0.00015


def _seconds(texts: list[str]) -> float:
    use = committed()
    start = time.process_time()
    for text in texts:
        learned.level(text, Level.ORDINARY, use)
    return time.process_time() - start
