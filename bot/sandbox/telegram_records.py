"""What Telegram keeps: people, their chats with the bot, messages and topics."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Button:
    """An inline button. `data` is what a tap sends to the bot; a button with `url` sends nothing."""

    text: str
    data: str | None = None
    url: str | None = None


ButtonRows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Document:
    """A file in a chat."""

    file_id: str
    name: str
    mime_type: str
    content: bytes


@dataclass(kw_only=True)
class ChatMessage:
    """A message in a chat between a person and the bot. Instants carry UTC.

    `text` is what is read: the caption, where there is a document. `reply_to` is the message it answers, `thread` its
    topic. `keyboard` is a reply keyboard (or its removal) as the bot sent it. `bot_reactions` and `user_reactions`
    are emoji. `past_buttons` are the rows it had before, oldest first.
    """

    id: int
    chat_id: int
    from_bot: bool
    date: datetime
    text: str = ""
    entities: list[dict[str, Any]] = field(default_factory=list)
    buttons: ButtonRows = ()
    past_buttons: list[ButtonRows] = field(default_factory=list)
    keyboard: dict[str, Any] | None = None
    reply_to: int | None = None
    thread: int | None = None
    document: Document | None = None
    topic_created: str | None = None
    bot_reactions: tuple[str, ...] = ()
    user_reactions: tuple[str, ...] = ()
    edited: datetime | None = None
    deleted: bool = False
    silent: bool = False

    @property
    def reactions(self) -> tuple[str, ...]:
        return self.bot_reactions + self.user_reactions

    @property
    def labels(self) -> list[str]:
        """The texts on the buttons, row by row."""
        return [button.text for row in self.buttons for button in row]


@dataclass(kw_only=True)
class Topic:
    """A topic in a private chat. `id` is also the id of the message that opened it."""

    id: int
    name: str
    icon_color: int
    deleted: bool = False


@dataclass(kw_only=True)
class Toast:
    """What the bot answered to a tap: a notice at the top of the screen, or an alert to be clicked away."""

    text: str
    alert: bool


@dataclass(kw_only=True)
class Person:
    """Someone with a Telegram account. A private chat has the id of its person."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    started: bool = False
    blocked_bot: bool = False
    messages: dict[int, ChatMessage] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    toasts: list[Toast] = field(default_factory=list)
