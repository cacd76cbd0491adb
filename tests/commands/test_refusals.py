"""What can't be used gets one clear line that names it, exit status 2, and changes nothing."""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from storage.crypto import new_key_text
from tests.commands.conftest import HEADER, JAY, POLICY, TARIQ, Gatewalk

EVERY_COMMAND = (
    (),
    ("init",),
    ("migrate",),
    ("apply",),
    ("people",),
    ("people", "import"),
    ("people", "list"),
    ("queue",),
    ("queue", "list"),
    ("messages",),
    ("messages", "list"),
    ("invite",),
    ("invite", "mentor"),
    ("invite", "coordinator"),
    ("invite", "leaver"),
    ("run",),
    ("doctor",),
    ("demo",),
)


@pytest.mark.parametrize("command", EVERY_COMMAND, ids=" ".join)
def test_every_command_explains_itself(gatewalk: Gatewalk, command: tuple[str, ...]) -> None:
    shown = gatewalk(*command, "--help")
    assert (shown.status, shown.err) == (0, "")
    assert shown.out.startswith(f"Usage: {' '.join(('main', *command))}".replace("main", "gatewalk"))


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("peeple",), "gatewalk: No such command 'peeple'."),
        (("people", "list", "--jsn"), "gatewalk people list: No such option"),
        (("apply",), "gatewalk apply: Missing argument 'FILE'."),
        (("demo", "--port", "http"), "gatewalk demo: Invalid value for '--port'"),
        (("messages", "list", "--person", "0"), "gatewalk messages list: Invalid value for '--person'"),
        (("messages", "list", "--person", str(2**63)), "gatewalk messages list: Invalid value for '--person'"),
        (("invite", "leaver", "--person", str(2**63)), "gatewalk invite leaver: Invalid value for '--person'"),
        (("audit", "list", "--person", str(2**63)), "gatewalk audit list: Invalid value for '--person'"),
        (("person", "export", str(2**63)), "gatewalk person export: Invalid value for 'ID'"),
        (("person", "erase", str(2**63), "--yes"), "gatewalk person erase: Invalid value for 'ID'"),
        (("invite", "mentor", "--name", "Sam"), "gatewalk invite mentor: Missing option '--programme'."),
        (("invite", "leaver"), "gatewalk invite leaver: Missing option '--person'."),
        (
            ("invite", "mentor", "--programme", "x", "--name", "Sam", "--language", "fr"),
            "gatewalk invite mentor: Invalid value for '--language'",
        ),
    ],
)
def test_a_wrong_argument_gets_one_line(gatewalk: Gatewalk, words: tuple[str, ...], line: str) -> None:
    assert gatewalk(*words).refused().startswith(line)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (None, "programme.toml: can't be read: No such file or directory"),
        (b"\xff\xfe", "programme.toml: is not text in UTF-8"),
        (b"[programme\n", "programme.toml: line 1: "),
        (POLICY.encode() + b"colour = 1\n", "programme.toml: programme.colour: unknown key"),
        (
            POLICY.encode() + b'[check_in]\nwindow = "9d"\n',
            "programme.toml: check_in.window: must not be longer than the shortest time between check-ins, 2d",
        ),
    ],
)
def test_a_broken_policy_is_refused(house: Gatewalk, folder: Path, content: bytes | None, line: str) -> None:
    path = folder / "programme.toml"
    path.unlink() if content is None else path.write_bytes(content)
    assert house("apply", "programme.toml").refused().startswith(f"gatewalk: {line}")
    assert house("people", "import", "people.csv").refused() == (
        "gatewalk: there is no programme yet: `gatewalk apply` creates one"
    )


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        (HEADER + JAY + JAY.replace("Jay", "Jo"), "line 3: phone: the same number stands on line 2"),
        (HEADER + TARIQ + JAY.replace("Sam", "Nobody"), "line 3: mentor: there is no invited mentor of this name"),
        (HEADER + JAY.replace("10:00", "25:00"), 'line 2: check_in_time: must be a time like "09:30"'),
        (HEADER + JAY.replace("2026-11-02", "2 Nov"), "line 2: release_date: must be a date like 2026-11-02"),
        (HEADER + JAY.replace("07700 900101", "020 7946 0958"), "line 2: phone: "),
        (HEADER.replace("status", "state") + JAY, "line 1: column 8: 'state' is not known"),
        ("", "line 1: the header is missing"),
    ],
)
def test_a_broken_people_file_takes_nobody(enrolled: Gatewalk, folder: Path, rows: str, line: str) -> None:
    before = enrolled("people", "list", "--json").out
    new = "Lee Brown,07700 900105,en,2026-10-05,14:00,,2026-10-01,released\n"
    (folder / "new.csv").write_text(rows + (new if rows else ""))
    said = enrolled("people", "import", "new.csv").refused()
    assert said.startswith(f"gatewalk: new.csv: {line}")
    assert "Jay" not in said
    assert "900101" not in said
    assert enrolled("people", "list", "--json").out == before


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("messages", "list", "--person", "99"), "--person: there is no person 99"),
        (("invite", "leaver", "--person", "99"), "--person: there is no person 99"),
        (
            ("invite", "mentor", "--programme", "derby", "--name", "Sam"),
            "--programme: there is no programme 'derby'; `gatewalk apply` creates one",
        ),
        (("invite", "mentor", "--programme", "leicester-up", "--name", " "), "--name: must not be empty"),
        (
            ("people", "import", "people.csv", "--programme", "derby"),
            "--programme: there is no programme 'derby'; `gatewalk apply` creates one",
        ),
        (("people", "import", "none.csv"), "none.csv: can't be read: No such file or directory"),
    ],
)
def test_what_is_not_there_is_named(enrolled: Gatewalk, words: tuple[str, ...], line: str) -> None:
    assert enrolled(*words).refused() == f"gatewalk: {line}"


def test_bad_settings_stop_every_command_that_needs_them(gatewalk: Gatewalk, folder: Path) -> None:
    (folder / ".env").write_text("GATEWALK_HOST=127.0.0.1\nGATEWALK_PORT=http\n")
    for words in (("doctor",), ("run",), ("people", "list"), ("apply", "programme.toml"), ("migrate",)):
        assert gatewalk(*words).refused() == "gatewalk: .env: line 2: GATEWALK_PORT: must be a port from 1 to 65535"


def test_without_a_key_nothing_is_opened(house: Gatewalk, folder: Path) -> None:
    (folder / "gatewalk.key").unlink()
    line = (
        "gatewalk: the key file gatewalk.key is not there: put the copy of it back, no other key reads what is stored;"
        " for a new database `gatewalk init` makes one"
    )
    assert house("people", "list").refused() == line
    assert house("run").refused() == line
    assert line.removeprefix("gatewalk: ") in house("doctor").out


def test_a_key_file_that_is_none_is_named_and_not_shown(house: Gatewalk, folder: Path) -> None:
    (folder / "gatewalk.key").write_text("1:c2VjcmV0\n")
    line = "gatewalk.key: key file, line 1: a key is 32 bytes"
    assert house("people", "list").refused() == f"gatewalk: {line}"
    assert line in house("doctor").out


def test_a_key_file_without_the_key_in_use_is_named(enrolled: Gatewalk, folder: Path) -> None:
    before = (folder / "gatewalk.key").read_text()
    assert enrolled("key", "rotate").status == 0
    (folder / "gatewalk.key").write_text(before)
    line = "gatewalk.key: the database is kept under key 2, which is not in the key file"
    assert enrolled("people", "list").refused() == f"gatewalk: {line}"
    assert line in enrolled("doctor").out


def test_another_databases_key_opens_and_changes_nothing(enrolled: Gatewalk, folder: Path) -> None:
    right = (folder / "gatewalk.key").read_text()
    noted = json.loads(enrolled("audit", "verify", "--json").out)["entries"]
    (folder / "gatewalk.key").write_text(another := new_key_text())
    for words in (
        ("people", "list"),
        ("messages", "list"),
        ("backup", "copy.gwb"),
        ("invite", "mentor", "--programme", "leicester-up", "--name", "Zoe"),
        ("apply", "programme.toml"),
        ("audit", "verify"),
        ("key", "rotate"),
        ("run",),
    ):
        assert "gatewalk.key: the key file is another database's: a value of" in enrolled(*words).refused()
        assert "doesn't open with its key" in enrolled(*words).refused()
    assert not (folder / "copy.gwb").exists()
    assert (folder / "gatewalk.key").read_text() == another
    (folder / "gatewalk.key").write_text(right)
    verified = json.loads(enrolled("audit", "verify", "--json").out)
    assert (verified["entries"], verified["broken"]) == (noted, None)


def test_without_a_database_it_says_what_to_do(house: Gatewalk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GATEWALK_DATABASE_URL", "sqlite+aiosqlite:///none.db")
    assert "there is no database yet: `gatewalk init` makes one" in house("people", "list").refused()
    assert not Path("none.db").exists()


def test_an_old_schema_is_not_run_on(house: Gatewalk, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    path = _file(monkeypatch, folder)
    with sqlite3.connect(path) as connection:
        connection.execute("update alembic_version set version_num = '0001'")
    connection.close()
    for words in (("run",), ("people", "list")):
        assert house(*words).refused() == "gatewalk: the database has an old schema: run `gatewalk migrate`"
    assert "only the version that made it can copy" in house("backup", "copy.gwb").refused()
    assert not (folder / "copy.gwb").exists()


def test_a_later_schema_is_not_touched(house: Gatewalk, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    path = _file(monkeypatch, folder)
    with sqlite3.connect(path) as connection:
        connection.execute("update alembic_version set version_num = '9999'")
    connection.close()
    assert "later version" in house("people", "list").refused()
    assert "later version" in house("migrate").refused()


def test_a_database_that_is_away_is_one_line_and_no_blame(
    house: Gatewalk, monkeypatch: pytest.MonkeyPatch, dead_port: int
) -> None:
    monkeypatch.setenv("GATEWALK_DATABASE_URL", f"postgresql://me:hunter2@127.0.0.1:{dead_port}/gatewalk")
    for words in (("people", "list"), ("migrate",), ("run",)):
        ended = house(*words)
        assert (ended.status, ended.out, ended.err.count("\n")) == (1, "", 1)
        assert "can't be reached" in ended.err
        assert "hunter2" not in ended.err


def test_init_overwrites_nothing(gatewalk: Gatewalk, folder: Path) -> None:
    for name in (".env", "gatewalk.key", "gatewalk.db"):
        path = folder / name
        path.write_text("# mine\n")
        assert gatewalk("init").refused() == f"gatewalk: {name} is there already: nothing was changed"
        assert path.read_text() == "# mine\n"
        path.unlink()
        assert sorted(p.name for p in folder.iterdir()) == ["people.csv", "programme.toml"]


def test_init_that_fails_leaves_nothing_behind(
    gatewalk: Gatewalk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GATEWALK_DATABASE_URL", "sqlite+aiosqlite:///missing/gatewalk.db")
    ended = gatewalk("init")
    assert ended.status == 1
    assert "missing/gatewalk.db" in ended.err
    assert sorted(p.name for p in folder.iterdir()) == ["people.csv", "programme.toml"]


def test_init_goes_where_the_environment_says_and_remembers(
    gatewalk: Gatewalk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "deep").mkdir()
    with monkeypatch.context() as only_here:
        only_here.setenv("GATEWALK_DATABASE_URL", "sqlite+aiosqlite:///deep/house.db")
        only_here.setenv("GATEWALK_KEY_FILE", "deep/house.key")
        assert gatewalk("init").status == 0
    assert json.loads(gatewalk("people", "list", "--json").out) == []
    shutil.rmtree(folder / "deep")
    assert "deep/house.key" in gatewalk("people", "list").refused()


def _file(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Path:
    """The database's file, moved into the folder."""
    import os

    found = Path(os.environ["GATEWALK_DATABASE_URL"].removeprefix("sqlite+aiosqlite:///"))
    path = folder / "house.db"
    found.rename(path)
    monkeypatch.setenv("GATEWALK_DATABASE_URL", f"sqlite+aiosqlite:///{path}")
    return path
