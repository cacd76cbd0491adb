"""Once a day words that are older than a programme keeps them are taken out, here and at Twilio; what is counted stays.

Days, moods, states and how long things took are left, so that results can still be counted.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from functools import partial

import structlog

from bot.clock import Clock
from bot.rules.policy import Policy
from bot.services.desk import Desk
from bot.services.leftovers import removal, search
from bot.services.office import at_the_desk
from bot.services.outgoing import may_have_gone
from bot.services.programmes import policies
from bot.words.catalogue import Words
from storage import audit, marks, retention
from storage.by_id import by_ids
from storage.database import Database
from storage.happenings import Message, Note, Received, Run, Session
from storage.leader import leadership
from storage.records import Person, Stranger

log = structlog.get_logger(__name__)

DONE = "retention"
"""The mark that holds the day of the last whole run."""
NOT_BEFORE = 3
"""The hour (UTC) from which on a day's run may begin: least happens then."""
AT_ONCE = 1000
CHANGES = ("edit", "react")
"""What only changed another message says nothing once that has lost its words."""

Take = Callable[[Desk, int, datetime, bool], Awaitable[int]]
"""(desk, programme, before when, whether unknown numbers are this programme's) -> how many rows."""


async def give_up(database: Database, clock: Clock, new_id: Callable[[], int], words: Words) -> int:
    """Everything that is too old, unless it has been done today: by one replica. Returns how many rows it was."""
    now = clock.now()
    async with leadership(database, DONE) as ours:
        async with database.reading() as rows:
            done = await marks.get(rows, DONE)
            kept = await policies(rows)
        if not ours or now.hour < NOT_BEFORE or done == now.date().isoformat():
            return 0
        do = partial(at_the_desk, database, clock=clock, new_id=new_id, words=words)
        total = 0
        for programme_id in kept:
            total += await _of_programme(do, programme_id, kept, now)
        await do(_note_done)
    return total


async def _of_programme(
    do: Callable[[Callable[[Desk], Awaitable[int]]], Awaitable[int]],
    programme_id: int,
    kept: Mapping[int, Policy],
    now: datetime,
) -> int:
    before = now - kept[programme_id].programme.keep_messages
    first = programme_id == min(kept)
    total = 0
    for take in TAKES:
        while found := await do(lambda desk, take=take: take(desk, programme_id, before, first)):  # type: ignore[misc]
            total += found
    if total:
        await do(lambda desk: _note(desk, programme_id))
        log.info("retention.done", programme=programme_id, rows=total)
    return total


async def _note(desk: Desk, programme_id: int) -> int:
    desk.note("retention", f"programme {programme_id}")
    return 0


async def _note_done(desk: Desk) -> int:
    """The end of the audit goes into the log as well: another place, out of reach of whoever has the database."""
    await marks.set(desk.rows, DONE, desk.now.date().isoformat(), desk.now)
    head = await audit.newest(desk.rows)
    log.info("audit.head", entries=head.number, head=head.mac.hex())
    return 0


async def _received(desk: Desk, programme_id: int, before: datetime, first: bool) -> int:
    texts = await retention.received(desk.rows, programme_id, before, AT_ONCE, strangers=first)
    for text in texts:
        desk.writes.change(Received.table, text.id, {"body": None})
        if text.channel == "sms":
            desk.add(removal(desk, "redact", text.provider_id, erasure=None))
    return len(texts)


async def _done_by_staff(desk: Desk, programme_id: int, before: datetime, first: bool) -> int:
    found = await retention.done_by_staff(desk.rows, programme_id, before, AT_ONCE)
    for each in found:
        desk.writes.delete(Received.table, each.id)
    return len(found)


async def _sent(desk: Desk, programme_id: int, before: datetime, first: bool) -> int:
    messages = await retention.sent(desk.rows, programme_id, before, AT_ONCE, strangers=first)
    await _search(desk, [m for m in messages if m.channel == "sms" and m.provider_id is None and may_have_gone(m)])
    for message in messages:
        if message.act in CHANGES:
            desk.writes.delete(Message.table, message.id)
            continue
        desk.writes.change(Message.table, message.id, {"body": None, "extras": None})
        if message.channel == "sms" and message.provider_id is not None:
            desk.add(removal(desk, "redact", message.provider_id, erasure=None))
    return len(messages)


async def _search(desk: Desk, messages: Sequence[Message]) -> None:
    """Texts that Twilio may have under an id that nobody knows."""
    people = {m.person_id for m in messages if m.person_id is not None}
    strangers = {m.stranger_id for m in messages if m.stranger_id is not None}
    found, _ = await by_ids(desk.rows, {Person: people, Stranger: strangers})
    for message in messages:
        whose = found[Person].get(message.person_id or 0) or found[Stranger].get(message.stranger_id or 0)
        if whose is not None and whose.phone is not None and message.body:
            desk.add(search(desk, message, whose.phone, erasure=None))


async def _conversations(desk: Desk, programme_id: int, before: datetime, first: bool) -> int:
    ended = await retention.conversations(desk.rows, programme_id, before, AT_ONCE)
    for run in ended:
        desk.writes.change(Run.table, run.id, {"facts": {}, "answers": {}, "pending": None})
    return len(ended)


async def _noted(desk: Desk, programme_id: int, before: datetime, first: bool) -> int:
    found = await retention.noted(desk.rows, programme_id, before, AT_ONCE)
    for note in found:
        desk.writes.change(Note.table, note.id, {"detail": None})
    return len(found)


async def _places(desk: Desk, programme_id: int, before: datetime, first: bool) -> int:
    found = await retention.places(desk.rows, programme_id, before, AT_ONCE)
    for session in found:
        desk.writes.change(Session.table, session.id, {"place": None})
    return len(found)


TAKES: tuple[Take, ...] = (_received, _done_by_staff, _sent, _conversations, _noted, _places)
