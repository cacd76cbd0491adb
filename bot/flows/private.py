"""Something that only the leaver should read: asks first whether they are alone."""

from collections.abc import Mapping
from typing import Any

from bot.talk.question import YesNo
from bot.talk.talk import Talk, Unanswered


def waiting(facts: Mapping[str, Any]) -> list[str]:
    """All words that wait for the answer, in order. Conversations of older versions had one text."""
    return [*facts["texts"]] if "texts" in facts else [facts["text"]]


async def private(talk: Talk) -> None:
    try:
        alone = await talk.ask("alone", YesNo())
    except Unanswered:
        return talk.queue("plan_help", why="read_later")
    if alone:
        for text in waiting(talk.facts):
            talk.say("text", text=text)
        return None
    talk.queue("plan_help", why="read_later")
    return talk.say("later")
