"""One row of what `make bench` prints and writes."""

from dataclasses import dataclass
from typing import Any, Literal

from tests.bench.measured import Measured


@dataclass(frozen=True, kw_only=True)
class Bar:
    """What a figure, or its ratio to the peer's, has to reach."""

    of: Literal["ratio", "figure"]
    sign: Literal[">=", "<=", "<"]
    limit: float

    @classmethod
    def at_least(cls, times: float) -> "Bar":
        """So many times the peer's figure."""
        return cls(of="ratio", sign=">=", limit=times)

    def __str__(self) -> str:
        return f"{self.of} {self.sign} {self.limit:g}"

    def holds(self, value: float) -> bool:
        """Whether a ratio or figure reaches it."""
        if self.sign == ">=":
            return value >= self.limit
        return value <= self.limit if self.sign == "<=" else value < self.limit


@dataclass(frozen=True, kw_only=True)
class Result:
    """A figure of the product beside its peer's, if it has one. `note` says what a reader of the figure has to know.

    Without a bar it is only shown, and always holds.
    """

    name: str
    what: str
    unit: str
    figure: Measured
    bar: Bar | None
    peer: str | None = None
    peer_figure: Measured | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """The product's figure over the peer's."""
        return self.figure.median / self.peer_figure.median if self.peer_figure else None

    @property
    def holds(self) -> bool:
        if self.bar is None:
            return True
        if self.bar.of == "figure":
            return self.bar.holds(self.figure.median)
        return self.ratio is not None and self.bar.holds(self.ratio)

    def to_json(self) -> dict[str, Any]:
        """As it stands in bench-results.json."""
        return {
            "name": self.name,
            "what": self.what,
            "figure": _rounded(self.figure.median),
            "unit": self.unit,
            "spread": _spread(self.figure),
            "peer": self.peer,
            "peer_figure": _rounded(self.peer_figure.median) if self.peer_figure else None,
            "peer_spread": _spread(self.peer_figure) if self.peer_figure else None,
            "ratio": _rounded(self.ratio) if self.ratio is not None else None,
            "bar": str(self.bar) if self.bar else None,
            "holds": self.holds,
            "runs": self.figure.runs,
            "note": self.note,
        }


def _spread(measured: Measured) -> list[float]:
    return [_rounded(measured.least), _rounded(measured.greatest)]


def _rounded(value: float) -> float:
    """Four figures are more than a run can tell apart."""
    return float(f"{value:.4g}")
