"""Whoever looked after somebody who is erased hears of it, without a name: it must not bring back what has gone."""

from bot.services.case import LIVE
from bot.services.desk import Desk
from bot.services.team import can_be_told
from bot.services.tell_staff import tell_staff
from bot.words.render import Reader, in_words
from storage.happenings import Item, Session
from storage.records import Person, Staff


async def tell(desk: Desk, person: Person) -> None:
    """The mentor, whoever has one of their items, and whose calendar has time again; coordinators where nobody is."""
    item, session = Item.table.c, Session.table.c
    open_items = await desk.rows.all(Item, item.person_id == person.id, item.closed_at.is_(None))
    booked = await desk.rows.all(
        Session,
        session.person_id == person.id,
        session.state.in_(LIVE),
        session.starts_at > desk.now,
        order_by=[session.starts_at],
    )
    team = await desk.rows.all(Staff, Staff.table.c.programme_id == person.programme_id, order_by=[Staff.table.c.id])
    near = {person.mentor_id, *(i.taken_by or i.owner_id for i in open_items), *(s.mentor_id for s in booked)}
    there = [staff for staff in team if can_be_told(staff)]
    told = [s for s in there if s.id in near] or [s for s in there if s.role == "coordinator"]
    policy = (await desk.policies())[person.programme_id]
    for staff in told:
        reader = Reader(language=staff.language, tz=policy.tz, now=desk.now)
        lines = [desk.words.say(staff.language, "erasure.told")]
        for mine in (s for s in booked if s.mentor_id == staff.id):
            at = in_words(reader, "starts_at", mine.starts_at)
            lines.append(desk.words.say(staff.language, "erasure.free_again", starts_at=at))
        tell_staff(desk, staff, "\n".join(lines))
