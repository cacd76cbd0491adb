"""Whatever fails, with names, numbers, texts and tokens at hand: none of it is in the output, at the loudest level."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import main as gatewalk
from bot.commands import house
from tests.support import leaks

ROOT = Path(__file__).resolve().parents[1]
SAID = (
    "IntegrityError",
    "ClientConnectorError",
    "ChannelDown",
    "InvalidToken",
    "TwilioRestException",
    "Task exception was never retrieved",
    "Exception in callback",
    "Unclosed client session",
    "thread.crashed",
    "unraisable",
    "warned",
    "Exception in ASGI application",
    "crashed",
)


@pytest.mark.parametrize("form", ["json", "console"])
def test_nothing_that_fails_tells_whom_it_was_about(form: str, sqlite_url: str, postgres_url: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-X", "dev", "-m", "tests.support.leaks", form, sqlite_url, postgres_url],
        cwd=ROOT,
        env=os.environ | {"PYTHONASYNCIODEBUG": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    said = ended.stdout + ended.stderr
    found = [secret for secret in leaks.SECRETS if secret in said]
    assert found == [], [line for line in said.splitlines() if any(secret in line for secret in found)][:3]
    assert "PROVOKED" in ended.stdout, said[-2000:]
    assert [words for words in SAID if words not in said] == []
    assert "Traceback" not in said


def test_a_fault_of_a_command_shows_where_and_not_what(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails() -> None:
        raise LookupError(leaks.ALL)

    monkeypatch.setattr(house, "settings", fails)
    with pytest.raises(SystemExit) as ended:
        gatewalk(["people", "list"])
    said = capsys.readouterr().err
    assert ended.value.code == 1
    assert said.startswith("gatewalk: a fault of ours: LookupError\n")
    assert "test_leaks.py" in said
    assert [secret for secret in leaks.SECRETS if secret in said] == []
