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
    people, names = await _likely(visit)
    if not people:
        visit.answer("write.nobody")
        return
    kept, message = visit.received.id, visit.message_id or 0
    buttons = [[visit.button("to", f"send:{p.id}:{kept}:{message}:n", name=names[p.id])] for p in people]
    visit.answer("write.to_whom", buttons=[*buttons, [visit.button("do_not_send", "drop")]])


async def ask_for_emergency(visit: Visit) -> None:
    """One tap says about whom."""
    people, names = await _likely(visit)
    if not people:
        visit.answer("write.nobody")
        return
    visit.answer("emergency.about_whom", buttons=[[(names[p.id], f"raise:{p.id}")] for p in people])


async def _likely(visit: Visit) -> tuple[list[Person], Mapping[int, str]]:
    """Those with something open first, then those who wrote last; and their names, told apart from all the others."""
    people = await who.looked_after(visit)
    waiting = {item.person_id for item in await open_items(visit.desk.rows, visit.staff.programme_id)}
    people.sort(key=lambda p: (p.id in waiting, p.last_text_at or NEVER), reverse=True)
    return people[:MOST], who.told_apart(people)
