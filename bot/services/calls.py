"""Calls to the providers: each message its own, at the pace that was agreed on, and no more at once than `MOST`.

What is urgent waits for nobody. A provider that asks for rest, or does not answer several times in a row, gets it.
"""

import asyncio
import time
from collections.abc import Callable, Collection
from datetime import timedelta
from typing import cast

import structlog

from bot.channels.message import InDoubt, NotTried, Refused
from bot.channels.pace import Pace
from bot.clock import Clock
from bot.services.post import Ended, Envelope, SmsSide, TelegramSide, post
from bot.services.tally import Tally
from storage.happenings import Message

log = structlog.get_logger(__name__)

MOST = 100
SEVERAL = 5
"""Texts in a row without an answer, after which none but urgent ones are tried for a while: twice as long each time."""
LONGEST_REST = 30.0
LONGER = 5
"""So many times is the rest twice as long; a power of what an outage of a day comes to would be no number any more."""
STALE = timedelta(seconds=30)
"""A claim that is older says nothing any more: it may be night by now, or they may have texted STOP."""
LAST_CALLS = 15
"""Seconds that the calls under way have to end in when the service is told to stop."""


class Calls:
    """Those that are under way. `landed` is told how each has ended. Without a side (`None`) its messages wait."""

    def __init__(
        self,
        *,
        clock: Clock,
        sms: SmsSide | None,
        telegram: TelegramSide | None,
        pace: Pace,
        chat_pace: Pace,
        tally: Tally,
        landed: Callable[[Ended], None],
    ) -> None:
        self.clock, self.sms, self.telegram, self.tally = clock, sms, telegram, tally
        self.pace, self.chat_pace, self.landed = pace, chat_pace, landed
        self.flying: set[asyncio.Task[None]] = set()
        self.waiting: dict[asyncio.Task[None], Message] = {}  # those of them that have not begun
        self.places = asyncio.Semaphore(MOST)
        self.sms_rests_until = 0.0  # by the monotonic clock: the provider has asked to slow down, or does not answer
        self.unanswered = 0  # texts in a row

    def begin(self, envelope: Envelope) -> None:
        """As soon as its turn comes."""
        task = asyncio.create_task(self._send(envelope))
        self.flying.add(task)
        task.add_done_callback(self.flying.discard)

    def call_off(self, lanes: Collection[str] | None = None) -> None:
        """What has not begun has not been tried: of these recipients, or of all."""
        for task, message in self.waiting.items():
            if lanes is None or message.lane in lanes:
                task.cancel()

    async def leave(self) -> None:
        """Those under way are left to end; the others have not been tried."""
        self.call_off()
        if self.flying:
            await asyncio.wait(self.flying, timeout=LAST_CALLS)

    async def _send(self, envelope: Envelope) -> None:
        if envelope.message.urgent:
            self._pace_of(envelope.message).take()
            self.landed(await self._called(envelope))
            return
        try:
            await self._wait_for_its_turn(envelope)
        except asyncio.CancelledError:
            self.landed(Ended(message=envelope.message, how=NotTried()))
            raise
        try:
            self.landed(await self._called(envelope))
        finally:
            self.places.release()

    async def _wait_for_its_turn(self, envelope: Envelope) -> None:
        task = cast("asyncio.Task[None]", asyncio.current_task())
        self.waiting[task] = envelope.message
        try:
            if envelope.leaves_at is not None:
                await asyncio.sleep((envelope.leaves_at - self.clock.now()).total_seconds())
            else:
                await self._pace_of(envelope.message).turn(envelope.message.lane)
            await self.places.acquire()
        finally:
            del self.waiting[task]

    def _pace_of(self, message: Message) -> Pace:
        return self.chat_pace if message.channel == "telegram" else self.pace

    async def _called(self, envelope: Envelope) -> Ended:
        message = envelope.message
        not_tried = self._not_now(message)
        if not_tried is not None:
            return Ended(message=message, how=not_tried)
        try:
            return await self._tried(envelope)
        except Exception as error:  # whatever it was, the message must not be held for being sent
            log.error("outbox.call_failed", channel=message.channel, error=type(error).__name__)
            return Ended(message=message, how=InDoubt())

    async def _tried(self, envelope: Envelope) -> Ended:
        message = envelope.message
        begun = time.monotonic()
        ended = await post(envelope, self.sms, self.telegram)
        if (self.sms if message.channel == "sms" else self.telegram) is not None:
            self.tally.called(message, ended.how, time.monotonic() - begun)
        if message.channel == "sms":
            self._rest_if_need_be(ended)
        return ended

    def _not_now(self, message: Message) -> NotTried | None:
        """Why it is put back, where it is: the machine was asleep, so that whether it may go is asked again; or the
        provider rests."""
        if message.urgent:
            return None
        now = self.clock.now()
        if now - (message.claimed_at or now) > STALE:
            return NotTried()
        rest = self.sms_rests_until - time.monotonic()
        return NotTried(retry_after=rest) if message.channel == "sms" and rest > 0 else None

    def _rest_if_need_be(self, ended: Ended) -> None:
        rest = ended.how.retry_after if isinstance(ended.how, Refused) else None
        self.unanswered = self.unanswered + 1 if isinstance(ended.how, InDoubt | NotTried) else 0
        if self.unanswered >= SEVERAL:
            rest = min(2.0 ** min(self.unanswered - SEVERAL, LONGER), LONGEST_REST)
        if rest:
            self.sms_rests_until = max(self.sms_rests_until, time.monotonic() + rest)
