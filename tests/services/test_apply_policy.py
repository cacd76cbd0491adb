"""A policy file put into force: created, changed, and left alone when nothing is new."""

from datetime import UTC, date, datetime

import pytest

from bot.clock import MovableClock
from bot.rules.policy import parse_policy
from bot.services.apply_policy import apply_policy
from bot.services.office import at_the_desk
from bot.words.catalogue import Words
from storage.database import Database
from storage.ids import Ids
from storage.records import Programme

BARE = '[programme]\nslug = "leicester-up"\nname = "UP Leicester"\n'
WORDS = Words.load()


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(datetime(2026, 11, 23, 10, tzinfo=UTC))


async def applied(database: Database, clock: MovableClock, text: str) -> list[str]:
    policy = parse_policy(text, today=date(2026, 11, 23))
    return await at_the_desk(
        database, lambda desk: apply_policy(desk, policy), clock=clock, new_id=Ids().next, words=WORDS
    )


async def programmes(database: Database) -> list[Programme]:
    async with database.reading() as rows:
        return await rows.all(Programme, order_by=(Programme.table.c.id,))


async def test_the_same_file_twice_changes_nothing(database: Database, clock: MovableClock) -> None:
    assert await applied(database, clock, BARE) == ["programme leicester-up: created"]
    before = await programmes(database)
    clock.forward(datetime(2026, 11, 24, tzinfo=UTC) - clock.now())
    assert await applied(database, clock, BARE) == []
    assert await applied(database, clock, BARE + '\n[check_in]\nwindow = "24h"\n') == []
    assert await programmes(database) == before
    assert before[0].version == 1


async def test_what_changed_is_said_by_key(database: Database, clock: MovableClock) -> None:
    await applied(database, clock, BARE)
    changed = """
[check_in]
window = "36h"
[reminders]
court = []
[[helpline]]
name = "Samaritans"
phone = "116 123"
checked = 2026-11-20
[ladder.urgent]
steps = [
  { after = "0m", to = "mentor" },
  { after = "90m", to = "cover" },
  { after = "2h", to = "coordinators", repeat = "30m" },
]
"""
    assert await applied(database, clock, BARE.replace("UP L", "Up L") + changed) == [
        "programme.name: UP Leicester → Up Leicester",
        "check_in.window: 1d → 36h",
        "reminders.court: 7d, 3d, 1d → none",
        "ladder.urgent.steps[2].after: 1h → 90m",
        "ladder.urgent.steps[3].repeat: 1h → 30m",
        "helpline: { name = Samaritans, phone = 116 123, checked = 2026-11-01 }, "
        "{ name = NHS, phone = 111, option 2, checked = 2026-11-01 }, "
        "{ name = Shout text line, phone = 85258, checked = 2026-11-01 } → "
        "{ name = Samaritans, phone = 116 123, checked = 2026-11-20 }",
    ]
    (programme,) = await programmes(database)
    assert (programme.version, programme.updated_at) == (2, clock.now())
    assert '"36h"' in programme.policy


async def test_another_slug_is_another_programme(database: Database, clock: MovableClock) -> None:
    await applied(database, clock, BARE)
    await applied(database, clock, BARE.replace("leicester-up", "derby"))
    assert [(p.id, p.slug) for p in await programmes(database)] == [(1, "leicester-up"), (2, "derby")]
