"""What happens, as frozen records: one class for each table of `storage.events`, sealed columns opened.

Instants are aware and in UTC; days and times of day are local to the programme.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, ClassVar

from sqlalchemy import Table

from storage import events


@dataclass(frozen=True, kw_only=True)
class Received:
    table: ClassVar[Table] = events.inbox

    id: int
    channel: str
    provider_id: str
    at: datetime
    person_id: int | None
    staff_id: int | None
    stranger_id: int | None
    body: str | None
    level: int
    state: str
    relayed: bool


@dataclass(frozen=True, kw_only=True)
class Run:
    table: ClassVar[Table] = events.runs

    id: int
    person_id: int
    flow: str
    about_id: int | None
    facts: Any
    answers: Any
    pending: Any
    asked_at: datetime | None
    state: str
    started_at: datetime
    version: int


@dataclass(frozen=True, kw_only=True)
class Message:
    table: ClassVar[Table] = events.outbox

    id: int
    person_id: int | None
    staff_id: int | None
    stranger_id: int | None
    lane: str
    channel: str
    purpose: str
    act: str
    body: str | None
    extras: Any
    state: str
    not_before: datetime
    not_after: datetime | None
    about_id: int | None
    about_version: int | None
    attempts: int
    provider_id: str | None
    segments: int
    error: str | None
    created_at: datetime
    claimed_at: datetime | None
    sent_at: datetime | None
    settled_at: datetime | None
    due_at: datetime | None = None
    urgent: int = 0
    ready_at: datetime | None = None
    claimed_by: int | None = None


@dataclass(frozen=True, kw_only=True)
class Untold:
    table: ClassVar[Table] = events.untold

    id: int
    programme_id: int
    person_id: int
    purpose: str
    how: str
    at: datetime
    planned_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Due:
    table: ClassVar[Table] = events.due

    id: int
    kind: str
    subject_id: int
    person_id: int | None
    at: datetime
    version: int
    data: str | None


@dataclass(frozen=True, kw_only=True)
class Item:
    table: ClassVar[Table] = events.items

    id: int
    programme_id: int
    person_id: int | None
    stranger_id: int | None
    kind: str
    opened_at: datetime
    ladder: str
    climbed_from: datetime
    rungs: int
    rung_at: datetime | None
    next_at: datetime | None
    owner_id: int | None
    taken_by: int | None
    taken_at: datetime | None
    closed_at: datetime | None
    closed_by: int | None
    reason: str | None
    version: int


@dataclass(frozen=True, kw_only=True)
class Note:
    table: ClassVar[Table] = events.notes

    id: int
    item_id: int
    at: datetime
    what: str
    detail: Any


@dataclass(frozen=True, kw_only=True)
class Alert:
    table: ClassVar[Table] = events.alerts

    id: int
    item_id: int
    staff_id: int
    outbox_id: int
    rung: int
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Hours:
    table: ClassVar[Table] = events.availability

    id: int
    staff_id: int
    weekday: int | None
    day: date | None
    starts: time | None
    ends: time | None


@dataclass(frozen=True, kw_only=True)
class Session:
    table: ClassVar[Table] = events.sessions

    id: int
    programme_id: int
    person_id: int
    mentor_id: int | None
    kind: str
    starts_at: datetime
    ends_at: datetime
    state: str
    place: str | None
    plan: str | None
    booked_at: datetime
    version: int


@dataclass(frozen=True, kw_only=True)
class CheckIn:
    table: ClassVar[Table] = events.check_ins

    id: int
    person_id: int
    day: date
    prompted_at: datetime | None
    window_ends_at: datetime | None
    nudged_at: datetime | None
    state: str
    mood: int | None
    need: str | None
    answered_at: datetime | None
    receipt: str | None
    version: int
