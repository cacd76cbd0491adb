"""`python -m tests.simulation`: lives through seeds, and shows the shortest history of one that breaks a promise."""

import sys
import time
from collections.abc import Callable

import click

from tests.simulation.live import live
from tests.simulation.run import Counts, history, quiet
from tests.simulation.shrink import shrink, told


@click.command(context_settings={"show_default": True})
@click.option("--seed", type=int, help="Live through this one seed alone.")
@click.option("--seeds", type=click.IntRange(1), default=30, help="How many seeds, from 0 on.")
@click.option("--days", type=click.FloatRange(1), default=21.0, help="How long each of them lasts.")
@click.option("--people", type=click.IntRange(1, 50), default=8, help="How many leavers there are.")
@click.option("--faults", type=click.FloatRange(0), default=0.5, help="How many things go wrong a day.")
@click.option("--shrink/--no-shrink", "shorter", default=True, help="Look for the shortest history that breaks it.")
def main(seed: int | None, seeds: int, days: float, people: int, faults: float, shorter: bool) -> None:
    """Runs the whole product on a moved clock, with people and faults drawn by seed, and holds every promise."""
    quiet()
    counts, began = Counts(), time.process_time()
    for each in [seed] if seed is not None else range(seeds):
        lived = live(history(each, days=days, people=people, faults=faults))
        counts.add(lived)
        if lived.broken is not None:
            _show(each, f"--seed {each} --days {days:g} --people {people} --faults {faults:g}", click.echo)
            for line in told(shrink(lived) if shorter else lived):
                click.echo(line)
    spent = time.process_time() - began
    click.echo(
        f"{counts.seeds} seeds of {days:g} days with {people} people: {counts.steps} steps, "
        f"{counts.messages} messages, {counts.commits} commits in {spent:.0f} s of processor time"
    )
    click.echo(
        f"lost {counts.lost}, twice {counts.twice}, late {counts.late}, out of order {counts.out_of_order}, "
        f"otherwise broken {counts.other}"
    )
    sys.exit(1 if counts.broken else 0)


def _show(seed: int, again: str, say: Callable[[str], None]) -> None:
    say(f"seed {seed} breaks a promise; again: python -m tests.simulation {again}")


if __name__ == "__main__":
    main()
