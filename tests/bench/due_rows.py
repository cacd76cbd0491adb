"""Rows 5 and 6: ten thousand check-ins that fall due in the same second, beside other schedulers' empty jobs."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from uuid import uuid4

from tests.bench import apscheduler_jobs, procrastinate_tasks
from tests.bench.bench import Bench, Measures
from tests.bench.due_at_once import prepare, sweep
from tests.bench.measured import Measured
from tests.bench.result import Bar, Result

EMPTY = "APScheduler, one job each in SQLAlchemyJobStore on SQLite, empty callback"
PROCRASTINATE = "procrastinate, empty tasks, one worker, concurrency 100"


async def due(bench: Bench) -> list[Result]:
    """Both stores hold as many jobs as there are check-ins, all due."""
    people, places = bench.size(10_000, 20), bench.places
    template = await bench.template("due", partial(prepare, places, people=people))
    stores = {wal: places.folder / f"{uuid4().hex}.db" for wal in (False, True)}
    for wal, store in stores.items():
        await apscheduler_jobs.add(store, people, wal=wal, at=datetime.now(UTC))

    async def product() -> float:
        url = places.sqlite(template)
        took = await sweep(places, url, people)
        await places.forget(url)
        return people / took

    async def apscheduler(wal: bool) -> float:
        copy = places.folder / f"{uuid4().hex}.db"
        shutil.copy(stores[wal], copy)
        took = await apscheduler_jobs.run_due(copy, people, wal=wal)
        copy.unlink()
        return people / took

    measures: Measures[float] = {
        "product": product,
        "defaults": partial(apscheduler, False),
        "wal": partial(apscheduler, True),
    }
    figures = {name: Measured.of(rates) for name, rates in (await bench.alternate(measures)).items()}
    beside_defaults = Result(
        name="due",
        what=f"{people:,} check-ins due at once",
        unit="a second",
        figure=figures["product"],
        peer=f"{EMPTY}, at its defaults",
        peer_figure=figures["defaults"],
        bar=Bar.at_least(4),
    )
    beside_wal = replace(beside_defaults, peer=f"{EMPTY}, WAL", peer_figure=figures["wal"], bar=None)
    return [beside_defaults, replace(beside_wal, name="due-wal")]


async def due_postgres(bench: Bench) -> list[Result]:
    """Both on the same server."""
    people, places = bench.size(10_000, 20), bench.places
    template = await bench.postgres_template("due", partial(prepare, places, people=people))

    async def product() -> float:
        url = await places.server.new(template)
        took = await sweep(places, url, people)
        await places.forget(url)
        return people / took

    async def procrastinate() -> float:
        url = await places.server.new()
        took = await procrastinate_tasks.run_due(places.server.socket, url, people)
        await places.forget(url)
        return people / took

    found = await bench.alternate({"product": product, "procrastinate": procrastinate})
    return [
        Result(
            name="due-postgres",
            what=f"{people:,} check-ins due at once, PostgreSQL",
            unit="a second",
            figure=Measured.of(found["product"]),
            peer=PROCRASTINATE,
            peer_figure=Measured.of(found["procrastinate"]),
            bar=Bar.at_least(10),
        )
    ]
