"""A turn of the conversation engine in a flow of ten questions: the last answer, which replays the nine before it."""

import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.talk import replay
from bot.talk.question import Heard, Menu, Scale
from bot.talk.talk import Talk

QUESTIONS = 10
NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")


async def ten_questions(talk: Talk) -> None:
    """Moods and menus in turn."""
    for number in range(QUESTIONS):
        question = Scale(1, 5) if number % 2 else Menu(("home", "money", "health"))
        await talk.ask(f"q{number}", question)
    talk.say("thanks")


def last_turn(turns: int) -> float:
    """Seconds that one turn takes, over so many of the same."""
    progress = replay.begin("ten", ten_questions, {}, label=_label, world=_world)
    for _ in range(QUESTIONS - 1):
        progress = _heard(progress.answers, _stored(progress))
    stored, answers = _stored(progress), progress.answers
    begun = time.perf_counter()
    for _ in range(turns):
        ended = _heard(answers, stored)
    took = (time.perf_counter() - begun) / turns
    if ended.pending is not None or len(ended.answers) != QUESTIONS:
        raise RuntimeError("the conversation did not end with its last answer")
    return took


def _stored(progress: replay.Progress) -> dict[str, Any]:
    assert progress.pending is not None
    return progress.pending.to_json()


def _heard(answers: Mapping[str, Any], stored: Mapping[str, Any]) -> replay.Progress:
    """What a turn does with the engine: the open question as it is stored, a text, and where that leads."""
    heard = Heard(text="2", now=NOW, tz=LONDON)
    pending = replay.Pending.from_json(stored)
    found = replay.hear("ten", ten_questions, {}, answers, pending, heard, label=_label, world=_world)
    assert found is not None
    return found


def _label(key: str, value: Any) -> str:
    return str(value)


def _world(what: str, params: Any) -> Any:
    raise LookupError(what)
