"""Telegram's updates: stored before they are confirmed, whether they come by poll or by webhook."""

import asyncio
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import structlog
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.channels.message import ChannelDown, Malformed
from bot.channels.telegram import TelegramChannel
from bot.channels.telegram_message import (
    TelegramBlocked,
    TelegramOther,
    TelegramSend,
    TelegramTap,
    TelegramText,
    UpdateIn,
)
from bot.channels.telegram_updates import parse, secret_matches
from bot.clock import Clock
from bot.handlers.counted import counted
from bot.handlers.outsiders import Outsiders
from bot.services.batch import Batches
from bot.services.hear_text import Text
from bot.services.old_buttons import TappedOption
from bot.services.same_words import SameWords
from bot.services.staff.door import Answer, StaffUpdate
from bot.services.tally import Tally
from bot.services.works import HeardText
from storage import leader, marks
from storage.database import Database
from storage.errors import StorageError

log = structlog.get_logger(__name__)

OFFSET = "telegram offset"
REST = 5.0
"""Seconds between two tries where Telegram or the database is away, or another replica polls."""


class TelegramDoor:
    """Lets updates in, one after another."""

    def __init__(
        self, *, channel: TelegramChannel, batches: Batches, database: Database, clock: Clock, tally: Tally
    ) -> None:
        self.channel, self.batches, self.database, self.clock, self.tally = channel, batches, database, clock, tally
        self.outsiders = Outsiders(clock)

    async def poll(self) -> None:
        """Asks Telegram for updates until cancelled. An update is confirmed by the next poll, after it was stored."""
        while True:
            try:
                async with leader.leadership(self.database, "telegram") as mine:
                    if mine:
                        with self._as_the_one():
                            await self._poll_on(mine)
            except (StorageError, ChannelDown) as error:
                log.warning("telegram.waits", error=type(error).__name__)
            await asyncio.sleep(REST)

    @contextmanager
    def _as_the_one(self) -> Iterator[None]:
        self.tally.polls_telegram.set(1)
        try:
            yield
        finally:
            self.tally.polls_telegram.set(0)

    async def _poll_on(self, lead: leader.Lead) -> None:
        await self.channel.delete_webhook()
        while True:
            await lead.look()
            async with self.database.reading() as rows:
                known = await marks.get(rows, OFFSET)
            polled = await self.channel.updates(int(known) if known else None)
            await self.take(polled.updates)
            if polled.next_offset is not None and str(polled.next_offset) != known:
                async with self.database.writing() as rows:
                    await marks.set(rows, OFFSET, str(polled.next_offset), self.clock.now())

    async def take(self, updates: Sequence[UpdateIn]) -> None:
        """Stores and acts on updates in their order. Raises what the database raises: then they come again.

        One that fails otherwise would fail again, and hold up all that follow: it is passed over.
        """
        for update in sorted(updates, key=lambda u: u.update_id):
            try:
                await self._one(update)
            except StorageError:
                raise
            except Exception as error:
                log.error("update.failed", kind=type(update).__name__, error=type(error).__name__)

    async def _one(self, update: UpdateIn) -> None:
        work = _work(update)
        if work is None or (isinstance(update, TelegramText) and await self._says_nothing_new(update)):
            return
        answer: Answer = await self.batches.do(work)
        if not answer.known and (answer.toast is None or not self.outsiders.may_answer(update.user_id)):
            return
        toast = await self._from_leaver(update) if answer.leaver else answer.toast
        if isinstance(update, TelegramTap):
            await self.channel.answer_tap(update.callback_id, toast)
        elif toast is not None and not isinstance(update, TelegramBlocked):
            await self.channel.do(TelegramSend(chat_id=update.chat_id, text=toast, thread=update.thread))

    async def _from_leaver(self, update: UpdateIn) -> str | None:
        """A leaver who uses Telegram: a button of the last menu stands for its number. What a tap shows."""
        body, media, tapped = "", 0, False
        if isinstance(update, TelegramText):  # what was changed afterwards is read as well
            body = update.text
        elif isinstance(update, TelegramTap) and update.data.startswith("say:"):
            old: str | None = await self.batches.do(
                TappedOption(user=str(update.user_id), message_id=update.message_id)
            )
            if old is not None:
                return old
            body, tapped = update.data.removeprefix("say:"), True
        elif isinstance(update, TelegramOther):
            body, media = update.caption, 1
        if body or media:
            text = Text(
                channel="telegram",
                provider_id=f"u{update.update_id}",
                body=body,
                at=self.clock.now(),
                media=media,
                tapped=tapped,
            )
            await self.batches.do(HeardText(text=text, sender=str(update.user_id)))
        return None

    async def _says_nothing_new(self, update: TelegramText) -> bool:
        if not update.edited or update.sent_at is None:
            return False
        before = SameWords(user=str(update.user_id), text=update.text, sent_at=update.sent_at)
        return bool(await self.batches.do(before))


def _work(update: UpdateIn) -> StaffUpdate | None:
    user = str(update.user_id)
    match update:
        case TelegramText():
            return StaffUpdate(
                update_id=update.update_id,
                user=user,
                message_id=update.message_id,
                text=update.text,
                reply_to=update.reply_to,
                thread=update.thread,
                other="edit" if update.edited else None,
            )
        case TelegramTap():
            return StaffUpdate(
                update_id=update.update_id,
                user=user,
                message_id=update.message_id,
                data=update.data,
                callback_id=update.callback_id,
                thread=update.thread,
            )
        case TelegramOther():
            return StaffUpdate(
                update_id=update.update_id,
                user=user,
                message_id=update.message_id,
                thread=update.thread,
                other=update.what,
            )
        case TelegramBlocked():
            return None


def routes(door: TelegramDoor | None, secret: str | None, tally: Tally) -> list[Route]:
    """The webhook. 403 without the right secret, 503 when an update could not be stored: Telegram sends it again."""

    async def webhook(request: Request) -> Response:
        if door is None or secret is None:
            return PlainTextResponse("the Telegram side is not in webhook mode", status_code=503)
        if not secret_matches(request.headers.get("x-telegram-bot-api-secret-token"), secret):
            return PlainTextResponse("the secret does not fit", status_code=403)
        try:
            update = parse(json.loads(await request.body()))
        except (ValueError, RecursionError, Malformed, ClientDisconnect):
            return PlainTextResponse("malformed", status_code=400)
        try:
            await door.take([update] if update is not None else [])
        except Exception as error:
            log.error("update.not_stored", error=type(error).__name__)
            return PlainTextResponse("not stored", status_code=503)
        return Response(status_code=200)

    return [Route("/telegram/webhook", counted(webhook, tally, "telegram"), methods=["POST"])]
