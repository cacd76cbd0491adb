"""The program itself: which version it is, and what happens where a part of it is broken."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.rules.urgency import learned
from tests.commands.conftest import Gatewalk

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The learned weights are read from here."""
    learned.committed.cache_clear()
    monkeypatch.setattr(learned, "files", lambda package: tmp_path)
    yield tmp_path / learned.FILE
    learned.committed.cache_clear()


def test_the_version_is_the_one_of_the_project(gatewalk: Gatewalk) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert gatewalk("--version").out == f"gatewalk, version {project['version']}\n"


@pytest.mark.parametrize(
    ("content", "why"),
    [(None, "No such file or directory"), (b"", "no file of 65536 weights"), (b"GWL1", "no file of 65536 weights")],
)
def test_a_broken_installation_does_not_start(house: Gatewalk, broken: Path, content: bytes | None, why: str) -> None:
    if content is not None:
        broken.write_bytes(content)
    line = house("run").refused()
    assert line.startswith("gatewalk: the installation is broken: bot/rules/urgency/weights.bin can't be used (")
    assert why in line
    first, *_ = json.loads(house("doctor", "--json").out)
    assert (first["check"], first["result"]) == ("program", "fail")
