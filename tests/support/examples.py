"""Records for tests of storage, filled in but for what a test is about; ids count upwards."""

from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any, TypeVar

from storage.codec import Record
from storage.happenings import CheckIn, Due, Item, Message, Received, Session
from storage.records import Person, Programme, Staff

R = TypeVar("R", bound=Record)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
_ids = count(1)


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def _make(record_type: type[R], given: dict[str, Any], **usual: Any) -> R:
    empty = dict.fromkeys((field.name for field in fields(record_type)), None)
    return record_type(**(empty | {"id": next(_ids)} | usual | given))


def programme(**given: Any) -> Programme:
    slug = f"north-{next(_ids)}"
    return _make(Programme, given, slug=slug, policy="", version=1, updated_at=NOON)


def mentor(**given: Any) -> Staff:
    usual = {"role": "mentor", "name": "Sam", "name_hash": str(next(_ids)).encode(), "language": "en"}
    return _make(Staff, given, programme_id=1, created_at=NOON, **usual)


def leaver(**given: Any) -> Person:
    usual = {"name": "Robin", "channel": "sms", "language": "en", "status": "released", "welcome": "done"}
    return _make(Person, given, programme_id=1, release_on=date(2026, 11, 1), version=1, created_at=NOON, **usual)


def message(**given: Any) -> Message:
    usual = {"lane": "p1", "channel": "sms", "purpose": "relay", "act": "send", "body": "hello", "state": "queued"}
    urgent = int(given.get("purpose") == "emergency")
    return _make(Message, given, not_before=NOON, attempts=0, segments=1, created_at=NOON, urgent=urgent, **usual)


def due(**given: Any) -> Due:
    return _make(Due, given, kind="check_in", subject_id=1, at=NOON, version=1)


def session(**given: Any) -> Session:
    times = {"starts_at": NOON, "ends_at": NOON + minutes(60), "booked_at": NOON}
    return _make(Session, given, programme_id=1, person_id=1, kind="session", state="booked", version=1, **times)


def item(**given: Any) -> Item:
    times = {"opened_at": NOON, "climbed_from": NOON}
    return _make(Item, given, programme_id=1, kind="low_mood", ladder="[]", rungs=0, version=1, **times)


def received(**given: Any) -> Received:
    usual = {"channel": "sms", "provider_id": f"SM{next(_ids)}", "state": "done", "body": "hi"}
    return _make(Received, given, at=NOON, level=0, relayed=False, **usual)


def check_in(**given: Any) -> CheckIn:
    return _make(CheckIn, given, day=NOON.date(), state="open", version=1)
