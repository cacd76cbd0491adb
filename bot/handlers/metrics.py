"""The figures for Prometheus, read when they are asked for."""

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, generate_latest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.clock import Clock
from bot.rules.policy import KINDS
from bot.services.figures import figures
from storage.database import Database
from storage.errors import StorageError

STATES = ("queued", "held", "sending", "in_doubt")


class Metrics:
    """What is counted while the process runs, and what is read from the database at each scrape."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "gatewalk_webhooks", "Webhook requests by route and answer", ["route", "status"], registry=self.registry
        )
        self.open_items = Gauge("gatewalk_open_items", "Open queue items by kind", ["kind"], registry=self.registry)
        self.outbox = Gauge("gatewalk_outbox", "Messages that are not settled", ["state"], registry=self.registry)
        self.overdue = Gauge(
            "gatewalk_overdue_seconds", "How long the earliest due row has been waiting", registry=self.registry
        )

    def routes(self, database: Database, clock: Clock) -> list[Route]:
        """`GET /metrics`; 503 while the database does not answer."""

        async def metrics(request: Request) -> Response:
            try:
                async with database.reading() as rows:
                    found = await figures(rows, clock.now())
            except StorageError:
                return PlainTextResponse("the database does not answer", status_code=503)
            for kind in KINDS:
                self.open_items.labels(kind=kind).set(found.open_items.get(kind, 0))
            for state in STATES:
                self.outbox.labels(state=state).set(found.outbox.get(state, 0))
            self.overdue.set(found.overdue_seconds)
            return Response(generate_latest(self.registry), media_type=CONTENT_TYPE_LATEST)

        return [Route("/metrics", metrics)]
