"""Check-ins that fall due in the same second, until the last is committed in the outbox."""

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select

from bot.loading import leave_what_stays
from bot.settings import Settings
from bot.wiring import product
from storage.database import Database
from storage.events import check_ins, due, outbox, runs
from storage.migrations import migrate
from tests.bench.places import Places
from tests.bench.seed import Enrolled, enrol


async def prepare(places: Places, url: str, people: int) -> None:
    """So many people, each with a check-in that fell due in the same second."""
    await migrate(url)
    database = await Database.open(url, places.vault)
    at = datetime.now(UTC).replace(microsecond=0) - timedelta(seconds=5)
    await enrol(database, Enrolled(people=people, due=people, due_at=at))
    await database.close()


async def sweep(places: Places, url: str, people: int) -> float:
    """Seconds from the waking up of the sweep until the last check-in is committed. Each is looked for afterwards."""
    async with product(Settings(database_url=url, key_file=places.key_file)) as made:
        with _as_it_runs():
            begun = time.perf_counter()
            await made.batches.sweep()
            took = time.perf_counter() - begun
        async with made.database.reading() as rows:
            queued = select(func.count(outbox.c.person_id.distinct())).where(outbox.c.purpose == "prompt")
            planned = select(func.count(due.c.id)).where(due.c.kind.in_(("nudge", "window", "check_in")))
            counts = [queued, planned] + [select(func.count(t.c.person_id.distinct())) for t in (check_ins, runs)]
            found = [(await rows.scalars(count))[0] for count in counts]
    if found != [people, 3 * people, people, people]:
        raise RuntimeError(f"of {people} check-ins there are {found}")
    return took


@contextmanager
def _as_it_runs() -> Iterator[None]:
    """The garbage collector is set as `gatewalk run` sets it. The peers, in the same process, have it as it comes."""
    before = gc.get_threshold()
    leave_what_stays()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
