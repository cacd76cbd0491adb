"""The Bot API's methods on messages."""

from datetime import timedelta
from typing import Any

from bot.clock import Clock
from bot.sandbox.telegram import TelegramStandIn
from bot.sandbox.telegram_entities import parse_entities
from bot.sandbox.telegram_errors import bad_request, forbidden
from bot.sandbox.telegram_markup import read_markup
from bot.sandbox.telegram_objects import REACTIONS, Json
from bot.sandbox.telegram_params import Params
from bot.sandbox.telegram_records import ChatMessage, Document, Person, Toast

_LONGEST_TEXT, _LONGEST_CAPTION, _LONGEST_TOAST = 4096, 1024, 200
_DELETABLE_FOR = timedelta(hours=48)


class MessageMethods:
    """sendMessage and its kin. Each takes the parameters and gives the result, or raises what Telegram answers."""

    def __init__(self, stand_in: TelegramStandIn, clock: Clock) -> None:
        self._world = stand_in
        self._clock = clock

    def send_message(self, params: Params) -> Json:
        person = self.open_chat(params)
        text, entities = _read_text(params, "text", "entities", _LONGEST_TEXT)
        if not text.strip():
            raise bad_request("message text is empty")
        return self._send(person, params, text=text, entities=entities)

    def send_document(self, params: Params) -> Json:
        person = self.open_chat(params)
        text, entities = _read_text(params, "caption", "caption_entities", _LONGEST_CAPTION)
        return self._send(person, params, text=text, entities=entities, document=self._document(params))

    def edit_message_text(self, params: Params) -> Json:
        message = self._own_message(params)
        text, entities = _read_text(params, "text", "entities", _LONGEST_TEXT)
        if not text.strip():
            raise bad_request("message text is empty")
        if message.document is not None:
            raise bad_request("there is no text in the message to edit")
        return self._rewrite(message, params, text, entities)

    def edit_message_reply_markup(self, params: Params) -> Json:
        message = self._own_message(params)
        return self._rewrite(message, params, message.text, message.entities)

    def delete_message(self, params: Params) -> bool:
        message = self._message(params, "message to delete not found")
        if self._clock.now() - message.date > _DELETABLE_FOR:
            raise bad_request("message can't be deleted for everyone")
        message.deleted = True
        self._world.changed()
        return True

    def set_message_reaction(self, params: Params) -> bool:
        message = self._message(params, "message to react not found")
        wanted = params.tree("reaction") or []
        if not isinstance(wanted, list) or not all(isinstance(each, dict) for each in wanted):
            raise bad_request("can't parse reaction JSON object")
        if len(wanted) > 1:
            raise bad_request("REACTIONS_TOO_MANY")
        if not all(each.get("type") == "emoji" and each.get("emoji") in REACTIONS for each in wanted):
            raise bad_request("REACTION_INVALID")
        message.bot_reactions = tuple(each["emoji"] for each in wanted)
        self._world.changed()
        return True

    def answer_callback_query(self, params: Params) -> bool:
        user_id = self._world.open_taps.pop(params.text("callback_query_id") or "", None)
        if user_id is None:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        text = params.text("text")
        if text is not None and len(text) > _LONGEST_TOAST:
            raise bad_request("MESSAGE_TOO_LONG")
        if text:
            toast = Toast(text=text, alert=params.flag("show_alert"))
            self._world.people[user_id].toasts.append(toast)
        self._world.changed()
        return True

    # --- looking up -------------------------------------------------------------------------------------------

    def known_chat(self, params: Params) -> Person:
        """The chat that is named, whoever it is with."""
        chat_id = params.text("chat_id")
        if not chat_id:
            raise bad_request("chat_id is empty")
        person = self._world.people.get(int(chat_id)) if chat_id.lstrip("-").isdigit() else None
        if person is None:
            raise bad_request("chat not found")
        return person

    def open_chat(self, params: Params) -> Person:
        """The chat that is named, when its person lets the bot in."""
        person = self.known_chat(params)
        if person.blocked_bot:
            raise forbidden("bot was blocked by the user")
        if not person.started:
            raise forbidden("bot can't initiate conversation with a user")
        return person

    def _message(self, params: Params, complaint: str) -> ChatMessage:
        person = self.open_chat(params)
        number = params.needed_whole("message_id", "message identifier is not specified")
        message = person.messages.get(number)
        if message is None or message.deleted:
            raise bad_request(complaint)
        return message

    def _own_message(self, params: Params) -> ChatMessage:
        message = self._message(params, "message to edit not found")
        if not message.from_bot or message.topic_created is not None:
            raise bad_request("message can't be edited")
        return message

    # --- doing ------------------------------------------------------------------------------------------------

    def _send(self, person: Person, params: Params, **content: Any) -> Json:
        buttons, keyboard = read_markup(params.tree("reply_markup"))
        thread = self._thread(person, params)
        message = self._world.keep(
            person,
            from_bot=True,
            thread=thread,
            reply_to=_answered(person, params),
            buttons=buttons,
            keyboard=keyboard,
            silent=params.flag("disable_notification"),
            **content,
        )
        return self._world.shown(message)

    def _thread(self, person: Person, params: Params) -> int | None:
        number = params.whole("message_thread_id")
        if number is None:
            return None
        topic = person.topics.get(number)
        if topic is not None and not topic.deleted and self._world.has_topics:
            return number
        if topic is not None and self._world.deleted_topics == "astray":
            return None
        raise bad_request("message thread not found")

    def _rewrite(self, message: ChatMessage, params: Params, text: str, entities: list[Json]) -> Json:
        buttons, _ = read_markup(params.tree("reply_markup"))
        if (text, entities, buttons) == (message.text, message.entities, message.buttons):
            raise bad_request(
                "message is not modified: specified new message content and reply markup are exactly the same "
                "as a current content and reply markup of the message"
            )
        if message.buttons and buttons != message.buttons:
            message.past_buttons.append(message.buttons)
        message.text, message.entities, message.buttons = text, entities, buttons
        message.edited = self._clock.now()
        self._world.changed()
        return self._world.shown(message)

    def _document(self, params: Params) -> Document:
        named = params.text("document")
        key = named.removeprefix("attach://") if named and named.startswith("attach://") else "document"
        upload = params.uploads.get(key)
        if upload is not None:
            if not upload.content:
                raise bad_request("file must be non-empty")
            return Document(
                file_id=self._world.new_file_id(),
                name=upload.name,
                mime_type=upload.mime_type,
                content=upload.content,
            )
        if not named:
            raise bad_request("there is no document in the request")
        for person in self._world.people.values():
            for message in person.messages.values():
                if message.document is not None and message.document.file_id == named:
                    return message.document
        raise bad_request("wrong file identifier/HTTP URL specified")


def _answered(person: Person, params: Params) -> int | None:
    wanted = params.tree("reply_parameters")
    if wanted is None:
        return None
    if not isinstance(wanted, dict) or not isinstance(wanted.get("message_id"), int):
        raise bad_request("can't parse reply parameters JSON object")
    message = person.messages.get(wanted["message_id"])
    if message is not None and not message.deleted:
        return message.id
    if wanted.get("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def _read_text(params: Params, name: str, entities_name: str, longest: int) -> tuple[str, list[Json]]:
    """The text and its entities; the length counts after the markup is taken out, in UTF-16 units."""
    text = params.text(name) or ""
    mode = params.text("parse_mode")
    text, entities = parse_entities(text, mode) if mode else (text, params.tree(entities_name) or [])
    if len(text.encode("utf-16-le")) // 2 > longest:
        raise bad_request("message caption is too long" if name == "caption" else "message is too long")
    return text, entities
