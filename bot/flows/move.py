"""Another time for the next session. Who has none is offered one in the same text; one that is on is for a human."""

from bot.flows.humans import say_when_read
from bot.flows.times import choose_time
from bot.talk.talk import Talk


async def move(talk: Talk) -> None:
    session = talk.facts.get("session") or await talk.look("session", "next_session", kind="session")
    # Only the mentor's own times can be moved: the others are somebody else's.
    if session is None or session["kind"] != "session":
        if await talk.look("now", "session_now", kind="session") is None:
            return await choose_time(talk, "nothing_yet")
        talk.queue("plan_help", why="begun")
        return await say_when_read(talk, "begun")
    return await choose_time(talk, "move", session_id=session["id"], starts_at=session["starts_at"])
