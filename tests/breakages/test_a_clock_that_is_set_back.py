"""The machine's clock is set back by an hour: nothing stands still for that hour, or is said to be on time."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Self

import apscheduler.schedulers.base
import apscheduler.triggers.interval
import pytest

from bot.handlers import schedule as handler
from bot.handlers.schedule import Schedule
from bot.handlers.ticks import Ticks
from bot.services.tally import Tally
from bot.services.watch import Check, Found
from storage.crypto import Vault
from storage.database import Database
from storage.happenings import CheckIn, Item, Message
from storage.records import Person
from tests.support.home import JAY, heard, rows_of, texts_to_leavers
from tests.support.town import Town
from tests.support.trouble import trouble

HOUR = timedelta(hours=1)


class Machine(datetime):
    """The machine's clock, which can be set back."""

    back = timedelta(0)

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        at = datetime.now(tz) - Machine.back
        return cls.fromtimestamp(at.timestamp(), tz)


class MachineClock:
    def now(self) -> datetime:
        return datetime.now(UTC) - Machine.back


class Sweeps:
    """In place of the turns: counts how often it is swept."""

    def __init__(self) -> None:
        self.swept = 0

    async def sweep(self) -> int:
        self.swept += 1
        return 0

    async def do(self, work: Check) -> Found:
        return Found(steps=0, unplanned=0, waiting=0)


@pytest.fixture
async def database(sqlite_url: str, vault: Vault) -> AsyncIterator[Database]:
    """With nothing that falls due."""
    opened = await Database.open(sqlite_url, vault)
    yield opened
    await opened.close()


@pytest.fixture
def sweeps(monkeypatch: pytest.MonkeyPatch) -> Sweeps:
    monkeypatch.setattr(Machine, "back", timedelta(0))
    for module in (apscheduler.schedulers.base, apscheduler.triggers.interval, handler):
        monkeypatch.setattr(module, "datetime", Machine)
    monkeypatch.setattr(handler, "SWEEP_EVERY", 0.2)
    return Sweeps()


async def test_the_schedule_goes_on_and_was_not_called_on_time_meanwhile(database: Database, sweeps: Sweeps) -> None:
    schedule = Schedule(database=database, clock=MachineClock(), batches=sweeps, lookup=None, removals=None)  # type: ignore[arg-type]
    tally = Tally()
    ticks = Ticks(schedule, tally, wall=lambda: time.time() - Machine.back.total_seconds(), every=0.05)
    schedule.start()
    try:
        await _until(lambda: sweeps.swept > 1)
        assert schedule.is_on_time()
        Machine.back = HOUR
        assert not schedule.is_on_time()
        before = sweeps.swept
        await asyncio.sleep(0.6)
        assert sweeps.swept <= before + 1  # the clockwork alone would wait for an hour
        Machine.back = timedelta(0)
        await asyncio.sleep(0.3)
        watching = asyncio.create_task(ticks.run())
        await asyncio.sleep(0.1)
        Machine.back, before = HOUR, sweeps.swept
        await _until(lambda: sweeps.swept > before + 3)
        assert schedule.is_on_time()
        assert tally.clock_jumps._value.get() == 1
        watching.cancel()
    finally:
        schedule.stop()


async def test_a_small_step_is_no_jump(database: Database, sweeps: Sweeps) -> None:
    schedule = Schedule(database=database, clock=MachineClock(), batches=sweeps, lookup=None, removals=None)  # type: ignore[arg-type]
    tally = Tally()
    watching = asyncio.create_task(
        Ticks(schedule, tally, wall=lambda: time.time() - Machine.back.total_seconds(), every=0.05).run()
    )
    await asyncio.sleep(0.1)
    Machine.back = timedelta(seconds=1)
    await asyncio.sleep(0.15)
    watching.cancel()
    assert tally.clock_jumps._value.get() == 0
    assert tally.loop_lag._sum.get() < 5


async def test_what_was_to_go_at_once_does_not_wait_for_the_time_that_it_was_said_at(place: Town) -> None:
    place.phones.silent.add(JAY)
    await place.text(JAY, "NEXT")
    answer = max((m for m in await rows_of(place, Message) if m.purpose == "answer"), key=lambda m: m.id)
    ahead = place.clock.now() + HOUR
    waits = {"state": "queued", "not_before": ahead, "created_at": ahead, "due_at": ahead, "claimed_at": None}
    async with place.database.writing() as rows:
        await rows.change(Message.table, {answer.id: waits})
    sent = len(place.phones.texts[JAY])
    await place.settle()
    assert len(place.phones.texts[JAY]) == sent
    await place.schedule.check()
    assert place.schedule.found is not None
    assert place.schedule.found.set_back == 1
    await place.settle()
    assert len(place.phones.texts[JAY]) == sent + 1


@pytest.mark.parametrize(("how", "state"), [("late", "in_doubt"), ("dies after", "sending")])
async def test_what_was_being_sent_by_a_clock_that_was_ahead_is_settled_and_holds_nothing_up(
    place: Town, how: str, state: str
) -> None:
    right = place.clock.now()
    place.clock.forward(3 * HOUR)
    trouble(place, how)
    await place.batches.do(heard(place, "NEXT"))
    await place.outbox.drain()
    assert [m.state for m in await texts_to_leavers(place)] == [state]
    place.clock._still = right + timedelta(minutes=1)
    await place.schedule.check()
    for _ in range(3):
        await place.schedule.settle_doubts()
        await place.wait(seconds=5)
    await place.text(JAY, "MENU")
    assert len(place.phones.texts[JAY]) == 2
    assert {m.state for m in await texts_to_leavers(place)} <= {"sent", "delivered"}


@pytest.mark.parametrize("taken", [False, True])
async def test_a_ladder_that_began_by_a_clock_that_was_ahead_climbs_on(place: Town, taken: bool) -> None:
    right = place.clock.now()
    place.clock.forward(30 * HOUR)
    await place.text(JAY, "I want to kill myself")
    [item] = await rows_of(place, Item)
    if taken:
        async with place.database.writing() as rows:
            await rows.change(Item.table, {item.id: {"taken_by": item.owner_id, "taken_at": place.clock.now()}})
    place.clock._still = right
    await place.schedule.check()
    assert place.schedule.found is not None
    assert place.schedule.found.set_back >= 1
    [mended] = [i for i in await rows_of(place, Item) if i.id == item.id]
    assert mended.next_at is not None
    assert mended.next_at <= right + HOUR
    await place.wait(seconds=3600)
    [climbed] = [i for i in await rows_of(place, Item) if i.id == item.id]
    assert climbed.taken_by is None
    assert climbed.rung_at is not None
    assert climbed.rung_at > right
    await place.schedule.check()
    assert place.schedule.found.set_back == 0


async def test_a_check_in_that_was_asked_by_a_clock_that_was_ahead_is_missed_in_time(place: Town) -> None:
    right = place.clock.now()
    await place.wait(seconds=48 * 3600)
    [asked] = [c for c in await rows_of(place, CheckIn) if c.state == "open"]
    assert asked.window_ends_at is not None
    assert asked.prompted_at is not None
    place.clock._still = right
    await place.schedule.check()
    [now] = [c for c in await rows_of(place, CheckIn) if c.state == "open"]
    assert now.prompted_at == right
    assert now.window_ends_at == right + (asked.window_ends_at - asked.prompted_at)
    assert [p.last_check_in_on for p in await rows_of(place, Person)] == [right.date()]
    await place.until(now.window_ends_at)
    assert "missed_check_in" in [i.kind for i in await rows_of(place, Item) if i.opened_at >= right]


@pytest.mark.parametrize("answer", ["4", None])
async def test_who_was_asked_by_a_clock_that_was_ahead_is_asked_again_in_time(place: Town, answer: str | None) -> None:
    right = place.clock.now()
    await place.wait(seconds=5 * 24 * 3600)
    if answer is not None:
        await place.text(JAY, answer)
    place.clock._still = right
    await place.schedule.check()
    [jay] = await rows_of(place, Person)
    assert jay.last_check_in_on == right.date()
    before = len(await rows_of(place, CheckIn))
    await place.wait(seconds=49 * 3600)
    assert len(await rows_of(place, CheckIn)) == before + 1
    await place.schedule.check()
    assert place.schedule.found is not None
    assert place.schedule.found.set_back == 0


async def test_a_human_who_wrote_by_a_clock_that_was_ahead_keeps_the_bot_quiet_no_longer(place: Town) -> None:
    right = place.clock.now()
    async with place.database.writing() as rows:
        [jay] = await rows.all(Person)
        ahead = right + 5 * 24 * HOUR
        await rows.change(Person.table, {jay.id: {"human_at": ahead, "last_text_at": ahead}})
    await place.schedule.check()
    [jay] = await rows_of(place, Person)
    assert (jay.human_at, jay.last_text_at) == (right, right)
    await place.wait(seconds=30 * 3600)
    assert [c.state for c in await rows_of(place, CheckIn)] != []


async def _until(true: Callable[[], bool]) -> None:
    for _ in range(200):
        if true():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it did not come")
