"""The doctor: a line for each thing, and an exit status that a script can go by."""

import asyncio
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import make_url

from bot.clock import SystemClock
from bot.commands import house as opened_house
from bot.sandbox.server import World
from storage.crypto import new_key_text
from storage.records import Programme
from tests.commands.conftest import Ended, Gatewalk


def results(ended: Ended) -> dict[str, str]:
    return {line["check"]: line["result"] for line in json.loads(ended.out)}


def detail(ended: Ended, check: str) -> str:
    return next(str(line["detail"]) for line in json.loads(ended.out) if line["check"] == check)


@pytest.fixture
def sides(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Both sides set up, with addresses to be put in."""
    monkeypatch.setenv("TWILIO_FROM_NUMBER", "+447700900999")
    monkeypatch.setenv("GATEWALK_PUBLIC_URL", "https://gatewalk.example.org")
    return monkeypatch


async def test_all_is_well_when_both_sides_answer(enrolled: Gatewalk, sides: pytest.MonkeyPatch) -> None:
    async with World(clock=SystemClock()) as world:
        sides.setenv("TELEGRAM_BOT_TOKEN", world.telegram.token)
        sides.setenv("GATEWALK_TELEGRAM_API_URL", world.url)
        sides.setenv("TWILIO_ACCOUNT_SID", world.twilio.account_sid)
        sides.setenv("TWILIO_AUTH_TOKEN", world.twilio.auth_token)
        sides.setenv("GATEWALK_TWILIO_API_URL", world.url)
        well = await asyncio.to_thread(enrolled, "doctor", "--json")
        sides.setenv("TELEGRAM_BOT_TOKEN", "123:wrong")
        sides.setenv("TWILIO_AUTH_TOKEN", "0" * 32)
        ill = await asyncio.to_thread(enrolled, "doctor", "--json")
    assert well.status == 0
    assert results(well) == {
        "program": "ok",
        "settings": "ok",
        "database": "ok",
        "key": "ok",
        "schema": "ok",
        "helplines": "ok",
        "staff": "note",
        "telegram": "ok",
        "twilio": "ok",
        "public url": "ok",
        "heartbeat": "note",
    }
    assert "until a coordinator has joined, nobody hears what escalates" in detail(well, "staff")
    assert ill.status == 1
    assert (results(ill)["telegram"], results(ill)["twilio"]) == ("fail", "fail")
    assert detail(ill, "telegram") == "Telegram refused the bot token"


def test_sides_that_are_away_fail(enrolled: Gatewalk, sides: pytest.MonkeyPatch, dead_port: int) -> None:
    for name in ("GATEWALK_TELEGRAM_API_URL", "GATEWALK_TWILIO_API_URL"):
        sides.setenv(name, f"http://127.0.0.1:{dead_port}")
    sides.setenv("TELEGRAM_BOT_TOKEN", "123:hunter2")
    sides.setenv("TWILIO_ACCOUNT_SID", "AChunter2")
    sides.setenv("TWILIO_AUTH_TOKEN", "hunter2")
    ended = enrolled("doctor")
    assert ended.status == 1
    assert "FAIL  telegram    Telegram can't be reached\n" in ended.out
    assert "FAIL  twilio      Twilio can't be reached\n" in ended.out
    assert "hunter2" not in ended.out


def test_a_setting_that_is_misspelt_is_named_without_its_value(
    house: Gatewalk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GATEWALK_TWILO_API_URL", "hunter2")
    ended = house("doctor")
    assert "note  settings    there is no such setting, so it is passed over: GATEWALK_TWILO_API_URL\n" in ended.out
    assert (ended.status, "hunter2" in ended.out) == (0, False)


def test_sides_that_are_off_are_worth_a_note(house: Gatewalk) -> None:
    ended = house("doctor")
    assert ended.status == 0
    assert "note  telegram    is off: TELEGRAM_BOT_TOKEN is not set\n" in ended.out
    assert "note  helplines   there is no programme yet" in ended.out


@pytest.mark.parametrize(("url", "result"), [("http://gatewalk.example.org", "fail"), ("http://127.0.0.1:8080", "ok")])
def test_a_public_url_has_to_be_safe(house: Gatewalk, sides: pytest.MonkeyPatch, url: str, result: str) -> None:
    sides.setenv("GATEWALK_PUBLIC_URL", url)
    assert results(house("doctor", "--json"))["public url"] == result


def test_the_key_is_there_private_and_the_right_one(enrolled: Gatewalk) -> None:
    key = Path("gatewalk.key")
    key.chmod(0o644)
    assert "it has mode 0644" in detail(enrolled("doctor", "--json"), "key")
    key.chmod(0o600)
    key.write_text(new_key_text())
    assert results(enrolled("doctor", "--json"))["key fits"] == "fail"
    key.unlink()
    gone = enrolled("doctor", "--json")
    assert (gone.status, results(gone)["key"], results(gone)["schema"]) == (1, "fail", "ok")


def test_a_database_that_is_away_or_not_there_fails(
    house: Gatewalk, monkeypatch: pytest.MonkeyPatch, dead_port: int
) -> None:
    monkeypatch.setenv("GATEWALK_DATABASE_URL", f"postgresql://me:hunter2@127.0.0.1:{dead_port}/gatewalk")
    away = house("doctor", "--json")
    assert (away.status, results(away)["database"]) == (1, "fail")
    assert "hunter2" not in away.out
    monkeypatch.setenv("GATEWALK_DATABASE_URL", "sqlite+aiosqlite:///none.db")
    none = house("doctor", "--json")
    assert (none.status, results(none)["schema"]) == (1, "fail")


@pytest.mark.parametrize("table", ["outbox", "people"])
def test_a_database_file_that_is_damaged_fails(enrolled: Gatewalk, sqlite_url: str, table: str) -> None:
    path = Path(str(make_url(sqlite_url).database))
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (size,) = database.execute("PRAGMA page_size").fetchone()
        (page,) = database.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", [table]).fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xde\xad" * (size // 2))
    ended = enrolled("doctor", "--json")
    assert (ended.status, results(ended)["database"]) == (1, "fail")
    assert "damaged" in detail(ended, "database")


def test_helplines_that_nobody_has_checked_for_long_fail(enrolled: Gatewalk) -> None:
    async def grow_old() -> None:
        async with opened_house.opened(opened_house.settings()) as database, database.writing() as rows:
            (programme,) = await rows.all(Programme)
            aged = programme.policy.replace("2026-11-01", "2024-11-01")
            await rows.change(Programme.table, {programme.id: {"policy": aged}})

    opened_house.run(grow_old())
    assert "leicester-up: Samaritans, checked on 2024-11-01" in detail(enrolled("doctor", "--json"), "helplines")
