"""`gatewalk backup`, `restore` and `key` as an operator has them."""

import json
import stat
from pathlib import Path

import pytest

from bot.settings import load_settings
from storage.crypto import Vault, new_key_text
from storage.database import Database
from tests.commands.conftest import Gatewalk, column
from tests.support.databases import run

KEY = Path("gatewalk.key")


def people(gatewalk: Gatewalk) -> list[str]:
    return column(json.loads(gatewalk("people", "list", "--json").out), "name")


def test_a_copy_and_the_way_back(enrolled: Gatewalk) -> None:
    made = json.loads(enrolled("backup", "copy.gwb", "--json").out)
    assert made["key"] == 1
    assert made["bytes"] == Path("copy.gwb").stat().st_size
    assert stat.S_IMODE(Path("copy.gwb").stat().st_mode) == 0o600
    assert b"Jay" not in Path("copy.gwb").read_bytes()
    Path("more.csv").write_text(Path("people.csv").read_text(encoding="utf-8").replace("Jay Morris", "Jo Penn"))
    assert enrolled("people", "import", "more.csv").status == 0
    assert people(enrolled) == ["Jo Penn", "Tariq Hassan"]
    assert "holds data" in enrolled("restore", "copy.gwb").refused()
    back = json.loads(enrolled("restore", "copy.gwb", "--replace", "--json").out)
    assert back["rows"] == made["rows"]
    assert Path(back["kept"]).exists()
    assert people(enrolled) == ["Jay Morris", "Tariq Hassan"]
    noted = column(json.loads(enrolled("audit", "list", "--json").out), "what")
    assert "restore" in noted
    assert enrolled("audit", "verify").status == 0


def test_a_copy_overwrites_nothing_and_leaves_nothing_half(enrolled: Gatewalk) -> None:
    Path("copy.gwb").write_text("mine")
    assert "copy.gwb is there already" in enrolled("backup", "copy.gwb").refused()
    before = sorted(path.name for path in Path().iterdir())
    assert "nowhere: there is no such folder" in enrolled("backup", "nowhere/copy.gwb").refused()
    assert sorted(path.name for path in Path().iterdir()) == before


@pytest.mark.parametrize("damage", ["cut", "changed", "other key", "no backup", "not there"])
def test_what_cannot_be_restored_gets_one_line_and_changes_nothing(enrolled: Gatewalk, damage: str) -> None:
    assert enrolled("backup", "copy.gwb").status == 0
    whole = Path("copy.gwb").read_bytes()
    key = KEY.read_text(encoding="ascii")
    if damage == "other key":
        KEY.write_text(new_key_text(), encoding="ascii")
    elif damage == "not there":
        Path("copy.gwb").unlink()
    else:
        spoilt = {"cut": whole[:-20], "changed": whole[:200] + b"x" + whole[201:], "no backup": b"hello"}
        Path("copy.gwb").write_bytes(spoilt[damage])
    assert "copy.gwb" in enrolled("restore", "copy.gwb", "--replace").refused()
    KEY.write_text(key, encoding="ascii")
    assert people(enrolled) == ["Jay Morris", "Tariq Hassan"]


def test_it_is_refused_while_the_service_runs(enrolled: Gatewalk, sqlite_url: str) -> None:
    assert enrolled("backup", "copy.gwb").status == 0
    assert load_settings({}, None).key_file == KEY
    database = run(Database.open(sqlite_url, Vault.from_text(KEY.read_text(encoding="ascii"))))
    try:
        assert "is in use: stop the service first" in enrolled("restore", "copy.gwb", "--replace").refused()
    finally:
        run(database.close())


def test_a_new_house_is_filled_from_a_copy_and_the_key(enrolled: Gatewalk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert enrolled("backup", "copy.gwb").status == 0
    monkeypatch.setenv("GATEWALK_DATABASE_URL", "sqlite+aiosqlite:///fresh.db")
    assert enrolled("restore", "copy.gwb").status == 0
    assert people(enrolled) == ["Jay Morris", "Tariq Hassan"]


def test_a_key_is_changed_step_by_step(enrolled: Gatewalk) -> None:
    assert enrolled("backup", "old.gwb").status == 0
    assert json.loads(enrolled("key", "rotate", "--prepare", "--json").out) == {"key": 2, "new": True, "in_use": False}
    assert json.loads(enrolled("key", "rotate", "--json").out) == {"key": 2, "new": False, "in_use": True}
    lines = json.loads(enrolled("key", "status", "--json").out)
    assert [(line["key"], line["state"]) for line in lines] == [(1, "old"), (2, "in use")]
    assert lines[0]["sealed"] > 0
    assert "five minutes" in enrolled("key", "retire").refused()
    assert json.loads(enrolled("backup", "new.gwb", "--json").out)["key"] == 2
    assert people(enrolled) == ["Jay Morris", "Tariq Hassan"]
    both = KEY.read_text(encoding="ascii")
    KEY.write_text(both.splitlines(keepends=True)[1], encoding="ascii")
    assert "key 1, which is not in the key file" in enrolled("restore", "old.gwb", "--replace").refused()
    KEY.write_text(both, encoding="ascii")
    assert enrolled("restore", "old.gwb", "--replace").status == 0
    assert people(enrolled) == ["Jay Morris", "Tariq Hassan"]
