"""The command that learns: the same texts give the same weights, and measuring leaves out one writer at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import train_voices
from bot.rules.urgency import Level
from bot.rules.urgency.learned import packed, scores
from bot.train_voices import WEIGHTS, main, samples, shares, train
from bot.voices import HEADER

SETS = sorted((Path(__file__).parent / "voices").glob("*.tsv"))
ROWS = [
    "emergency\tsuicide\ti want to die tonight",
    "emergency\tsuicide\tgoing to end my life",
    "urgent\thousing\tnowhere to sleep tonight",
    "ordinary\treply\tsee you thursday",
    "ordinary\treply\tok thanks",
]


def _file(folder: Path, name: str, *rows: str) -> Path:
    path = folder / name
    path.write_text("\n".join(["\t".join(HEADER), *rows]) + "\n", encoding="utf-8")
    return path


def test_the_weights_of_the_package_are_those_that_training_gives() -> None:
    """After a change to the texts, the spelling or the training: python -m bot.train_voices tests/voices/*.tsv"""
    assert packed(train(samples(SETS))) == WEIGHTS.read_bytes()


def test_it_learns_and_writes_the_same_whatever_the_order_of_the_files(tmp_path: Path) -> None:
    one, two = _file(tmp_path, "x_1.tsv", *ROWS), _file(tmp_path, "y_1.tsv", *ROWS[:4])
    first, second = tmp_path / "first", tmp_path / "second"
    assert main([str(one), str(two), "--to", str(first)]) == 0
    assert main([str(two), str(one), "--to", str(second)]) == 0
    assert first.read_bytes() == second.read_bytes()
    trained = train(samples([one, two]))
    assert scores("i wanna die", trained)[1] > 0 > scores("ok thanks", trained)[0]


def test_the_writer_is_read_from_the_name(tmp_path: Path) -> None:
    paths = [_file(tmp_path, name, ROWS[0]) for name in ("writer_b_2.tsv", "english.tsv", "writer_b_1.tsv")]
    assert [sample.writer for sample in samples(paths)] == ["developers", "writer_b", "writer_b"]


def test_each_writer_is_measured_without_having_been_learned_from(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[set[str]] = []

    def spy(of: list[train_voices.Sample]) -> object:
        seen.append({sample.writer for sample in of})
        return train(of)

    monkeypatch.setattr(train_voices, "train", spy)
    paths = [_file(tmp_path, f"{writer}_1.tsv", *ROWS) for writer in ("a", "b", "c")]
    assert main(["--leave-one-out", *map(str, paths)]) == 0
    assert seen == [{"b", "c"}, {"a", "c"}, {"a", "b"}]
    printed = capsys.readouterr().out.splitlines()
    assert len(printed) == 2 + 3 * 5
    assert printed[2] == "| a | the rules | 100.0% | 0.0% | 100.0% | 0.0% |"


def test_the_shares() -> None:
    low, middle, high = Level.ORDINARY, Level.URGENT, Level.EMERGENCY
    read = [(high, high), (high, middle), (middle, high), (low, low), (low, middle), (low, high), (low, low)]
    found = shares(read)
    assert (found.emergencies, found.urgent) == (0.5, 1.0)
    assert (found.false_emergencies, found.false_urgent) == (0.25, 0.5)


def test_a_broken_file_or_a_single_writer_is_one_clear_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = _file(tmp_path, "a_1.tsv", *ROWS)
    assert main([str(tmp_path / "none.tsv"), "--to", str(tmp_path / "out")]) == 2
    assert "none.tsv" in capsys.readouterr().err
    assert main(["--leave-one-out", str(one)]) == 2
    assert capsys.readouterr().err == "leaving one writer out takes texts of two writers\n"
    assert not (tmp_path / "out").exists()
