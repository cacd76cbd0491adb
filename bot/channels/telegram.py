"""The Telegram side: messages out, updates in by poll, and how the bot is set up. Webhook bodies: `parse`."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from telegram import (
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.error import BadRequest, TelegramError

from bot.channels.message import ChannelDown, InDoubt
from bot.channels.telegram_http import RawBot, SlowDown, TelegramRequest, settled, why_down
from bot.channels.telegram_message import (
    Buttons,
    Document,
    Polled,
    TelegramCommands,
    TelegramDone,
    TelegramEdit,
    TelegramOut,
    TelegramReact,
    TelegramSend,
    TelegramSettled,
    TelegramTopic,
    TelegramUnsay,
    TelegramUntopic,
)
from bot.channels.telegram_updates import ALLOWED_UPDATES, polled

_CONNECTIONS = 32
_LONGEST_TOPIC = 128
_LONGEST_TAP_ANSWER = 200
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)  # a leaver's link is nothing for Telegram to fetch

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class BotSelf:
    """What the bot is called, and whether its private chats can have topics."""

    id: int
    username: str
    topics: bool


class TelegramChannel:
    """One bot. `timeout` bounds the parts of each call, in seconds. Texts go out as they are: no formatting is read.

    Nothing that is raised or returned holds the token, a name or a text.
    """

    def __init__(self, *, token: str, api_url: str = "https://api.telegram.org", timeout: float = 10.0) -> None:
        self._timeout = timeout
        self._requests = (
            TelegramRequest(connections=1, timeout=timeout),
            TelegramRequest(connections=_CONNECTIONS, timeout=timeout),
        )
        self._bot = RawBot(
            token,
            base_url=f"{api_url.rstrip('/')}/bot",
            get_updates_request=self._requests[0],
            request=self._requests[1],
        )
        self.me: BotSelf | None = None

    async def start(self) -> BotSelf:
        """Ask Telegram who the bot is. Raises ChannelDown."""
        found = await self._asked(self._bot.get_me)
        self.me = BotSelf(id=found.id, username=found.username or "", topics=bool(found.has_topics_enabled))
        return self.me

    async def check(self) -> str | None:
        """None when the bot answers to its token, else one clear line."""
        try:
            await self.start()
        except ChannelDown as down:
            return str(down)
        return None

    async def do(self, out: TelegramOut) -> TelegramSettled:
        """Do one thing, once. Never raises for what Telegram or the network does."""
        try:
            async with asyncio.timeout(self._timeout * 2):
                return await self._done(out)
        except BadRequest as trouble:
            if isinstance(out, TelegramEdit) and "not modified" in str(trouble).lower():
                return TelegramDone(message_id=out.message_id)
            return settled(trouble)
        except TelegramError as trouble:
            return settled(trouble)
        except TimeoutError:
            return InDoubt()

    async def _done(self, out: TelegramOut) -> TelegramDone:
        match out:
            case TelegramSend():
                sent = await self._send(out)
                thread = sent.message_thread_id
                strayed = out.thread is not None and thread != out.thread
                return TelegramDone(message_id=sent.message_id, thread_id=thread, strayed=strayed)
            case TelegramEdit():
                await self._edit(out)
                return TelegramDone(message_id=out.message_id)
            case TelegramReact():
                await self._bot.set_message_reaction(out.chat_id, out.message_id, reaction=out.emoji)
                return TelegramDone(message_id=out.message_id)
            case TelegramTopic():
                topic = await self._bot.create_forum_topic(out.chat_id, out.name[:_LONGEST_TOPIC])
                return TelegramDone(thread_id=topic.message_thread_id)
            case TelegramUnsay():
                await self._bot.delete_message(out.chat_id, out.message_id)
                return TelegramDone(message_id=out.message_id)
            case TelegramUntopic():
                await self._bot.delete_forum_topic(out.chat_id, out.thread)
                return TelegramDone(thread_id=out.thread)
            case TelegramCommands():
                listed = [BotCommand(name, does) for name, does in out.commands]
                await self._bot.set_my_commands(listed, scope=BotCommandScopeChat(out.chat_id))
                return TelegramDone()

    async def _send(self, out: TelegramSend) -> Message:
        reply = (
            None if out.reply_to is None else ReplyParameters(message_id=out.reply_to, allow_sending_without_reply=True)
        )
        if out.document is None:
            return await self._bot.send_message(
                out.chat_id,
                out.text,
                reply_markup=_markup(out.buttons),
                reply_parameters=reply,
                message_thread_id=out.thread,
                link_preview_options=_NO_PREVIEW,
            )
        return await self._bot.send_document(
            out.chat_id,
            _file(out.document),
            caption=out.text or None,
            reply_markup=_markup(out.buttons),
            reply_parameters=reply,
            message_thread_id=out.thread,
        )

    async def _edit(self, out: TelegramEdit) -> None:
        if out.text is None:
            await self._bot.edit_message_reply_markup(out.chat_id, out.message_id, reply_markup=_markup(out.buttons))
            return
        await self._bot.edit_message_text(
            out.text,
            chat_id=out.chat_id,
            message_id=out.message_id,
            reply_markup=_markup(out.buttons),
            link_preview_options=_NO_PREVIEW,
        )

    async def updates(self, offset: int | None, *, wait: int = 30) -> Polled:
        """One poll, waiting at most `wait` seconds. An `offset` confirms all updates below it, so give it only when
        they are stored. Raises ChannelDown.
        """
        raw = await self._asked(
            lambda: self._bot.raw_updates(
                offset=offset, wait=wait, allowed=ALLOWED_UPDATES, read_timeout=wait + self._timeout
            )
        )
        return polled(raw if isinstance(raw, list) else [])

    async def set_webhook(self, url: str, secret: str) -> None:
        """Have updates posted to `url` with `secret` in their header. Raises ChannelDown."""
        await self._asked(lambda: self._bot.set_webhook(url, secret_token=secret, allowed_updates=ALLOWED_UPDATES))

    async def delete_webhook(self) -> None:
        """Make polling possible; what waits is kept. Raises ChannelDown."""
        await self._asked(self._bot.delete_webhook)

    async def answer_tap(self, callback_id: str, text: str | None = None) -> bool:
        """End the tap's waiting sign, with a short word on the screen. False when it is too late for that."""
        shown = None if text is None else text[:_LONGEST_TAP_ANSWER]
        try:
            async with asyncio.timeout(self._timeout * 2):
                return await self._bot.answer_callback_query(callback_id, text=shown)
        except (TelegramError, TimeoutError):
            return False

    async def close(self) -> None:
        """Let go of the connections."""
        for request in self._requests:
            await request.shutdown()

    async def _asked(self, call: Callable[[], Awaitable[T]]) -> T:
        """The answer of a call that sends nothing. What the library raises goes no further: it can hold the token."""
        try:
            return await call()
        except SlowDown as slow:
            raise ChannelDown(why_down(slow), retry_after=slow.seconds) from None
        except TelegramError as trouble:
            raise ChannelDown(why_down(trouble)) from None


def _markup(buttons: Buttons) -> InlineKeyboardMarkup | None:
    if not buttons:
        return None
    rows = [[InlineKeyboardButton(b.text, callback_data=b.data, url=b.url) for b in row] for row in buttons]
    return InlineKeyboardMarkup(rows)


def _file(document: Document) -> InputFile:
    file = InputFile(document.content, filename=document.name)
    file.mimetype = document.mime  # the library goes by the name alone
    return file
