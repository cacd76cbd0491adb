"""`/sessions`: what is booked, and what still wants to be told whether it took place."""

from bot.services.case import LOOK_BACK
from bot.services.say import first_name
from bot.services.session_news import session_buttons
from bot.services.staff import who
from bot.services.staff.dates import kind_name
from bot.services.staff.proposals import slot
from bot.services.staff.visit import Visit
from storage.among import is_one
from storage.happenings import Session

MOST = 10
"""Sessions shown at once."""


async def show(visit: Visit, rest: str) -> None:
    """One message for each, soonest first: the mentor's own, and dates of those whom they look after."""
    found = await _sessions(visit)
    turns = await visit.turns_of({session.person_id for session in found[:MOST]})
    for session in found[:MOST]:
        turn = turns[session.person_id]
        visit.saw(session.person_id)
        buttons = session_buttons(turn, visit.staff, session)
        line = visit.words(
            "sessions.one",
            name=first_name(turn.person.name),
            kind=kind_name(visit, session.kind),
            slot=slot(visit, session.starts_at),
        )
        host = visit.team.get(session.mentor_id or 0)
        if host is not None and host.id != visit.staff.id:
            line += "\n" + visit.words("sessions.with", by=first_name(host.name))
        if session.state == "proposed":
            line += "\n" + visit.words("sessions.proposed")
        visit.answer_text(line, buttons=buttons, person=session.person_id)
    if len(found) > MOST:
        visit.answer("sessions.more", count=len(found) - MOST)
    elif not found:
        visit.answer("sessions.none")


async def _sessions(visit: Visit) -> list[Session]:
    """Booked or proposed, from a month back: one that is over and still booked waits for its outcome."""
    table, now = Session.table, visit.desk.now
    live = await visit.desk.rows.all(
        Session,
        table.c.programme_id == visit.staff.programme_id,
        is_one(table.c.state, "booked", "proposed"),
        table.c.ends_at > now - LOOK_BACK,
        order_by=(table.c.starts_at, table.c.id),
    )
    theirs = {person.id for person in await who.looked_after(visit)}
    return [
        s
        for s in live
        if (s.starts_at > now or s.state == "booked") and (s.mentor_id == visit.staff.id or s.person_id in theirs)
    ]
