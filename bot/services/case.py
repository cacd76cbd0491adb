"""Everything about one leaver that a turn may read, loaded with one query a table for a whole batch."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import and_

from bot.rules.policy import Policy
from storage import check_ins, inbox, people, queue, sessions
from storage.happenings import Alert, CheckIn, Hours, Item, Note, Received, Run, Session
from storage.records import Person, Staff, Topic
from storage.rows import Rows

LOOK_BACK = timedelta(days=30)
"""How far back sessions are read: the last one may still want an answer to "did it take place?"."""
AHEAD = timedelta(days=120)
LIVE = ("proposed", "booked")


@dataclass(kw_only=True)
class Calendar:
    """A mentor's hours and what is taken in them."""

    hours: list[Hours]
    busy: list[Session]


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
    alerts: list[Alert] = field(default_factory=list)  # of the open items, at most one for each member of staff
    sessions: list[Session] = field(default_factory=list)  # by start
    texts: list[Received] = field(default_factory=list)  # the last of theirs, newest first
    topics: list[Topic] = field(default_factory=list)
    calendars: dict[int, Calendar] = field(default_factory=dict)

    @property
    def tz(self) -> ZoneInfo:
        return self.policy.tz

    @property
    def mentor(self) -> Staff | None:
        """The leaver's own mentor, unless removed."""
        found = self.staff.get(self.person.mentor_id) if self.person.mentor_id else None
        return found if found and found.removed_at is None else None

    def item(self, kind: str) -> Item | None:
        """The open item of that kind; there is one at the most."""
        return next((item for item in self.items if item.kind == kind), None)

    def next_session(self, now: datetime, kind: str | None = None) -> Session | None:
        """The next one that is booked and has not begun: of this kind, or of any."""
        coming = [s for s in self.sessions if s.state == "booked" and s.starts_at > now and kind in (None, s.kind)]
        return min(coming, key=lambda s: s.starts_at, default=None)


async def load_cases(
    rows: Rows, people_ids: Collection[int], policies: dict[int, Policy], now: datetime
) -> dict[int, Case]:
    """The cases of these people by id, their rows locked for this transaction."""
    found = await people.lock(rows, people_ids)
    if not found:
        return {}
    ids = [person.id for person in found]
    programmes = {person.programme_id for person in found}
    team = await rows.all(Staff, Staff.table.c.programme_id.in_(programmes))
    cases = {
        person.id: Case(
            person=person,
            policy=policies[person.programme_id],
            staff={s.id: s for s in team if s.programme_id == person.programme_id},
        )
        for person in found
    }
    for run in await rows.all(Run, and_(Run.table.c.person_id.in_(ids), Run.table.c.state == "open")):
        cases[run.person_id].runs.append(run)
    for item in await rows.all(Item, and_(Item.table.c.person_id.in_(ids), Item.table.c.closed_at.is_(None))):
        if item.person_id is not None:
            cases[item.person_id].items.append(item)
    open_items = [item.id for case in cases.values() for item in case.items]
    if open_items:
        noted = await queue.notes_of(rows, open_items)
        shown = await rows.all(Alert, Alert.table.c.item_id.in_(open_items), order_by=(Alert.table.c.id,))
        for case in cases.values():
            mine = {item.id for item in case.items}
            case.alerts = [alert for alert in shown if alert.item_id in mine]
            case.notes = [note for item in case.items for note in noted[item.id]]
    for topic in await rows.all(Topic, Topic.table.c.person_id.in_(ids)):
        cases[topic.person_id].topics.append(topic)
    for person_id, past in (await check_ins.latest(rows, ids, each=5)).items():
        cases[person_id].check_ins = past
    for session in await sessions.of_people(rows, ids, since=now - LOOK_BACK):
        cases[session.person_id].sessions.append(session)
    for person_id, texts in (await inbox.last_texts(rows, ids, each=3)).items():
        cases[person_id].texts = texts
    await _calendars(rows, cases.values(), now)
    return cases


async def _calendars(rows: Rows, cases: Iterable[Case], now: datetime) -> None:
    wanted = {case.person.mentor_id for case in cases if case.person.mentor_id is not None}
    wanted |= {s.mentor_id for case in cases for s in case.sessions if s.mentor_id is not None}
    if not wanted:
        return
    hours = await rows.all(Hours, Hours.table.c.staff_id.in_(wanted))
    busy = await sessions.busy(rows, wanted, now - timedelta(days=1), now + AHEAD)
    for case in cases:
        for mentor in wanted & case.staff.keys():
            case.calendars[mentor] = Calendar(
                hours=[h for h in hours if h.staff_id == mentor], busy=[s for s in busy if s.mentor_id == mentor]
            )
