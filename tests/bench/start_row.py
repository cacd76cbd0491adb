"""Row 11: how long `gatewalk run` takes until it is ready, with many due rows ahead."""

import time
from functools import partial

from tests.bench.bench import Bench
from tests.bench.measured import Measured
from tests.bench.process import gatewalk, outside
from tests.bench.result import Bar, Result
from tests.bench.sweep_row import enrolled


async def start(bench: Bench) -> list[Result]:
    """From the start of the process until `/health/ready` says 200, asked every 10 ms. The first start, which may have
    code to compile, does not count."""
    people = bench.size(1_000_000, 300)
    template = await bench.template(f"enrolled {people}", partial(enrolled, bench.places, people=people))
    url = bench.places.sqlite(template)
    async with outside(bench.places) as providers:
        runs = []
        for _ in range(bench.runs + 1):
            begun = time.perf_counter()
            async with gatewalk(bench.places, url, providers) as run:
                await run.ready()
                runs.append(time.perf_counter() - begun)
    await bench.places.forget(url)
    return [
        Result(
            name="start",
            what=f"start of the service until it is ready, {people:,} due rows ahead",
            unit="s",
            figure=Measured.of(runs[1:]),
            bar=Bar(of="figure", sign="<", limit=3),
        )
    ]
