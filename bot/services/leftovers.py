"""What the providers have of one leaver, as far as it is known here: one removal for each."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.services import outgoing
from bot.services.desk import Desk
from storage.happenings import Message, Received
from storage.held import about
from storage.records import Person, Removal, Staff, Topic

LANDED = timedelta(seconds=60)
"""A call that was under way must have ended before Twilio's list is asked."""


async def at_the_providers(desk: Desk, person: Person, named: Sequence[Message]) -> list[Removal]:
    """`named` are messages to staff about nobody alone, in which the leaver stands among others."""
    sent = await desk.rows.all(Message, about(Message.table, person.id), order_by=[Message.table.c.id], lock=True)
    came = await desk.rows.all(Received, about(Received.table, person.id), order_by=[Received.table.c.id])
    topics = await desk.rows.all(Topic, about(Topic.table, person.id))
    staff = {s.id: s for s in await desk.rows.all(Staff, Staff.table.c.programme_id == person.programme_id)}
    removals = [
        *_topics(desk, person, topics, staff),
        *_texts(desk, person, sent, came),
        *_chats(desk, person, [*sent, *named], staff),
    ]
    once = {(r.act, r.ref, r.chat): r for r in removals if r.ref is not None}
    return [*once.values(), *(r for r in removals if r.ref is None)]


def removal(
    desk: Desk,
    act: str,
    ref: str | None,
    *,
    erasure: int | None,
    chat: str | None = None,
    detail: Any = None,
    at: datetime | None = None,
) -> Removal:
    """One thing to be taken away, from `at` on: now, unless it says."""
    return Removal(
        id=desk.new_id(),
        erasure_id=erasure,
        act=act,
        ref=ref,
        chat=chat,
        detail=detail,
        next_at=at or desk.now,
        attempts=0,
    )


def search(desk: Desk, message: Message, phone: str, *, erasure: int | None) -> Removal:
    """A text of which nobody knows under which id Twilio has it, if it has: found there, and then deleted."""
    since = message.claimed_at or desk.now
    wanted = {"to": phone, "body": message.body, "since": since.isoformat()}
    return removal(desk, "find", None, erasure=erasure, detail=wanted, at=max(desk.now, since + LANDED))


def _topics(desk: Desk, person: Person, topics: Iterable[Topic], staff: dict[int, Staff]) -> Iterable[Removal]:
    for topic in topics:
        chat = staff[topic.staff_id].telegram
        if chat is not None:
            yield removal(desk, "untopic", str(topic.thread_id), erasure=person.id, chat=chat)


def _texts(desk: Desk, person: Person, sent: Iterable[Message], came: Iterable[Received]) -> Iterable[Removal]:
    for text in came:
        if text.channel == "sms":
            yield removal(desk, "delete", text.provider_id, erasure=person.id)
    for message in sent:
        if message.channel != "sms":
            continue
        if message.provider_id is not None:
            yield removal(desk, "delete", message.provider_id, erasure=person.id)
        elif outgoing.may_have_gone(message) and person.phone is not None:
            yield search(desk, message, person.phone, erasure=person.id)


def _chats(desk: Desk, person: Person, sent: Iterable[Message], staff: dict[int, Staff]) -> Iterable[Removal]:
    """Messages of ours in the chats of staff and in the leaver's own; and what staff wrote, where it is known."""
    for message in sent:
        writer = staff.get((message.extras or {}).get("staff", 0))
        react = (message.extras or {}).get("react")
        if writer is not None and writer.telegram is not None and react:
            yield removal(desk, "unsay", str(react), erasure=person.id, chat=writer.telegram)
        if message.channel != "telegram" or message.act != "send" or not message.provider_id:
            continue
        reader = staff.get(message.staff_id) if message.staff_id is not None else None
        chat = reader.telegram if reader is not None else person.telegram if message.staff_id is None else None
        if chat is not None:
            language = reader.language if reader is not None else person.language
            instead = {"instead": desk.words.say(language, "erasure.in_its_place")}
            yield removal(desk, "unsay", message.provider_id, erasure=person.id, chat=chat, detail=instead)
