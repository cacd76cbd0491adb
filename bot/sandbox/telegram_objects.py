"""The Bot API's objects, made from what the stand-in keeps. Fields as in Bot API 10.1."""

from typing import Any

from bot.sandbox.telegram_records import Button, ChatMessage, Person, Topic

Json = dict[str, Any]


def user_object(person: Person) -> Json:
    optional = {
        "last_name": person.last_name,
        "username": person.username,
        "language_code": person.language_code,
    }
    return {
        "id": person.id,
        "is_bot": False,
        "first_name": person.first_name,
        **{name: value for name, value in optional.items() if value is not None},
    }


def chat_object(person: Person) -> Json:
    names = {"last_name": person.last_name, "username": person.username}
    return {
        "id": person.id,
        "type": "private",
        "first_name": person.first_name,
        **{name: value for name, value in names.items() if value is not None},
    }


def full_chat_object(person: Person) -> Json:
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    return {
        **chat_object(person),
        "accent_color_id": person.id % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }


def message_object(message: ChatMessage, person: Person, bot: Json, *, nested: bool = False) -> Json:
    """A Message. The message it replies to stands in it whole, but not what that one replies to."""
    content: Json = {
        "message_id": message.id,
        "from": bot if message.from_bot else user_object(person),
        "chat": chat_object(person),
        "date": int(message.date.timestamp()),
    }
    if message.edited is not None:
        content["edit_date"] = int(message.edited.timestamp())
    if message.thread is not None:
        content["message_thread_id"] = message.thread
        content["is_topic_message"] = True
    content.update(_said(message))
    if message.buttons:
        content["reply_markup"] = markup_object(message)
    answered = person.messages.get(message.reply_to or 0)
    if answered is not None and not answered.deleted and not nested:
        content["reply_to_message"] = message_object(answered, person, bot, nested=True)
    return content


def _said(message: ChatMessage) -> Json:
    if message.topic_created is not None:
        topic = {"name": message.topic_created, "icon_color": DEFAULT_ICON_COLOR}
        return {"forum_topic_created": topic}
    if message.document is None:
        entities: Json = {"entities": message.entities} if message.entities else {}
        return {"text": message.text, **entities}
    content: Json = {
        "document": {
            "file_id": message.document.file_id,
            "file_unique_id": message.document.file_id[-16:],
            "file_name": message.document.name,
            "mime_type": message.document.mime_type,
            "file_size": len(message.document.content),
        }
    }
    if message.text:
        content["caption"] = message.text
        if message.entities:
            content["caption_entities"] = message.entities
    return content


def markup_object(message: ChatMessage) -> Json:
    return {"inline_keyboard": [[_button_object(button) for button in row] for row in message.buttons]}


def _button_object(button: Button) -> Json:
    if button.url is not None:
        return {"text": button.text, "url": button.url}
    return {"text": button.text, "callback_data": button.data}


DEFAULT_ICON_COLOR = 0x6FB9F0
ICON_COLORS = frozenset({0x6FB9F0, 0xFFD67E, 0xCB86DB, 0x8EEE98, 0xFF93B2, 0xFB6F5F})
"""The colours that a topic may have, by the Bot API's documents."""


def topic_object(topic: Topic) -> Json:
    return {"message_thread_id": topic.id, "name": topic.name, "icon_color": topic.icon_color}


def reaction_objects(emoji: tuple[str, ...]) -> list[Json]:
    return [{"type": "emoji", "emoji": sign} for sign in emoji]


REACTIONS = frozenset(
    [
        *(
            "❤👍👎🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🕊🤡🥱🥴😍🐳🌚🌭💯🤣⚡🍌"
            "🏆💔🤨😐🍓🍾💋🖕😈😴😭🤓👻👀🎃🙈😇😨🤝✍🤗🫡🎅🎄☃💅🤪🗿🆒💘"
            "🙉🦄😘💊🙊😎👾🤷😡"
        ),
        "❤\u200d🔥",
        "👨\u200d💻",
        "🤷\u200d♂",
        "🤷\u200d♀",
    ]
)
"""The emoji that a bot or a person may react with; any other is refused. From ReactionTypeEmoji, Bot API 10.1."""
