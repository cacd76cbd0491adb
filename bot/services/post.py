"""From a row of the outbox to a call of a channel, and back to how it ended."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from bot.channels.message import Accepted, InDoubt, NotTried, Refused, Settled, SmsOut
from bot.channels.pieces import LONGEST, shortened, units
from bot.channels.telegram_message import (
    Button,
    Buttons,
    Document,
    TelegramCommands,
    TelegramDone,
    TelegramEdit,
    TelegramOut,
    TelegramReact,
    TelegramSend,
    TelegramSettled,
    TelegramTopic,
    TopicGone,
)
from storage.happenings import Message


class SmsSide(Protocol):
    async def send(self, text: SmsOut) -> Settled: ...


class TelegramSide(Protocol):
    async def do(self, out: TelegramOut) -> TelegramSettled: ...


@dataclass(frozen=True, kw_only=True)
class Envelope:
    """A message with everything that its call needs. `chat` is a Telegram account; `original` the message to change."""

    message: Message
    phone: str | None = None
    chat: int | None = None
    thread: int | None = None
    wants_topic: str | None = None  # the name of a topic that should be there first
    original: Message | None = None
    leaves_at: datetime | None = None  # the moment that it was given, where replicas share a pace


@dataclass(frozen=True, kw_only=True)
class Ended:
    """How a call ended. `thread` is a topic that was made on the way, `lost_thread` one that is gone; `noted`: all that
    is left to do is the turn that follows."""

    message: Message
    how: Accepted | Refused | InDoubt | NotTried
    thread: int | None = None
    lost_thread: bool = False
    noted: bool = False


NOWHERE = Refused(code="nowhere", final=True)
"""Nobody to send it to: not joined, removed, or the message to change never went."""


async def post(envelope: Envelope, sms: SmsSide | None, telegram: TelegramSide | None) -> Ended:
    """One call, or two where a topic has to be made first."""
    message = envelope.message
    if message.channel == "sms":
        if envelope.phone is None or sms is None:
            return Ended(message=message, how=NOWHERE if sms else NotTried(retry_after=300))
        return Ended(
            message=message, how=await sms.send(SmsOut(to=envelope.phone, body=message.body or "", ref=message.id))
        )
    if telegram is None:
        return Ended(message=message, how=NotTried(retry_after=300))
    if envelope.chat is None:
        return Ended(message=message, how=NOWHERE)
    return await _to_telegram(envelope, envelope.chat, telegram)


async def _to_telegram(envelope: Envelope, chat: int, telegram: TelegramSide) -> Ended:
    thread, made = envelope.thread, None
    if thread is None and envelope.wants_topic:
        made = thread = await _new_topic(telegram, chat, envelope.wants_topic)
    out = _telegram_out(envelope, chat, thread)
    if out is None:
        return Ended(message=envelope.message, how=NOWHERE)
    ended = await telegram.do(out)
    lost = isinstance(ended, TopicGone) or (isinstance(ended, TelegramDone) and ended.strayed)
    if isinstance(ended, TopicGone):  # deleted by the mentor: a new one, and once more
        made = await _new_topic(telegram, chat, envelope.wants_topic) if envelope.wants_topic else None
        again = _telegram_out(envelope, chat, made)
        ended = await telegram.do(again) if again is not None else ended
    lost_thread = lost and envelope.wants_topic is not None
    return Ended(message=envelope.message, how=_how(ended), thread=made, lost_thread=lost_thread)


async def _new_topic(telegram: TelegramSide, chat: int, name: str) -> int | None:
    made = await telegram.do(TelegramTopic(chat_id=chat, name=name))
    return made.thread_id if isinstance(made, TelegramDone) else None


def _how(ended: TelegramSettled) -> Accepted | Refused | InDoubt | NotTried:
    if isinstance(ended, TelegramDone):
        return Accepted(provider_id=str(ended.message_id or ""), segments=1)
    if isinstance(ended, TopicGone):
        return Refused(code="topic", final=False)
    return ended


def _telegram_out(envelope: Envelope, chat: int, thread: int | None) -> TelegramOut | None:
    message, extras = envelope.message, envelope.message.extras or {}
    if message.act == "react":
        return TelegramReact(chat_id=chat, message_id=int(extras["message"]), emoji=message.body or "")
    if message.act == "commands":
        return TelegramCommands(chat_id=chat, commands=tuple((name, does) for name, does in extras["commands"]))
    if message.act == "edit":
        return _edit(envelope, chat, extras)
    return TelegramSend(
        chat_id=chat,
        text=shortened(message.body or ""),
        buttons=_buttons(extras),
        reply_to=extras.get("reply_to"),
        thread=thread,
        document=_document(extras),
    )


def _edit(envelope: Envelope, chat: int, extras: Mapping[str, Any]) -> TelegramEdit | None:
    original = envelope.original
    if original is None or not original.provider_id:
        return None
    words = original.body is not None and envelope.message.body  # without its own it has been emptied: buttons alone
    text = _with_last_line(original.body or "", envelope.message.body or "") if words else None
    if (original.extras or {}).get("document"):
        text = None  # a file's caption stays; only its buttons change
    return TelegramEdit(chat_id=chat, message_id=int(original.provider_id), text=text, buttons=_buttons(extras))


def _with_last_line(shown: str, line: str) -> str:
    """The line stays whole: it says how things stand now."""
    return f"{shortened(shown, LONGEST - units(line) - 2)}\n\n{line}"


def _buttons(extras: Mapping[str, Any]) -> Buttons:
    return tuple(tuple(Button(text=label, data=data) for label, data in row) for row in extras.get("buttons", ()))


def _document(extras: Mapping[str, Any]) -> Document | None:
    found = extras.get("document")
    if not found:
        return None
    return Document(name=found["name"], content=base64.b64decode(found["content"]), mime=found["type"])
