"""The measuring command: what it prints, when it fails, and that the bars hold on the texts of the developers.

That is no measure of new texts. The rules were developed on those sets and the learned part was trained with them, so
the bars only show that nothing has been lost. docs/urgency.md measures texts that were left out of the training.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.rules.urgency import Level
from bot.voices import HEADER, BrokenFile, Voice, bars, labelled, main, read, report

VOICES = Path(__file__).parent / "voices"
DEVELOPED_ON = ("messages", "english", "welsh")
WRITERS = sorted(VOICES.glob("writer_*.tsv"))


def _file(folder: Path, *rows: str) -> Path:
    path = folder / "set.tsv"
    path.write_text("\n".join(["\t".join(HEADER), *rows]) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("name", DEVELOPED_ON)
def test_every_bar_holds_on_the_texts_that_the_rules_were_developed_on(name: str) -> None:
    """With rules and learned part together, as the product reads. It knows these texts, so a miss is a step back."""
    assert [bar.name for bar in bars(read(VOICES / f"{name}.tsv")) if not bar.holds] == []


@pytest.mark.parametrize("path", WRITERS, ids=lambda path: str(path.stem))
def test_a_writers_texts_can_be_read_and_have_every_level(path: Path) -> None:
    """They train the learned part and have no bar here: to be found again after training would prove nothing."""
    assert {level for level, _, _ in labelled(path)} == set(Level)


def test_there_are_texts_of_several_writers() -> None:
    assert len({path.stem.rpartition("_")[0] for path in WRITERS}) >= 2


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
