"""The day before: a plan rather than a promise. Who is not sure gets a human, who can't come another time."""

from typing import Any

from bot.flows.humans import say_when_read
from bot.talk.effects import Enter, PlanMade
from bot.talk.question import Menu
from bot.talk.talk import Talk

NOT_SURE = "not_sure"
CANNOT = "cannot"


async def plan(talk: Talk) -> None:
    session = talk.facts["session"]
    by_phone = bool(talk.facts.get("by_phone")) and session["kind"] == "session"
    how = await (_free(talk, session) if by_phone else _way(talk, session))
    if how == CANNOT and session["kind"] == "session":
        return talk.record(Enter(flow="move"))
    how = NOT_SURE if how == CANNOT else how  # somebody else's time: a human has to ring them
    talk.record(PlanMade(session_id=session["id"], plan=how))
    if how == NOT_SURE:
        talk.queue("plan_help", why=NOT_SURE, session_id=session["id"])
        return await say_when_read(talk, "unsure")
    return talk.say("talk" if by_phone else "thanks")


async def _free(talk: Talk, session: Any) -> Any:
    return await talk.ask("free", Menu(("yes", NOT_SURE), CANNOT), starts_at=session["starts_at"])


async def _way(talk: Talk, session: Any) -> Any:
    """Places that are not the mentor's are never named."""
    text = "how" if session["kind"] == "session" else "go"
    return await talk.ask(
        "how", Menu(("walk", "bus", "lift", NOT_SURE), CANNOT), text=text, starts_at=session["starts_at"]
    )
