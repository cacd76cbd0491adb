"""The same day, or as soon as it is known: no blame, and an easy way back."""

from bot.talk.effects import Enter
from bot.talk.question import YesNo
from bot.talk.talk import Talk


async def missed_session(talk: Talk) -> None:
    text = "late" if talk.facts.get("late") else "want"
    if await talk.ask("want", YesNo(), text=text):
        talk.record(Enter(flow="book"))
    else:
        talk.say("no")
