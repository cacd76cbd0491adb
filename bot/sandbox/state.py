"""The outside world as data, for a page or another process to show."""

from bot.sandbox.telegram import TelegramStandIn
from bot.sandbox.telegram_records import ChatMessage, Person
from bot.sandbox.twilio import TwilioStandIn
from bot.sandbox.twilio_records import Phone, TextMessage


def world_state(twilio: TwilioStandIn, telegram: TelegramStandIn, version: int) -> dict[str, object]:
    """Everything that can be seen: `version`, `phones` and `chats`. Instants are ISO 8601 in UTC."""
    return {
        "version": version,
        "number": twilio.number,
        "bot": {"username": telegram.username, "topics": telegram.has_topics},
        "phones": [_phone(twilio, phone) for phone in twilio.phones.values()],
        "chats": [_chat(telegram, person) for person in telegram.people.values()],
    }


def _phone(twilio: TwilioStandIn, phone: Phone) -> dict[str, object]:
    return {
        "number": phone.number,
        "state": twilio.state_of(phone.number),
        "opted_out": twilio.number in phone.opted_out_of,
        "messages": [_text(message) for message in phone.messages],
    }


def _text(message: TextMessage) -> dict[str, object]:
    return {
        "id": message.sid,
        "direction": "inbound" if message.inbound else "outbound",
        "text": message.arrived_body,
        "at": message.created.isoformat(),
        "arrived_at": None if message.arrived is None else message.arrived.isoformat(),
        "segments": message.segments,
        "encoding": message.encoding,
        "status": message.status,
        "error_code": message.error_code,
        "acknowledged": None if message.webhook is None else message.webhook.acknowledged,
    }


def _chat(telegram: TelegramStandIn, person: Person) -> dict[str, object]:
    return {
        "id": person.id,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "username": person.username,
        "started": person.started,
        "blocked_bot": person.blocked_bot,
        "topics": [{"id": number, "name": name} for number, name in telegram.topics(person.id).items()],
        "toasts": [{"text": toast.text, "alert": toast.alert} for toast in person.toasts],
        "messages": [_message(message) for message in telegram.chat(person.id)],
    }


def _message(message: ChatMessage) -> dict[str, object]:
    return {
        "id": message.id,
        "from": "bot" if message.from_bot else "user",
        "text": message.text,
        "entities": message.entities,
        "at": message.date.isoformat(),
        "edited_at": None if message.edited is None else message.edited.isoformat(),
        "buttons": [
            [{"text": button.text, "data": button.data, "url": button.url} for button in row] for row in message.buttons
        ],
        "keyboard": message.keyboard,
        "reactions": {"bot": list(message.bot_reactions), "user": list(message.user_reactions)},
        "reply_to": message.reply_to,
        "thread": message.thread,
        "topic_created": message.topic_created,
        "document": None if message.document is None else message.document.name,
        "silent": message.silent,
    }
