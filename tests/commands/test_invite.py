"""Invitations: a token that works once, a link where the bot's name is known, and what to send where it is not."""

import asyncio
import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.commands import house as opened_house
from bot.sandbox.server import World
from storage.records import Invitation, Person, Staff
from tests.commands.conftest import Ended, Gatewalk

SAM = ("invite", "mentor", "--programme", "leicester-up", "--name", "Sam")


async def calmly(gatewalk: Gatewalk, *words: str) -> Ended:
    """A command beside a running stand-in."""
    return await asyncio.to_thread(gatewalk, *words)


async def test_the_link_names_the_bot(enrolled: Gatewalk, monkeypatch: pytest.MonkeyPatch) -> None:
    async with World(clock=SystemClock()) as world:
        monkeypatch.setenv("TELEGRAM_BOT_TOKEN", world.telegram.token)
        monkeypatch.setenv("GATEWALK_TELEGRAM_API_URL", world.url)
        for words in (SAM, ("invite", "leaver", "--person", "1")):
            shown = json.loads((await calmly(enrolled, *words, "--json")).out)
            assert set(shown) == {"token", "link", "expires_at"}
            assert shown["link"] == f"https://t.me/{world.telegram.username}?start={shown['token']}"
        said = (await calmly(enrolled, *SAM)).out
        assert re.search(r"link: https://t\.me/\w+\?start=[\w-]+\ntoken: [\w-]+\nworks once, until ", said)


def test_without_a_bot_there_is_a_message_to_send(enrolled: Gatewalk) -> None:
    assert json.loads(enrolled(*SAM, "--json").out)["link"] is None
    said = enrolled(*SAM).out
    assert said.startswith("no link (TELEGRAM_BOT_TOKEN is not set): have them send the bot this message\n")
    assert re.search(r"^message: /start [\w-]{22}$", said, re.MULTILINE)


def test_a_telegram_that_is_away_costs_only_the_link(
    enrolled: Gatewalk, monkeypatch: pytest.MonkeyPatch, dead_port: int
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123:hunter2")
    monkeypatch.setenv("GATEWALK_TELEGRAM_API_URL", f"http://127.0.0.1:{dead_port}")
    ended = enrolled(*SAM)
    assert ended.status == 0
    assert "no link (Telegram can't be reached)" in ended.out
    assert "hunter2" not in ended.out + ended.err


def test_a_token_holds_for_seven_days_fits_telegram_and_is_kept_as_a_hash(enrolled: Gatewalk) -> None:
    shown = json.loads(enrolled(*SAM, "--json").out)
    left = datetime.fromisoformat(shown["expires_at"]) - datetime.now(UTC)
    assert timedelta(days=6, hours=23) < left <= timedelta(days=7)
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", shown["token"])
    settings = opened_house.settings()
    path = Path(settings.database_url.removeprefix("sqlite+aiosqlite:///"))
    assert shown["token"].encode() not in path.read_bytes()


def test_the_same_name_is_the_same_mentor_and_the_older_link_stops_working(enrolled: Gatewalk) -> None:
    enrolled("invite", "mentor", "--programme", "leicester-up", "--name", "  sam ", "--language", "cy")
    enrolled("invite", "coordinator", "--programme", "leicester-up", "--name", "Sam", "--language", "cy")
    settings = opened_house.settings()
    staff = opened_house.run(opened_house.read(settings, lambda rows: rows.all(Staff, order_by=(Staff.table.c.id,))))
    assert [(s.id, s.role, s.name, s.language) for s in staff] == [
        (1, "mentor", "Sam", "en"),
        (2, "coordinator", "Sam", "cy"),
    ]
    links = opened_house.run(
        opened_house.read(settings, lambda rows: rows.all(Invitation, order_by=(Invitation.table.c.id,)))
    )
    assert [(link.staff_id, link.withdrawn_at is None) for link in links] == [(1, False), (1, True), (2, True)]


def test_a_leavers_link_is_theirs(enrolled: Gatewalk) -> None:
    enrolled("invite", "leaver", "--person", "2")
    settings = opened_house.settings()
    found = opened_house.run(
        opened_house.read(settings, lambda rows: rows.one(Invitation, Invitation.table.c.person_id.is_not(None)))
    )
    person = opened_house.run(opened_house.read(settings, lambda rows: rows.one(Person, Person.table.c.id == 2)))
    assert found is not None
    assert person is not None
    assert (found.person_id, found.staff_id) == (person.id, None)
