"""The shape of bench-results.json, the table, and the README made from them."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.bench.file import read, rows_of, write
from tests.bench.measured import Measured
from tests.bench.readme import BEGIN, END, filled
from tests.bench.result import Bar, Result
from tests.bench.table import number, plain

FAST = Result(
    name="due",
    what="check-ins due at once",
    unit="a second",
    figure=Measured.of([1000.0, 1234.5678, 1300.0]),
    peer="another",
    peer_figure=Measured.of([100.0, 300.0, 200.0]),
    bar=Bar.at_least(4),
)
LARGE = Result(
    name="memory",
    what="peak memory",
    unit="MB",
    figure=Measured.of([250.0, 251.0]),
    bar=Bar(of="figure", sign="<", limit=200),
)


def test_a_ratio_is_ours_over_the_peers() -> None:
    assert FAST.ratio == pytest.approx(6.17, abs=0.01)
    assert FAST.holds
    assert not replace(FAST, bar=Bar.at_least(7)).holds
    assert LARGE.ratio is None
    assert not LARGE.holds
    assert replace(LARGE, bar=None).holds
    assert not replace(LARGE, bar=Bar.at_least(1)).holds  # a ratio without a peer is none


@pytest.mark.parametrize(("sign", "held"), [(">=", [False, True, True]), ("<=", [True, True, False])])
def test_a_bar_that_is_just_reached_holds(sign: str, held: list[bool]) -> None:
    bar = Bar(of="ratio", sign=sign, limit=2)  # type: ignore[arg-type]
    assert [bar.holds(value) for value in (1.9, 2, 2.1)] == held
    assert not Bar(of="figure", sign="<", limit=2).holds(2)


def test_the_file_has_an_object_for_each_row(tmp_path: Path) -> None:
    write(rows_of([FAST, LARGE], "a machine", quick=False), tmp_path / "results.json")
    fast, large = read(tmp_path / "results.json")
    assert fast == {
        "name": "due",
        "what": "check-ins due at once",
        "figure": 1235,
        "unit": "a second",
        "spread": [1000, 1300],
        "peer": "another",
        "peer_figure": 200,
        "peer_spread": [100, 300],
        "ratio": 6.173,
        "bar": "ratio >= 4",
        "holds": True,
        "runs": 3,
        "note": "",
        "machine": "a machine",
        "quick": False,
    }
    assert [large[name] for name in ("peer", "peer_figure", "ratio", "bar", "holds")] == [
        None,
        None,
        None,
        "figure < 200",
        False,
    ]


def test_the_table_says_what_is_missed() -> None:
    header, fast, large = plain(rows_of([FAST, LARGE], "a machine", quick=False)).splitlines()
    assert "1,240 a second (1,000 to 1,300)" in fast
    assert fast.endswith("holds")
    assert large.endswith("MISSED")
    assert header.index("bar") == large.index("figure <")


@pytest.mark.parametrize(("value", "said"), [(0.01234, "0.0123"), (12.34, "12.3"), (999.9, "1,000"), (54321, "54,300")])
def test_figures_are_said_with_three_digits(value: float, said: str) -> None:
    assert number(value) == said


def test_the_readme_is_filled_between_its_marks_and_nowhere_else() -> None:
    rows = rows_of([FAST, LARGE], "a machine", quick=False)
    once = filled(f"before\n{BEGIN}\nold\n{END}\nafter\n", rows)
    assert once.startswith(f"before\n{BEGIN}\nMeasured by `make bench` on: a machine. Medians of 2 runs")
    assert once.endswith(f"{END}\nafter\n")
    assert "old" not in once
    assert "| peak memory | 250 MB (250 to 251) |  |  |  | figure < 200, **missed** |" in once
    assert filled(once, rows) == once


def test_the_readme_takes_only_full_figures_of_one_machine() -> None:
    page = f"{BEGIN}{END}"
    with pytest.raises(ValueError, match="one full run"):
        filled(page, rows_of([FAST], "a machine", quick=True))
    with pytest.raises(ValueError, match="one machine"):
        filled(page, rows_of([FAST], "one", quick=False) + rows_of([LARGE], "two", quick=False))
    with pytest.raises(ValueError, match="are not there"):
        filled("no marks", rows_of([FAST], "a machine", quick=False))
