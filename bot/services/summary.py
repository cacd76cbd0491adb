"""What staff are told after a restore: from when the copy is, what is lost, and what is open."""

from collections.abc import Sequence
from datetime import datetime

from bot.services import queue
from bot.services.desk import Desk
from bot.services.say import first_name
from bot.services.tell_staff import tell_staff
from bot.words import render
from storage.happenings import Item
from storage.queue import open_items
from storage.records import Person, Staff

MOST = 20
"""Items that are named; more would bury the urgent ones."""


async def tell_everybody(desk: Desk, made_at: datetime) -> None:
    """One message to each member of staff: coordinators hear of all that nobody has taken, mentors of their own."""
    table = Staff.table
    joined = (table.c.joined_at.is_not(None), table.c.removed_at.is_(None))
    names = {p.id: first_name(p.name) for p in await desk.rows.all(Person)}
    for programme_id, policy in (await desk.policies()).items():
        waiting = [i for i in await open_items(desk.rows, programme_id) if i.taken_by is None]
        waiting.sort(key=lambda item: (queue.URGENT_FIRST[item.kind], item.opened_at, item.id))
        for staff in await desk.rows.all(Staff, table.c.programme_id == programme_id, *joined):
            theirs = [i for i in waiting if staff.role == "coordinator" or i.owner_id == staff.id]
            reader = render.Reader(language=staff.language, tz=policy.tz, now=desk.now)
            head = render.text(desk.words, reader, "restored.copy", {"made_at": made_at})
            tell_staff(desk, staff, "\n".join([head, *_lines(desk, staff, theirs, names)]), purpose="notice")


def _lines(desk: Desk, staff: Staff, items: Sequence[Item], names: dict[int, str]) -> list[str]:
    if not items:
        return [desk.words.say(staff.language, "restored.nothing")]
    shown = [desk.words.say(staff.language, "restored.open", count=len(items))]
    for item in items[:MOST]:
        kind = desk.words.say(staff.language, f"kind.{item.kind}")
        name = names.get(item.person_id or 0)
        shown.append(desk.words.say(staff.language, "outage.line", name=name, what=kind) if name else kind)
    return shown
