"""Everything about one leaver that a turn may read, loaded with one query a table for a whole batch.

Most turns read only what is near. The rest is loaded beforehand for the kinds of work that mostly read it, and else for
those that ask for it: such a turn is decided again from the start.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from bot.rules.policy import Policy
from bot.services.programmes import all_policies
from storage import check_ins, inbox, people, queue, runs, sessions
from storage.grouping import grouped
from storage.happenings import Alert, CheckIn, Hours, Item, Note, Received, Run, Session
from storage.records import Person, Staff
from storage.rows import Ask, Rows

LOOK_BACK = timedelta(days=30)
"""How far back sessions are read: the last one may still want an answer to "did it take place?"."""
AHEAD = timedelta(days=120)
LIVE = ("proposed", "booked")
T = TypeVar("T")


class NotLoaded(BaseException):
    """A turn reads what is further away and is not loaded. No error, so what handles errors lets it pass."""


@dataclass(kw_only=True)
class Calendar:
    """A mentor's hours and what is taken in them."""

    hours: list[Hours]
    busy: list[Session]


@dataclass(kw_only=True)
class Past:
    """What a human who is told of them is shown."""

    sessions: list[Session] = field(default_factory=list)  # by start
    texts: list[Received] = field(default_factory=list)  # the last of theirs, newest first


Calendars = dict[int, Calendar]
"""By mentor."""


@dataclass(kw_only=True)
class Case:
    """A leaver and all that goes with them. Lists are replaced item by item as the turn changes things."""

    person: Person
    policy: Policy
    staff: dict[int, Staff]
    runs: list[Run] = field(default_factory=list)
    check_ins: list[CheckIn] = field(default_factory=list)  # newest first
    items: list[Item] = field(default_factory=list)  # open ones
    notes: list[Note] = field(default_factory=list)  # of the open items, oldest first
    alerts: list[Alert] = field(default_factory=list)  # of the open items, oldest first
    past: Past | None = None
    calendars_read: Calendars | None = None

    @property
    def tz(self) -> ZoneInfo:
        return self.policy.tz

    @property
    def mentor(self) -> Staff | None:
        """The leaver's own mentor, unless removed."""
        found = self.staff.get(self.person.mentor_id) if self.person.mentor_id else None
        return found if found and found.removed_at is None else None

    @property
    def sessions(self) -> list[Session]:
        """By start."""
        return _asked(self.past).sessions

    @property
    def texts(self) -> list[Received]:
        """The last of theirs, newest first."""
        return _asked(self.past).texts

    @property
    def calendars(self) -> Calendars:
        """Of the mentors that they have to do with."""
        return _asked(self.calendars_read)

    def item(self, kind: str) -> Item | None:
        """The open item of that kind; there is one at the most."""
        return next((item for item in self.items if item.kind == kind), None)

    def next_session(self, now: datetime, kind: str | None = None) -> Session | None:
        """The next one that is booked and has not begun: of this kind, or of any."""
        coming = [s for s in self.sessions if s.state == "booked" and s.starts_at > now and kind in (None, s.kind)]
        return min(coming, key=lambda s: s.starts_at, default=None)

    def session_now(self, now: datetime, kind: str | None = None) -> Session | None:
        """The one that is booked and has begun, until its time is over."""
        on = [s for s in self.sessions if s.state == "booked" and s.starts_at <= now < s.ends_at]
        return next((s for s in on if kind in (None, s.kind)), None)

    def written(self, text: Received) -> None:
        """They have just written this."""
        if self.past is not None:
            self.past.texts.insert(0, text)

    def untouched(self) -> "Case":
        """One for a turn to change, while this stays as it was loaded. Calendars are shared."""
        return Case(
            person=self.person,
            policy=self.policy,
            staff=dict(self.staff),
            runs=list(self.runs),
            check_ins=list(self.check_ins),
            items=list(self.items),
            notes=list(self.notes),
            alerts=list(self.alerts),
            past=Past(sessions=list(self.past.sessions), texts=list(self.past.texts)) if self.past else None,
            calendars_read=self.calendars_read,
        )


def _asked(loaded: T | None) -> T:
    if loaded is None:
        raise NotLoaded
    return loaded


async def load_cases(
    rows: Rows, people_ids: Collection[int], now: datetime, *, with_past: Collection[int] = ()
) -> dict[int, Case]:
    """The cases of these people by id, with what is near, and their rows locked for this transaction.

    Of those in `with_past` also what a human is shown.
    """
    found, policies = await rows.answers(people.lock(people_ids), all_policies())
    if not found:
        return {}
    cases = {p.id: Case(person=p, policy=policies[p.programme_id], staff={}) for p in found}
    shown = {person_id: case for person_id, case in cases.items() if person_id in with_past}
    team, open_runs, checked_in, items, *past = await rows.answers(
        people.team({p.programme_id for p in found}),
        runs.open_of(cases),
        check_ins.latest(cases),
        queue.open_of(cases),
        *_past_of(shown, now),
    )
    teams = {programme: {s.id: s for s in team if s.programme_id == programme} for programme in policies}
    for case in cases.values():
        case.staff.update(teams[case.person.programme_id])
        case.check_ins = checked_in[case.person.id]
    for run in open_runs:
        cases[run.person_id].runs.append(run)
    for item in items:
        cases[item.person_id].items.append(item)
    _take_past(shown, past)
    await _matters(rows, cases)
    return cases


async def _matters(rows: Rows, cases: Mapping[int, Case]) -> None:
    open_items = [item.id for case in cases.values() for item in case.items]
    if not open_items:
        return
    noted, shown = await rows.answers(queue.notes_of(open_items), queue.alerts_of(open_items))
    for case in cases.values():
        case.alerts = [alert for item in case.items for alert in shown[item.id]]
        case.notes = [note for item in case.items for note in noted[item.id]]


def _past_of(cases: Mapping[int, Case], now: datetime) -> Sequence[Ask[Any]]:
    """What is asked for what a human is shown of them."""
    return [inbox.last_texts(cases), sessions.of_people(cases, since=now - LOOK_BACK)] if cases else []


def _take_past(cases: Mapping[int, Case], answers: Sequence[Any]) -> None:
    if not cases:
        return
    texts, found = answers
    for person_id, case in cases.items():
        case.past = Past(texts=texts[person_id])
    for session in found:
        cases[session.person_id].sessions.append(session)


async def load_all(rows: Rows, cases: Mapping[int, Case], now: datetime) -> None:
    """Adds to cases, by person, all that is not there yet."""
    missing = {person_id: case for person_id, case in cases.items() if case.past is None}
    if missing:
        _take_past(missing, await rows.answers(*_past_of(missing, now)))
    wanted = {mentor for case in cases.values() for mentor in _mentors(case)}
    start, end = now - timedelta(days=1), now + AHEAD
    hours, busy = await rows.answers(sessions.hours_of(wanted), sessions.busy(wanted, start, end))
    open_hours = grouped(wanted, hours, lambda found: found.staff_id)
    taken = grouped(wanted, busy, lambda found: found.mentor_id)
    for case in cases.values():
        mentors = _mentors(case)
        case.calendars_read = {m: Calendar(hours=open_hours[m], busy=list(taken[m])) for m in mentors}


def _mentors(case: Case) -> set[int]:
    """Whose times may be offered, or are booked."""
    booked = {session.mentor_id for session in case.sessions}
    return {mentor for mentor in booked | {case.person.mentor_id} if mentor in case.staff}
