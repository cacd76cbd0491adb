"""The outbox: claims what may go, sends it with no transaction open, and notes how it ended.

Up to `MOST` calls are under way at once, one for each recipient, so that a slow provider holds up nobody else. More are
claimed ahead, and what has landed is noted together, so that a burst shares its queries and its commits.
"""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
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
from storage.rows import Rows

log = structlog.get_logger(__name__)

MOST = 100
AHEAD = 200
"""Messages that are claimed while all calls are taken: what leaves while the next are claimed, on a busy machine."""
PORTIONS = 6
"""Of all places one in so many is free before others than urgent messages are claimed: a claim of fifty costs hardly
more than a claim of ten."""
FEW = 20
MANY = 50
GATHERS = 0.25
"""Seconds that what has landed waits for more, where it is less than `MANY` and more than `FEW` are under way."""
IDLE = 1.0
"""Seconds without a wake-up after which the table is looked at all the same: another process may have written,
and what could not be noted is noted again."""
SEVERAL = 5
"""Texts in a row without an answer, after which none but urgent ones are tried for a while: twice as long each time."""
LONGEST_REST = 30.0
STALE = timedelta(seconds=30)
"""A claim that is older says nothing any more: it may be night by now, or they may have texted STOP. No more are
claimed than leave in half of it."""
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
        number: int | None = None,
        spacing: timedelta | None = None,
        chance: Callable[[], float] = lambda: 0.5,
        tally: Tally | None = None,
    ) -> None:
        """`number` is this replica's. `spacing` is the time between two texts of all replicas together, in place of
        `pace`, where they share one. `chance` gives 0 to 1, and spreads what is tried again."""
        self.database, self.clock, self.new_id, self.words, self.batches = database, clock, new_id, words, batches
        self.sms, self.telegram, self.topics = sms, telegram, topics
        self.pace, self.chat_pace, self.tally = pace, chat_pace, tally or Tally()
        self.number, self.spacing, self.chance = number, spacing, chance
        self.flying: set[asyncio.Task[None]] = set()
        self.waiting: set[asyncio.Task[None]] = set()  # those of them whose call has not begun
        self.calls = asyncio.Semaphore(MOST)
        self.one_round = asyncio.Lock()
        self.landed: list[Ended] = []
        self.under_way: set[int] = set()  # claimed here, and not noted yet how they ended
        self.sms_rests_until = 0.0  # by the monotonic clock: the provider has asked to slow down, or does not answer
        self.unanswered = 0  # texts in a row
        self.awake = asyncio.Event()
        self.hurried = asyncio.Event()
        self.stopped = False

    def stop(self) -> None:
        """No more calls are begun."""
        self.stopped = True
        self.wake(urgent=True)

    def wake(self, urgent: bool = False) -> None:
        """Something may have been put in."""
        self.awake.set()
        if urgent:
            self.hurried.set()

    async def run(self) -> None:
        """Until stopped. Calls under way then are left to end; what was not called yet is put back."""
        try:
            while not self.stopped:
                self.awake.clear()
                if not await self._round():
                    await self._rest()
                await self._gather()
        finally:
            await self._leave()

    async def _leave(self) -> None:
        for task in self.waiting:
            task.cancel()
        if self.flying:
            await asyncio.wait(self.flying, timeout=LAST_CALLS)
        await self._note(self._taken())
        if self.landed:  # in doubt when the service starts again
            log.warning("outbox.left")

    async def drain(self) -> None:
        """Everything that may go now has gone, and what follows from it is written."""
        while await self._round() or self.flying or self.landed:
            if self.flying:
                await asyncio.wait(self.flying, return_when=asyncio.FIRST_COMPLETED)
                await self._gather()

    async def _gather(self) -> None:
        if len(self.flying) > FEW and len(self.landed) < MANY:
            with suppress(TimeoutError):
                async with asyncio.timeout(GATHERS):
                    await self.hurried.wait()
        self.hurried.clear()

    @property
    def room(self) -> int:
        """For so many messages that are claimed and have not ended."""
        return max(1, min(MOST + AHEAD, int(STALE.total_seconds() / 2 * self.pace.each_second)))

    async def _round(self) -> int:
        """One at a time: who looks while another claims would see nothing waiting and nothing under way."""
        async with self.one_round:
            return await self._note_and_send()

    async def _note_and_send(self) -> int:
        """What has landed is noted in the transaction that claims: its lanes are free then, and it is one commit.

        How many messages were looked at and turns taken: where there were any, there may be more to send.
        """
        landed = self._taken()
        free = max(0, self.room - len(self.flying))
        if not landed and not free:
            return 0
        try:
            async with self.database.writing() as rows:
                now = self.clock.now()
                await settle.note(rows, landed, now, self.new_id, self.chance)
                claimed = await self._claim(rows, now, free) if free else claim.Claimed()
        except StorageError as error:
            self._wait_with(landed, error)
            return 0
        except Exception as error:  # a fault of ours must not end the sending for everybody
            log.error("outbox.failed", error=type(error).__name__)
            await self._note(landed)
            return 0
        self._begin(claimed)
        return claimed.looked_at + await self._follow_up(landed)

    async def _note(self, landed: list[Ended]) -> None:
        """By itself. What a fault of ours keeps from being noted is looked up, as after a crash."""
        if not landed:
            return
        try:
            async with self.database.writing() as rows:
                await settle.note(rows, landed, self.clock.now(), self.new_id, self.chance)
        except StorageError as error:
            self._wait_with(landed, error)
        except Exception as error:
            log.error("outbox.failed", error=type(error).__name__)
            self._let_go(landed)
        else:
            await self._follow_up(landed)

    async def _follow_up(self, landed: list[Ended]) -> int:
        """What comes of it once it is noted; how many turns that took."""
        try:
            turns = await settle.turns(self.batches, landed)
        except StorageError as error:
            self._wait_with([replace(ended, noted=True) for ended in landed], error)
            return 0
        self._let_go(landed)
        settle.count(landed, self.tally, self.clock.now())
        return turns

    def _taken(self) -> list[Ended]:
        landed, self.landed = self.landed, []
        return landed

    def _wait_with(self, landed: list[Ended], error: StorageError) -> None:
        """They are noted at the next round."""
        self.landed[:0] = landed
        log.warning("outbox.waits", error=type(error).__name__)

    def _let_go(self, landed: list[Ended]) -> None:
        self.under_way.difference_update(ended.message.id for ended in landed)

    def _begin(self, claimed: claim.Claimed) -> None:
        for message in claimed.dropped:
            self.tally.out(message, "dropped")
        self.under_way.update(ended.message.id for ended in claimed.refused)
        self.landed += claimed.refused
        for envelope in claimed.envelopes:
            self.under_way.add(envelope.message.id)
            task = asyncio.create_task(self._send(envelope))
            self.flying.add(task)
            task.add_done_callback(self.flying.discard)

    async def _claim(self, rows: Rows, now: datetime, free: int) -> claim.Claimed:
        """Where nearly all places are taken, what is not urgent waits until there is a portion of them."""
        by = claim.Claimer(
            new_id=self.new_id, words=self.words, topics=self.topics(), number=self.number, spacing=self.spacing
        )
        return await claim.claim(rows, now, free, by, urgent_only=free < self.room // PORTIONS)

    async def _send(self, envelope: Envelope) -> None:
        if envelope.message.urgent:
            self._pace_of(envelope.message).take()
            self._land(await self._called(envelope))
            return
        try:
            await self._wait_for_its_turn(envelope)
        except asyncio.CancelledError:
            self._land(Ended(message=envelope.message, how=NotTried()))
            raise
        try:
            self._land(await self._called(envelope))
        finally:
            self.calls.release()

    def _land(self, ended: Ended) -> None:
        self.landed.append(ended)
        self.wake(urgent=bool(ended.message.urgent) or len(self.landed) >= MANY)

    async def _wait_for_its_turn(self, envelope: Envelope) -> None:
        task = cast("asyncio.Task[None]", asyncio.current_task())
        self.waiting.add(task)
        try:
            if envelope.leaves_at is not None:
                await asyncio.sleep((envelope.leaves_at - self.clock.now()).total_seconds())
            else:
                await self._pace_of(envelope.message).turn(envelope.message.lane)
            await self.calls.acquire()
        finally:
            self.waiting.discard(task)

    def _pace_of(self, message: Message) -> Pace:
        return self.chat_pace if message.channel == "telegram" else self.pace

    async def _called(self, envelope: Envelope) -> Ended:
        message = envelope.message
        if not message.urgent and self.clock.now() - (message.claimed_at or self.clock.now()) > STALE:
            return Ended(message=message, how=NotTried())  # the machine was asleep: whether it may go is asked again
        rest = self.sms_rests_until - time.monotonic()
        if message.channel == "sms" and not message.urgent and rest > 0:
            return Ended(message=message, how=NotTried(retry_after=rest))
        begun = time.monotonic()
        try:
            ended = await post(envelope, self.sms, self.telegram)
        except Exception as error:
            log.error("outbox.call_failed", channel=message.channel, error=type(error).__name__)
            ended = Ended(message=message, how=InDoubt())
        if (self.sms if message.channel == "sms" else self.telegram) is not None:
            self.tally.called(message, ended.how, time.monotonic() - begun)
        if message.channel == "sms":
            self._rest_if_need_be(ended)
        return ended

    def _rest_if_need_be(self, ended: Ended) -> None:
        """A provider that asks for rest gets it; so does one that has not answered several times in a row."""
        rest = ended.how.retry_after if isinstance(ended.how, Refused) else None
        self.unanswered = self.unanswered + 1 if isinstance(ended.how, InDoubt | NotTried) else 0
        if self.unanswered >= SEVERAL:
            rest = min(2.0 ** (self.unanswered - SEVERAL), LONGEST_REST)
        if rest:
            self.sms_rests_until = max(self.sms_rests_until, time.monotonic() + rest)

    async def _rest(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(IDLE):
                await self.awake.wait()
