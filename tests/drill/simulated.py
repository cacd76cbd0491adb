"""The long simulation as a part of the drill: thousands of short lives by seed, on every core."""

import argparse
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor

import structlog

from tests.drill.counts import Counts
from tests.simulation.run import simulate

SEEDS = 2000
DAYS, PEOPLE, FAULTS = 5, 2, 1.0
"""Of each seed: short, with much going wrong, since most faults need two or three people and a day or two."""
OF_EACH = f"--days {DAYS} --people {PEOPLE} --faults {FAULTS:g}"
AT_ONCE = 20


def simulation(options: argparse.Namespace) -> Counts:
    """Lives through `options.seeds` seeds and prints how many that were; none where one round was asked for."""
    if not options.seeds or options.step is not None:
        return Counts()
    with ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn"), structlog_off) as pool:
        starts = range(0, options.seeds, AT_ONCE)
        parts = [range(start, min(start + AT_ONCE, options.seeds)) for start in starts]
        total = sum(pool.map(_lived, parts), Counts())
    print(f"simulation: {options.seeds} seeds of {DAYS} days with {PEOPLE} people, {total.out} messages")
    print("\n".join(f"  {line}" for line in total.breaches) or "  every promise kept")
    return total


def structlog_off() -> None:
    """Nothing is logged by a process of the pool."""
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory(), processors=[])


def _lived(seeds: range) -> Counts:
    found = simulate(seeds, days=DAYS, people=PEOPLE, faults=FAULTS)
    return Counts(
        out=found.messages,
        lost=found.lost,
        twice=found.twice,
        late=found.late,
        disordered=found.out_of_order,
        otherwise=found.other,
        breaches=tuple(
            f"{lived.broken}: python -m tests.simulation --seed {lived.history.seed} {OF_EACH}"
            for lived in found.broken
        ),
    )
