import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bench.measured import Measured, percentile


def test_the_median_stands_for_all_runs_and_the_spread_is_kept() -> None:
    assert Measured.of([9, 1, 5, 100, 4]) == Measured(median=5, least=1, greatest=100, runs=5)
    assert Measured.of([1, 2]).median == 1.5


@pytest.mark.parametrize("runs", [[], [1, math.nan], [math.inf]])
def test_what_was_not_measured_has_no_figure(runs: list[float]) -> None:
    with pytest.raises(ValueError, match="nothing was measured"):
        Measured.of(runs)


def test_percentiles_are_values_that_were_measured() -> None:
    hundred = [float(n) for n in range(100, 0, -1)]
    assert [percentile(hundred, p) for p in (1, 50, 99, 100)] == [1, 50, 99, 100]
    assert percentile([7.0], 99) == 7
    with pytest.raises(ValueError, match="a percentile needs values"):
        percentile([], 50)


@given(st.lists(st.floats(0, 1e6), min_size=1), st.integers(1, 100))
def test_so_many_of_a_hundred_do_not_exceed_a_percentile(values: list[float], hundredths: int) -> None:
    found = percentile(values, hundredths)
    assert sum(value <= found for value in values) * 100 >= hundredths * len(values)
    assert sum(value < found for value in values) * 100 < hundredths * len(values)
