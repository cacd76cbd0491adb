"""Who takes part, as frozen records: one class for each table of `storage.tables`, sealed columns opened.

Instants are aware and in UTC; days and times of day are local to the programme.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, ClassVar

from sqlalchemy import Table

from storage import tables


@dataclass(frozen=True, kw_only=True)
class Programme:
    table: ClassVar[Table] = tables.programmes

    id: int
    slug: str
    policy: str
    version: int
    updated_at: datetime


@dataclass(frozen=True, kw_only=True)
class Staff:
    table: ClassVar[Table] = tables.staff

    id: int
    programme_id: int
    role: str
    name: str
    name_hash: bytes
    language: str
    telegram: str | None
    telegram_hash: bytes | None
    joined_at: datetime | None
    removed_at: datetime | None
    away_from: date | None
    away_until: date | None
    asked: str | None
    created_at: datetime


@dataclass(frozen=True, kw_only=True)
class Person:
    table: ClassVar[Table] = tables.people

    id: int
    programme_id: int
    name: str
    phone: str | None
    phone_hash: bytes | None
    telegram: str | None
    telegram_hash: bytes | None
    channel: str
    language: str
    release_on: date
    check_in_time: time | None
    mentor_id: int | None
    consent_on: date | None
    status: str
    hold: str | None
    hold_until: date | None
    welcome: str
    welcomed_on: date | None
    stopped_at: datetime | None
    last_text_at: datetime | None
    human_at: datetime | None
    last_check_in_on: date | None
    version: int
    created_at: datetime
    stop_or_start_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Invitation:
    table: ClassVar[Table] = tables.invitations

    id: int
    staff_id: int | None
    person_id: int | None
    token_hash: bytes
    expires_at: datetime
    redeemed_at: datetime | None
    withdrawn_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class LedgerEntry:
    table: ClassVar[Table] = tables.ledger

    id: int
    person_id: int
    at: datetime
    what: str
    how: str
    wording: str


@dataclass(frozen=True, kw_only=True)
class Stranger:
    table: ClassVar[Table] = tables.strangers

    id: int
    phone: str
    phone_hash: bytes
    first_at: datetime
    answered_at: datetime | None
    state: str
    person_id: int | None


@dataclass(frozen=True, kw_only=True)
class Topic:
    table: ClassVar[Table] = tables.topics

    id: int
    staff_id: int
    person_id: int
    thread_id: int


@dataclass(frozen=True, kw_only=True)
class AuditEntry:
    table: ClassVar[Table] = tables.audit

    id: int
    at: datetime
    actor: str
    what: str
    subject: str
    number: int | None = None
    mac: bytes | None = None


@dataclass(frozen=True, kw_only=True)
class Erasure:
    table: ClassVar[Table] = tables.erasures

    id: int
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Removal:
    table: ClassVar[Table] = tables.removals

    id: int
    erasure_id: int | None
    act: str
    ref: str | None
    chat: str | None
    detail: Any
    next_at: datetime | None
    attempts: int
