"""The peer of the schedule: APScheduler with one job for each thing, in its SQLAlchemyJobStore on SQLite."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy import create_engine, event

FILE = "tests.bench.apscheduler_jobs"


class Ran:
    """How many callbacks have run, and who waits for the last."""

    left = 0
    done: asyncio.Event


async def callback() -> None:
    """Empty, but for the counting."""
    Ran.left -= 1
    if Ran.left == 0:
        Ran.done.set()


def scheduler(file: Path, *, wal: bool) -> AsyncIOScheduler:
    """At its defaults, except that a late job still runs: by default it is dropped after a second."""
    engine = create_engine(f"sqlite:///{file}")
    if wal:
        event.listen(engine, "connect", lambda connection, _: connection.execute("pragma journal_mode=wal"))
    return AsyncIOScheduler(
        jobstores={"default": SQLAlchemyJobStore(engine=engine)},
        job_defaults={"misfire_grace_time": None},
        timezone="UTC",
    )


async def add(file: Path, jobs: int, *, wal: bool, at: datetime | None = None) -> float:
    """Adds so many jobs to run at one moment, in a day if none is given; how many seconds it took."""
    made = scheduler(file, wal=wal)
    made.start(paused=True)
    at = at or datetime.now(UTC) + timedelta(days=1)
    begun = time.perf_counter()
    for _ in range(jobs):
        made.add_job(callback, "date", run_date=at)
    took = time.perf_counter() - begun
    made.shutdown(wait=False)
    return took


async def run_due(file: Path, jobs: int, *, wal: bool) -> float:
    """Runs the jobs of a store that are all due; seconds from its waking up until the last has run and is gone."""
    Ran.left, Ran.done = jobs, asyncio.Event()
    made = scheduler(file, wal=wal)
    made.start(paused=True)
    begun = time.perf_counter()
    made.resume()
    await Ran.done.wait()
    left = len(made.get_jobs())
    took = time.perf_counter() - begun
    made.shutdown(wait=False)
    if left:
        raise RuntimeError(f"{left} jobs have not run")
    return took
