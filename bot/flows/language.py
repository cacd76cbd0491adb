"""Another language from now on, and the first text in it."""

from bot.talk.effects import SetLanguage
from bot.talk.talk import Talk


async def language(talk: Talk) -> None:
    talk.record(SetLanguage(language=talk.facts["to"]))
    talk.say("changed")
