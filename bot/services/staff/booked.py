"""What is booked with a mentor at times when they will not be there: it stays, and they are told of it."""

from collections.abc import Callable

from bot.services.case import AHEAD
from bot.services.say import first_name
from bot.services.staff.proposals import slot
from bot.services.staff.visit import Visit
from storage import sessions
from storage.happenings import Session
from storage.records import Person


async def lines(visit: Visit, which: Callable[[Session], bool]) -> list[str]:
    """One line for each coming session of this mentor that `which` picks: when, and with whom."""
    now = visit.desk.now
    booked = await visit.desk.rows.answer(sessions.busy([visit.staff.id], now, now + AHEAD))
    found = [session for session in booked if session.starts_at > now and which(session)]
    ids = {session.person_id for session in found}
    people = await visit.desk.rows.all(Person, Person.table.c.id.in_(ids)) if ids else []
    names = {person.id: first_name(person.name) for person in people}
    return [f"{slot(visit, session.starts_at)} {names[session.person_id]}" for session in found]
