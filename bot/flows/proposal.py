"""The mentor proposes a time: yes, or another one."""

from bot.flows.times import PROPOSED, choose_time
from bot.talk.effects import Book
from bot.talk.question import YesNo
from bot.talk.talk import Talk


async def proposal(talk: Talk) -> None:
    session = talk.facts["session"]
    if not await talk.ask("time", YesNo(), starts_at=session["starts_at"]):
        return await choose_time(talk, PROPOSED, session_id=session["id"])
    talk.record(Book(starts_at=session["starts_at"], session_id=session["id"]))
    return talk.say("booked", of="times", starts_at=session["starts_at"])
