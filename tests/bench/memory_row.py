"""Row 10: the memory of `gatewalk run` with many enrolled and a burst due."""

import asyncio
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from functools import partial

from sqlalchemy import func, select

from storage.database import Database
from storage.events import check_ins
from storage.migrations import migrate
from tests.bench.bench import Bench, until
from tests.bench.measured import Measured
from tests.bench.places import Places
from tests.bench.process import Process, gatewalk, outside
from tests.bench.result import Bar, Result
from tests.bench.seed import Enrolled, enrol

CHECKED = 65
"""Seconds after which the check of the minute has run as well."""


async def crowd(places: Places, url: str, people: int, burst: int) -> None:
    """So many people, `burst` of whom have a check-in due now."""
    await migrate(url)
    database = await Database.open(url, places.vault)
    await enrol(database, Enrolled(people=people, due=burst, due_at=datetime.now(UTC) - timedelta(seconds=1)))
    await database.close()


async def memory(bench: Bench) -> list[Result]:
    """The runs are processes side by side, since memory does not depend on how busy the machine is."""
    people, burst = bench.size(100_000, 100), bench.size(10_000, 20)
    template = await bench.template("crowd", partial(crowd, bench.places, people=people, burst=burst))
    async with outside(bench.places) as providers, AsyncExitStack() as stack:
        urls = [bench.places.sqlite(template) for _ in range(bench.runs)]
        runs = [await stack.enter_async_context(gatewalk(bench.places, url, providers)) for url in urls]
        peaks = await asyncio.gather(
            *(_peak(bench, url, run, burst) for url, run in zip(urls, runs, strict=True)),
        )
    return [
        Result(
            name="memory",
            what=f"peak memory, {people:,} enrolled, {burst:,} due at once",
            unit="MB",
            figure=Measured.of(peaks),
            bar=Bar(of="figure", sign="<", limit=200),
        )
    ]


async def _peak(bench: Bench, url: str, run: Process, burst: int) -> float:
    database = await Database.open(url, bench.places.vault)

    async def all_are_asked() -> bool:
        async with database.reading() as rows:
            return bool((await rows.scalars(select(func.count(check_ins.c.id))))[0] == burst)

    try:
        await run.ready()
        await until(all_are_asked, every=0.2)
        await asyncio.sleep(bench.size(CHECKED, 1))
    finally:
        await database.close()
    return run.peak_memory()
