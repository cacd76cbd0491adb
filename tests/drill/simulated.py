"""The long simulation as a part of the drill: thousands of short lives by seed, on every core, longer ones, a year."""

import argparse
import os
import time
from collections.abc import Iterable, Mapping

from tests.drill.counts import Counts
from tests.simulation import run

SEEDS = 2000
SHORT = {"days": 5, "people": 2, "faults": 1.0}
"""Of each seed: short, with much going wrong, since most faults need two or three people and a day or two."""
LONGER = ((32, {"days": 21, "people": 8, "faults": 0.5}), (128, {"days": 70, "people": 10, "faults": 1.0}))
"""One of these for so many short ones: what only weeks bring about, or many who are at it at once."""
YEAR = {"days": 365, "people": 50, "faults": 0.5}
"""Of one seed: what only many people and a long time bring about."""
YEARS_SEED = 1


def simulation(options: argparse.Namespace) -> Counts:
    """Lives through `options.seeds` seeds, and a year, and prints how many that were; none where one round was asked
    for."""
    if not options.seeds or options.step is not None:
        return Counts()
    counts = _short_and_longer(options.seeds)
    run.quiet()
    began = time.process_time()
    found = _lived([YEARS_SEED], YEAR)
    spent = time.process_time() - began
    print(f"simulation: {_size(YEAR)}, {found.messages} messages, {found.commits} commits, {spent:.0f} s of processor")
    return counts + _told(found, YEAR)


def _short_and_longer(seeds: int) -> Counts:
    counts = Counts()
    for of, size in ((1, SHORT), *LONGER):
        if seeds // of:
            found = _lived(range(seeds // of), size, workers=os.cpu_count() or 1)
            print(f"simulation: {found.seeds} seeds of {_size(size)}, {found.messages} messages")
            counts += _told(found, size)
    return counts


def _lived(seeds: Iterable[int], size: Mapping[str, float], workers: int = 1) -> run.Counts:
    return run.simulate(seeds, days=size["days"], people=size["people"], faults=size["faults"], workers=workers)


def _size(of_each: Mapping[str, float]) -> str:
    return f"{of_each['days']:g} days with {of_each['people']:g} people"


def _told(found: run.Counts, of_each: Mapping[str, float]) -> Counts:
    options = " ".join(f"--{name} {value:g}" for name, value in of_each.items())
    breaches = tuple(
        f"{lived.broken}: python -m tests.simulation --seed {lived.history.seed} {options}" for lived in found.broken
    )
    print("\n".join(f"  {line}" for line in breaches) or "  every promise kept")
    return Counts(
        lost=found.lost,
        twice=found.twice,
        late=found.late,
        disordered=found.out_of_order,
        otherwise=found.other,
        breaches=breaches,
    )
