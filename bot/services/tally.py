"""What one process counts while it runs, for Prometheus. docs/metrics.md has a row for each.

Labels are kinds, states and codes out of closed lists: never an id, a name, a number or a word of a text.
"""

from datetime import datetime
from functools import cache
from itertools import product
from typing import get_args

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from bot.channels.message import Accepted, InDoubt, NotTried, Refused
from bot.channels.receipts import Sense, meaning
from bot.services.post import NOWHERE
from storage.happenings import Message

PROMISE = (1, 2, 5, 10, 20, 30, 45, 60, 90, 120, 300, 900, 3600)
"""Seconds, closest around the minute within which everything that falls due should have gone."""
CALLS = (0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 15)
TURNS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
SIZES = (1, 2, 5, 10, 20, 50, 100, 200, 500)
PROVIDERS = {"sms": "twilio", "telegram": "telegram"}
TELEGRAM_SENSES = {"429": "slow_down", "token": "account", "blocked": "unreachable", "no_chat": "unreachable"}
"""What else Telegram refuses is about the message: `text`."""

REASONS = (*get_args(Sense), "no_answer", "not_reached")
ROUTES = ("inbound", "status", "telegram")

Called = Accepted | Refused | InDoubt | NotTried


class Tally:
    """The counters and histograms of one process, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._messages()
        self._kept()
        self._work()
        self._inside()
        self._at_zero()

    def _messages(self) -> None:
        self.texts_in = self._counter("texts_in", "Texts that came in, without repeats", "channel", "sender")
        self.messages_out = self._counter(
            "messages_out", "Messages by the state they came to", "channel", "purpose", "state"
        )
        self.segments = self._counter("segments", "Segments of texts that Twilio has taken")
        self.due_to_sent = self._histogram(
            "due_to_sent_seconds", "From due to taken by the provider", PROMISE, "channel"
        )
        self.provider_errors = self._counter("provider_errors", "Calls and receipts that failed", "provider", "reason")
        self.provider_seconds = self._histogram(
            "provider_seconds", "How long a provider's answer took", CALLS, "provider"
        )
        self.webhooks = self._counter("webhooks", "Webhook requests by route and answer", "route", "status")
        self.webhook_seconds = self._histogram("webhook_seconds", "How long a webhook took to answer", CALLS, "route")

    def _kept(self) -> None:
        """What every message asks for, by its labels in their order: to be found once. Their lists are closed."""
        self._out = cache(self.messages_out.labels)
        self._due_to_sent = cache(self.due_to_sent.labels)
        self._provider_seconds = cache(self.provider_seconds.labels)

    def _work(self) -> None:
        self.turns = self._counter("turns", "Turns that were committed, by kind of work", "work")
        self.turn_failures = self._counter("turn_failures", "Turns that failed, by how they ended", "outcome")
        self.batch_size = self._histogram("batch_size", "Turns in one commit", SIZES)
        self.commit_seconds = self._histogram("commit_seconds", "Reading, deciding and committing one batch", TURNS)
        self.due_late = self._histogram("due_late_seconds", "How late a due row had its turn", PROMISE, "kind")
        self.mended = self._counter("mended", "What the minute's check found overdue and put right", "what")

    def _inside(self) -> None:
        self.database_errors = self._counter("database_errors", "Failed transactions by kind", "kind")
        self.loop_lag = self._histogram("loop_lag_seconds", "How late the event loop wakes a task", TURNS)
        self.clock_jumps = self._counter("clock_jumps", "Jumps of the machine's clock")
        self.heartbeats = self._counter("heartbeats", "Calls of the heartbeat URL by how they ended", "outcome")
        self.polls_telegram = Gauge(
            "gatewalk_polls_telegram", "1 where this process is the one that polls", registry=self.registry
        )
        self.build = Gauge("gatewalk_build_info", "Always 1", ["version", "database"], registry=self.registry)

    def _at_zero(self) -> None:
        """What alerts watch is there from the start: Prometheus sees no rise to the first of a series."""
        for route, status in product(ROUTES, ("400", "403", "503")):
            self.webhooks.labels(route=route, status=status)
        for provider, reason in product(PROVIDERS.values(), REASONS):
            self.provider_errors.labels(provider=provider, reason=reason)
        for counter, values in (
            (self.turn_failures, ("failed", "lost", "refused")),
            (self.mended, ("steps", "unplanned", "waiting", "set_back")),
            (self.database_errors, ("DatabaseAway", "TryAgain", "Overlap")),
            (self.heartbeats, ("ok", "failed", "withheld")),
        ):
            for value in values:
                counter.labels(value)

    def _counter(self, name: str, about: str, *labels: str) -> Counter:
        return Counter(f"gatewalk_{name}", about, labels, registry=self.registry)

    def _histogram(self, name: str, about: str, buckets: tuple[float, ...], *labels: str) -> Histogram:
        return Histogram(f"gatewalk_{name}", about, labels, buckets=buckets, registry=self.registry)

    def out(self, message: Message, state: str) -> None:
        """A message has come to a state."""
        self._out(message.channel, message.purpose, state).inc()

    def sent(self, message: Message, segments: int, now: datetime) -> None:
        """A provider has taken a message."""
        self.out(message, "sent")
        due = message.due_at or message.not_before
        self._due_to_sent(message.channel).observe(max(0.0, (now - due).total_seconds()))
        self.taken(message, segments)

    def taken(self, message: Message, segments: int) -> None:
        """What Twilio wants to be paid for."""
        if message.channel == "sms":
            self.segments.inc(segments)

    def called(self, message: Message, how: Called, seconds: float) -> None:
        """A call of a provider has ended; without anybody to send it to there was none."""
        if how is NOWHERE:
            return
        provider = PROVIDERS[message.channel]
        self._provider_seconds(provider).observe(seconds)
        reason = _reason(message.channel, how)
        if reason is not None:
            self.provider_errors.labels(provider=provider, reason=reason).inc()

    def bad_receipt(self, message: Message, code: str | None) -> None:
        """A provider took a message and could not deliver it."""
        sense = _sense(message.channel, code)
        self.provider_errors.labels(provider=PROVIDERS[message.channel], reason=sense).inc()

    def database_error(self, error: Exception) -> None:
        self.database_errors.labels(kind=type(error).__name__).inc()


def _reason(channel: str, how: Called) -> str | None:
    if isinstance(how, Refused):
        return _sense(channel, how.code)
    if isinstance(how, InDoubt):
        return "no_answer"
    return "not_reached" if isinstance(how, NotTried) else None


def _sense(channel: str, code: str | None) -> str:
    return TELEGRAM_SENSES.get(code or "", "text") if channel == "telegram" else meaning(code).sense
