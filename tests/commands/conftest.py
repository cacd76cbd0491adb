"""The command line as an operator has it: a folder of one's own, an environment without any settings, and a shell."""

import os
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bot.cli import main
from bot.setting_values import READERS
from storage.crypto import new_key_text

POLICY = '[programme]\nslug = "leicester-up"\nname = "UP Leicester"\n'
HEADER = "name,phone,language,release_date,check_in_time,mentor,consent_on,status\n"
JAY = "Jay Morris,07700 900101,en,2026-11-02,10:00,Sam,2026-10-20,released\n"
TARIQ = "Tariq Hassan,07700900104,cy,2099-12-11,,,2026-11-12,in_custody\n"


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    status: int
    out: str
    err: str

    def refused(self) -> str:
        """The one line with which it refused to do anything."""
        assert (self.status, self.out) == (2, "")
        assert self.err.count("\n") == 1
        assert self.err.endswith("\n")
        return self.err[:-1]


Gatewalk = Callable[..., Ended]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory, with a policy file and a people file in it."""
    for name in READERS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    Path("programme.toml").write_text(POLICY, encoding="utf-8")
    Path("people.csv").write_text(HEADER + JAY + TARIQ, encoding="utf-8")
    return tmp_path


@pytest.fixture
def gatewalk(folder: Path) -> Gatewalk:
    """Runs a command in that folder; whatever is no expected end comes out as it was raised."""

    def run(*words: str) -> Ended:
        result = CliRunner().invoke(main, words, catch_exceptions=False)
        return Ended(status=result.exit_code, out=result.stdout, err=result.stderr)

    return run


@pytest.fixture
def house(gatewalk: Gatewalk, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Gatewalk:
    """The same, with a fresh database and a key in place."""
    handle = os.open("gatewalk.key", os.O_WRONLY | os.O_CREAT, 0o600)
    os.write(handle, new_key_text().encode())
    os.close(handle)
    monkeypatch.setenv("GATEWALK_DATABASE_URL", sqlite_url)
    return gatewalk


@pytest.fixture
def enrolled(house: Gatewalk) -> Gatewalk:
    """The same, with a programme, an invited mentor and two leavers."""
    for command in (
        ("apply", "programme.toml"),
        ("invite", "mentor", "--programme", "leicester-up", "--name", "Sam"),
        ("people", "import", "people.csv"),
    ):
        assert house(*command).status == 0
    return house


def column(found: list[dict[str, Any]], name: str) -> list[Any]:
    return [line[name] for line in found]


@pytest.fixture
def dead_port() -> int:
    """A port of this machine on which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
