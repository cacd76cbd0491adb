"""`python -m tests.bench`: measures, prints a table and writes bench-results.json."""

import argparse
import logging
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bot.commands import house
from tests.bench.bench import Bench
from tests.bench.benchmarks import BENCHMARKS
from tests.bench.file import RESULTS, rows_of, write
from tests.bench.machine import machine
from tests.bench.places import places
from tests.bench.result import Result
from tests.bench.table import number, plain

RUNS = 5


def main(arguments: Sequence[str] | None = None) -> None:
    """What is asked for on the command line (when None). A bar that is missed is said in the table and the file."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measure the product beside its peers.")
    parser.add_argument("--only", nargs="+", metavar="NAME", choices=BENCHMARKS, help=f"of {', '.join(BENCHMARKS)}")
    parser.add_argument("--runs", type=int, help=f"runs of each: {RUNS}, or 1 with --quick")
    parser.add_argument("--quick", action="store_true", help="very small sizes: shows that everything works, no more")
    asked = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # processes and files go, whichever way it is ended
    logging.disable(logging.ERROR)  # a scheduler says that its jobs are late, which is what is measured
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="gatewalk-bench-") as folder, places(Path(folder)) as made:
        bench = Bench(places=made, runs=asked.runs or (1 if asked.quick else RUNS), quick=asked.quick)
        results = house.run(_measured(bench, [name for name in BENCHMARKS if name in (asked.only or BENCHMARKS)]))
        rows = rows_of(results, machine(made.folder), quick=asked.quick)
    write(rows)
    sys.stdout.write(f"{plain(rows)}\n{rows[0]['machine']}\n")
    sys.stdout.write(f"{time.monotonic() - begun:.0f} s; written to {RESULTS.name}\n")


async def _measured(bench: Bench, names: list[str]) -> list[Result]:
    results = []
    for name in names:
        begun = time.monotonic()
        found = await BENCHMARKS[name](bench)
        figures = ", ".join(f"{result.name} {number(result.figure.median)} {result.unit}" for result in found)
        sys.stderr.write(f"{figures} (in {time.monotonic() - begun:.0f} s)\n")
        results += found
    return results


if __name__ == "__main__":
    main()
