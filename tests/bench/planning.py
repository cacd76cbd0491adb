"""Reminders planned as a booking plans them: worked out by the rules, and written in batches of the product's size."""

import itertools
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select

from bot.rules.policy import Policy
from bot.rules.reminders import plan_reminders
from bot.services.committing import MOST
from bot.services.programmes import policies
from bot.services.writes import Writes
from storage.database import Database
from storage.events import due
from storage.happenings import Due
from storage.ids import Ids

KIND = "court"
"""A kind of session with three reminders."""


async def plan(database: Database, reminders: int, people: int) -> float:
    """Seconds. The sessions are weeks away, so that each has all its reminders."""
    before = await _planned(database)
    async with database.reading() as rows:
        policy = (await policies(rows))[1]
    begun = time.perf_counter()
    planned = _planned_rows(policy, people, Ids().next)
    left = reminders
    while chunk := list(itertools.islice(planned, min(left, MOST))):
        writes = Writes()
        for row in chunk:
            writes.add(row)
        async with database.writing() as rows:
            await writes.flush(rows)
        left -= len(chunk)
    took = time.perf_counter() - begun
    if await _planned(database) - before != reminders:
        raise RuntimeError("not every reminder was planned")
    return took


def _planned_rows(policy: Policy, people: int, new_id: Callable[[], int]) -> Iterator[Due]:
    now = datetime.now(UTC)
    for session in itertools.count(1):
        starts_at = now + timedelta(days=20, minutes=session % 10_000)
        person = session % people + 1
        for reminder in plan_reminders(policy, KIND, starts_at=starts_at, booked_at=now):
            yield Due(
                id=new_id(),
                kind="reminder",
                subject_id=session,
                person_id=person,
                at=reminder.at,
                version=1,
                data="plan" if reminder.ask_plan else "say",
            )


async def _planned(database: Database) -> int:
    async with database.reading() as rows:
        return int((await rows.scalars(select(func.count(due.c.id)).where(due.c.kind == "reminder")))[0])
