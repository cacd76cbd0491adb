"""Checks of what the database holds: whether the key opens it, the age of the helplines, who has joined."""

from datetime import datetime, timedelta

from bot.commands.finding import Finding, fail, note, ok
from bot.rules.hours import local
from bot.services import programmes
from storage.errors import Unreadable
from storage.keys import check
from storage.records import Programme, Staff
from storage.rows import Rows

HELPLINES_HOLD = timedelta(days=180)


async def key_fits(rows: Rows) -> Finding | None:
    """A failure where the key does not open what is stored."""
    try:
        await check(rows)
    except Unreadable:
        return fail("key fits", "the key does not open what is in the database: it is another database's")
    return None


async def helplines(rows: Rows, now: datetime) -> Finding:
    """Whether somebody has checked every helpline within 180 days."""
    old = []
    policies = [programmes.parsed(programme.policy) for programme in await _programmes(rows)]
    for policy in policies:
        today = local(now, policy.tz).date()
        old += [
            f"{policy.programme.slug}: {helpline.name}, checked on {helpline.checked}"
            for helpline in policy.helplines
            if today - helpline.checked > HELPLINES_HOLD
        ]
    if old:
        return fail("helplines", f"not checked for more than {HELPLINES_HOLD.days} days: {'; '.join(old)}")
    if not policies:
        return note("helplines", "there is no programme yet: `gatewalk apply` creates one")
    return ok("helplines", f"all checked within {HELPLINES_HOLD.days} days")


async def staff(rows: Rows) -> list[Finding]:
    """For each programme, whether somebody is there whom its ladders can reach."""
    everybody = await rows.all(Staff, Staff.table.c.removed_at.is_(None))
    return [_of_one(programme, everybody) for programme in await _programmes(rows)]


def _of_one(programme: Programme, everybody: list[Staff]) -> Finding:
    joined = [s.role for s in everybody if s.programme_id == programme.id and s.joined_at is not None]
    waiting = sum(s.programme_id == programme.id and s.joined_at is None for s in everybody)
    mentors, coordinators = joined.count("mentor"), joined.count("coordinator")
    words = f"{programme.slug}: {mentors} mentors and {coordinators} coordinators have joined, {waiting} invited"
    if not coordinators:
        return note("staff", f"{words}: until a coordinator has joined, nobody hears what escalates")
    return ok("staff", words)


async def _programmes(rows: Rows) -> list[Programme]:
    return await rows.all(Programme, order_by=(Programme.table.c.slug,))
