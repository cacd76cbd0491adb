"""Taking away at the providers: texts deleted or emptied at Twilio, messages and topics taken out of Telegram's chats.

What has to go is a row, written in the transaction that let go of it here. It is tried until it is done, by any
replica, and a process that dies at it costs one more try: every one of these calls may be made twice.
"""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

import structlog

from bot.channels.message import Refused, Unsure
from bot.channels.telegram_message import (
    TelegramDone,
    TelegramEdit,
    TelegramOut,
    TelegramUnsay,
    TelegramUntopic,
    TopicGone,
)
from bot.clock import Clock
from bot.services.lost import OVERLAP
from bot.services.post import TelegramSide
from storage import outbox, removals
from storage.database import Database
from storage.records import Removal

log = structlog.get_logger(__name__)

AT_ONCE = 20
LEASE = timedelta(minutes=2)
"""After this a removal that nobody has finished comes up again."""
LONGEST_WAIT = timedelta(hours=6)
MOST_TRIES = 60
"""About two weeks; then somebody has to look, and it is given up."""
OF_SMS = ("delete", "redact", "find")
OF_TELEGRAM = ("unsay", "untopic")
NOT_THERE = frozenset({"no_message", "no_chat", "no_topics"})


class SmsArchive(Protocol):
    """What Twilio keeps of the texts that went through it."""

    async def delete(self, provider_id: str) -> bool: ...

    async def redact(self, provider_id: str) -> bool: ...

    async def find(
        self, to: str, body: str, since: datetime, *, known: Collection[str] = ()
    ) -> str | Unsure | None: ...


@dataclass(frozen=True, kw_only=True)
class GaveUp:
    """It will never be possible; `code` says why, in a word of the provider's."""

    code: str


Ended = bool | str | GaveUp
"""Whether it is done; or the provider's id of a text that has been found, to be deleted next."""


class Removals:
    """Works off what is to be taken away. Without a side (`None`) its removals wait."""

    def __init__(
        self, *, database: Database, clock: Clock, sms: SmsArchive | None, telegram: TelegramSide | None
    ) -> None:
        self.database, self.clock, self.sms, self.telegram = database, clock, sms, telegram

    async def work(self) -> int:
        """All that may be tried now, once each; returns how many are done with."""
        acts = (OF_SMS if self.sms else ()) + (OF_TELEGRAM if self.telegram else ())
        finished = 0
        while True:
            async with self.database.writing() as rows:
                await removals.forget_done(rows, self.clock.now())
                claimed = await removals.claim(rows, self.clock.now(), acts, AT_ONCE, LEASE)
            if not claimed:
                return finished
            ended = await asyncio.gather(*(self._ended(removal) for removal in claimed))
            finished += await self._settle(list(zip(claimed, ended, strict=True)))

    async def _settle(self, tried: list[tuple[Removal, Ended]]) -> int:
        done = [removal for removal, ended in tried if ended is True]
        changes = {r.id: self._change(r, ended) for r, ended in tried if ended is not True or r.act == "delete"}
        async with self.database.writing() as rows:
            await rows.delete(Removal.table, [removal.id for removal in done if removal.id not in changes])
            await rows.change(Removal.table, changes)
        given_up = [ended.code for _, ended in tried if isinstance(ended, GaveUp)]
        if given_up:
            log.error("removals.given_up", count=len(given_up), codes=sorted(set(given_up)))
        return len(done) + len(given_up)

    def _change(self, removal: Removal, ended: Ended) -> dict[str, Any]:
        if ended is True:  # Twilio's list may be a little behind: the text must not come in again
            return {"act": removals.DONE, "chat": None, "detail": None, "next_at": self.clock.now() + OVERLAP}
        if isinstance(ended, str):
            return {"act": "delete", "ref": ended, "detail": None, "next_at": self.clock.now(), "attempts": 0}
        if isinstance(ended, GaveUp):
            return {"chat": None, "detail": None, "next_at": None}
        wait = timedelta(minutes=1) * 2 ** min(removal.attempts - 1, 10)
        return {"next_at": self.clock.now() + min(wait, LONGEST_WAIT)}

    async def _ended(self, removal: Removal) -> Ended:
        try:
            ended = await self._tried(removal)
        except Exception as error:  # a fault of ours with one must not keep the others from going
            log.error("removals.failed", act=removal.act, error=type(error).__name__)
            ended = False
        return GaveUp(code="tries") if ended is False and removal.attempts >= MOST_TRIES else ended

    async def _tried(self, removal: Removal) -> Ended:
        if removal.act in OF_TELEGRAM:
            return self.telegram is not None and await _from_chat(removal, self.telegram)
        if self.sms is None:
            return False
        if removal.act == "find":
            return await self._found(removal, self.sms)
        return await (self.sms.redact if removal.act == "redact" else self.sms.delete)(removal.ref or "")

    async def _found(self, removal: Removal, sms: SmsArchive) -> Ended:
        """A text of which nobody knew whether it went: Twilio's own list says. The same words may have gone to the
        same number another time, and stay there as long as they are kept here."""
        async with self.database.reading() as rows:
            known = await removals.refs_of(rows, removal.erasure_id)
        wanted, since = removal.detail, datetime.fromisoformat(removal.detail["since"])
        while isinstance(found := await sms.find(wanted["to"], wanted["body"], since, known=known), str):
            async with self.database.reading() as rows:
                if not await rows.answer(outbox.under([found])):
                    return found
            known.add(found)
        return found is None


async def _from_chat(removal: Removal, telegram: TelegramSide) -> Ended:
    """A message that is too old to be taken away gets other words, where it is ours."""
    chat, number = int(removal.chat or 0), int(removal.ref or 0)
    if removal.act == "untopic":
        return await _asked(telegram, TelegramUntopic(chat_id=chat, thread=number))
    ended = await _asked(telegram, TelegramUnsay(chat_id=chat, message_id=number))
    if ended == GaveUp(code="not_deletable") and removal.detail:
        return await _asked(telegram, TelegramEdit(chat_id=chat, message_id=number, text=removal.detail["instead"]))
    return ended


async def _asked(telegram: TelegramSide, out: TelegramOut) -> Ended:
    match await telegram.do(out):
        case TelegramDone() | TopicGone():
            return True
        case Refused(final=True, code=code):
            return True if code in NOT_THERE else GaveUp(code=code)
        case _:
            return False
