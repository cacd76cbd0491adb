"""The file that remembers, outside the database, who was erased."""

import stat
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from storage.erased import Erased, ErasedFile
from storage.errors import BadErasures
from tests.support.examples import NOON


@pytest.fixture
def file(tmp_path: Path) -> ErasedFile:
    return ErasedFile(tmp_path / "gatewalk.key")


def test_it_stands_beside_the_key_for_its_owner_alone(file: ErasedFile, tmp_path: Path) -> None:
    assert file.all() == []
    file.add(7, NOON)
    assert file.path == tmp_path / "gatewalk.key.erased"
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    assert file.path.read_text() == f"7 {NOON.isoformat()}\n"


def test_it_keeps_every_erasure_in_order_and_in_utc(file: ErasedFile) -> None:
    file.add(7, NOON)
    file.add(2**53, datetime(2027, 6, 1, 12, tzinfo=timezone(timedelta(hours=1))))
    file.add(7, NOON)
    assert file.all() == [
        Erased(person_id=7, at=NOON),
        Erased(person_id=2**53, at=datetime(2027, 6, 1, 11, tzinfo=UTC)),
        Erased(person_id=7, at=NOON),
    ]


def test_a_line_that_was_never_finished_counts_for_nothing_and_spoils_no_other(file: ErasedFile) -> None:
    file.add(7, NOON)
    with file.path.open("a") as torn:
        torn.write("12")  # of 123
    assert [erased.person_id for erased in file.all()] == [7]
    file.add(123, NOON)
    assert [erased.person_id for erased in file.all()] == [7, 123]


@pytest.mark.parametrize("line", ["7", "", "x 2026-11-24T10:00:00+00:00", "7 soon", "7 2026-11-24T10:00:00", "0 2026"])
def test_a_line_that_says_nothing_is_named(file: ErasedFile, line: str) -> None:
    file.add(7, NOON)
    with file.path.open("a") as spoilt:
        spoilt.write(f"{line}\n")
    with pytest.raises(BadErasures, match=r"gatewalk\.key\.erased, line 2"):
        file.all()


def test_where_it_can_not_be_written_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        ErasedFile(tmp_path / "nowhere" / "gatewalk.key").add(7, NOON)
