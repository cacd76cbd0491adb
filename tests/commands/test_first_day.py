"""From nothing to leavers that wait for their welcome, as the README tells it; once as a process of its own."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.conftest import HEADER, JAY, TARIQ, Gatewalk, column
from tests.support.databases import PostgresServer

ROOT = Path(__file__).resolve().parents[2]


def test_from_nothing_to_leavers_who_wait_for_their_welcome(gatewalk: Gatewalk) -> None:
    assert gatewalk("init").status == 0
    assert gatewalk("migrate").out == "the schema is up to date\n"
    assert gatewalk("apply", "programme.toml").out == "programme leicester-up: created\n"
    assert gatewalk("apply", "programme.toml").out == "programme leicester-up: nothing has changed\n"
    assert gatewalk("invite", "mentor", "--programme", "leicester-up", "--name", "Sam").status == 0
    assert gatewalk("people", "import", "people.csv").out == "2 added, 0 changed, 0 unchanged\n"
    before = gatewalk("people", "list", "--json").out
    assert gatewalk("people", "import", "people.csv").out == "0 added, 0 changed, 2 unchanged\n"
    assert gatewalk("people", "list", "--json").out == before
    assert json.loads(before) == [
        {
            "id": 1,
            "name": "Jay Morris",
            "phone": "+447700900101",
            "status": "released",
            "mentor": "Sam",
            "next_check_in": None,
            "next_session": None,
            "consent": "2026-10-20",
        },
        {
            "id": 2,
            "name": "Tariq Hassan",
            "phone": "+447700900104",
            "status": "in_custody",
            "mentor": None,
            "next_check_in": None,
            "next_session": None,
            "consent": "2026-11-12",
        },
    ]


def test_a_postgresql_database_is_set_up_alike(
    gatewalk: Gatewalk, postgres: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with postgres.database(empty=True) as url:
        with monkeypatch.context() as only_here:
            only_here.setenv("GATEWALK_DATABASE_URL", url)
            assert gatewalk("init").out.startswith("created the schema of the database\n")
            assert gatewalk("init").refused() == "gatewalk: .env is there already: nothing was changed"
        gatewalk("apply", "programme.toml")
        gatewalk("invite", "mentor", "--programme", "leicester-up", "--name", "Sam")
        assert gatewalk("people", "import", "people.csv").out == "2 added, 0 changed, 0 unchanged\n"
        assert gatewalk("people", "import", "people.csv").out == "0 added, 0 changed, 2 unchanged\n"
        assert [line["id"] for line in json.loads(gatewalk("people", "list", "--json").out)] == [1, 2]
        for name in (".env", "gatewalk.key"):
            Path(name).unlink()
        monkeypatch.setenv("GATEWALK_DATABASE_URL", url)
        assert gatewalk("init").refused() == "gatewalk: the database has a schema already: nothing was changed"


def test_a_database_that_was_only_migrated_can_still_get_its_key_and_only_one(
    gatewalk: Gatewalk, postgres: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In containers `up` before the first `init` migrates, and says that `init` makes the key."""
    with postgres.database(empty=True) as url:
        monkeypatch.setenv("GATEWALK_DATABASE_URL", url)
        assert gatewalk("migrate").status == 0
        assert "`gatewalk init` makes one" in gatewalk("people", "list").refused()
        assert gatewalk("init").status == 0
        assert gatewalk("people", "list").status == 0
        for name in (".env", "gatewalk.key"):  # another machine
            Path(name).unlink()
        assert gatewalk("init").refused() == "gatewalk: the database has a schema already: nothing was changed"


def test_so_it_is_with_a_file(gatewalk: Gatewalk, folder: Path) -> None:
    assert gatewalk("migrate").status == 0
    assert gatewalk("init").out.startswith("took gatewalk.db, which was empty\n")
    assert gatewalk("apply", "programme.toml").status == 0
    key = folder / "gatewalk.key"
    key.rename(folder / "copy.key")
    (folder / ".env").unlink()
    assert gatewalk("init").refused() == "gatewalk: gatewalk.db is there already: nothing was changed"
    assert not key.exists()


def test_a_file_that_somebody_uses_without_init_gets_no_second_key(house: Gatewalk, folder: Path) -> None:
    """`migrate`, a key of one's own, and a programme: nothing has named the key yet."""
    assert house("migrate").status == 0
    assert house("apply", "programme.toml").status == 0
    (folder / "gatewalk.key").rename(folder / "copy.key")
    assert "is there already: nothing was changed" in house("init").refused()
    assert not (folder / "gatewalk.key").exists()
    assert not (folder / ".env").exists()


def test_init_names_its_key_before_anything_is_stored(
    gatewalk: Gatewalk, postgres: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with postgres.database(empty=True) as url:
        monkeypatch.setenv("GATEWALK_DATABASE_URL", url)
        for ended in (gatewalk("init").status, gatewalk("migrate").status):
            assert ended == 0
        for name in (".env", "gatewalk.key"):
            Path(name).unlink()
        assert gatewalk("init").refused() == "gatewalk: the database has a schema already: nothing was changed"


def test_init_keeps_what_it_made_to_its_owner(gatewalk: Gatewalk, folder: Path) -> None:
    gatewalk("init")
    for name in (".env", "gatewalk.key", "gatewalk.db"):
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600


def test_a_change_of_the_policy_is_said_and_counts_at_once(enrolled: Gatewalk, folder: Path) -> None:
    path = folder / "programme.toml"
    path.write_text(path.read_text() + '[check_in]\nwindow = "36h"\n')
    shown = json.loads(enrolled("apply", "programme.toml", "--json").out)
    assert shown == {"programme": "leicester-up", "changes": ["check_in.window: 1d → 36h"]}


def test_a_changed_row_is_counted(enrolled: Gatewalk, folder: Path) -> None:
    (folder / "people.csv").write_text(HEADER + JAY.replace("10:00", "14:00") + TARIQ)
    assert json.loads(enrolled("people", "import", "people.csv", "--json").out) == {
        "added": 0,
        "changed": 1,
        "unchanged": 1,
    }


def test_a_programme_is_to_be_named_where_there_are_several(enrolled: Gatewalk, folder: Path) -> None:
    path = folder / "programme.toml"
    path.write_text(path.read_text().replace("leicester-up", "derby"))
    enrolled("apply", "programme.toml")
    assert enrolled("people", "import", "people.csv").refused() == (
        "gatewalk: --programme is needed: there are derby, leicester-up"
    )
    assert enrolled("people", "import", "people.csv", "--programme", "leicester-up").status == 0


def test_it_runs_as_a_process_of_its_own(folder: Path) -> None:
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"}

    def gatewalk(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "bot", *words]
        return subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, check=False)

    made = gatewalk("init")
    assert (made.returncode, made.stderr) == (0, "")
    again = gatewalk("init")
    assert (again.returncode, again.stdout) == (2, "")
    assert again.stderr == "gatewalk: .env is there already: nothing was changed\n"


def test_the_queue_and_the_messages_of_a_quiet_house_are_empty(enrolled: Gatewalk) -> None:
    assert json.loads(enrolled("queue", "list", "--json").out) == []
    assert json.loads(enrolled("messages", "list", "--json").out) == []
    assert enrolled("queue", "list").out == "the queue is empty\n"
    assert enrolled("messages", "list", "--person", "2").out == "there are no messages\n"


def test_tables_are_aligned(enrolled: Gatewalk) -> None:
    header, jay, tariq = enrolled("people", "list").out.splitlines()
    for word, line in (("Jay", jay), ("Tariq", tariq)):
        assert line.index(word) == header.index("name")
    assert jay.index("released") == tariq.index("in_custody") == header.index("status")
    assert column(json.loads(enrolled("people", "list", "--json").out), "name") == ["Jay Morris", "Tariq Hassan"]
