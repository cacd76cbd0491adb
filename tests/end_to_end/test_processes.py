"""The commands and the service as processes: set up, run, killed, started again, stopped."""

import asyncio
import contextlib
import json
import signal
import socket
import sqlite3
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest
from sqlalchemy import make_url

from bot.clock import MovableClock, SystemClock
from bot.sandbox.server import World
from bot.settings import load_settings
from storage.happenings import Message
from tests.end_to_end.place import OSRIC, ZEB, opened
from tests.end_to_end.process import Operator, Run, people_for_now, policy_for_now, until
from tests.end_to_end.test_twilio_door import form, signed
from tests.support.databases import PostgresServer
from tests.support.ports import free_port

NOTHING_BOOKED = "You have no time booked yet. Text BOOK for one."


@pytest.fixture
async def outside() -> AsyncIterator[World]:
    """A world at the machine's own time, whose Twilio is patient with a service that is away."""
    async with World(clock=SystemClock()) as world:
        world.twilio.webhooks.attempts, world.twilio.webhooks.retry_delay = 5000, 0.1
        yield world


@pytest.fixture
async def operator(outside: World, tmp_path: Path) -> AsyncIterator[Operator]:
    (tmp_path / "programme.toml").write_text(policy_for_now())
    (tmp_path / "people.csv").write_text(
        people_for_now("Zebedee Quillfeather,07700900101,Osric Thistlewood", "Rosamund Fennimore,07700900102,")
    )
    operator = Operator(outside, tmp_path)
    yield operator
    await operator.leave()


def _texts(world: World, phone: str) -> list[str]:
    return [message.arrived_body for message in world.twilio.inbox(phone)]


def _told(world: World, user: int, words: str) -> list[str]:
    return [m.text for m in world.telegram.inbox(user) if words in m.text]


async def test_from_an_empty_folder_to_an_answer_and_a_clean_end(operator: Operator, outside: World) -> None:
    await operator.does("init")
    operator.point_at_the_world()
    await operator.does("apply", "programme.toml")
    invited = await operator.does(
        "invite", "mentor", "--programme", "leicester-up", "--name", "Osric Thistlewood", "--json"
    )
    await operator.does("people", "import", "people.csv")
    run = await operator.start()
    await run.ready()
    outside.telegram.press_start(OSRIC, json.loads(invited)["token"])
    await until(lambda: len(_texts(outside, ZEB)) == 1)
    await until(lambda: bool(_told(outside, OSRIC, "You are in.")))
    outside.twilio.text(ZEB, "NEXT")
    await until(lambda: _texts(outside, ZEB)[1:] == [NOTHING_BOOKED])
    outside.twilio.text(ZEB, "any marmalade left")
    await until(lambda: bool(_told(outside, OSRIC, "marmalade")))
    assert _told(outside, OSRIC, "marmalade") == ["Zebedee: any marmalade left"]

    second, _, why = await operator.command("run")
    assert second == 2
    assert why.endswith("already; SQLite has one process\n")
    doctor, people, items = await asyncio.gather(
        operator.command("doctor"),
        operator.does("people", "list", "--json"),
        operator.does("queue", "list", "--json"),
    )
    assert (doctor[0], doctor[2]) == (0, "")
    assert "FAIL" not in doctor[1]
    (zeb, _) = json.loads(people)
    assert (zeb["name"], zeb["phone"], zeb["mentor"]) == ("Zebedee Quillfeather", ZEB, "Osric Thistlewood")
    assert [item["kind"] for item in json.loads(items)] == ["unanswered_message"]

    assert await run.end(signal.SIGTERM) == 0
    assert await run.status() == 0
    assert "running" in run.log.read_text()


async def test_killed_at_any_moment_nothing_is_lost_or_doubled(
    operator: Operator, outside: World, sqlite_url: str
) -> None:
    operator.use(sqlite_url)
    await operator.enrol("token")
    outside.telegram.press_start(OSRIC, "token")
    first = await operator.start()
    await until(lambda: len(_texts(outside, ZEB)) == 1 and bool(_told(outside, OSRIC, "You are in.")))

    # Killed while a text and a command wait to be committed
    lock = sqlite3.connect(make_url(sqlite_url).database or "", isolation_level=None)
    lock.execute("begin immediate")
    outside.twilio.text(ZEB, "NEXT")
    outside.telegram.say(OSRIC, "/help")
    await asyncio.sleep(0.5)
    await first.end(signal.SIGKILL)
    lock.execute("rollback")
    lock.close()
    second = await operator.start()
    await until(lambda: _texts(outside, ZEB)[1:] == [NOTHING_BOOKED])
    await until(lambda: len(_told(outside, OSRIC, "/away")) == 1)

    # Killed while Twilio has a text and has not said so
    outside.twilio.fail("time_out_after", ZEB)
    outside.twilio.receipts("lost")
    outside.twilio.text(ZEB, "NEXT")
    await until(lambda: len(_texts(outside, ZEB)) == 3)
    await second.end(signal.SIGKILL)
    clock = MovableClock.running()
    clock.forward(timedelta(minutes=1))  # what was under way then must have ended
    settings = load_settings(operator.env, None)
    async with opened(outside, clock, settings, port=0) as place:
        await place.product.schedule.settle_doubts()
        await place.settle()
        states = [m.state for m in await place.rows(Message) if m.channel == "sms" and m.purpose == "answer"]
        assert states == ["delivered", "sent"]
        assert await place.text(ZEB, "NEXT") == [NOTHING_BOOKED]
        assert len(place.texts(ZEB)) == 4
        assert len(_told(outside, OSRIC, "/away")) == 1


async def test_without_accounts_it_says_so_and_serves(operator: Operator, sqlite_url: str) -> None:
    operator.use(sqlite_url)
    operator.forget_the_world()
    run = await operator.start(GATEWALK_LOG_FORMAT="json")
    await run.ready()
    assert await run.end(signal.SIGINT) == 0
    lines = [json.loads(line) for line in run.log.read_text().splitlines()]
    assert {line["event"] for line in lines} == {"sms.off", "telegram.off", "running"}


async def test_it_refuses_an_old_schema_in_one_clear_line(operator: Operator, sqlite_url: str) -> None:
    operator.use(sqlite_url)
    with contextlib.closing(sqlite3.connect(make_url(sqlite_url).database or "")) as database, database:
        database.execute("update alembic_version set version_num = '0001'")
    assert await operator.command("run") == (
        2,
        "",
        "gatewalk: the database has an old schema: run `gatewalk migrate`\n",
    )


async def test_a_port_that_is_taken_is_named(operator: Operator, sqlite_url: str) -> None:
    operator.use(sqlite_url)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        operator.env["GATEWALK_PORT"] = str(port)
        status, _, err = await operator.command("run")
    assert (status, err.splitlines()[-1]) == (
        1,
        f"gatewalk: 127.0.0.1:{port}: can't listen there: Address already in use",
    )
    assert "Traceback" not in err


async def test_on_postgresql_two_replicas_take_each_text_once(
    operator: Operator, outside: World, postgres: PostgresServer
) -> None:
    with postgres.database(empty=True) as url:
        operator.use(url)
        await operator.does("migrate")
        await operator.does("apply", "programme.toml")
        phones = [f"+4477009002{number:02}" for number in range(5)]
        rows = [f"Zebedee Number,{phone}," for phone in phones]
        (operator.folder / "people.csv").write_text(people_for_now(*rows))
        assert "5 added" in await operator.does("people", "import", "people.csv")
        runs = [await operator.start(), await operator.start()]
        await asyncio.gather(*(run.ready() for run in runs))
        await until(lambda: all(len(_texts(outside, phone)) == 1 for phone in phones))
        texts = [(phone, f"SM{at}{number:02}" + "0" * 29) for at in range(4) for number, phone in enumerate(phones)]
        posts = [_post(run, outside, phone, sid) for phone, sid in texts for run in runs]
        statuses = await asyncio.gather(*posts)
        assert set(statuses) <= {200, 503}
        again = [_post(run, outside, phone, sid) for phone, sid in texts for run in runs]  # as Twilio does after a 503
        assert set(await asyncio.gather(*again)) == {200}
        await until(lambda: all(len(_texts(outside, phone)) == 5 for phone in phones))
        await asyncio.sleep(0.5)
        assert [_texts(outside, phone)[1:] for phone in phones] == [[NOTHING_BOOKED] * 4] * 5
        assert await asyncio.gather(*(run.end() for run in runs)) == [0, 0]
        assert "turn.failed" not in "".join(run.log.read_text() for run in runs)


async def _post(run: Run, world: World, phone: str, sid: str) -> int:
    call = signed(world, form(world, From=phone, MessageSid=sid))
    async with aiohttp.ClientSession() as http, http.post(f"{run.url}/twilio/inbound", **call) as answer:
        return answer.status


async def test_told_to_stop_while_a_restored_database_waits_for_twilio(
    operator: Operator, sqlite_url: str, tmp_path: Path
) -> None:
    operator.use(sqlite_url)
    await operator.enrol("token")
    await operator.does("backup", "copy.backup")
    operator.env["GATEWALK_DATABASE_URL"] = f"sqlite+aiosqlite:///{tmp_path / 'restored.db'}"
    await operator.does("restore", "copy.backup")
    nobody = f"http://127.0.0.1:{free_port()}"
    run = await operator.start(GATEWALK_TWILIO_API_URL=nobody)
    await until(lambda: "catch_up.waits" in run.log.read_text())
    assert await run.end(signal.SIGTERM) == 0
    assert "stop.unclean" not in run.log.read_text()
