"""Conversations of one leaver: begun, answered, nudged, ended; what they want done is carried out by the turn."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from bot.flows.catalogue import FLOWS
from bot.rules import quoting
from bot.services import world
from bot.services.say import first_name, reader, say, sender_name, when_it_may_go
from bot.services.turn import Turn
from bot.talk import replay
from bot.talk.effects import Effect, Put, Say
from bot.talk.question import Heard
from bot.words import render
from storage.happenings import Message, Run

WITH_SOMEBODY = frozenset({"plan", "proposal"})
"""Flows about a time with somebody: their questions come from whoever that is, though the mentor be another by now."""


def begin(
    turn: Turn,
    flow: str,
    *,
    about: int | None = None,
    purpose: str = "answer",
    until: datetime | None = None,
    **facts: Any,
) -> Message | None:
    """Starts a conversation; an open one of the same flow ends. Returns its first text."""
    for old in [r for r in turn.case.runs if r.flow == flow]:
        end(turn, old, "expired")
    frozen = {**_facts(turn), **facts}
    progress = replay.begin(flow, FLOWS[flow], frozen, label=_label(turn), world=world.of(turn))
    run = Run(
        id=turn.new_id(),
        person_id=turn.person.id,
        flow=flow,
        about_id=about,
        facts=frozen,
        answers=dict(progress.answers),
        pending=_stored(progress.pending),
        asked_at=when_it_may_go(turn, purpose),
        state="open" if progress.pending else "done",
        started_at=turn.now,
        version=1,
    )
    turn.add(run)
    if progress.pending is None:
        _forget(turn, run)
    return _carry_out(turn, run, progress.effects, purpose, until)


def answer(turn: Turn, run: Run, text: str, *, urgent: bool = False, whole: bool = False) -> str | None:
    """Takes a text as the answer to the open question. Returns what else it said, or None when it is no answer.

    An urgent text that mentions a day ("no food since friday") asks for no time on it. `whole`: one that says anything
    else is no answer.
    """
    heard = Heard(text=_unquoted(turn, run, text), now=turn.now, tz=turn.case.tz)
    progress = replay.hear(
        run.flow,
        FLOWS[run.flow],
        run.facts,
        run.answers,
        replay.Pending.from_json(run.pending),
        heard,
        label=_label(turn),
        world=world.of(turn),
    )
    if progress is None or (whole and progress.rest) or (urgent and _only_mentions_a_day(run, progress)):
        return None
    changed = turn.change(
        run,
        answers=dict(progress.answers),
        pending=_stored(progress.pending),
        asked_at=turn.now,
        state="open" if progress.pending else "done",
        version=run.version + 1,
    )
    if progress.pending is None:
        _forget(turn, changed)
    _carry_out(turn, changed, progress.effects, "answer", None)
    return progress.rest


def _unquoted(turn: Turn, run: Run, text: str) -> str:
    """What they say besides the open question, as it was sent or may have been."""
    if len(text.split()) < quoting.AT_LEAST:
        return text
    pending, read_by = replay.Pending.from_json(run.pending), reader(turn, turn.person.language)
    named = {"sender": sender_name(turn), "name": first_name(turn.person.name), **pending.params}
    keys = [f"{pending.text}{again}" for again in ("", ".again", ".nudge")]
    known = [key for key in keys if turn.words.has(read_by.language, key)]
    left = quoting.unquoted(text, [render.text(turn.words, read_by, key, named, pending.options) for key in known])
    return quoting.tapped(left) if run.flow == "check_in" else left


def _only_mentions_a_day(run: Run, progress: replay.Progress) -> bool:
    said = progress.answers[replay.Pending.from_json(run.pending).key]
    return isinstance(said, dict) and "said" in said and bool(progress.rest)


def ask_again(turn: Turn, run: Run) -> None:
    """The question once more, in other words; where a time in it has gone by, other times."""
    pending, put = replay.ask_again(replay.Pending.from_json(run.pending))
    offered = pending.options if pending.question["kind"] == "times" else ()
    if any(datetime.fromisoformat(option.value) <= turn.now for option in offered):
        end(turn, run, "expired")
        other_times(turn, run.about_id, run.facts.get("session") or run.answers.get("session"))
        return
    turn.change(run, pending=pending.to_json(), asked_at=turn.now, version=run.version + 1)
    _carry_out(turn, run, [put], "answer", None)


def other_times(turn: Turn, about: int | None, moving: Mapping[str, Any] | None) -> None:
    """Times that are free now, since one that was offered has gone. `moving`: the session that would go."""
    of: dict[str, Any] = {"session": moving} if moving else {}
    begin(turn, "move" if moving else "book", about=about, taken=True, **of)


def misread(run: Run) -> int:
    """How often the open question has been asked again."""
    return int(run.pending["misread"])


def nudge(turn: Turn, flow: str, about: int, *, until: datetime | None) -> None:
    """The open question again because nobody answered: the catalogue's `….nudge`."""
    for run in [r for r in turn.case.runs if r.flow == flow and r.about_id == about and r.pending]:
        pending = replay.Pending.from_json(run.pending)
        turn.change(run, asked_at=when_it_may_go(turn, "nudge"), version=run.version + 1)
        put = Put(key=f"{pending.text}.nudge", params=pending.params, options=pending.options)
        _carry_out(turn, run, [put], "nudge", until)


def expire(turn: Turn, flow: str, about: int) -> None:
    """The question's time has passed; the flow says what follows, and a late answer is still taken."""
    for run in [r for r in turn.case.runs if r.flow == flow and r.about_id == about and r.pending]:
        found = replay.silence(
            run.flow, FLOWS[run.flow], run.facts, run.answers, label=_label(turn), world=world.of(turn)
        )
        _carry_out(turn, run, found, "notice", None)


def end(turn: Turn, run: Run, state: str) -> None:
    """A conversation is over: `done`, `expired` or `failed`."""
    _forget(turn, turn.change(run, state=state, pending=None, version=run.version + 1))


def _carry_out(turn: Turn, run: Run, found: Sequence[Effect], purpose: str, until: datetime | None) -> Message | None:
    """Carries out effects in order, up to one after which the conversation has gone another way.

    Returns the first text that was said.
    """
    said: list[Message] = []
    for effect in found:
        if isinstance(effect, Say):
            said.append(say(turn, effect.key, purpose, about=(run.about_id, None), **effect.params))
        elif isinstance(effect, Put):
            params = {"about": (run.about_id, None), "until": until, "options": effect.options, **effect.params}
            if run.flow in WITH_SOMEBODY:
                params["sender"] = run.facts["sender"]
            said.append(say(turn, effect.key, purpose, **params))
        elif not turn.carry_out(turn, effect):
            break
    return said[0] if said else None


def _facts(turn: Turn) -> dict[str, Any]:
    return {
        "name": first_name(turn.person.name),
        "sender": sender_name(turn),
        "language": turn.person.language,
        "low_mood": turn.policy.check_in.low_mood,
        "now": turn.now.isoformat(),
        "today": turn.today.isoformat(),
    }


def _label(turn: Turn) -> replay.Label:
    return partial(render.label, turn.words, reader(turn, turn.person.language))


def _stored(pending: replay.Pending | None) -> Mapping[str, Any] | None:
    return pending.to_json() if pending else None


def _forget(turn: Turn, run: Run) -> None:
    turn.case.runs[:] = [other for other in turn.case.runs if other.id != run.id]
