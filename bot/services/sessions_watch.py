"""Sessions whose end or whose reminders should fall due and have no row."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, or_, select

from bot.rules.policy import Policy
from bot.rules.reminders import PlannedReminder, plan_reminders
from bot.services.desk import Desk
from bot.services.lost_rows import Moment, planned
from bot.services.programmes import policies
from storage.among import among, is_one
from storage.happenings import Due, Message, Session
from storage.prepared import Prepared
from storage.records import Programme
from storage.rows import Rows, columns_of

A_FEW = 500
"""Booked sessions that are looked through every minute. Of more than these each has its turn every ten minutes."""
SHARES = 10


def ended(before: Moment, after: Moment) -> tuple[ColumnElement[bool], ...]:
    """Booked sessions whose time is over and whose mentor nobody has asked."""
    session = Session.table.c
    over = is_one(session.state, "booked"), session.ends_at < before
    return *over, ~or_(planned(("session_over",), session.id, session.version), _asked())


def _asked() -> ColumnElement[bool]:
    """Whether the mentor was asked after its end: until they answer it stays booked."""
    message, session = Message.table.c, Session.table.c
    asked = (message.purpose == "outcome", message.about_id == session.id, message.created_at >= session.ends_at)
    return select(message.id).where(message.person_id == session.person_id, *asked).exists()


async def lacking(
    rows: Rows, now: datetime, only: Collection[int] | None = None
) -> list[tuple[Session, list[PlannedReminder]]]:
    """Sessions to come, of these or of all, that lack reminders which their booking has planned, and which.

    What was planned under an older policy stays as it was, so there only a session without any is looked at, of which
    nobody has been reminded yet.
    """
    coming = await (_coming(rows, now) if only is None else rows.all(Session, *_these(now, only)))
    ids = {each.id for each in coming}
    if not ids:
        return []
    there: dict[tuple[int, int], set[datetime]] = defaultdict(set)
    for row in await rows.all(Due, is_one(Due.table.c.kind, "reminder"), among(Due.table.c.subject_id, ids)):
        there[row.subject_id, row.version].add(row.at)
    of_programme = await policies(rows)
    changed = {programme.id: programme.updated_at for programme in await rows.all(Programme)}
    older = {each.id for each in coming if changed[each.programme_id] > each.booked_at}
    begun = await _reminded(rows, [each for each in coming if each.id in older]) | there.keys()
    found = [
        (each, [r for r in _to_come(each, of_programme[each.programme_id], now) if r.at not in there[key]])
        for each in coming
        if (key := (each.id, each.version)) not in begun or each.id not in older
    ]
    return [(session, reminders) for session, reminders in found if reminders]


async def _reminded(rows: Rows, sessions: Collection[Session]) -> set[tuple[int, int]]:
    """Those of these sessions, with their version, of which a reminder has been said."""
    if not sessions:
        return set()
    message, people = Message.table.c, {each.person_id for each in sessions}
    said = among(message.person_id, people), is_one(message.purpose, "reminder")
    found = await rows.values(select(message.about_id, message.about_version).where(*said))
    return {(session, version) for session, version in found}


def _booked(now: Moment) -> tuple[ColumnElement[bool], ...]:
    session = Session.table.c
    return is_one(session.state, "booked"), session.ends_at > now


def _these(now: datetime, only: Collection[int]) -> tuple[ColumnElement[bool], ...]:
    return *_booked(now), among(Session.table.c.id, only)


async def _coming(rows: Rows, now: datetime) -> list[Session]:
    """All of a few; of more their share."""
    found = await rows.fetch(Session, COMING, {"now": now, "limit": A_FEW + 1})
    if len(found) <= A_FEW:
        return found
    share = Session.table.c.id % SHARES == now.minute % SHARES
    return await rows.all(Session, *_booked(now), share)


COMING = Prepared(select(*columns_of(Session)).where(*_booked(bindparam("now"))).limit(bindparam("limit")))


async def plan_reminders_again(desk: Desk, sessions: Collection[int]) -> int:
    """For their time; returns of how many of these sessions there was something to plan."""
    found = await lacking(desk.rows, desk.now, sessions)
    for session, reminders in found:
        for reminder in reminders:
            desk.add(
                Due(
                    id=desk.new_id(),
                    kind="reminder",
                    subject_id=session.id,
                    person_id=session.person_id,
                    at=reminder.at,
                    version=session.version,
                    data="plan" if reminder.ask_plan else "say",
                )
            )
    return len(found)


def _to_come(session: Session, policy: Policy, now: datetime) -> list[PlannedReminder]:
    """Those whose time is still to come: one whose time has passed can't be told from one that was sent."""
    found = plan_reminders(policy, session.kind, starts_at=session.starts_at, booked_at=session.booked_at)
    return [reminder for reminder in found if reminder.at > now]
