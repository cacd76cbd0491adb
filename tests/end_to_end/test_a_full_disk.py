"""SQLite on a disk that is full: nothing is taken that can't be kept, it shows, and it goes on when there is room."""

import json
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from bot.sandbox.server import World
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


async def test_what_was_sent_when_it_could_not_be_noted_is_not_sent_again(town: Place, world: World) -> None:
    before = len(town.texts(ZEB))
    whole = town.product.outbox.sms
    assert whole is not None

    class FillsTheDisk:
        """The text goes out, and from then on there is no room."""

        async def send(self, text: object) -> object:
            sent = await whole.send(text)  # type: ignore[arg-type, union-attr]
            resource.setrlimit(resource.RLIMIT_FSIZE, (NO_PAGE, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
            return sent

    hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    town.product.outbox.sms = FillsTheDisk()  # type: ignore[assignment]
    try:
        assert (await town.post("/twilio/inbound", **signed(world, form(world))))[0] == 200
        for _ in range(50):
            await town.product.outbox._round()
            if town.product.outbox.landed:
                break
        assert len(town.product.outbox.landed) == 1
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, hard)
        town.product.outbox.sms = whole
    await town.settle()
    assert town.texts(ZEB)[before:] == [NOTHING_BOOKED]
