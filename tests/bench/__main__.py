"""`python -m tests.bench`: measures, prints a table and writes bench-results.json."""

import asyncio
import logging
import sys
import tempfile
import time
from pathlib import Path

import click

from tests.bench.bench import Bench
from tests.bench.benchmarks import BENCHMARKS
from tests.bench.file import RESULTS, rows_of, write
from tests.bench.machine import machine
from tests.bench.places import places
from tests.bench.result import Result
from tests.bench.table import plain

RUNS = 5


@click.command()
@click.option("--only", multiple=True, type=click.Choice(list(BENCHMARKS)), help="Only this one; may come often.")
@click.option("--runs", type=click.IntRange(1), default=None, help=f"Runs of each; {RUNS}, or 1 with --quick.")
@click.option("--quick", is_flag=True, help="Small sizes: shows that it works, and its figures mean nothing.")
def main(only: tuple[str, ...], runs: int | None, quick: bool) -> None:
    """Measure the product beside its peers. The exit status is 1 when a bar is missed in a full run."""
    logging.disable(logging.ERROR)  # a scheduler says that its jobs are late, which is what is measured
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="gatewalk-bench-") as folder, places(Path(folder)) as made:
        bench = Bench(places=made, runs=runs or (1 if quick else RUNS), quick=quick)
        results = asyncio.run(_measured(bench, [name for name in BENCHMARKS if name in (only or BENCHMARKS)]))
        rows = rows_of(results, machine(Path(folder)), quick=quick)
    write(rows)
    click.echo(plain(rows))
    click.echo(f"{rows[0]['machine']}\n{time.monotonic() - begun:.0f} s; written to {RESULTS.name}")
    sys.exit(not quick and not all(row["holds"] for row in rows))


async def _measured(bench: Bench, names: list[str]) -> list[Result]:
    results = []
    for name in names:
        begun = time.monotonic()
        results += await BENCHMARKS[name](bench)
        click.echo(f"{name}: measured in {time.monotonic() - begun:.0f} s", err=True)
    return results


if __name__ == "__main__":
    main()
