"""What is booked with a mentor at times when they will not be there: it stays, and they are told of it."""

from collections.abc import Callable

from bot.services.case import AHEAD
from bot.services.say import first_name
from bot.services.staff.proposals import slot
from bot.services.staff.visit import Visit
from storage import sessions
from storage.happenings import Session
from storage.records import Person, Staff


async def lines(visit: Visit, which: Callable[[Session], bool], *, of: Staff | None = None) -> list[str]:
    """One line for each coming session of this mentor, or `of` a colleague, that `which` picks: when, and with whom."""
    now, mentor = visit.desk.now, of or visit.staff
    booked = await visit.desk.rows.answer(sessions.busy([mentor.id], now, now + AHEAD))
    found = [session for session in booked if session.starts_at > now and which(session)]
    ids = {session.person_id for session in found}
    people = await visit.desk.rows.all(Person, Person.table.c.id.in_(ids)) if ids else []
    names = {person.id: first_name(person.name) for person in people}
    return [f"{slot(visit, session.starts_at)} {names[session.person_id]}" for session in found]
