"""A reminder that falls due: whether it still makes sense is decided now, not when it was planned."""

from datetime import datetime, timedelta

from bot.rules.hours import is_quiet
from bot.rules.reminders import still_useful
from bot.services import talks, world
from bot.services.late import Late
from bot.services.open_questions import just_asked
from bot.services.say import say
from bot.services.session_news import with_whom
from bot.services.sessions import OWN
from bot.services.turn import Turn
from storage.happenings import Session

NEAR = timedelta(hours=12)
WAIT = timedelta(hours=1)
EARLY = timedelta(hours=20)
"""A question about the way that is asked the day before still is when it waits until then."""


def remind(turn: Turn, session: Session, planned_at: datetime, what: str) -> None:
    """One reminder. `what` is `plan` for the day-before one, which asks for the plan, else `say`."""
    booked = session.starts_at if session.state == "booked" else None
    useful = still_useful(planned_at=planned_at, planned_start=session.starts_at, starts_at=booked, now=turn.now)
    if turn.person.stopped_at is not None or booked is None:
        return
    if not useful:
        turn.writes.late.append(
            Late(programme_id=turn.person.programme_id, person_id=turn.person.id, purpose="reminder")
        )
        return
    if what == "plan":
        _ask_plan(turn, session)
        return
    near = session.starts_at - turn.now <= NEAR
    key = f"reminder.{'session' if session.kind == OWN else 'other'}.{'near' if near else 'far'}"
    say(
        turn,
        key,
        "reminder",
        about=(session.id, session.version),
        until=session.starts_at,
        starts_at=session.starts_at,
        **with_whom(turn, session),
    )


def _ask_plan(turn: Turn, session: Session) -> None:
    """How they will get there. It waits where something else was just asked, so that a number means one thing."""
    later = turn.now + WAIT
    if just_asked(turn, mood=True) and later <= session.starts_at - EARLY and not is_quiet(later, turn.policy):
        turn.later("reminder", session.id, later, session.version, data="plan")
        return
    talks.begin(
        turn,
        "plan",
        about=session.id,
        purpose="reminder",
        until=session.starts_at,
        session=world.as_json(session),
        by_phone=session.place == "phone call",
        **with_whom(turn, session),
    )
