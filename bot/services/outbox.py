"""The outbox: claims what may go, sends it with no transaction open, and notes how it ended.

Up to `MOST` calls are under way at once, one for each recipient, so that a slow provider holds up nobody else.
"""

import asyncio
import time
from collections.abc import Callable
from typing import cast

import structlog

from bot.channels.message import InDoubt, NotTried, Refused
from bot.channels.pace import Pace
from bot.clock import Clock
from bot.services import claim, settle
from bot.services.batch import Batches
from bot.services.post import Ended, Envelope, SmsSide, TelegramSide, post
from bot.services.tally import Tally
from bot.words.catalogue import Words
from storage.database import Database
from storage.errors import StorageError
from storage.happenings import Message

log = structlog.get_logger(__name__)

MOST = 100
IDLE = 1.0
"""Seconds without a wake-up after which the table is looked at all the same: another process may have written."""
LAST_CALLS = 15
"""Seconds that the calls under way have to end in when the service is told to stop."""


class Outbox:
    """Sends what the turns have left. Without a side (`None`) its messages wait."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        new_id: Callable[[], int],
        words: Words,
        batches: Batches,
        sms: SmsSide | None,
        telegram: TelegramSide | None,
        pace: Pace,
        chat_pace: Pace,
        topics: Callable[[], bool],
        tally: Tally | None = None,
    ) -> None:
        self.database, self.clock, self.new_id, self.words, self.batches = database, clock, new_id, words, batches
        self.sms, self.telegram, self.topics = sms, telegram, topics
        self.pace, self.chat_pace, self.tally = pace, chat_pace, tally or Tally()
        self.flying: set[asyncio.Task[None]] = set()
        self.waiting: set[asyncio.Task[None]] = set()  # those of them whose call has not begun
        self.landed: list[Ended] = []
        self.under_way: set[int] = set()  # claimed here, and not noted yet how they ended
        self.sms_rests_until = 0.0  # by the monotonic clock: the provider has asked to slow down
        self.awake = asyncio.Event()
        self.stopped = False

    def stop(self) -> None:
        """No more calls are begun."""
        self.stopped = True
        self.wake()

    def wake(self) -> None:
        """Something may have been put in."""
        self.awake.set()

    async def run(self) -> None:
        """Until stopped. Calls under way then are left to end; what was not called yet is put back."""
        try:
            while not self.stopped:
                self.awake.clear()
                if not await self._round():
                    await self._rest()
        finally:
            await self._leave()

    async def _leave(self) -> None:
        for task in self.waiting:
            task.cancel()
        if self.flying:
            await asyncio.wait(self.flying, timeout=LAST_CALLS)
        try:
            await self._settle()
        except StorageError as error:  # it is in doubt when the service starts again
            log.warning("outbox.left", error=type(error).__name__)

    async def drain(self) -> None:
        """Everything that may go now has gone, and what follows from it is written."""
        while await self._round() or self.flying or self.landed:
            if self.flying:
                await asyncio.wait(self.flying, return_when=asyncio.FIRST_COMPLETED)

    async def _round(self) -> int:
        try:
            await self._settle()
            free = MOST - len(self.flying)
            if not free:
                return 0
            async with self.database.writing() as rows:
                claimed = await claim.claim(rows, self.clock.now(), self.new_id, self.words, free, topics=self.topics())
        except StorageError as error:
            log.warning("outbox.waits", error=type(error).__name__)
            return 0
        except Exception as error:  # a fault of ours must not end the sending for everybody
            log.error("outbox.failed", error=type(error).__name__)
            return 0
        for message in claimed.dropped:
            self.tally.out(message, "dropped")
        for envelope in claimed.envelopes:
            self.under_way.add(envelope.message.id)
            task = asyncio.create_task(self._send(envelope))
            self.flying.add(task)
            task.add_done_callback(self.flying.discard)
        return claimed.looked_at

    async def _send(self, envelope: Envelope) -> None:
        if envelope.message.purpose != "emergency":
            try:
                await self._wait_for_its_turn(envelope.message)
            except asyncio.CancelledError:
                self._land(Ended(message=envelope.message, how=NotTried()))
                raise
        self._land(await self._called(envelope))

    def _land(self, ended: Ended) -> None:
        self.landed.append(ended)
        self.awake.set()

    async def _wait_for_its_turn(self, message: Message) -> None:
        task = cast("asyncio.Task[None]", asyncio.current_task())
        self.waiting.add(task)
        try:
            await (self.chat_pace if message.channel == "telegram" else self.pace).turn(message.lane)
        finally:
            self.waiting.discard(task)

    async def _called(self, envelope: Envelope) -> Ended:
        message = envelope.message
        rest = self.sms_rests_until - time.monotonic()
        if message.channel == "sms" and message.purpose != "emergency" and rest > 0:
            return Ended(message=message, how=NotTried(retry_after=rest))
        begun = time.monotonic()
        try:
            ended = await post(envelope, self.sms, self.telegram)
        except Exception as error:
            log.error("outbox.call_failed", channel=message.channel, error=type(error).__name__)
            ended = Ended(message=message, how=InDoubt())
        if (self.sms if message.channel == "sms" else self.telegram) is not None:
            self.tally.called(message, ended.how, time.monotonic() - begun)
        if message.channel == "sms" and isinstance(ended.how, Refused) and ended.how.retry_after:
            self.sms_rests_until = time.monotonic() + ended.how.retry_after
        return ended

    async def _settle(self) -> None:
        landed, self.landed = self.landed, []
        if not landed:
            return
        ids = {ended.message.id for ended in landed}
        try:
            await settle.settle(self.database, self.batches, landed, self.clock.now(), self.new_id)
        except StorageError:
            self.landed[:0] = landed
            raise
        except Exception:  # what is not noted now is looked up, as after a crash
            self.under_way.difference_update(ids)
            raise
        self.under_way.difference_update(ids)
        settle.count(landed, self.tally, self.clock.now())

    async def _rest(self) -> None:
        try:
            async with asyncio.timeout(IDLE):
                await self.awake.wait()
        except TimeoutError:
            return
