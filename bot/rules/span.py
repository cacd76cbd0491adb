"""Durations as a policy writes them: "45m", "4h", "2d"."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

Unit = Literal["m", "h", "d"]
_MINUTES: dict[str, int] = {"m": 1, "h": 60, "d": 24 * 60}
_LONGEST = 10 * 366 * 24 * 60  # minutes; ten years, far beyond any sensible value and well within datetime's range


@dataclass(frozen=True, slots=True)
class Span:
    """A number of minutes, hours or days. The unit is kept: a day is not 24 hours on every clock."""

    value: int
    unit: Unit

    @property
    def timedelta(self) -> timedelta:
        """The reading of a clock on the wall: a day is 24 hours."""
        return timedelta(minutes=self.value * _MINUTES[self.unit])

    def __str__(self) -> str:
        return f"{self.value}{self.unit}"


def parse_span(text: object) -> Span:
    """Reads "45m", "4h" or "2d". Raises ValueError in plain words for anything else."""
    found = re.fullmatch(r"([0-9]{1,9})([mhd])", text) if isinstance(text, str) else None
    if found is None:
        raise ValueError('must be a duration like "45m", "4h" or "2d"')
    unit: Unit = "m" if found[2] == "m" else "h" if found[2] == "h" else "d"
    if int(found[1]) * _MINUTES[unit] > _LONGEST:
        raise ValueError("is longer than ten years")
    return Span(int(found[1]), unit)


def span_of(length: timedelta) -> Span:
    """The shortest way to write a length of whole minutes: two days are "2d", 90 minutes are "90m"."""
    minutes = length // timedelta(minutes=1)
    for unit in ("d", "h"):
        if minutes and minutes % _MINUTES[unit] == 0:
            return Span(minutes // _MINUTES[unit], "d" if unit == "d" else "h")
    return Span(minutes, "m")
