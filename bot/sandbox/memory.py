"""What the outside world remembers, as text to be kept in a file, so that it can go on another day.

Kept are the phones with their texts, and the chats. Accounts and tokens are new in every world; planned faults,
webhooks under way and taps that nobody has answered are left behind.
"""

from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from bot.sandbox.server import World
from bot.sandbox.telegram_records import Person
from bot.sandbox.twilio_records import Phone, PhoneState, TextMessage


@dataclass(kw_only=True)
class _Handset:
    """A phone, its texts by their sids: a text is one thing, on the handset and at Twilio."""

    number: str
    state: PhoneState | None
    opted_out_of: set[str]
    messages: list[str]
    inbox: list[str]


@dataclass(kw_only=True)
class _Memory:
    """`texts` are all that a handset or Twilio still has, `at_twilio` the sids of those that Twilio has."""

    texts: dict[str, TextMessage]
    at_twilio: list[str]
    handsets: list[_Handset]
    people: list[Person]
    last_message_id: int
    next_update: int
    updates: list[dict[str, Any]]


_AS_TEXT = TypeAdapter(_Memory)


def remembered(world: World) -> str:
    """The memory of this world."""
    phones = world.twilio.phones.values()
    next_update, updates = world.telegram.updates.kept()
    memory = _Memory(
        texts={text.sid: text for phone in phones for text in phone.messages} | world.twilio.messages,
        at_twilio=list(world.twilio.messages),
        handsets=[_handset(phone) for phone in phones],
        people=list(world.telegram.people.values()),
        last_message_id=world.telegram.last_message_id,
        next_update=next_update,
        updates=updates,
    )
    return _AS_TEXT.dump_json(memory).decode()


def recall(world: World, text: str) -> None:
    """Give a new world the memory of an earlier one. ValueError, and nothing changed, when the text is none."""
    memory = _AS_TEXT.validate_json(text)
    world.twilio.messages = {sid: memory.texts[sid] for sid in memory.at_twilio}
    world.twilio.phones = {each.number: _phone(each, memory.texts) for each in memory.handsets}
    world.telegram.people = {person.id: person for person in memory.people}
    world.telegram.last_message_id = memory.last_message_id
    world.telegram.updates.resume(memory.next_update, memory.updates)
    world.changes.bump()


def _handset(phone: Phone) -> _Handset:
    return _Handset(
        number=phone.number,
        state=phone.state,
        opted_out_of=phone.opted_out_of,
        messages=[text.sid for text in phone.messages],
        inbox=[text.sid for text in phone.inbox],
    )


def _phone(kept: _Handset, texts: dict[str, TextMessage]) -> Phone:
    return Phone(
        number=kept.number,
        state=kept.state,
        messages=[texts[sid] for sid in kept.messages],
        inbox=[texts[sid] for sid in kept.inbox],
        opted_out_of=kept.opted_out_of,
    )
