"""The measuring command: what it prints, when it fails, and that the rules hold the bars on every set."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.rules.urgency import Level
from bot.voices import HEADER, BrokenFile, Voice, bars, main, read, report

SETS = sorted((Path(__file__).parent / "voices").glob("*.tsv"))


def _file(folder: Path, *rows: str) -> Path:
    path = folder / "set.tsv"
    path.write_text("\n".join(["\t".join(HEADER), *rows]) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("path", SETS, ids=lambda path: str(path.stem))
def test_the_rules_hold_every_bar(path: Path) -> None:
    assert [bar.name for bar in bars(read(path)) if not bar.holds] == []


def test_there_are_sets_in_both_languages() -> None:
    assert {path.stem for path in SETS} >= {"messages", "english", "welsh"}


def test_a_miss_is_listed_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _file(tmp_path, "emergency\tsuicide\tlovely weather", "ordinary\treply\tok")
    assert main([str(path)]) == 1
    printed = capsys.readouterr().out
    assert "emergency read as ordinary (suicide): lovely weather" in printed
    assert "FAILS  emergencies found: 0.0%" in printed


def test_several_files_and_all_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _file(tmp_path, "emergency\tsuicide\ti want to die", "urgent\ttalk\thelp me", "ordinary\treply\tok")
    assert main([str(path), str(path)]) == 0
    assert capsys.readouterr().out.count("holds  emergencies found: 100.0%") == 2


def test_a_false_emergency_fails() -> None:
    ordinary = [Voice(kind="x", text="x", wanted=Level.ORDINARY, found=Level.ORDINARY)] * 30
    wrong = Voice(kind="x", text="x", wanted=Level.ORDINARY, found=Level.EMERGENCY)
    assert all(bar.holds for bar in bars(ordinary))
    assert [bar.name for bar in bars([*ordinary, wrong]) if not bar.holds] == ["false emergencies among the ordinary"]


def test_urgent_read_as_emergency_is_found(tmp_path: Path) -> None:
    voice = Voice(kind="talk", text="x", wanted=Level.URGENT, found=Level.EMERGENCY)
    assert all(bar.holds for bar in bars([voice]))
    assert any("urgent read as emergency" in line for line in report(tmp_path, [voice]))


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("emergency\tsuicide", "line 2: three columns"),
        ("emergency\tsuicide\t", "line 2: three columns"),
        ("panic\tsuicide\thelp", "line 2: 'panic' is no level"),
    ],
)
def test_a_broken_row_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str], row: str, told: str) -> None:
    path = _file(tmp_path, row)
    assert main([str(path)]) == 2
    error = capsys.readouterr().err
    assert told in error
    assert str(path) in error
    assert error.count("\n") == 1


def test_a_missing_empty_or_headless_file_is_one_clear_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    headless = tmp_path / "headless.tsv"
    headless.write_text("ordinary\treply\tok\n", encoding="utf-8")
    for path in (tmp_path / "none.tsv", _file(tmp_path), headless):
        assert main([str(path)]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert captured.err.startswith(str(path))
        assert captured.err.count("\n") == 1


def test_other_bytes_than_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "bytes.tsv"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BrokenFile, match="UTF-8"):
        read(path)
