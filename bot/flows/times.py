"""Choosing a time with the mentor: what `book`, `move` and `proposal` have in common. Its texts are `times.…`."""

from typing import Any

from bot.flows.humans import say_when_read
from bot.talk.effects import Book, CancelSession
from bot.talk.question import Times
from bot.talk.talk import Talk

PROPOSED = "another"
"""The opening of a list in place of a time that was proposed."""
ROUNDS = 6
"""So many texts with times may go by before a human takes over."""


async def choose_time(talk: Talk, opening: str, *, session_id: int | None = None, **params: Any) -> None:
    """Offers times until one is chosen, and books it or moves `session_id` to it. The fact `said` is what they asked
    for to begin with."""
    said: Any = talk.facts.get("said")
    text = "taken" if talk.facts.get("taken") else "said" if said else opening
    after: str | None = None
    for turn in range(1, ROUNDS + 1):
        nth = "" if turn == 1 else f".{turn}"
        free = await talk.look(f"free{nth}", "free_times", said=said, after=after, moving=session_id)
        if not free["times"]:
            return await _ask_a_human(talk, "none", why="no_times")
        if said is not None and not free["exact"]:
            said, text = None, "near"  # MORE after this goes on from here, whatever was said
        choice = await talk.ask(f"slot{nth}", Times(tuple(free["times"])), text=text, of="times", **params)
        if "slot" in choice:
            return _book(talk, choice["slot"], session_id)
        if "none" in choice:
            return _leave_it(talk, session_id if opening == PROPOSED else None)
        if "said" in choice:
            said, after, text = choice["said"], None, "said"
        elif free["later"]:
            after, text = max(free["times"]), "more"
        else:
            said, after, text = None, None, "all"
    return await _ask_a_human(talk, "human", why="no_time_chosen")


def _book(talk: Talk, starts_at: str, session_id: int | None) -> None:
    talk.record(Book(starts_at=starts_at, session_id=session_id))
    talk.say("booked", of="times", starts_at=starts_at)


def _leave_it(talk: Talk, proposed: int | None) -> None:
    """No time after all: what is booked stays, what was only proposed is let go."""
    if proposed is None:
        return talk.say("left", of="times")
    talk.record(CancelSession(session_id=proposed))
    return talk.say("declined", of="times")


async def _ask_a_human(talk: Talk, text: str, *, why: str) -> None:
    talk.queue("plan_help", why=why)
    await say_when_read(talk, text, of="times")
