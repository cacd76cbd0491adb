"""Something that only the leaver should read: asks first whether they are alone."""

from bot.talk.question import YesNo
from bot.talk.talk import Talk, Unanswered


async def private(talk: Talk) -> None:
    try:
        alone = await talk.ask("alone", YesNo())
    except Unanswered:
        return talk.queue("plan_help", why="read_later")
    if alone:
        return talk.say("text", text=talk.facts["text"])
    talk.queue("plan_help", why="read_later")
    return talk.say("later")
