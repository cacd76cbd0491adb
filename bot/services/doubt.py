"""Messages in doubt: the call timed out, or the process died during it. Looked up first, then settled by purpose."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Protocol

from bot.channels.message import Receipt, Unsure
from bot.clock import Clock
from bot.services.batch import Batches
from bot.services.works import Doubted, GotReceipt
from storage import outbox
from storage.database import Database
from storage.happenings import Message
from storage.records import Person, Stranger
from storage.rows import Rows

REST = timedelta(seconds=20)
"""A call that was under way must have ended before the provider is asked."""
GIVE_UP = timedelta(minutes=10)
"""After so long without an answer from the provider's list the purpose decides."""


class Lookup(Protocol):
    async def find(
        self, to: str, body: str, since: datetime, *, known: Collection[str] = ()
    ) -> str | Unsure | None: ...


async def mark_left_behind(
    database: Database, now: datetime, *, at_start: bool, under_way: Collection[int] = ()
) -> int:
    """What was being sent by a process that has died is in doubt: at the start of the only process all of it.

    `under_way` is what this process itself is sending.
    """
    before = now + timedelta(days=1) if at_start and database.dialect == "sqlite" else now - 3 * REST
    async with database.writing() as rows:
        left = [m for m in await outbox.left_behind(rows, before, lock=True) if m.id not in under_way]
        await rows.change(Message.table, {m.id: {"state": "in_doubt"} for m in left})
    return len(left)


async def resolve(database: Database, batches: Batches, clock: Clock, lookup: Lookup | None) -> int:
    """Settles what can be settled; returns how many are still in doubt."""
    now = clock.now()
    async with database.reading() as rows:
        doubtful = [m for m in await outbox.in_doubt(rows) if now - (m.claimed_at or now) >= REST]
        phones = await _phones(rows, doubtful)
        known = await _known(rows, doubtful)
    left = 0
    for message in doubtful:
        found: str | Unsure | None = message.provider_id or Unsure()
        phone = phones.get(message.id)
        if message.provider_id is None and message.channel == "sms" and lookup is not None and phone is not None:
            found = await lookup.find(phone, message.body or "", message.claimed_at or now, known=known)
        if isinstance(found, str):
            await batches.do(GotReceipt(receipt=Receipt(ref=message.id, provider_id=found, status="sent", code=None)))
        elif found is None:
            await batches.do(Doubted(message_id=message.id, surely_not_sent=True))
        elif message.channel != "sms" or now - (message.claimed_at or now) >= GIVE_UP:
            await batches.do(Doubted(message_id=message.id, surely_not_sent=False))
        else:
            left += 1
    return left


async def _phones(rows: Rows, messages: Collection[Message]) -> dict[int, str | None]:
    people = {m.person_id for m in messages if m.person_id is not None}
    strangers = {m.stranger_id for m in messages if m.stranger_id is not None}
    of_people = {p.id: p.phone for p in await rows.all(Person, Person.table.c.id.in_(people))}
    of_strangers = {s.id: s.phone for s in await rows.all(Stranger, Stranger.table.c.id.in_(strangers))}
    return {
        m.id: of_people.get(m.person_id or 0) if m.stranger_id is None else of_strangers.get(m.stranger_id)
        for m in messages
    }


async def _known(rows: Rows, messages: Collection[Message]) -> set[str]:
    lanes = {m.lane for m in messages}
    table = Message.table
    return {
        m.provider_id
        for m in await rows.all(Message, table.c.lane.in_(lanes), table.c.provider_id.is_not(None))
        if m.provider_id is not None
    }
