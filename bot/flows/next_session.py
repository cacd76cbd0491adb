"""When the next session is."""

from bot.talk.talk import Talk


async def next_session(talk: Talk) -> None:
    session = await talk.look("session", "next_session")
    if session is None:
        talk.say("none")
    else:
        talk.say("is" if session["kind"] == "session" else "other", starts_at=session["starts_at"])
