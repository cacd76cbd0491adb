"""Sessions of people and of mentors."""

from collections.abc import Collection
from datetime import datetime

from storage.among import among, is_one
from storage.events import sessions
from storage.happenings import Session
from storage.rows import Rows


async def of_people(rows: Rows, ids: Collection[int], since: datetime) -> list[Session]:
    """Sessions of these people, in any state, that end after `since`, by beginning."""
    return await rows.all(
        Session,
        among(sessions.c.person_id, ids),
        sessions.c.ends_at > since,
        order_by=[sessions.c.starts_at, sessions.c.id],
    )


async def busy(rows: Rows, mentor_ids: Collection[int], start: datetime, end: datetime) -> list[Session]:
    """Sessions that take these mentors' time at any moment from `start` to before `end`, by beginning."""
    return await rows.all(
        Session,
        among(sessions.c.mentor_id, mentor_ids),
        is_one(sessions.c.state, "proposed", "booked"),
        sessions.c.starts_at < end,
        sessions.c.ends_at > start,
        order_by=[sessions.c.starts_at, sessions.c.id],
    )
