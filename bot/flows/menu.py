"""What can be texted."""

from bot.talk.talk import Talk


async def menu(talk: Talk) -> None:
    talk.say("words")
