"""Claiming from the outbox: what may go is marked as being sent and addressed; the rest waits or is dropped."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.channels.message import Refused
from bot.services.bounds import Bounds
from bot.services.late import Late, keep
from bot.services.may_go import Surroundings, Verdict, may_go
from bot.services.post import Ended, Envelope
from bot.services.programmes import policies
from bot.services.say import first_name
from bot.words.catalogue import Words
from storage import outbox, tallies
from storage.happenings import CheckIn, Message, Session
from storage.records import Person, Staff, Stranger, Topic
from storage.rows import Rows

IN_A_TOPIC = frozenset({"relay_staff", "alert", "notice", "outcome"})
"""What is said to staff about one leaver goes into that leaver's topic."""
PACE = "pace sms"
"""The tally that holds the next free moment for a text of any replica's."""


@dataclass(frozen=True, kw_only=True)
class Claimer:
    """Who claims. `number` is this replica's; `spacing` the time between two texts of all replicas together, where
    they share a pace; `topics` whether staff have one for each leaver."""

    new_id: Callable[[], int]
    words: Words
    topics: bool
    number: int | None = None
    spacing: timedelta | None = None


@dataclass(kw_only=True)
class Claimed:
    """What is to be sent now, what is refused without a call, what is not sent any more, and how many messages were
    looked at."""

    envelopes: list[Envelope] = field(default_factory=list)
    refused: list[Ended] = field(default_factory=list)
    dropped: list[Message] = field(default_factory=list)
    looked_at: int = 0


async def claim(rows: Rows, now: datetime, limit: int, by: Claimer) -> Claimed:
    """Up to `limit` messages. The caller's transaction marks them; nothing is sent in it."""
    messages = await outbox.claim(rows, now, limit, by.number)
    if not messages:
        return Claimed()
    around = await _surroundings(rows, messages)
    bounds = await Bounds.load(rows, messages, around, now)
    verdicts = {m.id: _verdict(m, around, bounds, now) for m in messages}
    back = {m.id: _put_back(m, verdicts[m.id]) for m in messages if verdicts[m.id].what in ("hold", "drop")}
    await rows.change(Message.table, back)
    told = [late for m in messages if (late := _late(m, verdicts[m.id], around, bounds)) is not None]
    await keep(rows, told, now, by.new_id)
    await bounds.keep(rows, by.new_id, by.words)
    go = [m for m in messages if verdicts[m.id].what == "go"]
    envelopes = await _addressed(rows, go, around, topics=by.topics)
    return Claimed(
        envelopes=await _with_moments(rows, envelopes, now, by.spacing) if by.spacing else envelopes,
        refused=[Ended(message=m, how=_refused(v)) for m in messages if (v := verdicts[m.id]).what == "refuse"],
        dropped=[m for m in messages if verdicts[m.id].what == "drop"],
        looked_at=len(messages),
    )


def _verdict(message: Message, around: Surroundings, bounds: Bounds, now: datetime) -> Verdict:
    verdict = may_go(message, around, now)
    return bounds.verdict(message) if verdict.what == "go" else verdict


def _late(message: Message, verdict: Verdict, around: Surroundings, bounds: Bounds) -> Late | None:
    """What the coordinators hear of: what is stale, and what is refused, that once a day for each person and thing."""
    person = around.people.get(message.person_id or 0)
    stale = verdict.what == "drop" and verdict.why == "late"
    refused = verdict.what == "refuse" and bounds.is_news(message)
    if person is None or message.staff_id is not None or not (stale or refused):
        return None
    how = "dropped" if stale else "bounded"
    return Late(programme_id=person.programme_id, person_id=person.id, purpose=message.purpose, how=how)


def _put_back(message: Message, verdict: Verdict) -> dict[str, object]:
    if verdict.what == "drop":
        return {"state": "dropped", "error": verdict.why}
    return {
        "state": "held",
        "not_before": verdict.at,
        "due_at": None,
        "ready_at": None,
        "attempts": message.attempts - 1,
        "claimed_at": None,
    }


def _refused(verdict: Verdict) -> Refused:
    return Refused(code=verdict.why or "", final=True)


async def _with_moments(rows: Rows, envelopes: list[Envelope], now: datetime, spacing: timedelta) -> list[Envelope]:
    """The same, each text with the moment at which it may leave. An urgent one does not wait for its own."""
    texts = [e for e in envelopes if e.message.channel == "sms"]
    if not texts:
        return envelopes
    first = await tallies.next_moments(rows, PACE, now, len(texts), spacing)
    moments = {e.message.id: first + n * spacing for n, e in enumerate(texts)}
    return [replace(e, leaves_at=moments.get(e.message.id)) for e in envelopes]


async def _surroundings(rows: Rows, messages: Iterable[Message]) -> Surroundings:
    about = {m.about_id for m in messages if m.about_id is not None and m.staff_id is None}
    ids = {m.person_id for m in messages if m.person_id is not None}
    return Surroundings(
        people={p.id: p for p in await rows.all(Person, Person.table.c.id.in_(ids))} if ids else {},
        policies=await policies(rows),
        sessions={s.id: s for s in await rows.all(Session, Session.table.c.id.in_(about))} if about else {},
        check_ins={c.id: c for c in await rows.all(CheckIn, CheckIn.table.c.id.in_(about))} if about else {},
    )


async def _addressed(rows: Rows, messages: list[Message], around: Surroundings, *, topics: bool) -> list[Envelope]:
    staff_ids = {m.staff_id for m in messages if m.staff_id is not None}
    strangers = {m.stranger_id for m in messages if m.stranger_id is not None}
    changed = {(m.extras or {}).get("of") for m in messages if m.act == "edit"} - {None}
    staff = {s.id: s for s in await rows.all(Staff, Staff.table.c.id.in_(staff_ids))} if staff_ids else {}
    unknown = {s.id: s for s in await rows.all(Stranger, Stranger.table.c.id.in_(strangers))} if strangers else {}
    originals = {m.id: m for m in await rows.all(Message, Message.table.c.id.in_(changed))} if changed else {}
    threads: dict[tuple[int, int], int] = {}
    if topics and staff_ids:
        found = await rows.all(Topic, Topic.table.c.staff_id.in_(staff_ids))
        threads = {(t.staff_id, t.person_id): t.thread_id for t in found}
    envelopes = []
    for message in messages:
        if message.staff_id is not None:
            envelopes.append(_to_staff(message, staff.get(message.staff_id), around, threads, originals, topics=topics))
        elif message.stranger_id is not None:
            envelopes.append(Envelope(message=message, phone=unknown[message.stranger_id].phone))
        else:
            person = around.people[message.person_id or 0]
            envelopes.append(
                Envelope(message=message, phone=person.phone, chat=int(person.telegram) if person.telegram else None)
            )
    return envelopes


def _to_staff(
    message: Message,
    staff: Staff | None,
    around: Surroundings,
    threads: dict[tuple[int, int], int],
    originals: dict[int, Message],
    *,
    topics: bool,
) -> Envelope:
    present = staff is not None and staff.removed_at is None and staff.telegram is not None
    person = around.people.get(message.person_id or 0)
    in_topic = topics and person is not None and message.act == "send" and message.purpose in IN_A_TOPIC
    thread = threads.get((message.staff_id or 0, person.id)) if in_topic and person else None
    return Envelope(
        message=message,
        chat=int(staff.telegram) if present and staff and staff.telegram else None,
        thread=thread,
        wants_topic=first_name(person.name) if in_topic and person else None,
        original=originals.get((message.extras or {}).get("of", 0)),
    )
