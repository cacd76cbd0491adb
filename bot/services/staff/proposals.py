"""A mentor proposes a time to a leaver, who answers yes or asks for another."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.rules.say_time import say_slot
from bot.services import sessions, world
from bot.services.case import AHEAD, Calendar
from bot.services.say import first_name
from bot.services.staff import moments, to_leaver
from bot.services.staff.access import able
from bot.services.staff.visit import Visit
from bot.services.turn import Turn
from storage import sessions as stored_sessions
from storage.happenings import Hours
from storage.records import Staff

OFFERED = 6
"""Free times shown as buttons; any other can be typed."""


async def offer(visit: Visit, person_id: int) -> None:
    """Free times as buttons, and a way to type another."""
    turn = await _able(visit, person_id)
    mentor = _host(visit, turn) if turn is not None else None
    if turn is None:
        return
    if mentor is None:
        visit.hint("propose.no_mentor", name=first_name(turn.person.name))
        return
    await know_calendar(visit, turn, mentor)
    free = world.free(turn, mentor)[:OFFERED]
    buttons = [[(slot(visit, at), f"prop:{person_id}:{moments.as_number(at)}")] for at in free]
    buttons.append([visit.button("another_time", f"othertime:{person_id}")])
    key = "propose.which" if free else "propose.none_free"
    visit.answer(key, buttons=buttons, person=person_id, name=first_name(turn.person.name))


async def ask_time(visit: Visit, person_id: int) -> None:
    """Another time, in words."""
    turn = await _able(visit, person_id)
    if turn is not None:
        question = visit.answer("time.type", person=person_id)
        visit.ask("proposal", question, person=person_id)


async def typed_time(visit: Visit, text: str, asked: Mapping[str, Any]) -> None:
    """Said back for a yes."""
    at = moments.typed(visit, text)
    person_id = asked["person"]
    if at is None:
        moments.ask_again(visit, asked)
        return
    turn = await _able(visit, person_id)
    if turn is not None:
        yes = visit.button("yes_propose", f"prop:{person_id}:{moments.as_number(at)}")
        buttons = [[yes], [visit.button("another_time", f"othertime:{person_id}"), visit.button("no", "no")]]
        name = first_name(turn.person.name)
        moments.say_back(visit, asked, "propose.sure", buttons, name=name, slot=slot(visit, at))


async def propose(visit: Visit, person_id: int, minutes: int) -> None:
    """The leaver is asked; the time is kept for them meanwhile."""
    turn, at = await _able(visit, person_id), moments.from_number(minutes)
    mentor = _host(visit, turn) if turn is not None else None
    if turn is None:
        return
    if mentor is None or at <= visit.desk.now:
        visit.hint("tap.stale")
        return
    await know_calendar(visit, turn, mentor)
    if any(s.starts_at == at and s.mentor_id == mentor.id and s.state == "proposed" for s in turn.case.sessions):
        visit.hint("propose.asked_already")
    elif not sessions.is_free(turn, mentor, at):
        visit.hint("time.taken")
        await ask_time(visit, person_id)
    else:
        sessions.book(turn, sessions.OWN, at, mentor=mentor, by=visit.staff, state="proposed")
        visit.settle("propose.asked", name=first_name(turn.person.name), slot=slot(visit, at))


async def _able(visit: Visit, person_id: int) -> Turn | None:
    """Somebody who can be written to: a proposal is a text."""
    turn = await able(visit, person_id)
    reason = to_leaver.why_not(turn) if turn is not None else None
    if turn is not None and reason is not None:
        visit.hint(reason, name=first_name(turn.person.name))
        return None
    return turn


def _host(visit: Visit, turn: Turn) -> Staff | None:
    """Whose time it is: a mentor's own; for a coordinator the leaver's mentor's."""
    return turn.case.mentor if visit.is_coordinator else visit.staff


def slot(visit: Visit, at: datetime) -> str:
    """A time in full, so that it means the same on any day on which it is read."""
    return say_slot(at, visit.policy.tz, visit.staff.language)


async def know_calendar(visit: Visit, turn: Turn, mentor: Staff) -> None:
    """Reads the hours of a mentor who is not the leaver's own, and what is taken in them."""
    if mentor.id not in turn.case.calendars:
        now = visit.desk.now
        turn.case.calendars[mentor.id] = Calendar(
            hours=await visit.desk.rows.all(Hours, Hours.table.c.staff_id == mentor.id),
            busy=await visit.desk.rows.answer(stored_sessions.busy([mentor.id], now - timedelta(days=1), now + AHEAD)),
        )
