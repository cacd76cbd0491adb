"""Runs that were stored earlier go on as they would have then: a key keeps its meaning, an option its place.

A file holds a run as it was stored (`run`), what the world says to new looks (`world`), and what the leaver said next
with what followed from it (`then`). A file is never changed; a new one is added beside it.
"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from bot.flows.catalogue import FLOWS
from bot.talk import replay
from bot.talk.question import Heard
from bot.words import render
from tests.support.conversation import LONDON, MONDAY, WORDS, Diary

HISTORIES = sorted((Path(__file__).parents[1] / "histories").glob("*.json"))


def test_every_conversation_that_asks_has_a_stored_run() -> None:
    flows = {json.loads(path.read_text(encoding="utf-8"))["run"]["flow"] for path in HISTORIES}
    assert set(FLOWS) - flows == {"next_session", "call_me", "language", "menu"}


@pytest.mark.parametrize("path", HISTORIES, ids=lambda path: path.stem)
def test_a_stored_run_goes_on(path: Path) -> None:
    history = json.loads(path.read_text(encoding="utf-8"))
    run, world = history["run"], Diary(**history["world"])
    reader = render.Reader(language=run["facts"]["language"], tz=LONDON, now=MONDAY)
    answers, pending = run["answers"], run["pending"]
    for step in history["then"]:
        progress = replay.hear(
            run["flow"],
            FLOWS[run["flow"]],
            run["facts"],
            answers,
            replay.Pending.from_json(pending),
            Heard(text=step["says"], now=MONDAY, tz=LONDON),
            label=lambda text_key, value: render.label(WORDS, reader, text_key, value),
            world=world,
        )
        assert progress is not None
        assert [_plain(effect) for effect in progress.effects] == step["effects"]
        assert (progress.pending.key if progress.pending else None) == step["open"]
        answers = progress.answers
        pending = json.loads(json.dumps(progress.pending.to_json())) if progress.pending else None


def _plain(effect: Any) -> Any:
    return json.loads(json.dumps({"effect": type(effect).__name__, **asdict(effect)}))
