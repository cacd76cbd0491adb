"""A slip of the thumb: how a session went is taken back, and asked again."""

from bot.services import queue, talks
from bot.services.say import first_name, say
from bot.services.session_news import session_buttons
from bot.services.staff.outcomes import theirs
from bot.services.staff.visit import Visit
from bot.services.turn import Turn
from storage.happenings import Message, Session

NEVER_WENT = frozenset({"queued", "held", "dropped", "failed"})
"""A text that waits is dropped by itself: its session has not been missed any more."""


async def undo(visit: Visit, session_id: int, version: int) -> None:
    """`version` is that of the session as the button left it: an old button undoes nothing that was said since."""
    found = await theirs(visit, session_id)
    if found is None:
        return
    turn, before = found.turn, found.session
    if before.state not in ("attended", "missed") or before.version != version:
        visit.hint("tap.stale")
        return
    session = turn.change(before, state="booked", version=version + 1)
    told = before.state == "missed" and await _forget_the_miss(visit, turn, session)
    key = "session.taken_back.told" if told else "session.taken_back"
    buttons = session_buttons(turn, visit.staff, session)
    visit.settle(key, buttons=buttons, name=first_name(turn.person.name))


async def _forget_the_miss(visit: Visit, turn: Turn, session: Session) -> bool:
    """Its item is closed, and so is the question to the leaver; whether they are told that it was a mistake."""
    for run in [run for run in turn.case.runs if run.flow == "missed_session" and run.about_id == session.id]:
        talks.end(turn, run, "expired")
    item = turn.case.item("missed_session")
    noted = [note.detail or {} for note in turn.case.notes if item is not None and note.item_id == item.id]
    if item is not None and all(detail.get("session") == session.id for detail in noted):
        queue.close(turn, item, "wrong", visit.staff)
    table = Message.table
    about = (table.c.person_id == turn.person.id, table.c.about_id == session.id, table.c.staff_id.is_(None))
    asked = await visit.desk.rows.all(Message, *about, table.c.purpose == "prompt")
    if not any(text.created_at >= session.starts_at and text.state not in NEVER_WENT for text in asked):
        return False
    say(turn, "missed_session.taken_back", "notice")
    return True
