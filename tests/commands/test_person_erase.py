"""`gatewalk person erase`: asks first, writes down whom, and stays true after an older backup."""

import json
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.commands import house as opened
from bot.services.erasure import erase
from storage.erased import ErasedFile
from storage.happenings import Due
from storage.records import Erasure, LedgerEntry, Person
from storage.tables import marks
from tests.commands.conftest import Gatewalk

JAY = 1


def found(record: Any) -> list[Any]:
    rows: list[Any] = opened.run(opened.read(opened.settings(), lambda rows: rows.all(record)))
    return rows


def test_it_takes_everything_and_writes_down_whom(enrolled: Gatewalk, folder: Path) -> None:
    shown = json.loads(enrolled("person", "erase", "1", "--yes", "--json").out)
    assert (shown["person"], shown["left"]) == (JAY, {})
    assert [person.id for person in found(Person)] == [2]
    assert [entry.person_id for entry in found(LedgerEntry)] == [2]
    assert [due.person_id for due in found(Due)] == [2]
    left = opened.run(opened.read(opened.settings(), lambda rows: rows.scalars(marks.select())))
    assert "people_file:1" not in left
    assert "people_file:2" in left
    file = folder / "gatewalk.key.erased"
    assert [erased.person_id for erased in ErasedFile(folder / "gatewalk.key").all()] == [JAY]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_once_more_says_when_and_what_is_left_and_does_nothing(enrolled: Gatewalk, folder: Path) -> None:
    enrolled("person", "erase", "1", "--yes")
    again = enrolled("person", "erase", "1")
    assert again.status == 0
    assert again.out.startswith("person 1 was erased on ")
    assert "still to go, by the running service: 0 at Twilio, 0 in Telegram" in again.out
    assert len(ErasedFile(folder / "gatewalk.key").all()) == 1


def test_the_next_one_enrolled_gets_another_id(enrolled: Gatewalk) -> None:
    enrolled("person", "erase", "2", "--yes")
    enrolled("people", "import", "people.csv")
    assert [person.id for person in found(Person)] == [1, 3]


def test_somebody_who_never_was_is_refused(enrolled: Gatewalk, folder: Path) -> None:
    assert enrolled("person", "erase", "9", "--yes").refused() == "gatewalk: there is no person 9"
    assert not (folder / "gatewalk.key.erased").exists()


def test_where_nobody_can_be_asked_it_wants_to_be_told(enrolled: Gatewalk) -> None:
    assert "--yes" in enrolled("person", "erase", "1").refused()
    assert len(found(Person)) == 2


@pytest.mark.parametrize(("said", "left"), [("y\n", 1), ("n\n", 2)])
def test_it_asks_first(
    enrolled: Gatewalk, said: str, left: int, monkeypatch: pytest.MonkeyPatch, shell: Callable[..., int]
) -> None:
    assert shell(said, "person", "erase", "1") == (0 if left == 1 else 2)
    assert len(found(Person)) == left


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Runs a command as on a terminal, with what is typed there."""
    from click.testing import CliRunner

    from bot.cli import main
    from bot.commands import person

    def run(typed: str, *words: str) -> int:
        monkeypatch.setattr(person, "at_a_terminal", lambda: True)
        return CliRunner().invoke(main, words, input=typed, catch_exceptions=False).exit_code

    return run


def test_where_the_file_can_not_be_written_nothing_is_erased(enrolled: Gatewalk, folder: Path) -> None:
    (folder / "gatewalk.key.erased").mkdir()
    assert "can't be written" in enrolled("person", "erase", "1", "--yes").refused()
    assert len(found(Person)) == 2
    assert found(Erasure) == []


def test_after_an_older_backup_they_are_erased_again(enrolled: Gatewalk, folder: Path) -> None:
    path = Path(opened.settings().database_url.removeprefix("sqlite+aiosqlite:///"))
    enrolled("people", "list")
    shutil.copy(path, folder / "backup.db")
    enrolled("person", "erase", "1", "--yes")
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    shutil.copy(folder / "backup.db", path)
    assert len(found(Person)) == 2
    for gone in ErasedFile(folder / "gatewalk.key").all():
        opened.run(opened.write(opened.settings(), lambda desk, whom=gone.person_id: erase(desk, whom)))  # type: ignore[misc]
    assert [person.id for person in found(Person)] == [2]
    assert [erasure.id for erasure in found(Erasure)] == [JAY]
