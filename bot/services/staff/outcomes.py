"""The buttons of a session: attended, did not come, change, cancel."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.services import sessions, world
from bot.services.case import LIVE
from bot.services.say import Buttons, first_name
from bot.services.staff import moments
from bot.services.staff.proposals import OFFERED, know_calendar, slot
from bot.services.staff.scope import looks_after
from bot.services.staff.visit import Visit
from bot.services.turn import Turn
from storage.happenings import Session


@dataclass(frozen=True, kw_only=True)
class Found:
    """A session and its leaver's turn."""

    turn: Turn
    session: Session


async def theirs(visit: Visit, session_id: int) -> Found | None:
    """A session that is theirs to settle, however it stands. None after a hint why not."""
    stored = await visit.desk.rows.one(Session, Session.table.c.id == session_id)
    turn = await visit.turn(stored.person_id) if stored is not None else None
    session = sessions.find(turn, session_id) if turn is not None else None
    if stored is not None and turn is None:
        visit.hint("tap.other_programme")
    elif turn is None or session is None:
        visit.hint("tap.stale")
    elif session.mentor_id != visit.staff.id and not looks_after(visit, turn.person):
        visit.hint("tap.not_yours")
    else:
        visit.concerns(turn.person.id)
        visit.saw(turn.person.id)
        return Found(turn=turn, session=session)
    return None


async def _live(visit: Visit, session_id: int) -> Found | None:
    """The same of one that is still proposed or booked."""
    found = await theirs(visit, session_id)
    if found is not None and found.session.state not in LIVE:
        visit.hint(f"session.already.{found.session.state}")
        return None
    return found


async def _begun(visit: Visit, session_id: int) -> Found | None:
    found = await _live(visit, session_id)
    if found is not None and (found.session.starts_at > visit.desk.now or found.session.state != "booked"):
        visit.hint("session.not_yet")
        return None
    return found


async def attended(visit: Visit, session_id: int) -> None:
    """It took place."""
    found = await _begun(visit, session_id)
    if found is not None:
        sessions.took_place(found.turn, found.session)
        visit.settle("session.noted.attended", buttons=_undo(visit, found))


async def absent(visit: Visit, session_id: int) -> None:
    """It did not: the leaver gets a kind text with a way back, and the queue an item."""
    found = await _begun(visit, session_id)
    if found is not None:
        sessions.missed(found.turn, found.session)
        name = first_name(found.turn.person.name)
        visit.settle("session.noted.missed", buttons=_undo(visit, found), name=name)


def _undo(visit: Visit, found: Found) -> Buttons:
    """One button, good until anything else happens to the session."""
    session = sessions.find(found.turn, found.session.id)
    return [[visit.button("take_back", f"takeback:{session.id}:{session.version}")]] if session is not None else ()


async def change(visit: Visit, session_id: int) -> None:
    """Other times as buttons; a date with others can only be typed."""
    found = await _coming(visit, session_id)
    if found is None:
        return
    turn, session = found.turn, found.session
    host = visit.team.get(session.mentor_id or 0)
    if host is None:
        await ask_time(visit, session_id)
        return
    await know_calendar(visit, turn, host)
    free = [at for at in world.free(turn, host, moving=session.id) if at != session.starts_at][:OFFERED]
    buttons = [[(slot(visit, at), f"move:{session.id}:{moments.as_number(at)}")] for at in free]
    buttons.append([visit.button("another_time", f"changeto:{session.id}")])
    visit.answer(
        "change.which",
        buttons=buttons,
        person=turn.person.id,
        name=first_name(turn.person.name),
        slot=slot(visit, session.starts_at),
    )


async def ask_time(visit: Visit, session_id: int) -> None:
    """Another time, in words."""
    found = await _coming(visit, session_id)
    if found is not None:
        person_id = found.turn.person.id
        visit.ask("move", visit.answer("time.type", person=person_id), person=person_id, session=session_id)


async def typed_time(visit: Visit, text: str, asked: Mapping[str, Any]) -> None:
    """Said back for a yes."""
    session_id, at = asked["session"], moments.typed(visit, text)
    if at is None:
        moments.ask_again(visit, asked)
        return
    found = await _coming(visit, session_id)
    if found is not None:
        buttons = [
            [visit.button("yes_change", f"move:{session_id}:{moments.as_number(at)}")],
            [visit.button("another_time", f"changeto:{session_id}"), visit.button("no", "no")],
        ]
        name = first_name(found.turn.person.name)
        moments.say_back(visit, asked, "change.sure", buttons, name=name, slot=slot(visit, at))


async def move(visit: Visit, session_id: int, minutes: int) -> None:
    """At another time from now on; the leaver is told."""
    found, at = await _coming(visit, session_id), moments.from_number(minutes)
    if found is None:
        return
    turn, session = found.turn, found.session
    host = visit.team.get(session.mentor_id or 0)
    if at <= visit.desk.now or at == session.starts_at:
        visit.hint("tap.stale")
        return
    if host is not None:
        await know_calendar(visit, turn, host)
        if not sessions.is_free(turn, host, at, moving=session.id):
            visit.hint("time.taken")
            await ask_time(visit, session_id)
            return
    sessions.move(turn, session, at, by=visit.staff)
    visit.settle("change.changed", name=first_name(turn.person.name), slot=slot(visit, at))


async def ask_cancel(visit: Visit, session_id: int) -> None:
    """A slip of the finger must not call off a meeting."""
    found = await _coming(visit, session_id)
    if found is not None:
        buttons = [[visit.button("yes_cancel", f"cancelit:{session_id}"), visit.button("no", "no")]]
        name, said = first_name(found.turn.person.name), slot(visit, found.session.starts_at)
        visit.answer("cancel.sure", buttons=buttons, person=found.turn.person.id, name=name, slot=said)


async def cancel(visit: Visit, session_id: int) -> None:
    """It will not take place; the leaver is told."""
    found = await _coming(visit, session_id)
    if found is not None:
        sessions.cancel(found.turn, session_id, by=visit.staff)
        visit.settle("cancel.cancelled", name=first_name(found.turn.person.name))


async def _coming(visit: Visit, session_id: int) -> Found | None:
    found = await _live(visit, session_id)
    if found is not None and found.session.starts_at <= visit.desk.now:
        visit.hint("session.begun")
        return None
    return found
