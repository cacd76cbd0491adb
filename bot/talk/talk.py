"""The conversation as its author sees it: ask, look, say, queue, record."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.talk.effects import Effect, Queue, Say
from bot.talk.question import Question


class Unanswered(Exception):
    """The time for an answer has passed. A late answer still finds the question open."""


@dataclass(frozen=True)
class Ask:
    """Waits for the leaver; `text` is the catalogue key."""

    key: str
    question: Question
    text: str
    params: Mapping[str, Any]


@dataclass(frozen=True)
class Look:
    """Reads something of the world once; the answer is kept under the key and used on every later run."""

    key: str
    what: str
    params: Mapping[str, Any]


class _Step:
    def __init__(self, request: Ask | Look) -> None:
        self.request = request

    def __await__(self) -> Generator[Ask | Look, Any, Any]:
        return (yield self.request)


class Talk:
    """What a flow is handed. `facts` were frozen when the conversation began; keys keep their meaning for ever."""

    def __init__(self, flow: str, facts: Mapping[str, Any]) -> None:
        self.flow = flow
        self.facts = facts
        self.effects: list[Effect] = []

    async def ask(
        self, key: str, question: Question, *, text: str | None = None, of: str | None = None, **params: Any
    ) -> Any:
        """The leaver's answer to the catalogue's `flow.key`, or `flow.text`. Raises `Unanswered` on silence.

        `of` stands in for the flow's name where several flows share a text.
        """
        return await _Step(Ask(key, question, f"{of or self.flow}.{text or key}", params))

    async def look(self, key: str, what: str, **params: Any) -> Any:
        """What the world said about `what` (see `bot.services.world`) when this was first reached, as JSON."""
        return await _Step(Look(key, what, params))

    def say(self, key: str, *, of: str | None = None, **params: Any) -> None:
        """A text of the catalogue: `flow.key`, or `of.key`."""
        self.effects.append(Say(key=f"{of or self.flow}.{key}", params=params))

    def queue(self, kind: str, **detail: Any) -> None:
        """Puts the leaver on a human's list."""
        self.effects.append(Queue(kind=kind, detail=detail))

    def record(self, effect: Effect) -> None:
        """Anything else that is to be done."""
        self.effects.append(effect)
