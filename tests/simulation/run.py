"""Seeds lived through, one after another, and counted."""

import logging
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from multiprocessing import get_context

import structlog

from tests.simulation import policies
from tests.simulation.faults import drawn
from tests.simulation.history import LONDON, History, ordered
from tests.simulation.live import Lived, live
from tests.support.enrol import PLAIN

STARTS = (datetime(2026, 3, 16, 8, tzinfo=LONDON), datetime(2026, 10, 12, 8, tzinfo=LONDON))
"""So that a change of the clocks falls within three weeks, forward and back."""
SIZE = {"days": 5, "people": 2, "faults": 2.0}
"""Of each seed where there are thousands: many faults in few days find most for their time."""
QUARTER = 900.0
"""Seconds: the grain of a history of more than `LONG` days. People come and go in quarters of an hour."""
LONG = 60
OWN_POLICY = (2, 3)
"""Of each four seeds, in spring and autumn; the others have the defaults."""
OFFICE = (6, 7)
"""Of each eight seeds, of those with a policy of their own: it is changed in the middle, and people are."""
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


def history(seed: int, *, days: float = 21, people: float = 8, faults: float = 0.5) -> History:
    """The history of a seed. `faults` is how many there are a day; odd seeds begin in the autumn, and those of more
    than `LONG` days have a grain."""
    return History(
        seed=seed,
        start=STARTS[seed % 2],
        days=days,
        people=tuple(range(round(people))),
        steps=ordered(drawn(seed, days, faults)) if faults else (),
        policy=policies.drawn(seed) if seed % 4 in OWN_POLICY and days <= LONG else PLAIN,
        office=seed % 8 in OFFICE and days <= LONG,
        grain=QUARTER if days > LONG else 0.0,
    )


def simulate(
    seeds: Iterable[int], *, days: float = 21, people: float = 8, faults: float = 0.5, workers: int = 1
) -> Counts:
    """Lives through each seed, several at a time in processes of their own. It goes on after one that breaks."""
    counts = Counts()
    histories = [history(seed, days=days, people=people, faults=faults) for seed in seeds]
    if workers == 1:
        for each in histories:
            counts.add(live(each))
        return counts
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=quiet) as pool:
        for lived in pool.map(live, histories, chunksize=8):
            counts.add(lived)
    return counts


def quiet() -> None:
    """What the product logs of all that goes wrong is of no interest here."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
