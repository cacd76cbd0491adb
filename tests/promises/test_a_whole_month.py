"""Ten leavers and their staff for a month, in the autumn and in the spring, held against every promise at once."""

import random
from collections import Counter
from datetime import date, datetime, time

import pytest

from storage.crypto import Vault
from storage.database import Database
from tests.simulation.driver import Driver
from tests.support.checker import breaches
from tests.support.month import Month
from tests.support.record import Record, read
from tests.support.town import LONDON, town


@pytest.mark.parametrize("first", [date(2026, 10, 5), date(2027, 3, 8)], ids=["autumn", "spring"])
async def test_a_month_of_ten_people_keeps_every_promise(sqlite_url: str, vault: Vault, first: date) -> None:
    """Without the driver's thread, which took most of the time."""
    database = await Database.open(sqlite_url, vault, driver=Driver())
    async with town(database, datetime.combine(first, time(9, 30), LONDON)) as place:
        month = Month(place, random.Random(first.year + 1))
        await month.people(first)
        await month.live(30)
        record = await read(place)
    await database.close()
    assert breaches(record) == []
    _was_a_full_month(record)


def _was_a_full_month(record: Record) -> None:
    """What the script is there for did happen."""
    kinds = Counter(item.kind for item in record.items)
    for kind in ("emergency", "urgent", "missed_check_in", "low_mood", "unanswered_message", "call_back"):
        assert kinds[kind], kind
    assert Counter(s.state for s in record.sessions).keys() >= {"attended", "missed"}
    assert {c.state for c in record.check_ins} >= {"answered", "missed", "unreachable"}
    assert {entry.what for entry in record.ledger} >= {"welcome", "stop", "start"}
    assert {m.purpose for m in record.outbox.values()} >= {
        "reminder",
        "nudge",
        "relay",
        "prompt",
        "emergency",
    }
    assert any(item.taken_by and item.closed_at is None for item in record.items)
