"""People, staff and what is planned for them, put straight into the tables: what a service has after some weeks."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.rules.policy import parse_policy, policy_to_json
from bot.rules.reminders import plan_reminders
from storage.codec import Record
from storage.crypto import Vault
from storage.database import Database
from storage.happenings import Due, Hours, Session
from storage.ids import Ids
from storage.records import Person, Programme, Staff
from tests.support.night import far_from

MENTORS = 50
COORDINATORS = 3
BOOKED = 10
"""Sessions that each mentor has ahead, one a day."""
CHUNK = 5_000
LONDON = ZoneInfo("Europe/London")
FIRST = ("Zebedee", "Rosamund", "Ignatius", "Peregrine", "Ottoline", "Barnaby", "Clementine", "Lysander")
LAST = ("Quillfeather", "Fennimore", "Thistlewood", "Crabtree", "Marchbanks", "Pennyfeather", "Hollowbread")


def phone(number: int) -> str:
    """A number of Ofcom's drama range with four digits or more behind it: nobody's, and too long for any network."""
    return f"+447700900{number % 1000:03d}{number // 1000:04d}"


def telegram(staff: int) -> str:
    return str(7_000_000 + staff)


def policy_text(now: datetime) -> str:
    """Quiet hours half a day away and staff at work all day, so that a benchmark measures the same at any hour, and
    money for more texts than are measured."""
    return f"""[programme]
slug = "bench"
name = "Bench"
{far_from(now.astimezone(LONDON))}staff_days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
staff_hours = ["00:00", "23:59"]
monthly_spend_limit_gbp = 1000000
"""


@dataclass(frozen=True, kw_only=True)
class Enrolled:
    """How many people there are, and how many of them have a check-in due at which moment; the others' is a day off."""

    people: int
    due: int = 0
    due_at: datetime | None = None


async def enrol(database: Database, enrolled: Enrolled, now: datetime | None = None) -> None:
    """Everybody is released, welcomed and checked in yesterday; each has a next check-in, each mentor some sessions."""
    now = now or datetime.now(UTC)
    new_id = Ids().next
    everything = itertools.chain(
        _programme(now),
        _staff(database.vault, now),
        _people(database.vault, enrolled.people, now),
        _check_ins_due(enrolled, now, new_id),
        _sessions(enrolled.people, now, new_id),
    )
    while chunk := list(itertools.islice(everything, CHUNK)):
        async with database.writing() as rows:
            await rows.insert(chunk)


def _programme(now: datetime) -> Iterator[Record]:
    policy = parse_policy(policy_text(now), today=now.date())
    yield Programme(id=1, slug="bench", policy=policy_to_json(policy), version=1, updated_at=now)


def _staff(vault: Vault, now: datetime) -> Iterator[Record]:
    for number in range(1, MENTORS + COORDINATORS + 1):
        name = f"{FIRST[number % len(FIRST)]} {LAST[number % len(LAST)]} {number}"
        yield Staff(
            id=number,
            programme_id=1,
            role="mentor" if number <= MENTORS else "coordinator",
            name=name,
            name_hash=vault.lookup(name),
            language="en",
            telegram=telegram(number),
            telegram_hash=vault.lookup(telegram(number)),
            joined_at=now,
            removed_at=None,
            away_from=None,
            away_until=None,
            asked=None,
            created_at=now,
        )


def _people(vault: Vault, count: int, now: datetime) -> Iterator[Record]:
    yesterday = now.astimezone(LONDON).date() - timedelta(days=1)
    for number in range(1, count + 1):
        yield Person(
            id=number,
            programme_id=1,
            name=f"{FIRST[number % len(FIRST)]} {LAST[number % len(LAST)]}",
            phone=phone(number),
            phone_hash=vault.lookup(phone(number)),
            telegram=None,
            telegram_hash=None,
            channel="sms",
            language="cy" if number % 10 == 0 else "en",
            release_on=yesterday - timedelta(days=5),
            check_in_time=None,
            mentor_id=number % MENTORS + 1,
            consent_on=yesterday - timedelta(days=5),
            status="released",
            hold=None,
            hold_until=None,
            welcome="done",
            welcomed_on=yesterday - timedelta(days=5),
            stopped_at=None,
            last_text_at=None,
            human_at=None,
            last_check_in_on=yesterday,
            version=1,
            created_at=now,
        )


def _check_ins_due(enrolled: Enrolled, now: datetime, new_id: Callable[[], int]) -> Iterator[Record]:
    for person in range(1, enrolled.people + 1):
        soon = enrolled.due_at is not None and person <= enrolled.due
        at = enrolled.due_at if soon and enrolled.due_at else now + timedelta(days=1, milliseconds=person)
        yield Due(id=new_id(), kind="check_in", subject_id=person, person_id=person, at=at, version=1, data=None)


def _sessions(people: int, now: datetime, new_id: Callable[[], int]) -> Iterator[Record]:
    policy = parse_policy(policy_text(now), today=now.date())
    for mentor in range(1, MENTORS + 1):
        for weekday in range(5):
            yield Hours(id=new_id(), staff_id=mentor, weekday=weekday, day=None, starts=time(9), ends=time(17))
        for days in range(1, BOOKED + 1):
            person = (mentor - 2 + MENTORS * days) % people + 1
            session = _session(new_id(), person, mentor, datetime.combine(_day(now, days), time(14), LONDON), now)
            yield session
            yield _due(new_id(), "session_over", session, session.ends_at)
            for reminder in plan_reminders(policy, "session", starts_at=session.starts_at, booked_at=now):
                yield _due(new_id(), "reminder", session, reminder.at, "plan" if reminder.ask_plan else "say")


def _session(number: int, person: int, mentor: int, starts_at: datetime, now: datetime) -> Session:
    return Session(
        id=number,
        programme_id=1,
        person_id=person,
        mentor_id=mentor,
        kind="session",
        starts_at=starts_at.astimezone(UTC),
        ends_at=starts_at.astimezone(UTC) + timedelta(minutes=45),
        state="booked",
        place="phone call",
        plan=None,
        booked_at=now,
        version=1,
    )


def _due(number: int, kind: str, session: Session, at: datetime, data: str | None = None) -> Due:
    return Due(id=number, kind=kind, subject_id=session.id, person_id=session.person_id, at=at, version=1, data=data)


def _day(now: datetime, days: int) -> date:
    return now.astimezone(LONDON).date() + timedelta(days=days)
