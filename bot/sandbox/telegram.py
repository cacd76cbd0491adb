"""A stand-in for Telegram: one bot, and the people who have it in their private chats.

`telegram_api.py` is the side that the product calls; the methods here are the side of the people.
"""

import asyncio
import random
from dataclasses import replace
from typing import Any, Literal

from bot.clock import Clock
from bot.sandbox.changes import Changes
from bot.sandbox.courier import Courier
from bot.sandbox.faults import FaultKind, FaultPlan
from bot.sandbox.telegram_objects import (
    REACTIONS,
    Json,
    chat_object,
    message_object,
    reaction_objects,
    user_object,
)
from bot.sandbox.telegram_records import Button, ButtonRows, ChatMessage, Person
from bot.sandbox.telegram_updates import Updates


class TelegramStandIn:
    """Everything about one bot. Ids begin at chance numbers, so that a new world never repeats those of an old one.

    `has_topics` is the bot's topic mode in private chats. `deleted_topics` says what a message to a deleted topic
    comes to: `refused`, as documented, or `astray` to the main chat without a word, as has been seen. `hang_for` is
    how long (real seconds) a call that times out is left without an answer.
    """

    def __init__(self, *, clock: Clock, courier: Courier, changes: Changes, chance: random.Random) -> None:
        self._clock = clock
        self._courier = courier
        self._changes = changes
        self._chance = chance
        self.last_message_id = chance.randrange(10_000, 1_000_000)
        bot_id = chance.randrange(10**9, 10**10)
        self.token = f"{bot_id}:{chance.getrandbits(208):052x}"
        self.username = "gatewalk_sandbox_bot"
        self.bot: Json = {"id": bot_id, "is_bot": True, "first_name": "Gatewalk", "username": self.username}
        self.has_topics = False
        self.deleted_topics: Literal["refused", "astray"] = "refused"
        self.hang_for = 30.0
        self.closing = asyncio.Event()
        self.faults = FaultPlan(background=frozenset({"getUpdates"}))
        self.updates = Updates(clock=clock, courier=courier, changes=changes, first_id=chance.randrange(10**8, 10**9))
        self.people: dict[int, Person] = {}
        self.commands: dict[str, list[Json]] = {}  # by chat or by language, "" for everybody's
        self.open_taps: dict[str, int] = {}

    # --- the people -------------------------------------------------------------------------------------------

    def person(
        self,
        user_id: int,
        first_name: str | None = None,
        *,
        last_name: str | None = None,
        username: str | None = None,
        language_code: str | None = None,
    ) -> Person:
        """The person of that id, who gets the names given; someone not seen before has not started the bot."""
        person = self.people.get(user_id)
        if person is None:
            person = self.people[user_id] = Person(id=user_id, first_name=first_name or f"Person {user_id}")
            self._changes.bump()
        before = replace(person)
        person.first_name = first_name or person.first_name
        person.last_name = last_name or person.last_name
        person.username = username or person.username
        person.language_code = language_code or person.language_code
        if person != before:
            self._changes.bump()
        return person

    def press_start(self, user_id: int, token: str = "") -> ChatMessage:
        """Open the bot by its link, with the token of the link, and press Start. Unblocks the bot."""
        person = self.person(user_id)
        if person.blocked_bot:
            self.block(user_id, blocked=False)
        person.started = True
        return self.say(user_id, f"/start {token}".strip())

    def say(self, user_id: int, text: str, *, reply_to: int | None = None, thread: int | None = None) -> ChatMessage:
        """Write to the bot, as an answer to a message or in a topic."""
        person = self.person(user_id) if thread is None else self._in_topic(user_id, thread)
        if reply_to is not None:
            thread = self.message(user_id, reply_to).thread if thread is None else thread
        person.started = True
        message = self.keep(person, from_bot=False, text=text, reply_to=reply_to, thread=thread)
        if text.startswith("/"):
            command = text.split(maxsplit=1)[0]
            message.entities = [{"type": "bot_command", "offset": 0, "length": len(command)}]
        self.updates.add("message", self.shown(message))
        return message

    def edit(self, user_id: int, message_id: int, text: str) -> ChatMessage:
        """Change one's own message."""
        message = self.message(user_id, message_id)
        if message.from_bot:
            raise LookupError("that message is the bot's")
        message.text, message.edited = text, self._clock.now()
        self.updates.add("edited_message", self.shown(message))
        return message

    def tap(self, user_id: int, message_id: int, button: str, *, stale: bool = False) -> str:
        """Tap a button, named by its data or the beginning of its text; the id of the tap.

        With `stale` a button counts that the message had before: on a screen that has not caught up it is still there.
        """
        message = self.message(user_id, message_id)
        data = _find_button(message, button, stale).data
        if data is None:
            raise LookupError("a tap on this button opens an address; the bot hears nothing of it")
        tap_id = str(self._chance.getrandbits(62))
        self.open_taps[tap_id] = user_id
        content = {
            "id": tap_id,
            "from": user_object(self.people[user_id]),
            "message": self.shown(message),
            "chat_instance": str(user_id * 31),
            "data": data,
        }
        self.updates.add("callback_query", content)
        return tap_id

    def react(self, user_id: int, message_id: int, *emoji: str) -> None:
        """React to a message; no emoji takes the reaction back."""
        message, person = self.message(user_id, message_id), self.people[user_id]
        if not set(emoji) <= REACTIONS:
            raise ValueError("Telegram has no such reaction")
        old, message.user_reactions = message.user_reactions, emoji
        content = {
            "chat": chat_object(person),
            "message_id": message.id,
            "user": user_object(person),
            "date": int(self._clock.now().timestamp()),
            "old_reaction": reaction_objects(old),
            "new_reaction": reaction_objects(emoji),
        }
        self._changes.bump()
        self.updates.add("message_reaction", content)

    def block(self, user_id: int, *, blocked: bool = True) -> None:
        """Block the bot, or let it in again."""
        person = self.person(user_id)
        person.blocked_bot = blocked
        there = {"status": "member", "user": self.bot}
        gone = {"status": "kicked", "user": self.bot, "until_date": 0}
        content = {
            "chat": chat_object(person),
            "from": user_object(person),
            "date": int(self._clock.now().timestamp()),
            "old_chat_member": there if blocked else gone,
            "new_chat_member": gone if blocked else there,
        }
        self._changes.bump()
        self.updates.add("my_chat_member", content)

    def delete_topic(self, user_id: int, thread: int) -> None:
        """Delete a topic and all that was written in it. The bot is not told."""
        person = self._in_topic(user_id, thread)
        person.topics[thread].deleted = True
        for message in person.messages.values():
            message.deleted = message.deleted or message.thread == thread
        self._changes.bump()

    def _in_topic(self, user_id: int, thread: int) -> Person:
        if thread not in self.topics(user_id):
            raise LookupError("there is no such topic in this chat")
        return self.people[user_id]

    def chat(self, user_id: int) -> list[ChatMessage]:
        """What is on the person's screen, both sides, oldest first."""
        return [message for message in self.person(user_id).messages.values() if not message.deleted]

    def inbox(self, user_id: int) -> list[ChatMessage]:
        """What the bot has written to the person, oldest first, as it is on the screen now."""
        return [m for m in self.chat(user_id) if m.from_bot and m.topic_created is None]

    def message(self, user_id: int, message_id: int) -> ChatMessage:
        """A message on the person's screen; LookupError when it is not there."""
        message = self.person(user_id).messages.get(message_id)
        if message is None or message.deleted:
            raise LookupError("there is no such message in this chat")
        return message

    def topics(self, user_id: int) -> dict[int, str]:
        """The names of the topics in the person's chat, by their ids."""
        return {t.id: t.name for t in self.person(user_id).topics.values() if not t.deleted}

    # --- what goes wrong --------------------------------------------------------------------------------------

    def fail(
        self,
        kind: FaultKind,
        chat: int | None = None,
        *,
        call: str | None = None,
        times: int | None = 1,
        retry_after: int = 1,
    ) -> None:
        """Let the next calls fail; `call` is a method's name. Unless it is named, getUpdates is left alone."""
        where = None if chat is None else str(chat)
        self.faults.add(kind, where=where, call=call, times=times, retry_after=retry_after)

    def heal(self) -> None:
        """Nothing goes wrong any more."""
        self.faults.clear()
        self.deleted_topics = "refused"
        self.updates.repeat_webhooks = False

    # --- used by the API side ---------------------------------------------------------------------------------

    def keep(self, person: Person, **content: Any) -> ChatMessage:
        """Add a message to the chat."""
        self.last_message_id += 1
        message = ChatMessage(id=self.last_message_id, chat_id=person.id, date=self._clock.now(), **content)
        person.messages[message.id] = message
        self._changes.bump()
        return message

    def shown(self, message: ChatMessage) -> Json:
        return message_object(message, self.people[message.chat_id], self.bot)

    def changed(self) -> None:
        self._changes.bump()

    def new_file_id(self) -> str:
        return f"BQACAgQ{self._chance.getrandbits(256):064x}"


def _find_button(message: ChatMessage, button: str, stale: bool) -> Button:
    screens: list[ButtonRows] = [message.buttons, *(reversed(message.past_buttons) if stale else ())]
    for rows in screens:
        buttons = [each for row in rows for each in row]
        for each in buttons:
            if each.data == button:
                return each
        for each in buttons:
            if each.text.startswith(button):
                return each
    raise LookupError(f"no button {button!r} here, only {message.labels}")
