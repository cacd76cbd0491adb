"""Alive, ready, and in figures."""

import asyncio
import json
import os
from datetime import timedelta
from typing import Literal

import pytest
from sqlalchemy import make_url, update

from bot.clock import MovableClock
from bot.sandbox.server import World
from bot.settings import Settings
from storage.rows import KEY_MARK
from storage.tables import marks
from tests.end_to_end.place import ZEB, Place, opened
from tests.end_to_end.test_twilio_door import form, signed
from tests.support.databases import PostgresServer


async def test_ready_while_the_schedule_is_on_time(town: Place) -> None:
    assert await town.get("/health/live") == (200, '{"status":"alive"}')
    status, body = await town.get("/health/ready")
    assert (status, json.loads(body)["status"]) == (200, "ready")
    town.clock.forward(timedelta(minutes=3))
    status, body = await town.get("/health/ready")
    assert (status, json.loads(body)["reason"]) == (503, "the schedule is not running on time")
    assert (await town.get("/health/live"))[0] == 200
    await town.product.schedule.sweep()
    assert (await town.get("/health/ready"))[0] == 200
    town.clock.forward(timedelta(minutes=1))
    await town.product.schedule.sweep()
    assert (await town.get("/health/ready"))[0] == 503  # the minute's check has not been done for longer than three
    await town.product.schedule.check()
    assert (await town.get("/health/ready"))[0] == 200


async def test_not_ready_without_the_key_in_use(town: Place) -> None:
    key = marks.c.name == KEY_MARK
    async with town.product.database.writing() as rows:
        await rows.execute(update(marks).where(key).values(value="9"))
    status, body = await town.get("/health/ready")
    assert (status, json.loads(body)["reason"]) == (503, "the key file has not got the key in use")
    async with town.product.database.writing() as rows:
        await rows.execute(update(marks).where(key).values(value="1"))
    assert (await town.get("/health/ready"))[0] == 200


async def test_metrics_count_and_name_nobody(town: Place) -> None:
    await town.post("/twilio/inbound", data={})
    await town.text(ZEB, "hello marmalade")
    town.clock.forward(timedelta(days=1, minutes=5))
    status, body = await town.get("/metrics")
    assert status == 200
    lines = body.splitlines()
    assert 'gatewalk_webhooks_total{route="inbound",status="403"} 1.0' in lines
    assert 'gatewalk_webhooks_total{route="inbound",status="200"} 1.0' in lines
    assert 'gatewalk_open_items{kind="unanswered_message"} 1.0' in lines
    assert 'gatewalk_outbox{state="queued"} 0.0' in lines
    (late,) = [float(line.split()[1]) for line in lines if line.startswith("gatewalk_overdue_seconds ")]
    assert late >= 300
    for private in ("marmalade", "Zebedee", "7700900", "/twilio/status?"):
        assert private not in body


async def test_without_the_database_nothing_is_ready_and_twilio_is_asked_to_try_again(
    world: World, clock: MovableClock, settings: Settings, postgres: PostgresServer, postgres_url: str
) -> None:
    name = make_url(postgres_url).database
    async with opened(world, clock, settings, database_url=postgres_url) as place:
        await place.enrol()
        before = len(place.texts(ZEB))
        away, back = (f"alter database {name} allow_connections {how}" for how in ("false", "true"))
        await asyncio.to_thread(postgres.command, away, _end_sessions(name))
        try:
            assert (await place.post("/twilio/inbound", **signed(world, form(world))))[0] == 503
            status, body = await place.get("/health/ready")
            assert (status, json.loads(body)["reason"]) == (503, "the database does not answer")
            status, body = await place.get("/metrics")
            assert (status, "gatewalk_database_up 0.0" in body, "gatewalk_outbox{" in body) == (200, True, False)
            assert 'gatewalk_database_errors_total{kind="DatabaseAway"}' in body
            assert (await place.get("/health/live"))[0] == 200
        finally:
            await asyncio.to_thread(postgres.command, back)
        assert (await place.post("/twilio/inbound", **signed(world, form(world))))[0] == 200
        await _answered(place, before)
        assert place.texts(ZEB)[before:] == ["You have no time booked yet. Text BOOK for one."]
        await place.ready()


@pytest.mark.parametrize("stands_there", ["nothing", "another"])
async def test_a_database_that_was_moved_away_is_not_written_on(
    town: Place, world: World, stands_there: Literal["nothing", "another"]
) -> None:
    before, file = len(town.texts(ZEB)), str(town.product.database.url.database)
    os.rename(file, f"{file}.aside")
    if stands_there == "another":
        os.close(os.open(file, os.O_CREAT))
    assert (await town.post("/twilio/inbound", **signed(world, form(world))))[0] == 503
    status, body = await town.get("/health/ready")
    assert (status, json.loads(body)["reason"]) == (503, "the database's file was moved or deleted")
    assert 'gatewalk_database_errors_total{kind="DatabaseAway"} 0.0' not in (await town.get("/metrics"))[1]
    assert os.access(file, os.F_OK) == (stands_there == "another")  # no new one was begun
    os.rename(f"{file}.aside", file)
    assert (await town.post("/twilio/inbound", **signed(world, form(world))))[0] == 200
    await _answered(town, before)
    assert town.texts(ZEB)[before:] == ["You have no time booked yet. Text BOOK for one."]
    await town.ready()


async def _answered(place: Place, before: int) -> None:
    """A connection that was cut is found out when it is used: the outbox may wait once more before it sends."""
    for _ in range(200):
        await place.settle()
        if len(place.texts(ZEB)) > before:
            return
        await asyncio.sleep(0.05)
    raise AssertionError("no answer came")


def _end_sessions(name: str | None) -> str:
    return f"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'"


@pytest.mark.parametrize("wanting", ["twilio_account_sid", "telegram_bot_token"])
async def test_a_side_without_settings_is_off_and_the_rest_serves(
    world: World, clock: MovableClock, settings: Settings, wanting: str
) -> None:
    tokens = {"twilio_auth_token": None} if wanting.startswith("twilio") else {}
    async with opened(world, clock, settings, **{wanting: None}, **tokens) as place:
        await place.ready()
        twilio = (await place.post("/twilio/inbound", **signed(world, form(world))))[0]
        assert twilio == (503 if tokens else 200)
        assert (await place.post("/telegram/webhook", json={}))[0] == 503


async def test_no_address_sends_on_to_the_host_that_a_request_names(town: Place) -> None:
    for path in ("/health/live/", "/twilio/inbound/", "/metrics/"):
        assert (await town.get(path))[0] == 404
