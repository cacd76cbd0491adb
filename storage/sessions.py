"""Sessions of people and of mentors."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import bindparam, select

from storage.among import is_one, listed
from storage.events import availability, sessions
from storage.happenings import Hours, Session
from storage.prepared import Prepared
from storage.rows import Ask, asking, columns_of

OF_PEOPLE = Prepared(
    select(*columns_of(Session))
    .where(listed(sessions.c.person_id, "ids"), sessions.c.ends_at > bindparam("since"))
    .order_by(sessions.c.starts_at, sessions.c.id)
)
HOURS_OF = Prepared(select(*columns_of(Hours)).where(listed(availability.c.staff_id, "ids")))
BUSY = Prepared(
    select(*columns_of(Session))
    .where(
        listed(sessions.c.mentor_id, "ids"),
        is_one(sessions.c.state, "proposed", "booked"),
        sessions.c.starts_at < bindparam("end"),
        sessions.c.ends_at > bindparam("start"),
    )
    .order_by(sessions.c.starts_at, sessions.c.id)
)


def of_people(ids: Collection[int], since: datetime) -> Ask[list[Session]]:
    """Sessions of these people, in any state, that end after `since`, by beginning."""
    return asking(Session, OF_PEOPLE, {"ids": list(ids), "since": since}, list)


def hours_of(mentor_ids: Collection[int]) -> Ask[list[Hours]]:
    """When these mentors have time, by the week and by exception, in no order."""
    return asking(Hours, HOURS_OF, {"ids": list(mentor_ids)}, list)


def busy(mentor_ids: Collection[int], start: datetime, end: datetime) -> Ask[list[Session]]:
    """Sessions that take these mentors' time at any moment from `start` to before `end`, by beginning."""
    return asking(Session, BUSY, {"ids": list(mentor_ids), "start": start, "end": end}, list)
