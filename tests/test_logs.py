"""The log shows nothing personal, whoever writes it and however it is formed."""

import errno
import io
import json
import logging
from collections.abc import Iterator
from typing import Literal

import pytest
import structlog

from bot.logs import set_up_logs
from bot.redact import redacted

BOT_TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
PERSONAL = (
    "07700 900123",
    "+447700900123",
    "+44 7700-900123",
    "(07700) 900123",
    "jay@example.org",
    BOT_TOKEN,
    "0123456789abcdef0123456789abcdef",
    "9DM1Bbn_MIW6VkbYgAi7RA",
)


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level
    structlog.reset_defaults()


@pytest.mark.parametrize("secret", PERSONAL)
@pytest.mark.parametrize("form", ["console", "json"])
def test_what_looks_personal_is_blanked(form: Literal["console", "json"], secret: str) -> None:
    out = io.StringIO()
    set_up_logs(form, out)
    structlog.get_logger("bot.x").warning("sent", why=f"to {secret} now", deep={"a": [secret]}, phone=secret)
    logging.getLogger("bot.y").warning("sent to %s", secret)
    assert "sent" in out.getvalue()
    assert secret not in out.getvalue()


def test_under_the_key_of_a_keyed_hash_nothing_else_is_shown() -> None:
    assert redacted("head", "0123456789abcdef" * 4) == "0123456789abcdef" * 4
    for secret in PERSONAL:
        assert secret not in redacted("head", secret)


@pytest.mark.parametrize("form", ["console", "json"])
def test_the_words_of_an_exception_are_left_out(form: Literal["console", "json"]) -> None:
    out = io.StringIO()
    set_up_logs(form, out)
    try:
        raise ValueError("Jay said hello")
    except ValueError:
        structlog.get_logger("bot.x").exception("turn.failed")
        logging.getLogger("asyncio").exception("Task failed: %s", "Jay")
    assert "Jay" not in out.getvalue()
    assert out.getvalue().count("ValueError") == 2
    assert "test_logs.py" in out.getvalue()


def test_a_librarys_record_comes_without_what_it_filled_in() -> None:
    out = io.StringIO()
    set_up_logs("json", out)
    logging.getLogger("uvicorn.error").warning("%s said so\nTask exception=Jay", "Kelly")
    assert json.loads(out.getvalue())["event"] == "%s said so"


@pytest.mark.parametrize("form", ["console", "json"])
def test_a_line_that_can_not_be_formed_is_left_out(
    form: Literal["console", "json"], capsys: pytest.CaptureFixture[str]
) -> None:
    out = io.StringIO()
    set_up_logs(form, out)
    logging.getLogger("apscheduler").warning("%d runs", "Jay")
    assert "log.failed" in out.getvalue()
    assert "apscheduler" in out.getvalue()
    assert "Jay" not in out.getvalue() + capsys.readouterr().err


class _Full(io.StringIO):
    """A file on a disk without room."""

    def write(self, text: str) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_line_that_can_not_be_written_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("console", _Full())
    logging.getLogger("apscheduler").warning("%s runs", "Jay")
    assert capsys.readouterr() == ("", "")


def test_a_line_of_json_says_when_who_and_what() -> None:
    out = io.StringIO()
    set_up_logs("json", out)
    structlog.get_logger("bot.services.outbox").info("outbox.waits", message=451234567890123, seconds=0.5, why=None)
    line = json.loads(out.getvalue())
    assert line.pop("timestamp").endswith("Z")
    assert line == {
        "event": "outbox.waits",
        "level": "info",
        "logger": "bot.services.outbox",
        "message": 451234567890123,
        "seconds": 0.5,
        "why": None,
    }


@pytest.mark.parametrize(
    "plain",
    [
        "outbox.waits",
        "2026-11-22 04:12:00",
        "GATEWALK_PUBLIC_URL is not set",
        "bot/services/batch.py:120 _commit",
        "8080",
    ],
)
def test_what_is_plain_stays(plain: str) -> None:
    assert redacted("why", plain) == plain
