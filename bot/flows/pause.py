"""Check-ins rest for a while. A day in the leaver's own words is said back for a yes."""

from datetime import date, timedelta

from bot.flows.humans import say_when_read
from bot.talk.effects import Hold
from bot.talk.question import HowLong, YesNo
from bot.talk.talk import Talk

LENGTHS = (3, 7, 14)
"""Offered, in days."""
TRIES = 3


async def pause(talk: Talk) -> None:
    today = date.fromisoformat(talk.facts["today"])
    days = tuple((today + timedelta(days=length)).isoformat() for length in LENGTHS)
    said = talk.facts.get("said")
    for turn in range(1, TRIES + 1):
        nth = "" if turn == 1 else f".{turn}"
        until = said or await talk.ask(f"until{nth}", HowLong(days), text="until")
        if until is None:
            return talk.say("left")
        sure = (until in days and not said) or await talk.ask(
            f"sure{nth}", YesNo(or_nothing=True), text="sure", until_on=until
        )
        if sure is None:
            return talk.say("left")
        if sure:
            talk.record(Hold(until=until))
            return talk.say("held", until_on=until)
        said = None
    talk.queue("plan_help", why="pause")
    return await say_when_read(talk, "human")
