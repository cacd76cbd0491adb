"""Claiming from the outbox: what may go is marked as being sent and addressed; the rest waits or is dropped."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.channels.message import Refused
from bot.services.addresses import TOPICS_OF, AddressBook, addressed, by_staff_and_leaver
from bot.services.bounds import Bounds
from bot.services.late import Late, keep
from bot.services.may_go import Surroundings, Verdict, as_read_at, may_go
from bot.services.post import Ended, Envelope
from bot.services.programmes import all_policies
from bot.words.catalogue import Words
from storage import outbox, tallies
from storage.by_id import by_ids
from storage.happenings import CheckIn, Message, Session
from storage.queue import alerts_of
from storage.records import Person, Staff, Stranger, Topic
from storage.rows import Ask, Rows, asking

WAITED = timedelta(minutes=1)
"""An alert that is younger has most likely not been replaced, and is not looked up."""
REPLACED = Verdict(what="drop", why="replaced")
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


async def claim(rows: Rows, now: datetime, limit: int, by: Claimer, *, urgent_only: bool = False) -> Claimed:
    """Up to `limit` messages. The caller's transaction marks them; nothing is sent in it."""
    messages = await outbox.claim(rows, now, limit, by.number, urgent_only=urgent_only)
    if not messages:
        return Claimed()
    around, book = await _surroundings(rows, messages, topics=by.topics)
    bounds = await Bounds.load(rows, messages, around, now)
    replaced = await _replaced(rows, messages, now) | _of_what_was_dropped(messages, book)
    verdicts = {m.id: REPLACED if m.id in replaced else _verdict(m, around, bounds, now) for m in messages}
    back = {m.id: _put_back(m, verdicts[m.id]) for m in messages if verdicts[m.id].what in ("hold", "drop")}
    await rows.change(Message.table, back)
    refused = [m for m in messages if verdicts[m.id].what == "refuse"]
    news = await bounds.news(rows, [m for m in messages if bounds.must_be_told(m, verdicts[m.id])])
    told = [late for m in messages if (late := _late(m, verdicts[m.id], around, news)) is not None]
    await keep(rows, told, now, by.new_id)
    await bounds.keep(rows, by.new_id, by.words)
    going = [m for m in messages if verdicts[m.id].what == "go"]
    go = [as_read_at(message, around, now) for message in going]
    anew = {m.id: {"body": m.body, "extras": m.extras} for m, old in zip(go, going, strict=True) if m is not old}
    await rows.change(Message.table, anew)
    moments = await _moments(rows, go, now, by.spacing) if by.spacing else {}
    return Claimed(
        envelopes=[addressed(message, around, book, moments.get(message.id)) for message in go],
        refused=[Ended(message=m, how=Refused(code=verdicts[m.id].why or "", final=True)) for m in refused],
        dropped=[m for m in messages if verdicts[m.id].what == "drop"],
        looked_at=len(messages),
    )


async def _replaced(rows: Rows, messages: Collection[Message], now: datetime) -> set[int]:
    """Alerts that have waited, and of whose item the same member of staff is to be shown a newer one: after a day
    without Telegram they would get a hundred of one emergency."""
    waited = {m.id: m.about_id or 0 for m in messages if _is_alert(m) and now - m.created_at > WAITED}
    if not waited:
        return set()
    shown = await rows.answer(alerts_of(set(waited.values())))
    return set(waited) - {alert.outbox_id for alerts in shown.values() for alert in alerts}


def _of_what_was_dropped(messages: Collection[Message], book: AddressBook) -> set[int]:
    """Changes to messages that nobody was shown."""
    originals = {m.id: book.originals.get((m.extras or {}).get("of", 0)) for m in messages if m.act == "edit"}
    return {edit for edit, original in originals.items() if original is not None and original.state == "dropped"}


def _is_alert(message: Message) -> bool:
    return message.purpose == "alert" and message.person_id is not None


def _verdict(message: Message, around: Surroundings, bounds: Bounds, now: datetime) -> Verdict:
    verdict = may_go(message, around, now)
    return bounds.verdict(message) if verdict.what == "go" else verdict


def _late(message: Message, verdict: Verdict, around: Surroundings, news: Collection[int]) -> Late | None:
    """What the coordinators hear of: what is stale, and what is over a bound, that once a day for each person and
    thing."""
    person = around.people.get(message.person_id or 0)
    stale = verdict.what == "drop" and verdict.why == "late"
    if person is None or message.staff_id is not None or not (stale or message.id in news):
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


async def left_of_the_pace(rows: Rows, now: datetime, spacing: timedelta, furthest: timedelta) -> int:
    """How many of the moments that lie no further ahead than `furthest` one replica takes: a quarter of those that are
    left, since others may be about to claim as well, one at least; none where few are left."""
    left = furthest - await tallies.taken_ahead(rows, PACE, now, spacing)
    return max(1, int(left / spacing / 4)) if left > furthest / 6 else 0


async def _moments(rows: Rows, messages: Collection[Message], now: datetime, spacing: timedelta) -> dict[int, datetime]:
    """Each text is given the moment at which it may leave. An urgent one does not wait for its own."""
    texts = [message for message in messages if message.channel == "sms"]
    if not texts:
        return {}
    first = await tallies.next_moments(rows, PACE, now, len(texts), spacing)
    return {message.id: first + n * spacing for n, message in enumerate(texts)}


async def _surroundings(rows: Rows, messages: Collection[Message], *, topics: bool) -> tuple[Surroundings, AddressBook]:
    """All that is asked for messages, at once."""
    about = {m.about_id for m in messages if m.about_id is not None and m.staff_id is None}
    staff = {m.staff_id for m in messages if m.staff_id is not None}
    wanted: dict[type[Any], set[int]] = {
        Person: {m.person_id for m in messages if m.person_id is not None},
        Session: about,
        CheckIn: about,
        Staff: staff,
        Stranger: {m.stranger_id for m in messages if m.stranger_id is not None},
        Message: {(m.extras or {}).get("of", 0) for m in messages if m.act == "edit"},
    }
    asks: list[Ask[Any]] = [all_policies()]
    if topics:
        asks.append(asking(Topic, TOPICS_OF, {"ids": list(staff)}, by_staff_and_leaver))
    found, (policies, *threads) = await by_ids(rows, wanted, *asks)
    around = Surroundings(people=found[Person], policies=policies, sessions=found[Session], check_ins=found[CheckIn])
    return around, AddressBook(
        staff=found[Staff],
        strangers=found[Stranger],
        originals=found[Message],
        threads=threads[0] if threads else None,
    )
