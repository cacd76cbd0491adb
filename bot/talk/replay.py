"""The engine: runs a flow from its stored answers up to the first question that has none.

A flow is a coroutine function that awaits only `Talk.ask` and `Talk.look`. It is driven with `send()` outside any event
loop, so one that tries to do input or output fails at once. Effects that earlier steps have had are not had again.
"""

from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.talk.effects import Effect, Option, Put
from bot.talk.question import Heard, from_json, to_json
from bot.talk.talk import Ask, Look, Talk, Unanswered

Flow = Callable[[Talk], Coroutine[Any, Any, None]]
Label = Callable[[str, Any], str]
"""(text key, value) -> the words of an option."""
World = Callable[[str, Mapping[str, Any]], Any]
"""(what, params) -> what `Talk.look` is told, as JSON."""

MOST_STEPS = 200
"""A conversation with more questions than this is a loop."""


class FlowFailed(Exception):
    """A flow raised, or awaited something that is neither a question nor a look."""


@dataclass(frozen=True, kw_only=True)
class Pending:
    """The open question as it was put: its stored form, the options offered, how often an answer was not understood."""

    key: str
    text: str
    params: Mapping[str, Any]
    question: Mapping[str, Any]
    options: tuple[Option, ...]
    misread: int = 0

    def to_json(self) -> dict[str, Any]:
        return {**vars(self), "options": [[option.value, option.label] for option in self.options]}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Pending":
        options = tuple(Option(value=value, label=label) for value, label in stored["options"])
        return cls(**{**stored, "options": options})


@dataclass(frozen=True, kw_only=True)
class Progress:
    """Where a conversation stands: `pending` is None when it is over. `rest` is what else the text said."""

    answers: Mapping[str, Any]
    pending: Pending | None
    effects: Sequence[Effect]
    rest: str = ""


def begin(name: str, flow: Flow, facts: Mapping[str, Any], *, label: Label, world: World) -> Progress:
    """Starts a conversation."""
    return _drive(name, flow, facts, {}, label=label, world=world)


def hear(
    name: str,
    flow: Flow,
    facts: Mapping[str, Any],
    answers: Mapping[str, Any],
    pending: Pending,
    heard: Heard,
    *,
    label: Label,
    world: World,
) -> Progress | None:
    """The conversation after a text, or None where the text is no answer to the open question."""
    reading = from_json(pending.question).read(heard, pending.options)
    if reading is None:
        return None
    progress = _drive(name, flow, facts, {**answers, pending.key: reading.value}, label=label, world=world)
    return Progress(answers=progress.answers, pending=progress.pending, effects=progress.effects, rest=reading.rest)


def silence(
    name: str, flow: Flow, facts: Mapping[str, Any], answers: Mapping[str, Any], *, label: Label, world: World
) -> Sequence[Effect]:
    """What the flow does when the open question's time has passed. The question stays open for a late answer."""
    progress = _drive(name, flow, facts, answers, label=label, world=world, silent=True)
    return progress.effects


def ask_again(pending: Pending) -> tuple[Pending, Put]:
    """The open question in other words (the catalogue's `….again`), with the same options under the same numbers."""
    put = Put(key=f"{pending.text}.again", params=pending.params, options=pending.options)
    return replace(pending, misread=pending.misread + 1), put


def _drive(
    name: str,
    flow: Flow,
    facts: Mapping[str, Any],
    answers: Mapping[str, Any],
    *,
    label: Label,
    world: World,
    silent: bool = False,
) -> Progress:
    talk = Talk(name, facts)
    known = dict(answers)
    run = flow(talk)
    try:
        request = run.send(None)
        for _ in range(MOST_STEPS):
            if not isinstance(request, Ask | Look):
                raise FlowFailed(f"{name} awaits something that is neither a question nor a look")
            if isinstance(request, Look) or request.key in known:
                request = _answer(run, request, known, answers, talk, world)
            elif silent:
                talk.effects.clear()
                silent = False
                run.throw(Unanswered())
                raise FlowFailed(f"{name} asks again after silence")
            else:
                pending = _pending(request, label)
                talk.effects.append(Put(key=request.text, params=request.params, options=pending.options))
                return Progress(answers=known, pending=pending, effects=tuple(talk.effects))
        raise FlowFailed(f"{name} does not come to an end")
    except (StopIteration, Unanswered):
        return Progress(answers=known, pending=None, effects=tuple(talk.effects))
    except FlowFailed:
        raise
    except Exception as error:
        raise FlowFailed(f"{name} failed: {type(error).__name__}") from error
    finally:
        run.close()


def _answer(
    run: Coroutine[Any, Any, None],
    request: Ask | Look,
    known: dict[str, Any],
    before: Mapping[str, Any],
    talk: Talk,
    world: World,
) -> Any:
    if request.key in before:
        talk.effects.clear()
    if isinstance(request, Look) and request.key not in known:
        known[request.key] = world(request.what, request.params)
    return run.send(known[request.key])


def _pending(ask: Ask, label: Label) -> Pending:
    options = tuple(Option(value=value, label=label(ask.text, value)) for value in ask.question.values())
    return Pending(key=ask.key, text=ask.text, params=ask.params, question=to_json(ask.question), options=options)
