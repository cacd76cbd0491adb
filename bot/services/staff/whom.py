"""Which leaver words are for: the one that the message replied to is about, or whose topic it is; else it is asked."""

from collections.abc import Mapping
from datetime import UTC, datetime

from bot.services.staff import who
from bot.services.staff.visit import Visit
from storage.queue import open_items
from storage.records import Person

MOST = 8
"""Buttons under one question."""
NEVER = datetime.min.replace(tzinfo=UTC)


def meant(visit: Visit) -> int | None:
    """The leaver that a message is about by where it was written. A reply counts for more than the topic it is in."""
    if visit.replied and visit.shown is not None and visit.shown.person_id is not None:
        return visit.shown.person_id
    return visit.topic


async def ask(visit: Visit) -> None:
    """The words are kept until one of the buttons says whom they are for."""
    await for_words(visit, visit.received.id, visit.message_id or 0, 0)


async def for_words(visit: Visit, kept: int, message: int, page: int) -> None:
    """One page of those whom the words in the inbox row `kept` may be for; they were typed in `message`."""
    people, names = await _likely(visit, page)
    if not people:
        visit.hint("write.nobody")
        return
    buttons = [[visit.button("to", f"send:{p.id}:{kept}:{message}:n", name=names[p.id])] for p in people]
    if len(names) > (page + 1) * MOST:
        buttons.append([visit.button("more", f"whom:{kept}:{message}:{page + 1}")])
    visit.answer("write.to_whom", buttons=[*buttons, [visit.button("do_not_send", "drop")]])


async def ask_for_emergency(visit: Visit, page: int = 0) -> None:
    """One tap says about whom; everybody whom they look after can be reached."""
    people, names = await _likely(visit, page)
    if not people:
        visit.hint("write.nobody")
        return
    buttons = [[(names[p.id], f"raise:{p.id}")] for p in people]
    if len(names) > (page + 1) * MOST:
        buttons.append([visit.button("more", f"whominneed:{page + 1}")])
    visit.answer("emergency.about_whom", buttons=buttons)


async def _likely(visit: Visit, page: int) -> tuple[list[Person], Mapping[int, str]]:
    """One page, those with something open first, then those who wrote last; and the names of all, told apart."""
    people = await who.looked_after(visit)
    waiting = {item.person_id for item in await open_items(visit.desk.rows, visit.staff.programme_id)}
    people.sort(key=lambda p: (p.id in waiting, p.last_text_at or NEVER), reverse=True)
    return people[page * MOST : (page + 1) * MOST], who.told_apart(people)
