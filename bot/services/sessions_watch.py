"""Sessions whose end or whose reminders should fall due and have no row."""

from collections import defaultdict
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, or_, select

from bot.rules.policy import Policy
from bot.rules.reminders import PlannedReminder, plan_reminders
from bot.services.desk import Desk
from bot.services.lost_rows import plan_now, planned
from storage.happenings import Due, Message, Session
from storage.records import Programme

GRACE = timedelta(minutes=1)
A_FEW = 500
"""Booked sessions that are looked through every minute. Of more than these each has its turn every ten minutes."""
SHARES = 10


async def ended(desk: Desk) -> int:
    """Booked sessions whose time is over and whose mentor nobody has asked."""
    session = Session.table.c
    over = and_(session.state == "booked", session.ends_at < desk.now - GRACE)
    planned_or_asked = or_(planned(("session_over",), session.id, session.version), _asked())
    lost = await desk.rows.all(Session, over, ~planned_or_asked)
    for each in lost:
        plan_now(desk, "session_over", each.id, each.person_id, each.version)
    return len(lost)


def _asked() -> ColumnElement[bool]:
    """Whether the mentor was asked after its end: until they answer it stays booked."""
    message, session = Message.table.c, Session.table.c
    asked = (message.purpose == "outcome", message.about_id == session.id, message.created_at >= session.ends_at)
    return select(message.id).where(message.person_id == session.person_id, *asked).exists()


async def reminders(desk: Desk) -> int:
    """Sessions to come that lack reminders which their booking has planned: these are planned again for their time.

    What was planned under an older policy stays as it was, so there only a session without any is looked at.
    """
    session = Session.table.c
    coming = await desk.rows.all(Session, session.state == "booked", session.ends_at > desk.now)
    if len(coming) > A_FEW:
        coming = [each for each in coming if each.id % SHARES == desk.now.minute % SHARES]
    if not coming:
        return 0
    ids = {each.id for each in coming}
    rows = await desk.rows.all(Due, Due.table.c.kind == "reminder", Due.table.c.subject_id.in_(ids))
    there: dict[tuple[int, int], set[datetime]] = defaultdict(set)
    for row in rows:
        there[row.subject_id, row.version].add(row.at)
    policies = await desk.policies()
    changed = {programme.id: programme.updated_at for programme in await desk.rows.all(Programme)}
    mended = 0
    for each in coming:
        known = there[each.id, each.version]
        if known and changed[each.programme_id] > each.booked_at:
            continue
        lacking = [r for r in _to_come(each, policies[each.programme_id], desk.now) if r.at not in known]
        for reminder in lacking:
            data = "plan" if reminder.ask_plan else "say"
            desk.add(
                Due(
                    id=desk.new_id(),
                    kind="reminder",
                    subject_id=each.id,
                    person_id=each.person_id,
                    at=reminder.at,
                    version=each.version,
                    data=data,
                )
            )
        mended += bool(lacking)
    return mended


def _to_come(session: Session, policy: Policy, now: datetime) -> list[PlannedReminder]:
    """Those whose time is still to come: one whose time has passed can't be told from one that was sent."""
    found = plan_reminders(policy, session.kind, starts_at=session.starts_at, booked_at=session.booked_at)
    return [reminder for reminder in found if reminder.at > now]
