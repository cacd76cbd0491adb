"""Where the messages of a claim go."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from bot.services.may_go import Surroundings
from bot.services.outgoing import THREAD
from bot.services.post import Envelope
from bot.services.say import first_name
from storage.among import listed
from storage.happenings import Message
from storage.prepared import Prepared
from storage.records import Staff, Stranger, Topic
from storage.rows import columns_of

IN_A_TOPIC = frozenset({"relay_staff", "alert", "notice", "outcome"})
"""What is said to staff about one leaver goes into that leaver's topic."""
TOPICS_OF = Prepared(select(*columns_of(Topic)).where(listed(Topic.table.c.staff_id, "ids")))


@dataclass(frozen=True, kw_only=True)
class AddressBook:
    """Where messages to staff and to unknown numbers go, and the messages that are to be changed. `threads` by member
    of staff and leaver, None where staff have no topics."""

    staff: Mapping[int, Staff]
    strangers: Mapping[int, Stranger]
    originals: Mapping[int, Message]
    threads: Mapping[tuple[int, int], int] | None


def by_staff_and_leaver(found: list[Topic]) -> dict[tuple[int, int], int]:
    """The threads of topics."""
    return {(topic.staff_id, topic.person_id): topic.thread_id for topic in found}


def addressed(message: Message, around: Surroundings, book: AddressBook, leaves_at: datetime | None) -> Envelope:
    """A message with all that its call needs."""
    if message.staff_id is not None:
        return _to_staff(message, book.staff.get(message.staff_id), around, book)
    return _to_outside(message, around, book.strangers, leaves_at)


def _to_outside(
    message: Message, around: Surroundings, unknown: Mapping[int, Stranger], leaves_at: datetime | None
) -> Envelope:
    """To a leaver, or to a number that nobody knows."""
    if message.stranger_id is not None:
        return Envelope(message=message, phone=unknown[message.stranger_id].phone, leaves_at=leaves_at)
    person = around.people[message.person_id or 0]
    chat = int(person.telegram) if person.telegram else None
    return Envelope(message=message, phone=person.phone, chat=chat, leaves_at=leaves_at)


def _to_staff(message: Message, staff: Staff | None, around: Surroundings, book: AddressBook) -> Envelope:
    present = staff is not None and staff.removed_at is None and staff.telegram is not None
    person = around.people.get(message.person_id or 0)
    threads = book.threads if message.act == "send" and message.purpose in IN_A_TOPIC else None
    of_topic = person if threads is not None else None
    asked_in = (message.extras or {}).get(THREAD) if message.act == "send" else None
    return Envelope(
        message=message,
        chat=int(staff.telegram) if present and staff and staff.telegram else None,
        thread=threads.get((message.staff_id or 0, of_topic.id)) if threads and of_topic else asked_in,
        wants_topic=first_name(of_topic.name) if of_topic else None,
        original=book.originals.get((message.extras or {}).get("of", 0)),
    )
