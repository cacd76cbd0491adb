"""What a conversation may ask of the world: free times, the next session, when a human reads."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.rules.hours import is_staff_time, local, next_staff_moment
from bot.rules.slots import DayException, WeeklyHours, free_times, narrow
from bot.services.case import LIVE, Calendar
from bot.services.turn import Turn
from bot.talk.question import spoken
from bot.talk.replay import World
from storage.happenings import Session
from storage.records import Staff


def of(turn: Turn) -> World:
    """The answers to `Talk.look` as they are now."""

    def look(what: str, params: Mapping[str, Any]) -> Any:
        if what == "free_times":
            return _free_times(turn, **params)
        if what == "next_session":
            return as_json(turn.case.next_session(turn.now, params.get("kind")))
        if what == "session_now":
            return as_json(turn.case.session_now(turn.now, params.get("kind")))
        if what == "reads_at":
            return reads_at(turn)
        raise KeyError(what)

    return look


def as_json(session: Session | None) -> dict[str, Any] | None:
    if session is None:
        return None
    return {"id": session.id, "kind": session.kind, "starts_at": session.starts_at.isoformat()}


def reads_at(turn: Turn) -> dict[str, Any]:
    """The next moment of staff time, and whether it is now."""
    return {"at": next_staff_moment(turn.now, turn.policy).isoformat(), "now": is_staff_time(turn.now, turn.policy)}


def free(turn: Turn, mentor: Staff, *, moving: int | None = None) -> tuple[datetime, ...]:
    """Times that the mentor and the leaver are both free at, soonest first. `moving`: a session that would go."""
    calendar = turn.case.calendars.get(mentor.id, Calendar(hours=[], busy=[]))
    taken = {s.id: s for s in (*calendar.busy, *turn.case.sessions) if s.state in LIVE and s.id != moving}
    now_at = {s.starts_at for s in turn.case.sessions if s.id == moving}
    away = (mentor.away_from, mentor.away_until or mentor.away_from) if mentor.away_from else None
    rules = turn.policy.sessions
    found = free_times(
        [
            WeeklyHours(weekday=h.weekday, start=h.starts, end=h.ends)
            for h in calendar.hours
            if h.weekday is not None and h.starts and h.ends
        ],
        _exceptions(calendar),
        [(s.starts_at, s.ends_at) for s in taken.values() if s.mentor_id == mentor.id],
        away,
        now=turn.now,
        length=rules.length,
        gap=rules.gap,
        notice=rules.notice,
        horizon=rules.horizon,
        tz=turn.case.tz,
        avoid=[(s.starts_at, s.ends_at) for s in taken.values() if s.person_id == turn.person.id],
    )
    return tuple(at for at in found if at not in now_at)


def _exceptions(calendar: Calendar) -> list[DayException]:
    days = sorted({h.day for h in calendar.hours if h.day is not None})
    return [
        DayException(
            day=day,
            hours=tuple((h.starts, h.ends) for h in calendar.hours if h.day == day and h.starts and h.ends),
        )
        for day in days
    ]


def _free_times(
    turn: Turn, said: Mapping[str, Any] | None = None, after: str | None = None, moving: int | None = None
) -> dict[str, Any]:
    mentor = turn.case.mentor
    times = every = free(turn, mentor, moving=moving) if mentor else ()
    exact = True
    if said is not None:
        when = spoken(said)
        matching = narrow(times, when, turn.case.tz)
        exact = bool(matching) and (when.time is None or local(matching[0], turn.case.tz).time() == when.time)
        times = matching or times
    if after is not None:
        times = _later(times, after) or _later(every, after)
    offered = times[: turn.policy.sessions.offered]
    later = bool(offered) and max(offered) < max(every)
    return {"times": [t.isoformat() for t in offered], "exact": exact, "later": later}


def _later(times: Sequence[datetime], after: str) -> tuple[datetime, ...]:
    return tuple(time for time in times if time > datetime.fromisoformat(after))
