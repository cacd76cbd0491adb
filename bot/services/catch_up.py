"""After a restore: what happened since the copy was made is gone through again, and nothing of it is sent twice.

On a clock that runs from the copy's moment, what fell due and what leavers texted meanwhile (Twilio lists it) is taken
as it was then: the same turns, so the same words. What they want sent may have been sent by the lost database. So none
of it goes: texts become in doubt, from the moment at which they would have gone, and are looked up in Twilio's list
like any other (see `doubt`). Telegram has no list: staff get one summary in place of all that was said to them.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from bot.channels.message import ChannelDown, TextIn
from bot.clock import Clock, MovableClock
from bot.services import restored
from bot.services.batch import Batches
from bot.services.bounds import count_as_gone, surroundings
from bot.services.desk import Desk
from bot.services.effects import apply
from bot.services.hear_text import Text
from bot.services.lost import Inbound, without_known
from bot.services.may_go import as_read_at
from bot.services.restored import Restored
from bot.services.summary import tell_everybody
from bot.services.works import HeardText
from bot.words.catalogue import Words
from storage import due
from storage.among import is_one
from storage.database import Database
from storage.errors import StorageError
from storage.happenings import Message
from storage.leader import Lead, leadership
from storage.rows import Rows

log = structlog.get_logger(__name__)

SLACK = timedelta(minutes=2)
"""Texts that Twilio had already when the copy was made may not have been stored yet."""
PATIENCE = timedelta(minutes=10)
"""So long the provider's list is asked for; then it is done without."""
ASK_AGAIN = 10.0
"""Seconds."""


@dataclass(frozen=True, kw_only=True)
class CatchUp:
    """Goes through the time since the copy was made, before the doors are opened. Without Twilio no texts come in."""

    database: Database
    clock: Clock
    new_id: Callable[[], int]
    words: Words
    inbound: Inbound | None
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep

    async def run(self) -> bool:
        """Whether there was anything to catch up with. One replica does it, the others wait. Raises StorageError."""
        waited = False
        while True:
            async with leadership(self.database, "restored") as lead:
                async with self.database.reading() as rows:
                    found = await restored.last(rows)
                if found is None or found.until is not None:
                    return waited
                if lead:
                    await self._go_through(found, lead)
                    return True
            waited = True
            await self.sleep(1)

    async def _go_through(self, found: Restored, lead: Lead) -> None:
        """Only as long as it leads: who has taken over may have caught up meanwhile, and be sending."""
        texts = await without_known(self.database, await self._texts(found.made_at - SLACK))
        until = self.clock.now()
        past = MovableClock(min(found.made_at, until))
        batches = Batches(self.database, past, self.new_id, self.words, lambda urgent: None)
        turns = asyncio.create_task(batches.run())
        try:
            for text in texts:
                await _pass_to(text.at, self.database, batches, past, lead)
                await _hear(batches, text)
            await _pass_to(until, self.database, batches, past, lead)
        finally:
            turns.cancel()
            await asyncio.gather(turns, return_exceptions=True)
        async with self.database.writing() as rows:
            if await restored.last(rows, lock=True) != found:
                return
            doubtful = await _doubt(rows, found.made_at, until)
            desk = Desk(rows=rows, now=until, new_id=self.new_id, words=self.words, carry_out=apply)
            await tell_everybody(desk, found.made_at)
            await desk.writes.flush(rows)
            await restored.caught_up(rows, found, until)
        log.warning("catch_up.done", texts=len(texts), in_doubt=doubtful)

    async def _texts(self, since: datetime) -> Sequence[TextIn]:
        """Oldest first. The list is what keeps answers from going twice, so it is waited for."""
        if self.inbound is None:
            return ()
        begun = self.clock.now()
        while True:
            try:
                return await self.inbound.inbound_since(since)
            except ChannelDown as down:
                log.warning("catch_up.waits", error=type(down).__name__)
                if self.clock.now() - begun >= PATIENCE:
                    return ()
            await self.sleep(ASK_AGAIN)


async def _pass_to(at: datetime, database: Database, batches: Batches, past: MovableClock, lead: Lead) -> None:
    """Moves the clock through everything that falls due on the way, in order. Raises DatabaseAway where it no longer
    leads."""
    while True:
        await lead.look()
        await batches.sweep()
        async with database.reading() as rows:
            moment = await due.next_at(rows)
        if moment is None or moment > at:
            break
        if moment > past.now():
            past.move_to(moment)
    if at > past.now():
        past.move_to(at)


async def _hear(batches: Batches, text: TextIn) -> None:
    heard = Text(channel=text.channel, provider_id=text.provider_id, body=text.body, at=text.at, media=text.media)
    try:
        await batches.do(HeardText(text=heard, sender=text.sender))
    except StorageError:
        raise
    except Exception as error:  # one text must not keep the service from starting
        log.error("catch_up.text_failed", error=type(error).__name__)


async def _doubt(rows: Rows, made_at: datetime, until: datetime) -> int:
    """What could have gone by now: texts and what leavers get in Telegram are in doubt, what staff get is dropped.

    The copy knows nothing of what the lost database has spent: what is in doubt counts like what has been claimed.
    """
    table = Message.table
    open_ = is_one(table.c.state, "queued", "held", "sending", "in_doubt")
    left = await rows.all(Message, open_, table.c.not_before <= until)
    staff = {m.id: {"state": "dropped", "error": "restored", "settled_at": until} for m in left if m.staff_id}
    others = [m for m in left if not m.staff_id]
    unclaimed = [replace(m, claimed_at=max(m.not_before, made_at)) for m in others if not _is_claimed(m)]
    around = await surroundings(rows, {m.person_id for m in unclaimed})
    await count_as_gone(rows, unclaimed, around)
    claimed_at = {m.id: m.claimed_at for m in (*others, *unclaimed)}
    await rows.change(table, staff)
    await rows.change(table, {m.id: {"state": "in_doubt", "claimed_at": claimed_at[m.id]} for m in others})
    read = [(m, as_read_at(m, around, m.claimed_at or until)) for m in unclaimed]
    await rows.change(table, {m.id: {"body": m.body, "extras": m.extras} for old, m in read if m is not old})
    return len(others)


def _is_claimed(message: Message) -> bool:
    """Else it has gone when it might at the earliest, if it has."""
    return message.claimed_at is not None and message.state in ("sending", "in_doubt")
