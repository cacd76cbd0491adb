"""Messages in doubt: the call timed out, or the process died during it. Looked up first, then settled by purpose."""

import asyncio
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, Protocol

from bot.channels.message import Receipt, Unsure
from bot.clock import Clock
from bot.services import restored
from bot.services.batch import Batches
from bot.services.presence import Others
from bot.services.restored import Restored
from bot.services.works import Doubted, GotReceipt
from storage import on_their_way, outbox, replicas
from storage.database import Database
from storage.happenings import Message
from storage.on_their_way import OnItsWay
from storage.records import Person, Stranger
from storage.rows import Rows

REST = timedelta(seconds=15)
"""A call that was under way must have ended before the provider is asked. With the time-outs of `storage.engine` it
keeps to the half minute in which another replica takes up what a dead one has left."""
SETTLES = timedelta(seconds=5)
"""So long after a call has broken off: the provider may be about to take it all the same."""
ALONE = timedelta(minutes=1)
"""What this very process has claimed and does not know of any more, or nobody has put a number on."""
GIVE_UP = timedelta(minutes=10)
"""After so long without an answer from the provider's list the purpose decides."""
AT_ONCE = 10
"""Look-ups under way at a time."""


class Lookup(Protocol):
    async def find(
        self, to: str, body: str, since: datetime, *, known: Collection[str] = ()
    ) -> str | Unsure | None: ...


async def mark_left_behind(
    database: Database,
    now: datetime,
    *,
    at_start: bool,
    under_way: Collection[int] = (),
    number: int | None = None,
    others: Others | None = None,
) -> int:
    """What was being sent by a process that has died is in doubt: at the start of the only process all of it.

    `under_way` is what this process itself is sending; `number` is this replica's; `others` remembers which others were
    missing at the last look.
    """
    others = others or Others()
    async with database.reading() as rows:
        if not await _left(rows, now, at_start, under_way, number, others):
            return 0
    async with database.writing() as rows:
        left = await _left(rows, now, at_start, under_way, number, others, lock=True)
        lately = [m for m in left if at_start and now - (m.claimed_at or now) < ALONE]
        changes = {m.id: {"state": "in_doubt"} for m in left} | {m.id: broken_off(now) for m in lately}
        await rows.change(Message.table, changes)
    return len(left)


def broken_off(now: datetime) -> dict[str, Any]:
    """What is noted of a message whose call has just ended without an answer."""
    return {"state": "in_doubt", "not_before": now + SETTLES}


def _may_be_asked_for(message: Message, now: datetime) -> bool:
    """A call may begin long after the claim, so that both count."""
    settles = timedelta(0) < message.not_before - now <= SETTLES  # else of another clock
    return now - (message.claimed_at or now) >= REST and not settles


async def _left(
    rows: Rows,
    now: datetime,
    at_start: bool,
    under_way: Collection[int],
    number: int | None,
    others: Others,
    *,
    lock: bool = False,
) -> list[OnItsWay]:
    being_sent = [m for m in await on_their_way.being_sent(rows, lock=lock) if m.id not in under_way]
    if rows.dialect == "sqlite" and at_start:
        return being_sent
    alive = await replicas.living(rows) if being_sent and rows.dialect == "postgresql" else set()
    gone = others.gone({m.claimed_by for m in being_sent if m.claimed_by is not None}, alive, now)

    def is_left(message: OnItsWay) -> bool:
        if message.claimed_by is None or message.claimed_by == number:
            return now - (message.claimed_at or now) > ALONE
        return message.claimed_by in gone

    return [message for message in being_sent if is_left(message)]


async def resolve(database: Database, batches: Batches, clock: Clock, lookup: Lookup | None) -> int:
    """Settles what can be settled; returns how many are still in doubt."""
    now = clock.now()
    async with database.reading() as rows:
        doubtful = [m for m in await on_their_way.in_doubt(rows) if _may_be_asked_for(m, now)]
        if not doubtful:
            return 0
        began = await restored.last(rows)
        phones = await _phones(rows, doubtful)
    lanes: dict[str, list[Message]] = {}
    for message in doubtful:
        lanes.setdefault(message.lane, []).append(message)
    known: set[str] = set()
    turn = asyncio.Semaphore(AT_ONCE)

    async def looked_up(messages: list[Message]) -> list[tuple[Message, str | Unsure | None]]:
        async with turn:
            return [(m, await _look_up(database, m, phones.get(m.id), now, lookup, known)) for m in messages]

    # All are looked up before any of them is sent again: it would be on the list then, with the same words.
    found = [each for lane in await asyncio.gather(*map(looked_up, lanes.values())) for each in lane]
    settled = (
        _settled(database, batches, message, at_provider, give_up=now - _asked_since(message, began, now) >= GIVE_UP)
        for message, at_provider in found
    )
    return (await asyncio.gather(*settled)).count(False)


async def _look_up(
    database: Database, message: Message, phone: str | None, now: datetime, lookup: Lookup | None, known: set[str]
) -> str | Unsure | None:
    """What is found is known from then on: the same words may be in doubt twice, and each needs a text of its own. So
    is what belongs to another message: where the same words went a moment before, the list is asked once more."""
    if message.provider_id is not None:
        return message.provider_id
    if message.channel != "sms" or lookup is None or phone is None:
        return Unsure()
    while isinstance(
        found := await lookup.find(phone, message.body or "", message.claimed_at or now, known=known), str
    ):
        if found in known:  # by another look-up meanwhile
            continue
        known.add(found)
        async with database.reading() as rows:
            if not await rows.answer(outbox.under([found])):
                break
    return found


async def _settled(
    database: Database, batches: Batches, message: Message, found: str | Unsure | None, *, give_up: bool
) -> bool:
    if isinstance(found, str):
        if await _may_be_anothers(database, message, found):
            return False
        receipt = Receipt(ref=message.id, provider_id=found, status="sent", code=None)
        await batches.do(GotReceipt(receipt=receipt, listed=True))
    elif found is None:
        await batches.do(Doubted(message_id=message.id, surely_not_sent=True))
    elif message.channel != "sms" or give_up:
        await batches.do(Doubted(message_id=message.id, surely_not_sent=False))
    else:
        return False
    return True


def _asked_since(message: Message, began: Restored | None, now: datetime) -> datetime:
    """What a lost database may have sent is only asked for since this one was restored."""
    claimed = message.claimed_at or now
    return max(claimed, began.until) if began and began.until else claimed


async def _may_be_anothers(database: Database, message: Message, provider_id: str) -> bool:
    """Whether what the list holds may be a message with the same words whose call is under way, or has just ended.

    Emergencies don't wait for each other, and their words are the same each time.
    """
    async with database.reading() as rows:
        sending = await on_their_way.being_sent_to(rows, message.lane)
        under = await rows.answer(outbox.under([provider_id]))
    same = [other for other in sending if other.body == message.body]
    return any(other.id != message.id for other in (*same, *under))


async def _phones(rows: Rows, messages: Collection[Message]) -> dict[int, str | None]:
    people = {m.person_id for m in messages if m.person_id is not None}
    strangers = {m.stranger_id for m in messages if m.stranger_id is not None}
    of_people = {p.id: p.phone for p in await rows.all(Person, Person.table.c.id.in_(people))}
    of_strangers = {s.id: s.phone for s in await rows.all(Stranger, Stranger.table.c.id.in_(strangers))}
    return {
        m.id: of_people.get(m.person_id or 0) if m.stranger_id is None else of_strangers.get(m.stranger_id)
        for m in messages
    }
