"""The long simulation as a part of the drill: thousands of short lives by seed, on every core."""

import argparse
import os

from tests.drill.counts import Counts
from tests.simulation.run import simulate

SEEDS = 2000
DAYS, PEOPLE, FAULTS = 5, 2, 1.0
"""Of each seed: short, with much going wrong, since most faults need two or three people and a day or two."""
OF_EACH = f"--days {DAYS} --people {PEOPLE} --faults {FAULTS:g}"


def simulation(options: argparse.Namespace) -> Counts:
    """Lives through `options.seeds` seeds and prints how many that were; none where one round was asked for."""
    if not options.seeds or options.step is not None:
        return Counts()
    found = simulate(range(options.seeds), days=DAYS, people=PEOPLE, faults=FAULTS, workers=os.cpu_count() or 1)
    print(f"simulation: {found.seeds} seeds of {DAYS} days with {PEOPLE} people, {found.messages} messages")
    breaches = tuple(
        f"{lived.broken}: python -m tests.simulation --seed {lived.history.seed} {OF_EACH}" for lived in found.broken
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
