"""The same day: no blame, and an easy way back."""

from bot.talk.effects import Enter
from bot.talk.question import YesNo
from bot.talk.talk import Talk


async def missed_session(talk: Talk) -> None:
    if await talk.ask("want", YesNo()):
        talk.record(Enter(flow="book"))
    else:
        talk.say("no")
