"""Row 7: a hundred thousand reminders planned, beside APScheduler's job stores."""

from dataclasses import replace
from functools import partial
from uuid import uuid4

from storage.database import Database
from tests.bench import apscheduler_jobs
from tests.bench.bench import Bench, Measures
from tests.bench.due_at_once import prepare
from tests.bench.measured import Measured
from tests.bench.planning import plan
from tests.bench.result import Bar, Result

EMPTY = "APScheduler, add_job into SQLAlchemyJobStore on SQLite"


async def planning(bench: Bench) -> list[Result]:
    """Rates are compared: the product's over all, the job stores' over their first jobs, which are their fastest."""
    people, reminders, jobs = bench.size(10_000, 20), bench.size(100_000, 60), bench.size(2_000, 10)
    places = bench.places
    template = await bench.template("due", partial(prepare, places, people=people))

    async def product() -> float:
        url = places.sqlite(template)
        database = await Database.open(url, places.vault)
        took = await plan(database, reminders, people)
        await database.close()
        await places.forget(url)
        return reminders / took

    async def apscheduler(wal: bool) -> float:
        store = places.folder / f"{uuid4().hex}.db"
        took = await apscheduler_jobs.add(store, jobs, wal=wal)
        store.unlink()
        return jobs / took

    measures: Measures[float] = {
        "product": product,
        "defaults": partial(apscheduler, False),
        "wal": partial(apscheduler, True),
    }
    figures = {name: Measured.of(rates) for name, rates in (await bench.alternate(measures)).items()}
    beside_defaults = Result(
        name="planning",
        what=f"planning {reminders:,} reminders",
        unit="a second",
        figure=figures["product"],
        peer=f"{EMPTY}, at its defaults",
        peer_figure=figures["defaults"],
        bar=Bar.at_least(20),
        note=f"the peer's rate is over {jobs:,} jobs",
    )
    beside_wal = replace(beside_defaults, peer=f"{EMPTY}, WAL", peer_figure=figures["wal"], bar=Bar.at_least(5))
    return [beside_defaults, replace(beside_wal, name="planning-wal")]
