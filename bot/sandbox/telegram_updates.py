"""How updates reach the bot: kept until they are confirmed, handed out by long poll or posted to its webhook."""

import asyncio
import time
from collections import deque
from collections.abc import Sequence
from typing import Any

from bot.clock import Clock
from bot.sandbox.changes import Changes
from bot.sandbox.courier import Courier
from bot.sandbox.telegram_errors import conflict

Json = dict[str, Any]

_ONLY_WHEN_ASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_POLLER_LIVES = 2.0  # seconds after its last poll in which a bot counts as still at work


class Updates:
    """The queue of one bot. An update is confirmed by a poll with a higher offset, or by a 2xx from the webhook.

    The webhook gets one update at a time, `attempts` times, `retry_delay` real seconds apart; after that they wait
    for the next update or `knock`. With `repeat_webhooks` each is posted once more after it was accepted.
    """

    def __init__(self, *, clock: Clock, courier: Courier, changes: Changes, first_id: int) -> None:
        self._clock = clock
        self._courier = courier
        self._changes = changes
        self._next_id = first_id
        self._waiting: deque[Json] = deque()
        self._news = asyncio.Event()
        self._poll = 0
        self._polling = False
        self._last_poll: float | None = None
        self._posting = False
        self._last_error: tuple[int, str] | None = None
        self.closing = False
        self.allowed: list[str] = []
        self.webhook_url = ""
        self.secret: str | None = None
        self.attempts = 20
        self.retry_delay = 0.05
        self.repeat_webhooks = False

    @property
    def pending(self) -> int:
        return len(self._waiting)

    @property
    def expected_soon(self) -> bool:
        """Whether updates wait for a bot that is at work polling for them."""
        recently = self._last_poll is not None and time.monotonic() - self._last_poll < _POLLER_LIVES
        return bool(self._waiting) and not self.webhook_url and (self._polling or recently)

    def add(self, kind: str, content: Json) -> None:
        """Queue an update, unless the bot has not asked for its kind."""
        asked_for = kind in self.allowed if self.allowed else kind not in _ONLY_WHEN_ASKED
        if not asked_for:
            return
        self._waiting.append({"update_id": self._next_id, kind: content})
        self._next_id += 1
        self._changes.bump()
        self._wake()
        self.knock()

    def kept(self) -> tuple[int, list[Json]]:
        """The id that the next update gets, and those that are not confirmed yet."""
        return self._next_id, list(self._waiting)

    def resume(self, next_id: int, waiting: Sequence[Json]) -> None:
        """Go on where `kept` was asked."""
        self._next_id, self._waiting = next_id, deque(waiting)

    def _wake(self) -> None:
        news, self._news = self._news, asyncio.Event()
        news.set()

    def end(self) -> None:
        """No more long waits."""
        self.closing = True
        self._wake()

    async def poll(self, *, offset: int, limit: int, wait: float, allowed: Sequence[str] | None) -> list[Json]:
        """getUpdates: forget what is below `offset`, then wait at most `wait` seconds for something to give."""
        if self.webhook_url:
            raise conflict(
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
            )
        if allowed is not None:
            self.allowed = list(allowed)
        self._forget(offset)
        self._poll += 1
        mine = self._poll
        self._wake()
        self._polling = True
        try:
            async with asyncio.timeout(wait):
                while not self._waiting and not self.closing and self._poll == mine:
                    await self._news.wait()
        except TimeoutError:
            return []
        finally:
            self._last_poll = time.monotonic()
            if self._poll == mine:
                self._polling = False
        if self._poll != mine:
            raise conflict("terminated by other getUpdates request; make sure that only one bot instance is running")
        return list(self._waiting)[:limit]

    def _forget(self, offset: int) -> None:
        before = len(self._waiting)
        if offset < 0:
            while len(self._waiting) > -offset:
                self._waiting.popleft()
        while offset > 0 and self._waiting and self._waiting[0]["update_id"] < offset:
            self._waiting.popleft()
        if len(self._waiting) != before:
            self._changes.bump()

    def forget_all(self) -> None:
        self._waiting.clear()
        self._changes.bump()

    def set_webhook(self, url: str, *, secret: str | None, allowed: Sequence[str] | None) -> None:
        self.webhook_url, self.secret, self._last_error = url, secret, None
        if allowed is not None:
            self.allowed = list(allowed)
        self._poll += 1
        self._wake()
        self.knock()

    def knock(self) -> None:
        """Start posting what waits, if there is a webhook and nobody is at it."""
        if self.webhook_url and self._waiting and not self._posting and not self.closing:
            self._posting = True
            self._courier.start(self._post_all())

    async def _post_all(self) -> None:
        try:
            while self._waiting and self.webhook_url:
                update = self._waiting[0]
                if not await self._post(update):
                    return
                if self._waiting and self._waiting[0] is update:
                    self._waiting.popleft()
                self._changes.bump()
                if self.repeat_webhooks:
                    await self._post(update)
        finally:
            self._posting = False

    async def _post(self, update: Json) -> bool:
        headers = {} if self.secret is None else {"X-Telegram-Bot-Api-Secret-Token": self.secret}
        for attempt in range(self.attempts):
            if attempt:
                await asyncio.sleep(self.retry_delay)
            if not self.webhook_url:
                return False
            answer = await self._courier.post_json(self.webhook_url, update, headers)
            if answer.accepted:
                return True
            wrong = answer.text if answer.status is None else f"Wrong response from the webhook: {answer.status}"
            self._last_error = (int(self._clock.now().timestamp()), wrong)
        return False

    def webhook_info(self) -> Json:
        info: Json = {
            "url": self.webhook_url,
            "has_custom_certificate": False,
            "pending_update_count": self.pending,
        }
        if self.webhook_url:
            info["max_connections"] = 1
        if self.allowed:
            info["allowed_updates"] = list(self.allowed)
        if self._last_error is not None:
            info["last_error_date"], info["last_error_message"] = self._last_error
        return info
