"""The clockwork: APScheduler wakes the sweep, the minute's check and the outbox. It holds no state that matters."""

import asyncio
from collections.abc import Awaitable, Callable, Collection
from datetime import datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.channels.message import ChannelDown
from bot.clock import Clock
from bot.services import doubt, keys, lost, outage, retention, watch
from bot.services.batch import Batches
from bot.services.presence import Others
from bot.services.removals import Removals
from bot.services.tally import Tally
from storage import due, leader
from storage.database import Database
from storage.errors import StorageError

log = structlog.get_logger(__name__)

COMPARE_EVERY = 180
"""Seconds between two looks into Twilio's list of what it has received."""
SWEEP_EVERY = 15
"""Seconds. What another process has planned is seen within this; our own comes on the dot by a date job."""
HELD = 2.0
"""Seconds in which another batch or replica has committed what it holds, if it is well."""
ON_TIME = timedelta(minutes=2)
"""The schedule is running on time when it has swept within this,"""
CHECKED = timedelta(minutes=3)
"""and has done the minute's check, which writes, within this."""
Job = Callable[[], Awaitable[None]]


class Schedule:
    """Runs the sweep, and knows whether it is on time."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        batches: Batches,
        lookup: doubt.Lookup | None,
        removals: Removals,
        under_way: Collection[int] = (),
        inbound: lost.Inbound | None = None,
        number: int | None = None,
        tally: Tally | None = None,
    ) -> None:
        """`under_way` are the messages that this process is sending, as they are at any time; `inbound` is Twilio's
        list of the texts that it has received; `number` is this replica's."""
        self.database, self.clock, self.batches, self.lookup = database, clock, batches, lookup
        self.under_way, self.inbound, self.number = under_way, inbound, number
        self.removals, self.tally, self.others = removals, tally or Tally(), Others()
        self.scheduler = AsyncIOScheduler(
            timezone="UTC", job_defaults={"coalesce": True, "misfire_grace_time": None, "max_instances": 1}
        )
        self.jobs: list[tuple[Job, float]] = [
            (self.sweep, SWEEP_EVERY),
            (self.check, 60),
            (self.settle_doubts, 5),
            (self.take_away, 30),
            (self.give_up, 600),
            (self.compare, COMPARE_EVERY),
            (self.look_at_keys, 60),
        ]
        self.begun_at = clock.now()
        self.swept_at: datetime | None = None
        self.checked_at: datetime | None = None
        self.found: watch.Found | None = None
        self.left = 0
        """How much the last check found overdue and could not mend."""

    def start(self) -> None:
        """Begins at once, inside the running event loop: with the sweep, and with what may have been lost meanwhile."""
        self.begun_at = self.clock.now()
        for job, seconds in self.jobs:
            self.scheduler.add_job(self._guarded(job), "interval", seconds=seconds, id=job.__name__)
        self.scheduler.start()
        for first in ("sweep", "compare"):
            self.scheduler.modify_job(first, next_run_time=datetime.now(self.scheduler.timezone))

    def every(self, seconds: float, job: Job) -> None:
        """One more job; to be said before the start."""
        self.jobs.append((job, seconds))

    def wake(self) -> None:
        """Everything runs at once, and from then on as often as before: the clock that it was planned by has jumped."""
        now = datetime.now(self.scheduler.timezone)
        for job in self.scheduler.get_jobs():
            job.modify(next_run_time=now)

    def stop(self) -> None:
        self.scheduler.shutdown(wait=False)

    async def sweep(self) -> None:
        """Takes what has fallen due, and comes back at the moment of the next."""
        await self.batches.sweep()
        self.swept_at = self.clock.now()
        async with self.database.reading() as rows:
            next_at = await due.next_at(rows)
        if next_at is not None and next_at - self.swept_at < timedelta(seconds=SWEEP_EVERY):
            wait = max(next_at - self.swept_at, timedelta(milliseconds=10))
            self.scheduler.add_job(
                self._guarded(self.sweep),
                "date",
                run_date=datetime.now(self.scheduler.timezone) + wait,
                id="on_the_dot",
                replace_existing=True,
            )

    async def check(self) -> None:
        """The minute's check; what it mended is said in the log and by the health route."""
        async with self.database.reading() as rows:
            lost = await watch.look(rows, self.clock.now())
        found: watch.Found = await self.batches.do(watch.Check(lost=lost))
        self.left = await self._overdue_after_a_sweep()
        if self.left:  # perhaps only passed over, because another was at it
            await asyncio.sleep(HELD)
            self.left = await self._overdue_after_a_sweep()
        async with self.database.reading() as rows:
            something = await outage.is_something_untold(rows)
        if something:
            await self.batches.do(outage.TellOutage())
        self.found, self.checked_at = found, self.clock.now()
        for what, many in vars(found).items():
            self.tally.mended.labels(what=what).inc(many)
        if any(vars(found).values()):
            log.warning("watch.mended", **vars(found))
        if self.left:
            log.error("watch.overdue", left=self.left)

    async def _overdue_after_a_sweep(self) -> int:
        await self.batches.sweep()
        async with self.database.reading() as rows:
            return await watch.overdue(rows, self.clock.now())

    async def settle_doubts(self) -> None:
        """What was being sent when a process died or a call timed out."""
        await doubt.mark_left_behind(
            self.database,
            self.clock.now(),
            at_start=False,
            under_way=self.under_way,
            number=self.number,
            others=self.others,
        )
        await doubt.resolve(self.database, self.batches, self.clock, self.lookup)

    async def take_away(self) -> None:
        """What the providers still have of whoever was erased, and of texts whose time is over."""
        await self.removals.work()

    async def give_up(self) -> None:
        """Once a day: words that are older than their programme keeps them."""
        await retention.give_up(self.database, self.clock, self.batches.parts.new_id, self.batches.parts.words)

    async def compare(self) -> None:
        """What Twilio has received and we have not is taken in, by one replica at a time."""
        if self.inbound is None:
            return
        async with leader.leadership(self.database, "twilio inbound") as mine:
            if mine:
                found = await lost.take_in(self.database, self.batches, self.clock, self.inbound)
                if found:
                    log.warning("inbound.found", texts=found)

    async def look_at_keys(self) -> None:
        """Another key may be in use, and something may still be stored under an older one."""
        await keys.look(self.database, self.clock)

    def is_on_time(self) -> bool:
        """Both the sweep and the check have been done lately; a clock that was set back does not hide it."""
        now = self.clock.now()
        if self.swept_at is None or abs(now - self.swept_at) > ON_TIME:
            return False
        return abs(now - (self.checked_at or self.begun_at)) <= CHECKED

    def _guarded(self, job: Job) -> Job:
        """A failing run is logged and the next one comes all the same."""

        async def guarded() -> None:
            try:
                await job()
            except asyncio.CancelledError:  # the service is stopping; the scheduler would log it as a failure
                return
            except (StorageError, ChannelDown) as error:
                log.warning("schedule.waits", job=job.__name__, error=type(error).__name__)
            except Exception as error:  # the scheduler's own log would show what it was about
                log.error("schedule.failed", job=job.__name__, error=type(error).__name__)

        return guarded
