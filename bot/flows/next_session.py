"""When the next session is; one that has begun is named until it is over."""

from bot.talk.talk import Talk


async def next_session(talk: Talk) -> None:
    now = await talk.look("now", "session_now")
    session = now or await talk.look("session", "next_session")
    if now is not None and now["kind"] == "session":
        talk.say("now", starts_at=now["starts_at"])
    elif session is None:
        talk.say("none")
    else:
        talk.say("is" if session["kind"] == "session" else "other", starts_at=session["starts_at"])
