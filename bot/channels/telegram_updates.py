"""Telegram's updates, read leniently: only the fields that are needed, so that new ones never stop a message."""

import hmac
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from bot.channels.message import Malformed
from bot.channels.telegram_message import (
    Polled,
    TelegramBlocked,
    TelegramOther,
    TelegramTap,
    TelegramText,
    UpdateIn,
)

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")

# What a person can send besides text, by the Message object of Bot API 10.1. The narrower comes first: a GIF is
# also a document, a venue also a location.
_OTHER = (
    "animation",
    "live_photo",
    "photo",
    "voice",
    "audio",
    "video",
    "video_note",
    "sticker",
    "document",
    "paid_media",
    "story",
    "checklist",
    "contact",
    "dice",
    "game",
    "poll",
    "venue",
    "location",
    "rich_message",
)

Json = Mapping[str, Any]


def parse(raw: object) -> UpdateIn | None:
    """What an update (parsed JSON) says; None for one that is not for us: another kind, a group, a service message.

    Raises Malformed for what is no update at all.
    """
    update = _object(raw)
    update_id = _whole(update.get("update_id"))
    if update_id is None:
        raise Malformed("an update without update_id")
    for kind, edited in (("message", False), ("edited_message", True)):
        if kind in update:
            return _message(update_id, _object(update[kind]), edited=edited)
    if "callback_query" in update:
        return _tap(update_id, _object(update["callback_query"]))
    if "my_chat_member" in update:
        return _membership(update_id, _object(update["my_chat_member"]))
    return None


def polled(raw: Sequence[object]) -> Polled:
    """The answer of getUpdates. What can't be read is passed over, but confirmed, so that it does not come for ever."""
    ids = [update_id for one in raw if (update_id := _whole(_object(one).get("update_id"))) is not None]
    updates, unreadable = [], 0
    for one in raw:
        try:
            update = parse(one)
        except Malformed:
            unreadable += 1
            continue
        if update is not None:
            updates.append(update)
    return Polled(updates=tuple(updates), next_offset=max(ids) + 1 if ids else None, unreadable=unreadable)


def secret_matches(header: str | None, secret: str) -> bool:
    """Whether the header X-Telegram-Bot-Api-Secret-Token is ours; takes the same time wherever the two differ."""
    given = (header or "").encode("utf-8", "replace")
    return bool(secret) and hmac.compare_digest(given, secret.encode())


def _message(update_id: int, message: Json, *, edited: bool) -> TelegramText | TelegramOther | None:
    sender, chat = _object(message.get("from")), _object(message.get("chat"))
    user_id, chat_id = _whole(sender.get("id")), _whole(chat.get("id"))
    message_id = _whole(message.get("message_id"))
    if chat.get("type") != "private" or sender.get("is_bot") or None in (user_id, chat_id, message_id):
        return None
    at = _whole(message.get("edit_date") if edited else message.get("date"))
    where: dict[str, Any] = {
        "update_id": update_id,
        "user_id": user_id,
        "chat_id": chat_id,
        "message_id": message_id,
        "thread": _thread(message),
    }
    what = next((kind for kind in _OTHER if kind in message), None)
    caption = message.get("caption")
    text = caption if edited and what is not None else message.get("text")
    if isinstance(text, str) and at is not None:
        sent_at = _instant(date) if edited and (date := _whole(message.get("date"))) is not None else None
        where |= {"at": _instant(at), "sent_at": sent_at, "edited": edited}
        return TelegramText(text=text, reply_to=_replied_to(message), **where)
    if what is None or edited:
        return None
    return TelegramOther(what=what, caption=caption if isinstance(caption, str) else "", **where)


def _thread(message: Json) -> int | None:
    """The topic in which it stands; a thread of replies outside topics is none."""
    return _whole(message.get("message_thread_id")) if message.get("is_topic_message") else None


def _replied_to(message: Json) -> int | None:
    """The message that was replied to. In a topic, one that replies to nothing names the topic's own beginning."""
    answered = _object(message.get("reply_to_message"))
    return None if "forum_topic_created" in answered else _whole(answered.get("message_id"))


def _tap(update_id: int, query: Json) -> TelegramTap | None:
    message = _object(query.get("message"))
    chat = _object(message.get("chat"))
    user_id, chat_id = _whole(_object(query.get("from")).get("id")), _whole(chat.get("id"))
    message_id = _whole(message.get("message_id"))
    data, callback_id = query.get("data"), query.get("id")
    if user_id is None or chat_id is None or message_id is None or chat.get("type") != "private":
        return None
    if not isinstance(data, str) or not isinstance(callback_id, str):
        return None
    return TelegramTap(
        update_id=update_id,
        user_id=user_id,
        chat_id=chat_id,
        message_id=message_id,
        data=data,
        callback_id=callback_id,
        thread=_thread(message),
    )


def _membership(update_id: int, change: Json) -> TelegramBlocked | None:
    chat = _object(change.get("chat"))
    user_id = _whole(_object(change.get("from")).get("id"))
    status = _object(change.get("new_chat_member")).get("status")
    if chat.get("type") != "private" or user_id is None or not isinstance(status, str):
        return None
    return TelegramBlocked(update_id=update_id, user_id=user_id, blocked=status in ("kicked", "left"))


def _object(value: object) -> Json:
    return value if isinstance(value, Mapping) else {}


def _whole(value: object) -> int | None:
    """A number as Telegram's are: of 64 bits at most, with a sign."""
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if -(2**63) <= value < 2**63 else None


def _instant(seconds: int) -> datetime:
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError, ValueError):
        raise Malformed("a date that is none") from None
