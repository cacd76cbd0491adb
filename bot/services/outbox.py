"""The outbox: claims what may go, has it sent with no transaction open, and notes how it ended.

One call at a time goes to each recipient, so that a slow provider holds up nobody else. More are claimed than can be
called at once, and what has landed is noted together, so that a burst shares its queries and its commits.
"""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

import structlog

from bot.channels.pace import Pace
from bot.clock import Clock
from bot.services import claim, settle
from bot.services.batch import Batches
from bot.services.calls import MOST, STALE, Calls
from bot.services.post import Ended, SmsSide, TelegramSide
from bot.services.tally import Tally
from bot.words.catalogue import Words
from storage import people
from storage.database import Database
from storage.errors import StorageError
from storage.rows import Rows

log = structlog.get_logger(__name__)

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
        self.topics, self.tally = topics, tally or Tally()
        self.number, self.spacing, self.chance = number, spacing, chance
        self.calls = Calls(
            clock=clock,
            sms=sms,
            telegram=telegram,
            pace=pace,
            chat_pace=chat_pace,
            tally=self.tally,
            landed=self._land,
        )
        batches.silenced = self.calls.call_off
        self.one_round = asyncio.Lock()
        self.landed: list[Ended] = []
        self.under_way: set[int] = set()  # claimed here, and not noted yet how they ended
        self.awake = asyncio.Event()
        self.hurried = asyncio.Event()
        self.stopped = False
        self.heeded_at = 0.0  # by the monotonic clock

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
                await self._heed_stops()
                if not await self._round():
                    await self._rest()
                await self._gather()
        finally:
            await self._leave()

    async def _leave(self) -> None:
        await self.calls.leave()
        await self._note(self._taken())
        if self.landed:  # in doubt when the service starts again
            log.warning("outbox.left")

    async def drain(self) -> None:
        """Everything that may go now has gone, and what follows from it is written."""
        while await self._round() or self.calls.flying or self.landed:
            if self.calls.flying:
                await asyncio.wait(self.calls.flying, return_when=asyncio.FIRST_COMPLETED)
                await self._gather()

    async def _gather(self) -> None:
        if len(self.calls.flying) > FEW and len(self.landed) < MANY:
            with suppress(TimeoutError):
                async with asyncio.timeout(GATHERS):
                    await self.hurried.wait()
        self.hurried.clear()

    async def _heed_stops(self) -> None:
        """Where there are other replicas, one of them may have taken in a STOP while a text waits here for its moment:
        all that wait are looked at together, once a second."""
        waiting = {m.person_id for m in self.calls.waiting.values() if m.staff_id is None and m.person_id is not None}
        if self.spacing is None or not waiting or time.monotonic() - self.heeded_at < IDLE:
            return
        try:
            async with self.database.reading() as rows:
                silent = await rows.answer(people.silent(waiting))
        except StorageError as error:
            log.warning("outbox.waits", error=type(error).__name__)
            return
        self.heeded_at = time.monotonic()
        self.calls.call_off({f"p{person_id}" for person_id in silent})

    @property
    def room(self) -> int:
        """For so many messages that are claimed and have not ended: no more than leave in half of the time after which
        a claim is stale."""
        return max(1, min(MOST + AHEAD, int(STALE.total_seconds() / 2 * self.calls.pace.each_second)))

    async def _round(self) -> int:
        """One at a time: who looks while another claims would see nothing waiting and nothing under way."""
        async with self.one_round:
            return await self._note_and_send()

    async def _note_and_send(self) -> int:
        """What has landed is noted in the transaction that claims: its lanes are free then, and it is one commit.

        How many messages were looked at and turns taken: where there were any, there may be more to send.
        """
        landed = self._taken()
        free = max(0, self.room - len(self.calls.flying))
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
            self.calls.begin(envelope)

    async def _claim(self, rows: Rows, now: datetime, free: int) -> claim.Claimed:
        """Where nearly all places are taken, what is not urgent waits until there is a portion of them; so it does
        where replicas share a pace, and all that leaves before a claim is stale has been claimed by one of them."""
        by = claim.Claimer(
            new_id=self.new_id, words=self.words, topics=self.topics(), number=self.number, spacing=self.spacing
        )
        left = await claim.left_of_the_pace(rows, now, self.spacing, STALE / 2) if self.spacing else free
        few = free < self.room // PORTIONS or left == 0
        return await claim.claim(rows, now, free if few else min(free, left), by, urgent_only=few)

    def _land(self, ended: Ended) -> None:
        self.landed.append(ended)
        self.wake(urgent=bool(ended.message.urgent) or len(self.landed) >= MANY)

    async def _rest(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(IDLE):
                await self.awake.wait()
