"""SQLite on a disk that is full: nothing is taken that can't be kept, it shows, and it goes on when there is room."""

import asyncio
import json
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest

from bot.channels.message import Settled, SmsOut
from bot.sandbox.server import World
from bot.services.post import SmsSide
from tests.end_to_end.place import OSRIC, ZEB, Place
from tests.end_to_end.test_twilio_door import form, signed

NOTHING_BOOKED = "You have no time booked yet. Text BOOK for one."
NO_PAGE = 4100
"""Bytes that any file may have: less than a page of SQLite's and its head in the `-wal` file."""


@contextmanager
def full() -> Iterator[None]:
    """No file of this process can grow: the kernel refuses the write, as it does when a disk is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (NO_PAGE, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


async def test_what_can_not_be_stored_is_refused_and_comes_again(town: Place, world: World) -> None:
    before = len(town.texts(ZEB))
    call = signed(world, form(world))
    with full():
        assert (await town.post("/twilio/inbound", **call))[0] == 503
        said = world.telegram.say(OSRIC, "/help")  # polled, and not confirmed
        await town.product.outbox.drain()
        assert town.texts(ZEB)[before:] == []
        assert said not in world.telegram.inbox(OSRIC)
        figures = (await town.get("/metrics"))[1]
        assert 'gatewalk_database_errors_total{kind="DatabaseAway"} 0.0' not in figures
        assert 'gatewalk_webhooks_total{route="inbound",status="503"} 1.0' in figures
        assert (await town.get("/health/live"))[0] == 200
    assert (await town.post("/twilio/inbound", **call))[0] == 200
    await town.settle()
    assert town.texts(ZEB)[before:] == [NOTHING_BOOKED]


async def test_it_shows_within_three_minutes_though_nothing_falls_due(town: Place) -> None:
    schedule = town.product.schedule
    await schedule.check()
    assert (await town.get("/health/ready"))[0] == 200
    with full():
        for _ in range(4):
            town.clock.forward(timedelta(minutes=1))
            for job in (schedule.sweep, schedule.check):
                await schedule._guarded(job)()
        status, body = await town.get("/health/ready")
        assert (status, json.loads(body)["reason"]) == (503, "the schedule is not running on time")
    await schedule.check()
    assert (await town.get("/health/ready"))[0] == 200


class Holds:
    """A provider whose answer to a text that went out stays away until it may come."""

    def __init__(self, whole: SmsSide) -> None:
        self.whole, self.out, self.may_answer = whole, asyncio.Event(), asyncio.Event()

    async def send(self, text: SmsOut) -> Settled:
        sent = await self.whole.send(text)
        self.out.set()
        await self.may_answer.wait()
        return sent


async def test_what_was_sent_when_it_could_not_be_noted_is_not_sent_again(
    town: Place, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = len(town.texts(ZEB))
    outbox = town.product.outbox
    assert outbox.calls.sms is not None
    provider = Holds(outbox.calls.sms)
    with monkeypatch.context() as held:
        held.setattr(outbox.calls, "sms", provider)
        assert (await town.post("/twilio/inbound", **signed(world, form(world))))[0] == 200
        async with asyncio.timeout(10):
            await provider.out.wait()
        with full():
            provider.may_answer.set()
            await asyncio.wait(outbox.calls.flying)
            await outbox._round()
            assert len(outbox.landed) == 1
    await town.settle()
    assert town.texts(ZEB)[before:] == [NOTHING_BOOKED]
