"""What a member of staff did in Telegram: a tap, a command, words for a leaver, or the answer to a question of ours."""

from bot.rules.keywords import Word, keyword
from bot.services.staff import commands, emergencies, follow_ups, taps, to_leaver, whom
from bot.services.staff.visit import Visit

EDIT = "edit"
"""What `other` says of a message that was changed after it had been sent."""


async def hear(visit: Visit, *, text: str | None, data: str | None, other: str | None) -> None:
    """Exactly one of these happens."""
    if data is not None:
        await taps.tap(visit, data)
    elif other == EDIT:
        visit.hint("words.edited")
    elif other is not None or text is None:
        visit.hint("words.only")
    elif text.lstrip().startswith("/"):
        visit.forget()
        await commands.run(visit, text)
    else:
        await _typed(visit, text)


async def _typed(visit: Visit, text: str) -> None:
    """Words: an emergency first, then the answer to what they were asked, then for the leaver they are about."""
    person = whom.meant(visit)
    word = keyword(text)
    if word is not None and word.word is Word.EMERGENCY:
        await (emergencies.raise_for(visit, person) if person is not None else whom.ask_for_emergency(visit))
    elif follow_ups.is_one(visit):
        await follow_ups.answer(visit, text)
    elif person is not None:
        await to_leaver.write(visit, person)
    elif visit.shown is not None and visit.shown.stranger_id is not None:
        visit.answer("write.to_a_stranger")
    else:
        await whom.ask(visit)
