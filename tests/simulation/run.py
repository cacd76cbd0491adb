"""Seeds lived through, one after another, and counted."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from tests.simulation.faults import drawn
from tests.simulation.history import LONDON, History, ordered
from tests.simulation.world import Lived, live

STARTS = (datetime(2026, 3, 16, 8, tzinfo=LONDON), datetime(2026, 10, 12, 8, tzinfo=LONDON))
"""So that a change of the clocks falls within three weeks, forward and back."""
LOST = ("1", "5", "10")
TWICE = ("2",)
OUT_OF_ORDER = ("8", "12")


@dataclass(kw_only=True)
class Counts:
    """What broke, over all seeds; `broken` holds each run that broke a promise."""

    seeds: int = 0
    steps: int = 0
    commits: int = 0
    messages: int = 0
    lost: int = 0
    twice: int = 0
    late: int = 0
    out_of_order: int = 0
    other: int = 0
    broken: list[Lived] = field(default_factory=list)

    def add(self, lived: Lived) -> None:
        self.seeds += 1
        self.steps += len(lived.done)
        self.commits += lived.commits
        self.messages += lived.messages
        if lived.broken is None:
            return
        self.broken.append(lived)
        number = lived.broken.promise.split()[0]
        if "should have" in lived.broken.line or "still" in lived.broken.line:
            self.late += 1
        elif number in LOST:
            self.lost += 1
        elif number in TWICE:
            self.twice += 1
        elif number in OUT_OF_ORDER:
            self.out_of_order += 1
        else:
            self.other += 1


def history(seed: int, *, days: float = 21, people: int = 8, faults: float = 0.5) -> History:
    """The history of a seed. `faults` is how many there are a day; odd seeds begin in the autumn."""
    return History(
        seed=seed,
        start=STARTS[seed % 2],
        days=days,
        people=tuple(range(people)),
        steps=ordered(drawn(seed, days, faults)) if faults else (),
    )


def simulate(seeds: Iterable[int], *, days: float = 21, people: int = 8, faults: float = 0.5) -> Counts:
    """Lives through each seed. It goes on after one that breaks a promise."""
    counts = Counts()
    for seed in seeds:
        counts.add(live(history(seed, days=days, people=people, faults=faults)))
    return counts
