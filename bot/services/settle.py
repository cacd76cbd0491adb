"""How sends ended, noted: accepted ones in one statement, the rest as turns, since something follows from them."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

import structlog

from bot.channels.message import Accepted, InDoubt, NotTried, Receipt, Refused
from bot.services.backoff import again_after
from bot.services.batch import Batches
from bot.services.bounds import put_right, surroundings
from bot.services.doubt import broken_off
from bot.services.late import LATE, Late, keep
from bot.services.post import NOWHERE, Ended
from bot.services.tally import Tally
from bot.services.works import GotReceipt
from storage import outbox
from storage.among import among
from storage.errors import StorageError
from storage.happenings import Message
from storage.records import Person, Topic
from storage.rows import Rows

log = structlog.get_logger(__name__)


async def note(
    rows: Rows, landed: Sequence[Ended], now: datetime, new_id: Callable[[], int], chance: Callable[[], float]
) -> None:
    """All of it in the caller's transaction, but for what is noted already. `chance` gives 0 to 1."""
    landed = [ended for ended in landed if not ended.noted]
    await _accepted(rows, landed, now)
    await _others(rows, {e.message.id: change for e in landed if (change := _change(e, now, chance)) is not None})
    await _topics(rows, landed, new_id)
    await _told(rows, landed, now, new_id)


async def turns(batches: Batches, landed: Sequence[Ended]) -> int:
    """The turns of those that concern somebody, once the rest is noted; how many. Raises StorageError: they are
    taken again."""
    works = [work for ended in landed if (work := _turn_for(ended)) is not None]
    done = await asyncio.gather(*(batches.do(work) for work in works), return_exceptions=True)
    for error in done:
        if isinstance(error, StorageError):  # a turn that failed otherwise has ended by itself
            raise error
    return len(works)


async def _others(rows: Rows, changes: Mapping[int, dict[str, Any]]) -> None:
    """A receipt may have come before our own note: what it said stands."""
    table = Message.table
    if not changes:
        return
    waiting = set(await outbox.still_being_sent(rows, changes))
    await rows.change(table, {row: change for row, change in changes.items() if row in waiting})


async def _accepted(rows: Rows, landed: Sequence[Ended], now: datetime) -> None:
    """That a human's words have been taken is noted by a turn, since their author is shown it."""
    taken = [
        outbox.Taken(
            id=ended.message.id,
            provider_id=ended.how.provider_id,
            segments=ended.how.segments or ended.message.segments,
            noted_later=_turn_for(ended) is not None,
        )
        for ended in landed
        if isinstance(ended.how, Accepted)
    ]
    await outbox.taken(rows, taken, now)


async def _told(rows: Rows, landed: Sequence[Ended], now: datetime, new_id: Callable[[], int]) -> None:
    """What was late is kept for the coordinators; what the provider has not taken costs nothing."""
    late = [e.message for e in landed if isinstance(e.how, Accepted) and _is_late(e.message, now)]
    untaken = [e.message for e in landed if _was_counted(e) and isinstance(e.how, Refused | NotTried)]
    longer = [(e.message, e.how.segments) for e in landed if isinstance(e.how, Accepted) and e.how.segments]
    differ = [(m, segments) for m, segments in longer if m.channel == "sms" and segments != m.segments]
    people = {m.person_id for m in late} | {m.person_id for m in untaken} | {m.person_id for m, _ in differ}
    if not people:
        return
    around = await surroundings(rows, people - {None})
    await put_right(rows, untaken, differ, around, now)
    programmes = {person.id: person.programme_id for person in around.people.values()}
    await keep(
        rows,
        [
            Late(
                programme_id=programmes[m.person_id],
                person_id=m.person_id,
                purpose=m.purpose,
                how="late",
                planned_at=m.ready_at,
            )
            for m in late
            if m.person_id in programmes
        ],
        now,
        new_id,
    )


def _is_late(message: Message, now: datetime) -> bool:
    return message.staff_id is None and message.ready_at is not None and now - message.ready_at > LATE


def _was_counted(ended: Ended) -> bool:
    refused_by_us = isinstance(ended.how, Refused) and ended.how.code.endswith("_bound")
    return ended.message.staff_id is None and not refused_by_us


def _change(ended: Ended, now: datetime, chance: Callable[[], float]) -> dict[str, Any] | None:
    """What is noted at once of a send that was not accepted; None where a turn notes it."""
    message, how = ended.message, ended.how
    if isinstance(how, InDoubt):
        return broken_off(now)
    if isinstance(how, NotTried) or (isinstance(how, Refused) and not how.final):
        after = again_after(message, how.retry_after, chance())
        code = how.code if isinstance(how, Refused) else None
        return {"state": "queued", "not_before": now + after, "claimed_at": None, "error": code}
    if isinstance(how, Refused) and not _concerns_a_leaver(message):
        return {"state": "failed", "error": how.code, "settled_at": now}
    return None


def count(landed: Sequence[Ended], tally: Tally, now: datetime) -> None:
    """Counts how calls ended, once that is noted. What is final for a leaver is counted by the turn that notes it."""
    for ended in landed:
        message, how = ended.message, ended.how
        if isinstance(how, Accepted):
            tally.sent(message, how.segments or message.segments, now)
        elif isinstance(how, InDoubt):
            tally.out(message, "in_doubt")
        elif isinstance(how, NotTried) or not how.final:
            tally.out(message, "again")
        elif not _concerns_a_leaver(message):
            tally.out(message, "failed")
            if how is not NOWHERE:
                log.warning("outbox.refused", channel=message.channel, purpose=message.purpose, code=how.code)


def _turn_for(ended: Ended) -> GotReceipt | None:
    message, how = ended.message, ended.how
    if not _concerns_a_leaver(message):
        return None
    if isinstance(how, Refused) and how.final:
        return GotReceipt(
            receipt=Receipt(ref=message.id, provider_id=message.provider_id or "", status="failed", code=how.code)
        )
    if isinstance(how, Accepted) and (message.channel == "telegram" or message.purpose == "relay"):
        status = "delivered" if message.channel == "telegram" else "sent"
        return GotReceipt(
            receipt=Receipt(ref=message.id, provider_id=how.provider_id, status=status, code=None)  # type: ignore[arg-type]
        )
    return None


def _concerns_a_leaver(message: Message) -> bool:
    return message.staff_id is None and message.person_id is not None


async def _topics(rows: Rows, landed: Sequence[Ended], new_id: Callable[[], int]) -> None:
    about = {e.message.person_id for e in landed if e.thread is not None and e.message.person_id is not None}
    there = {p.id for p in await rows.all(Person, among(Person.table.c.id, about))} if about else set()
    for ended in landed:
        message = ended.message
        if message.staff_id is None or message.person_id is None:
            continue
        if ended.lost_thread or ended.thread is not None:
            old = await rows.all(
                Topic, Topic.table.c.staff_id == message.staff_id, Topic.table.c.person_id == message.person_id
            )
            await rows.delete(Topic.table, [t.id for t in old])
        if ended.thread is not None and message.person_id in there:  # else erased meanwhile
            await rows.insert(
                [Topic(id=new_id(), staff_id=message.staff_id, person_id=message.person_id, thread_id=ended.thread)]
            )
