"""What goes out to Telegram and comes in from it. Only private chats count, where the chat's id is the person's."""

from dataclasses import dataclass
from datetime import datetime

from bot.channels.message import InDoubt, NotTried, Refused, whole_signs
from bot.clock import utc

_LONGEST_DATA = 64  # bytes, by the Bot API


@dataclass(frozen=True, kw_only=True)
class Button:
    """A button below a message: `data` comes back as a TelegramTap, `url` opens a page; exactly one of them."""

    text: str
    data: str | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        if (self.data is None) == (self.url is None):
            raise ValueError("a button has either data or a URL")
        if self.data is not None and not 1 <= len(self.data.encode()) <= _LONGEST_DATA:
            raise ValueError(f"a button's data has 1 to {_LONGEST_DATA} bytes")


Buttons = tuple[tuple[Button, ...], ...]
"""Rows of buttons; empty for none."""


@dataclass(frozen=True, kw_only=True)
class Document:
    """A file to send. `mime` is its media type, such as `text/calendar`."""

    name: str
    content: bytes
    mime: str


@dataclass(frozen=True, kw_only=True)
class TelegramSend:
    """A message to send, as plain text (see `pieces`). With a document the text stands below it (1,024 signs).

    `reply_to` is a message's id: one that is gone is no obstacle. `thread` is a topic's id.
    """

    chat_id: int
    text: str
    buttons: Buttons = ()
    reply_to: int | None = None
    thread: int | None = None
    document: Document | None = None


@dataclass(frozen=True, kw_only=True)
class TelegramEdit:
    """New buttons for a message of ours, none of them to take them away; and a new text, unless it is None."""

    chat_id: int
    message_id: int
    text: str | None = None
    buttons: Buttons = ()


@dataclass(frozen=True, kw_only=True)
class TelegramReact:
    """Our reaction on a message, in place of the one before; only the emoji that Telegram lists for reactions."""

    chat_id: int
    message_id: int
    emoji: str


@dataclass(frozen=True, kw_only=True)
class TelegramTopic:
    """A new topic in a private chat. Names longer than 128 signs are cut."""

    chat_id: int
    name: str


@dataclass(frozen=True, kw_only=True)
class TelegramUnsay:
    """A message taken away, ours or theirs: within 48 hours of its being sent; later it is `not_deletable`."""

    chat_id: int
    message_id: int


@dataclass(frozen=True, kw_only=True)
class TelegramUntopic:
    """A topic in a private chat taken away, with all that was written in it, however old."""

    chat_id: int
    thread: int


@dataclass(frozen=True, kw_only=True)
class TelegramCommands:
    """The commands that one chat's menu shows, each with what it does (at most 256 signs)."""

    chat_id: int
    commands: tuple[tuple[str, str], ...]


TelegramOut = (
    TelegramSend | TelegramEdit | TelegramReact | TelegramTopic | TelegramUnsay | TelegramUntopic | TelegramCommands
)


@dataclass(frozen=True, kw_only=True)
class TelegramDone:
    """It is done. `message_id` is that of the message sent or changed; `thread_id` that of its topic, or the new one.

    `strayed`: the topic asked for was gone and Telegram put the message into the main chat without a word.
    """

    message_id: int | None = None
    thread_id: int | None = None
    strayed: bool = False


@dataclass(frozen=True)
class TopicGone:
    """Nothing was sent, since the topic was deleted or closed: make a new one. Telegram never tells by itself."""


TelegramSettled = TelegramDone | Refused | TopicGone | InDoubt | NotTried
"""How something that goes out to Telegram ends."""


@dataclass(frozen=True, kw_only=True)
class TelegramText:
    """Somebody wrote, or changed what they had written (`edited`, with the same `message_id`). `at` is an instant, that
    of the change; `sent_at` is when it was written first. An edit may bring the same words: Telegram says so also of
    changes that we don't see.

    `reply_to` is the message that was replied to; `thread` the topic in which it was written.
    """

    update_id: int
    user_id: int
    chat_id: int
    message_id: int
    text: str
    at: datetime
    reply_to: int | None = None
    thread: int | None = None
    edited: bool = False
    sent_at: datetime | None = None

    def __post_init__(self) -> None:
        utc(self.at)
        object.__setattr__(self, "text", whole_signs(self.text))


@dataclass(frozen=True, kw_only=True)
class TelegramTap:
    """Somebody tapped a button of ours, in the topic `thread`. `callback_id` is good for one `answer_tap`, soon."""

    update_id: int
    user_id: int
    chat_id: int
    message_id: int
    data: str
    callback_id: str
    thread: int | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "data", whole_signs(self.data))


@dataclass(frozen=True, kw_only=True)
class TelegramBlocked:
    """Somebody blocked the bot, or let it write again."""

    update_id: int
    user_id: int
    blocked: bool


@dataclass(frozen=True, kw_only=True)
class TelegramOther:
    """Somebody sent what we don't read, such as `photo`, `voice` or `sticker`: tell them that only text arrives.

    `caption` is what they wrote below it, empty for nothing.
    """

    update_id: int
    user_id: int
    chat_id: int
    message_id: int
    what: str
    caption: str = ""
    thread: int | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "caption", whole_signs(self.caption))


UpdateIn = TelegramText | TelegramTap | TelegramBlocked | TelegramOther


@dataclass(frozen=True, kw_only=True)
class Polled:
    """What one poll brought. A poll from `next_offset` on confirms all of it, also what is not for us and not here:
    store first, then ask on from there. `unreadable` counts what was no update at all.
    """

    updates: tuple[UpdateIn, ...]
    next_offset: int | None
    unreadable: int = 0
