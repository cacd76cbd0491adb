"""The heartbeat: called once a minute, and only while everything that people wait for is on time."""

from collections.abc import Awaitable, Callable

import structlog

from bot.handlers.health import why_not_ready
from bot.handlers.schedule import Schedule
from bot.services.tally import Tally
from storage.database import Database

log = structlog.get_logger(__name__)

EVERY = 60
"""Seconds."""


class Pulse:
    """Calls the switch for this process. With replicas each calls for itself: as long as one of them is on time the
    promises are kept, and that is what the switch watches. That a replica is gone the metrics show.
    """

    def __init__(
        self, database: Database, schedule: Schedule, tally: Tally, call: Callable[[], Awaitable[bool]]
    ) -> None:
        self.database, self.schedule, self.tally, self.call = database, schedule, tally, call

    async def beat(self) -> None:
        """Withheld until the first check has been done, while the database does not answer, while the schedule is
        late, and while the check found something overdue that it could not mend."""
        why_not = await why_not_ready(self.database, self.schedule)
        if self.schedule.checked_at is None:
            return
        if why_not is not None:
            outcome = "withheld"
            log.error("heartbeat.withheld", reason=why_not)
        elif await self.call():
            outcome = "ok"
        else:
            outcome = "failed"
            log.warning("heartbeat.failed")
        self.tally.heartbeats.labels(outcome=outcome).inc()
