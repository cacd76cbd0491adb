"""Medians, spreads and percentiles of what was measured."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, kw_only=True)
class Measured:
    """The runs of one thing: the median stands for all, the spread is from the least to the greatest."""

    median: float
    least: float
    greatest: float
    runs: int

    @classmethod
    def of(cls, runs: Sequence[float]) -> Self:
        """Raises ValueError without a run, and for a run that is no number."""
        if not runs or not all(math.isfinite(run) for run in runs):
            raise ValueError("nothing was measured")
        return cls(median=statistics.median(runs), least=min(runs), greatest=max(runs), runs=len(runs))


def percentile(values: Sequence[float], hundredths: int) -> float:
    """The least value that so many of a hundred do not exceed (nearest rank). Raises ValueError without a value."""
    if not values or not 0 < hundredths <= 100:
        raise ValueError("a percentile needs values, and is from 1 to 100")
    ordered = sorted(values)
    return ordered[math.ceil(len(ordered) * hundredths / 100) - 1]
