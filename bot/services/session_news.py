"""Who hears of a session: the mentor in Telegram with buttons and a calendar file, the leaver by text."""

import base64
from datetime import datetime, time, timedelta

from bot.rules.hours import instant, local
from bot.services import team
from bot.services.say import Buttons, button, first_name, say, tell
from bot.services.turn import Turn
from storage.happenings import Session
from storage.records import Staff


def booked(turn: Turn, session: Session, by: Staff | None) -> None:
    """`by` None: the leaver chose it, and the conversation has confirmed it."""
    if by is not None:
        key = "session.booked_for_you" if session.kind == "session" else "session.other_for_you"
        _to_leaver(turn, session, key, until=session.starts_at)
    _to_mentor(turn, session, "session.booked", by)


def moved(turn: Turn, session: Session, by: Staff | None) -> None:
    if by is not None:
        _to_leaver(turn, session, "session.moved", until=session.starts_at)
    _to_mentor(turn, session, "session.moved_staff", by)


def cancelled(turn: Turn, session: Session, by: Staff | None) -> None:
    if by is not None:
        _to_leaver(turn, session, "session.cancelled", until=_end_of_its_day(turn, session))
    _to_mentor(turn, session, "session.cancelled_staff", by)


def plan_made(turn: Turn, session: Session, plan: str) -> None:
    for staff in _hosts(turn, session):
        tell(
            turn,
            staff,
            "session.plan_staff",
            about=session.id,
            starts_at=session.starts_at,
            plan=turn.words.say(staff.language, f"plan.said.{plan}"),
        )


def ask_outcome(turn: Turn, session: Session) -> None:
    """Did it take place? The mentor's tap answers."""
    for staff in _hosts(turn, session):
        buttons = [
            [button(turn, staff, "attended", f"attended:{session.id}")],
            [button(turn, staff, "did_not_come", f"absent:{session.id}")],
        ]
        tell(
            turn,
            staff,
            "session.did_it_happen",
            purpose="outcome",
            buttons=buttons,
            about=session.id,
            starts_at=session.starts_at,
        )


def session_buttons(turn: Turn, staff: Staff, session: Session) -> Buttons:
    """Attended and did not come once it has begun; change and cancel before."""
    if session.starts_at <= turn.now:
        return [
            [
                button(turn, staff, "attended", f"attended:{session.id}"),
                button(turn, staff, "did_not_come", f"absent:{session.id}"),
            ]
        ]
    return [
        [
            button(turn, staff, "change", f"change:{session.id}"),
            button(turn, staff, "cancel", f"cancel:{session.id}"),
        ]
    ]


def _to_leaver(turn: Turn, session: Session, key: str, *, until: datetime) -> None:
    """What comes later than `until` is stale: it is dropped, and the coordinators are told."""
    about = (session.id, session.version)
    say(turn, key, "booking", about=about, until=until, starts_at=session.starts_at, **with_whom(turn, session))


def with_whom(turn: Turn, session: Session) -> dict[str, str]:
    """The `sender` of texts about it, where it is with somebody else than the leaver's mentor: whom they will meet."""
    host = turn.case.staff.get(session.mentor_id or 0)
    if host is None or host.id == turn.person.mentor_id or not team.can_be_told(host):
        return {}
    return {"sender": first_name(host.name)}


def _end_of_its_day(turn: Turn, session: Session) -> datetime:
    """Whoever waited in vain may still read why."""
    day = local(session.starts_at, turn.case.tz).date()
    return instant(day + timedelta(days=1), time(0, 0), turn.case.tz)


def _to_mentor(turn: Turn, session: Session, key: str, by: Staff | None) -> None:
    for staff in _hosts(turn, session):
        extras = {"document": _calendar_file(turn, staff, session)} if session.kind == "session" else None
        live = session.state == "booked"
        tell(
            turn,
            staff,
            key,
            about=session.id,
            extras=extras,
            starts_at=session.starts_at,
            kind=turn.words.say(staff.language, f"session.kind.{session.kind}", default=session.kind),
            buttons=session_buttons(turn, staff, session) if live else (),
        )


def _hosts(turn: Turn, session: Session) -> list[Staff]:
    """The session's mentor where there is one who can be told; else whoever is there."""
    host = turn.case.staff.get(session.mentor_id) if session.mentor_id else None
    return [host] if host and team.can_be_told(host) else team.whoever_is_there(turn)


def _calendar_file(turn: Turn, staff: Staff, session: Session) -> dict[str, str]:
    from bot.rules.session_file import session_ics  # with a library that takes long to load and that few turns need

    content = session_ics(
        uid=f"session-{session.id}",
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        summary=turn.words.say(staff.language, "session.summary", name=first_name(turn.person.name)),
        sequence=session.version,
        cancelled=session.state == "cancelled",
        now=turn.now,
    )
    return {"name": "session.ics", "type": "text/calendar", "content": base64.b64encode(content).decode()}
