"""The coordinators get one summary of an outage when it is over: what was dropped, what was late, what came in late."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import literal_column, select

from bot.channels.pieces import pieces
from bot.services.desk import Desk
from bot.services.late import coordinators_of
from bot.services.say import first_name
from bot.services.tell_staff import tell_staff
from bot.services.work import DeskWork
from storage import outbox
from storage.happenings import Due, Untold
from storage.prepared import Prepared
from storage.records import Person, Staff
from storage.rows import Rows

CALM = timedelta(minutes=1)
"""Nothing has been added for so long: what had to be caught up with is caught up with."""
STUCK = timedelta(minutes=5)
"""A text that has been tried in vain for so long says that the outage goes on."""
LONGEST = timedelta(hours=2)
"""After so long it is told, over or not."""
HOW = ("dropped", "bounded", "late", "heard")


ANY = Prepared(select(Untold.table.c.id).limit(literal_column("1")))


async def is_something_untold(rows: Rows) -> bool:
    """Whether there is anything to tell of."""
    return bool(await rows.scalars(ANY))


@dataclass(eq=False, kw_only=True)
class TellOutage(DeskWork):
    """One summary to each coordinator, once it is over. Result: how many things it told of."""

    async def act(self, desk: Desk) -> int:
        entries = await desk.rows.all(Untold, order_by=(Untold.table.c.id,))
        if not entries or await _goes_on(desk, entries):
            return 0
        ids = {entry.person_id for entry in entries}
        names = {p.id: first_name(p.name) for p in await desk.rows.all(Person, Person.table.c.id.in_(ids))}
        for head in await coordinators_of(desk.rows, {entry.programme_id for entry in entries}):
            mine = [entry for entry in entries if entry.programme_id == head.programme_id]
            for piece in pieces(_summary(desk, head, mine, names)):
                tell_staff(desk, head, piece, purpose="notice")
        for entry in entries:
            desk.writes.delete(Untold.table, entry.id)
        return len(entries)


async def _goes_on(desk: Desk, entries: Sequence[Untold]) -> bool:
    if desk.now - entries[0].at >= LONGEST or any(entry.purpose == "emergency" for entry in entries):
        return False
    if desk.now - max(entry.at for entry in entries) < CALM or await outbox.kept_waiting(desk.rows, desk.now - STUCK):
        return True
    overdue = select(Due.table.c.id).where(Due.table.c.at < desk.now - CALM).limit(1)
    return bool(await desk.rows.scalars(overdue))


def _summary(desk: Desk, head: Staff, entries: Sequence[Untold], names: Mapping[int, str]) -> str:
    def say(key: str, **params: str) -> str:
        return desk.words.say(head.language, key, **params)

    lines = []
    for how in HOW:
        of_person: dict[int, set[str]] = {}
        for entry in entries:
            if entry.how == how:
                of_person.setdefault(entry.person_id, set()).add(say(f"purpose.{entry.purpose}"))
        if of_person:
            lines.append(say(f"outage.{how}"))
        lines += sorted(
            say("outage.line", name=names.get(person, ""), what=", ".join(sorted(what)))
            for person, what in of_person.items()
        )
    return "\n".join(lines)
