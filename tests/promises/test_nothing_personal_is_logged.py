"""No log line, metric or error page holds a name, number, text or token, however loud the libraries are set."""

import asyncio
import io
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from bot.channels.quiet import quiet_library_logs
from bot.clock import MovableClock
from bot.logs import set_up_logs
from bot.sandbox.server import World
from bot.services import queue
from storage.crypto import new_key_text
from storage.database import Database
from storage.errors import DatabaseAway
from tests.end_to_end.place import OSRIC, PRIVATE, TUESDAY, WILMA, ZEB, Place, opened, settings_for

LOUD = ("sqlalchemy", "sqlalchemy.engine", "aiosqlite", "apscheduler", "uvicorn", "asyncio", "alembic", "multipart")
STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
"""The time of a log line: its microseconds come to the end of any number, once in so many lines."""
WORDS = "my marmalade is at the flat, ring me on 07700 900177"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """The log as it is set up at the start."""
    root = logging.getLogger()
    before = {name: logging.getLogger(name).level for name in LOUD}
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    set_up_logs("json", stream)
    quiet_library_logs()
    yield stream
    root.handlers[:], root.level = handlers, level
    for name, old in before.items():
        logging.getLogger(name).setLevel(old)
    structlog.reset_defaults()


async def test_a_busy_day_leaves_nothing_personal_behind(
    log: io.StringIO,
    tmp_path: Path,
    sqlite_url: str,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    clock = MovableClock(TUESDAY)
    (tmp_path / "gatewalk.key").write_text(new_key_text())
    async with World(clock=clock) as world:
        settings = settings_for(world, tmp_path, sqlite_url)
        async with opened(world, clock, settings) as place:
            await place.enrol()
            _turn_up()
            await _busy(place, world, monkeypatch)
            pages = await _pages(place, monkeypatch)
        secrets = [*PRIVATE, "marmalade", "900101", "900102", "900177", world.telegram.token, world.twilio.auth_token]
    said = STAMP.sub("", log.getvalue() + "\n".join(pages) + "".join(capfd.readouterr()))
    assert "turn.failed" in said
    assert "SELECT" in said
    assert [secret for secret in secrets if secret in said] == []


def _turn_up() -> None:
    """Everything as loud as it goes, but for the channels' libraries, which the service silences for good."""
    root = logging.getLogger()
    root.setLevel(logging.DEBUG)
    root.handlers[:] = [h for h in root.handlers if isinstance(h.formatter, structlog.stdlib.ProcessorFormatter)]
    for name in LOUD:
        logging.getLogger(name).setLevel(logging.DEBUG)


async def _busy(place: Place, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await place.says(OSRIC, "/availability Tue 10:00-13:00, Thu 14:00-17:00")
    for body in (WORDS, "BOOK", "1", "i want to kill myself", "4"):
        await place.text(ZEB, body)
    alert = next(m for m in reversed(world.telegram.inbox(WILMA)) if "I have it" in m.labels)
    await place.taps(WILMA, alert, "I have it")
    await place.says(OSRIC, "bring the marmalade then", to=place.shown(OSRIC, "marmalade"))
    await place.text("+447700900177", "changed my phone its me, marmalade")
    world.twilio.switch("off", ZEB)
    await place.says(OSRIC, "marmalade again", to=place.shown(OSRIC, "marmalade"))
    await place.wait(hours=3)
    whole = queue.put_on_queue

    def fails(*rest: object, **named: object) -> object:
        if "call_back" in rest:
            raise RuntimeError(f"{WORDS} {ZEB}")
        return whole(*rest, **named)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(queue, "put_on_queue", fails)
        await place.text(ZEB, "CALL")
    await place.text(ZEB, "STOP")


async def _pages(place: Place, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Everything that the service says to whoever asks it over HTTP, errors first of all."""
    form = {"From": ZEB, "Body": WORDS, "MessageSid": "SM1", "To": ZEB}
    answers = [
        await place.post("/twilio/inbound", data=form),
        await place.post("/twilio/inbound", data=form, headers={"X-Twilio-Signature": "marmalade"}),
        await place.post("/twilio/status?message=marmalade", data=form),
        await place.post("/telegram/webhook", json={"message": {"text": WORDS}}),
        await place.post(f"/{WORDS}", data=form),
        await place.get(f"/people/{ZEB}?name=Zebedee"),
        await place.get("/twilio/inbound"),
        await place.get("/health/live"),
        await place.get("/health/ready"),
        await place.get("/metrics"),
    ]
    assert {status for status, _ in answers} >= {200, 403, 404, 405}

    def away(self: Database) -> None:
        raise DatabaseAway(f"{WORDS} {ZEB}")

    with monkeypatch.context() as patch:
        patch.setattr(Database, "reading", away)
        answers += [await place.get("/health/ready"), await place.get("/metrics")]
        await asyncio.sleep(0.05)
    assert answers[-2][0] == 503
    return [_without_values(body) if "gatewalk_" in body else body for _, body in answers]


def _without_values(metrics: str) -> str:
    """Seconds with sixteen digits hold any six of them sooner or later; names and labels are what could tell."""
    return "\n".join(line if line.startswith("#") else line.rsplit(" ", 1)[0] for line in metrics.splitlines())
