"""Sessions: booked, moved, cancelled, reminded of, and asked about afterwards."""

from datetime import datetime, timedelta

from bot.rules.hours import local
from bot.rules.reminders import plan_reminders
from bot.rules.slots import overlaps
from bot.services import queue, session_news, talks, world
from bot.services.case import LIVE
from bot.services.say import when_it_may_go
from bot.services.turn import Turn
from storage.happenings import Session
from storage.records import Staff

OWN = "session"
"""The kind of a session with the mentor; the others are somewhere else and nobody's calendar."""


def find(turn: Turn, session_id: int) -> Session | None:
    return next((s for s in turn.case.sessions if s.id == session_id), None)


def is_free(turn: Turn, mentor: Staff, starts_at: datetime, *, moving: int | None = None) -> bool:
    """Whether the mentor has nothing else then, the gap included. Their hours don't count: a human may go beyond."""
    calendar = turn.case.calendars.get(mentor.id)
    length, gap = turn.policy.sessions.length, turn.policy.sessions.gap
    taken = {s.id: s for s in (*(calendar.busy if calendar else ()), *turn.case.sessions)}
    return not any(
        overlaps(starts_at, starts_at + length, s.starts_at, s.ends_at, gap)
        for s in taken.values()
        if s.state in LIVE and s.mentor_id == mentor.id and s.id != moving
    )


def book_or_offer_again(turn: Turn, starts_at: datetime, session_id: int | None) -> bool:
    """What the leaver chose. False where it has been taken meanwhile, or is too soon by now: others are offered."""
    mentor = turn.case.mentor
    old = find(turn, session_id) if session_id is not None else None
    moving = old.id if old else None
    if mentor is None or starts_at <= turn.now or not is_free(turn, mentor, starts_at, moving=moving):
        talks.other_times(turn, moving, world.as_json(old))
        return False
    if old is not None and old.state in LIVE:
        move(turn, old, starts_at, by=None)
    else:
        book(turn, OWN, starts_at, mentor=mentor, by=None)
    return True


def book(
    turn: Turn,
    kind: str,
    starts_at: datetime,
    *,
    mentor: Staff | None,
    by: Staff | None,
    place: str | None = None,
    state: str = "booked",
) -> Session:
    """A new session. `by` is the member of staff who entered it, None for the leaver's own choice."""
    session = turn.add(
        Session(
            id=turn.new_id(),
            programme_id=turn.person.programme_id,
            person_id=turn.person.id,
            mentor_id=mentor.id if mentor else None,
            kind=kind,
            starts_at=starts_at,
            ends_at=starts_at + turn.policy.sessions.length,
            state=state,
            place=place or (turn.policy.sessions.place if kind == OWN else None),
            plan=None,
            booked_at=turn.now,
            version=1,
        )
    )
    if state == "booked":
        _settle_missed(turn, session)
        _plan(turn, session)
        session_news.booked(turn, session, by)
    else:
        facts = {"session": world.as_json(session), **session_news.with_whom(turn, session)}
        talks.begin(turn, "proposal", about=session.id, purpose="prompt", until=None, **facts)
    return session


def accept(turn: Turn, session: Session) -> None:
    """A proposed time that the leaver said yes to."""
    session = turn.change(session, state="booked", booked_at=turn.now, version=session.version + 1)
    _settle_missed(turn, session)
    _plan(turn, session)
    session_news.booked(turn, session, None)


def move(turn: Turn, session: Session, starts_at: datetime, *, by: Staff | None) -> Session:
    """The same session at another time; reminders of the old time fall away."""
    if session.state == "proposed" and session.starts_at == starts_at:
        accept(turn, session)
        return session
    length = session.ends_at - session.starts_at
    session = turn.change(
        session,
        starts_at=starts_at,
        ends_at=starts_at + length,
        state="booked",
        booked_at=turn.now,
        plan=None,
        version=session.version + 1,
    )
    turn.case.sessions.sort(key=lambda s: s.starts_at)
    _end_talks_about(turn, session)
    _plan(turn, session)
    session_news.moved(turn, session, by)
    return session


def cancel(turn: Turn, session_id: int, *, by: Staff | None) -> None:
    """It will not take place. The other side is told."""
    session = find(turn, session_id)
    if session is None or session.state not in LIVE:
        return
    session = turn.change(session, state="cancelled", version=session.version + 1)
    _end_talks_about(turn, session)
    session_news.cancelled(turn, session, by)


def plan_made(turn: Turn, session_id: int, plan: str) -> None:
    """How the leaver will get there."""
    session = find(turn, session_id)
    if session is not None:
        session_news.plan_made(turn, turn.change(session, plan=plan), plan)


def ended(turn: Turn, session: Session) -> None:
    """Its time is over: the mentor is asked whether it took place. Other kinds end by themselves."""
    _end_talks_about(turn, session)
    if session.kind == OWN:
        session_news.ask_outcome(turn, session)
    else:
        turn.change(session, state="attended", version=session.version + 1)


def took_place(turn: Turn, session: Session) -> None:
    """They have met: what was missed before that is over. What was missed since is not, though it was said first."""
    turn.change(session, state="attended", version=session.version + 1)
    item = turn.case.item("missed_session")
    since = [s for s in turn.case.sessions if s.state == "missed" and s.starts_at > session.starts_at]
    if item is not None and session.kind == OWN and not since:
        queue.close(turn, item, "attended")


def missed(turn: Turn, session: Session) -> None:
    """A kind text the same day with a way back, and an item on the queue."""
    turn.change(session, state="missed", version=session.version + 1)
    queue.put_on_queue(turn, "missed_session", {"session": session.id, "at": session.starts_at.isoformat()})
    read_at = when_it_may_go(turn, "prompt")
    late = local(read_at, turn.case.tz).date() != local(session.starts_at, turn.case.tz).date()
    until = turn.now + timedelta(hours=24)
    talks.begin(turn, "missed_session", about=session.id, purpose="prompt", until=until, late=late)


def _plan(turn: Turn, session: Session) -> None:
    for reminder in plan_reminders(turn.policy, session.kind, starts_at=session.starts_at, booked_at=turn.now):
        turn.later("reminder", session.id, reminder.at, session.version, data="plan" if reminder.ask_plan else "say")
    turn.later("session_over", session.id, session.ends_at, session.version)


def _settle_missed(turn: Turn, session: Session) -> None:
    """A new time with the mentor is the way back from a missed one."""
    item = turn.case.item("missed_session")
    if item is not None and session.kind == OWN:
        queue.close(turn, item, "booked")


def _end_talks_about(turn: Turn, session: Session) -> None:
    for run in [r for r in turn.case.runs if r.about_id == session.id and r.flow in ("plan", "proposal")]:
        talks.end(turn, run, "expired")
