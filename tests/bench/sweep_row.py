"""Row 9: a sweep that finds ten due rows costs the same however many people are enrolled."""

import statistics
import time
from contextlib import AsyncExitStack
from datetime import timedelta
from functools import partial

from sqlalchemy import func, select, update

from bot.settings import Settings
from bot.wiring import Product, product
from storage.database import Database
from storage.events import check_ins, due
from storage.migrations import migrate
from tests.bench.bench import Bench
from tests.bench.measured import Measured
from tests.bench.places import Places
from tests.bench.result import Bar, Result
from tests.bench.seed import Enrolled, enrol

DUE = 10


async def enrolled(places: Places, url: str, people: int) -> None:
    """So many people; everybody's next check-in is a day off."""
    await migrate(url)
    database = await Database.open(url, places.vault)
    await enrol(database, Enrolled(people=people))
    await database.close()


async def sweep_cost(bench: Bench) -> list[Result]:
    """Each run is the median of some sweeps, the sizes taking turns."""
    sizes = (bench.size(1_000, 100), bench.size(100_000, 200), bench.size(1_000_000, 300))
    sweeps = min(15, sizes[0] // DUE // (bench.runs + 1))  # nobody is due twice, and one run is to warm up
    async with AsyncExitStack() as stack:
        swept = {}
        for people in sizes:
            template = await bench.template(f"enrolled {people}", partial(enrolled, bench.places, people=people))
            settings = Settings(database_url=bench.places.sqlite(template), key_file=bench.places.key_file)
            made = await stack.enter_async_context(product(settings))
            swept[people] = _Sweeps(made, people)
            await swept[people].median(sweeps)
        found = await bench.alternate({str(people): partial(s.median, sweeps) for people, s in swept.items()})
    figures = [Measured.of(found[str(people)]) for people in sizes]
    return [
        Result(
            name=f"sweep-{people}",
            what=f"a sweep that finds {DUE} due, {people:,} people enrolled",
            unit="ms",
            figure=figure,
            peer=f"itself with {sizes[0]:,}",
            peer_figure=figures[0],
            bar=Bar(of="ratio", sign="<=", limit=1.5),
        )
        for people, figure in zip(sizes[1:], figures[1:], strict=True)
    ]


class _Sweeps:
    """Makes check-ins due, ten at a time, each of somebody who had none yet, from all over the table."""

    def __init__(self, made: Product, people: int) -> None:
        self.made = made
        self.step = people // DUE
        self.next = 1

    async def median(self, sweeps: int) -> float:
        """Milliseconds."""
        return statistics.median([await self._one() for _ in range(sweeps)])

    async def _one(self) -> float:
        chosen = [self.next + n * self.step for n in range(DUE)]
        self.next += 1
        async with self.made.database.writing() as rows:
            soon = self.made.clock.now() - timedelta(seconds=1)
            await rows.execute(update(due).where(due.c.person_id.in_(chosen), due.c.kind == "check_in").values(at=soon))
        begun = time.perf_counter()
        await self.made.batches.sweep()
        took = (time.perf_counter() - begun) * 1e3
        async with self.made.database.reading() as rows:
            asked = await rows.scalars(select(func.count(check_ins.c.id)).where(check_ins.c.person_id.in_(chosen)))
        if asked != [DUE]:
            raise RuntimeError(f"{asked[0]} of {DUE} were asked")
        return took
