"""The peer of the schedule on PostgreSQL: procrastinate with empty tasks."""

import asyncio
import time
from datetime import UTC, datetime, timedelta

import procrastinate

from tests.bench.places import database_of

AT_ONCE = 100


async def run_due(socket: str, url: str, tasks: int) -> float:
    """Seconds from the start of the worker, when all tasks are due, until it has done them. The database is empty."""
    connector = procrastinate.PsycopgConnector(kwargs={"host": socket, "user": "postgres", "dbname": database_of(url)})
    app = procrastinate.App(connector=connector)

    @app.task(name="nothing")
    async def nothing() -> None:
        """Nothing."""

    async with app.open_async():
        await app.schema_manager.apply_schema_async()
        at = datetime.now(UTC) + timedelta(seconds=1)
        await nothing.configure(schedule_at=at).batch_defer_async(*({} for _ in range(tasks)))
        await asyncio.sleep(max((at - datetime.now(UTC)).total_seconds(), 0) + 0.1)
        begun = time.perf_counter()
        await app.run_worker_async(wait=False, concurrency=AT_ONCE, install_signal_handlers=False)
        took = time.perf_counter() - begun
        done = len(list(await app.job_manager.list_jobs_async(status="succeeded")))
    if done != tasks:
        raise RuntimeError(f"{done} of {tasks} tasks were done")
    return took
