"""`GET /metrics` for Prometheus: what this process has counted, and the state of the database."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.clock import Clock
from bot.handlers.schedule import Schedule
from bot.rules.policy import KINDS
from bot.services.figures import Figures, figures
from bot.services.tally import Tally
from bot.version import VERSION
from storage.database import Database
from storage.errors import StorageError

STATES = ("queued", "held", "sending", "in_doubt")
KEPT_FOR = timedelta(seconds=10)
"""The database is asked no oftener than this, however often the figures are."""


class State(Collector):
    """The figures of the database, as they were read last, and how the schedule of this process stands."""

    def __init__(self, database: Database, clock: Clock, schedule: Schedule) -> None:
        self.database, self.clock, self.schedule = database, clock, schedule
        self.figures: Figures | None = None
        self.read_at: datetime | None = None

    async def read(self) -> None:
        """Asks the database, unless that was just done. Without an answer there are no figures of it."""
        now = self.clock.now()
        if self.figures is not None and self.read_at is not None and abs(now - self.read_at) < KEPT_FOR:
            return
        try:
            async with self.database.reading() as rows:
                self.figures = await figures(rows)
        except StorageError:
            self.figures = None
        self.read_at = now

    def collect(self) -> Iterator[Metric]:
        yield _gauge("database_up", "1 while the database answers", float(self.figures is not None))
        yield _gauge("schedule_on_time", "1 while the schedule runs on time", float(self.schedule.is_on_time()))
        for name, at in (("sweep", self.schedule.swept_at), ("check", self.schedule.checked_at)):
            about = f"Since the last {name} of this process"
            yield _gauge(f"last_{name}_age_seconds", about, self._since(at) if at is not None else None)
        yield from self._queue()
        yield from self._outbox()
        found = self.figures
        yield _gauge(
            "overdue_seconds", "How late the earliest due row is", self._since(found.next_due) if found else None
        )
        yield _gauge(
            "ladder_late_seconds", "How late the most overdue step is", self._since(found.next_step) if found else None
        )

    def _queue(self) -> Iterator[Metric]:
        every = _by("open_items", "Open queue items", "kind")
        untaken = _by("untaken_items", "Open queue items that nobody has taken", "kind")
        oldest = _by("oldest_untaken_seconds", "Since when the oldest untaken item is open", "kind")
        for kind in KINDS if self.figures else ():
            found = self.figures.items.get(kind) if self.figures else None
            every.add_metric([kind], found.items if found else 0)
            untaken.add_metric([kind], found.untaken if found else 0)
            oldest.add_metric([kind], self._since(found.oldest_untaken) if found else 0)
        return iter((every, untaken, oldest))

    def _outbox(self) -> Iterator[Metric]:
        messages = _by("outbox", "Messages that are not settled", "state")
        oldest = _by("outbox_oldest_seconds", "Since when the oldest of them should have gone", "state")
        for state in STATES if self.figures else ():
            found = self.figures.outbox.get(state) if self.figures else None
            messages.add_metric([state], found.messages if found else 0)
            oldest.add_metric([state], self._since(found.oldest) if found else 0)
        return iter((messages, oldest))

    def _since(self, at: datetime | None) -> float:
        return max(0.0, (self.clock.now() - at).total_seconds()) if at is not None else 0.0


def _gauge(name: str, about: str, value: float | None) -> Metric:
    family = GaugeMetricFamily(f"gatewalk_{name}", about)
    if value is not None:
        family.add_metric([], value)
    return family


def _by(name: str, about: str, label: str) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"gatewalk_{name}", about, labels=[label])


def routes(tally: Tally, state: State) -> list[Route]:
    """`/metrics`, also while the database does not answer: then without its figures."""
    tally.build.labels(version=VERSION, database=state.database.dialect).set(1)
    tally.registry.register(state)

    async def metrics(request: Request) -> Response:
        await state.read()
        return Response(generate_latest(tally.registry), media_type=CONTENT_TYPE_LATEST)

    return [Route("/metrics", metrics)]
