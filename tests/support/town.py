"""A whole small world in one process on a moved clock: the real turns, outbox and database, with phones and Telegram
accounts that remember what they were sent. For transcripts and promises; the wire is tested elsewhere, over HTTP.
"""

import asyncio
import itertools
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from functools import cache
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from bot.channels.message import Accepted, Receipt, Refused, Settled, SmsOut, Unsure
from bot.channels.pace import Pace
from bot.channels.pieces import LONGEST, units
from bot.channels.telegram_message import (
    TelegramCommands,
    TelegramDone,
    TelegramEdit,
    TelegramOut,
    TelegramReact,
    TelegramSend,
    TelegramSettled,
    TelegramTopic,
)
from bot.clock import MovableClock
from bot.handlers.schedule import Schedule
from bot.services.batch import Batches
from bot.services.committing import Sweep
from bot.services.desk import Desk
from bot.services.hear_text import Text
from bot.services.outbox import Outbox
from bot.services.removals import Removals
from bot.services.staff.door import Answer, StaffUpdate
from bot.services.work import DeskWork
from bot.services.works import GotReceipt, HeardText
from bot.words.catalogue import Words
from storage import due, outbox
from storage.database import Database

LONDON = ZoneInfo("Europe/London")
T = TypeVar("T")


@cache
def all_words() -> Words:
    """The catalogues, read once for all tests of a run."""
    return Words.load()


@dataclass
class Sent:
    """A text on a phone."""

    at: datetime
    body: str
    ref: int


@dataclass
class Shown:
    """A message in a Telegram chat, as it looks now."""

    number: int
    text: str
    buttons: list[tuple[str, str]] = field(default_factory=list)
    thread: int | None = None
    document: bytes | None = None


class Phones:
    """Twilio's place: every text arrives at once, and its receipt is kept for the town to deliver."""

    def __init__(self, clock: MovableClock) -> None:
        self.clock = clock
        self.texts: dict[str, list[Sent]] = defaultdict(list)
        self.receipts: list[Receipt] = []
        self.off: dict[str, str] = {}  # number -> error code
        self.silent: set[str] = set()  # numbers of which no receipt comes

    async def send(self, text: SmsOut) -> Settled:
        sid = f"SM{text.ref:032x}"
        code = self.off.get(text.to)
        if code is None:
            self.texts[text.to].append(Sent(self.clock.now(), text.body, text.ref))
        status = "delivered" if code is None else "undelivered"
        if text.to not in self.silent:
            self.receipts.append(Receipt(ref=text.ref, provider_id=sid, status=status, code=code))  # type: ignore[arg-type]
        return Accepted(provider_id=sid, segments=1)

    async def find(self, to: str, body: str, since: datetime, *, known: Collection[str] = ()) -> str | Unsure | None:
        sent = [f"SM{s.ref:032x}" for s in self.texts[to] if s.body == body and s.at >= since]
        return next((sid for sid in sent if sid not in known), None)


class Chats:
    """Telegram's place: it refuses what is too long for good."""

    def __init__(self) -> None:
        self.shown: dict[int, list[Shown]] = defaultdict(list)
        self.reactions: dict[tuple[int, int], str] = {}
        self.commands: dict[int, dict[str, str]] = {}
        self.numbers = itertools.count(1000)

    async def do(self, out: TelegramOut) -> TelegramSettled:
        if isinstance(out, TelegramSend | TelegramEdit) and units(out.text or "") > LONGEST:
            return Refused(code="too_long", final=True)
        if isinstance(out, TelegramSend):
            number = next(self.numbers)
            buttons = [(b.text, b.data or "") for row in out.buttons for b in row]
            content = out.document.content if out.document else None
            self.shown[out.chat_id].append(Shown(number, out.text, buttons, out.thread, content))
            return TelegramDone(message_id=number, thread_id=out.thread)
        if isinstance(out, TelegramEdit):
            found = self.find(out.chat_id, out.message_id)
            found.text = out.text if out.text is not None else found.text
            found.buttons = [(b.text, b.data or "") for row in out.buttons for b in row]
            return TelegramDone(message_id=out.message_id)
        if isinstance(out, TelegramReact):
            self.reactions[out.chat_id, out.message_id] = out.emoji
            return TelegramDone(message_id=out.message_id)
        if isinstance(out, TelegramCommands):
            self.commands[out.chat_id] = dict(out.commands)
            return TelegramDone()
        assert isinstance(out, TelegramTopic)
        return TelegramDone(thread_id=next(self.numbers))

    def find(self, chat: int, number: int) -> Shown:
        return next(m for m in self.shown[chat] if m.number == number)


class Town:
    """The product, its people and their clock."""

    def __init__(self, database: Database, start: datetime) -> None:
        self.clock = MovableClock(start)
        self.ids = itertools.count(10_000)
        self.words = all_words()
        self.phones = Phones(self.clock)
        self.chats = Chats()
        self.topics = False
        self.being_set = False  # nothing is sent while people are put in their places
        self.updates = itertools.count(1)
        self.read: dict[str, int] = defaultdict(int)
        self._wire(database)

    def _wire(self, database: Database) -> None:
        """All that lives in one process and dies with it."""
        self.database = database
        self.batches = Batches(database, self.clock, lambda: next(self.ids), self.words, lambda urgent: None)
        swift = Pace(each_second=1e9, gap=0, now=time.monotonic, sleep=asyncio.sleep)
        self.outbox = Outbox(
            database=database,
            clock=self.clock,
            new_id=lambda: next(self.ids),
            words=self.words,
            batches=self.batches,
            sms=self.phones,
            telegram=self.chats,
            pace=swift,
            chat_pace=swift,
            topics=lambda: self.topics,
        )
        nothing = Removals(database=database, clock=self.clock, sms=None, telegram=None)
        self.schedule = Schedule(
            database=database, clock=self.clock, batches=self.batches, lookup=self.phones, removals=nothing
        )

    def begin(self) -> None:
        """Turns are taken from now on."""
        self.turns = asyncio.create_task(self.batches.run())

    async def end(self) -> None:
        """No more turns are taken."""
        self.turns.cancel()
        await asyncio.gather(self.turns, return_exceptions=True)

    async def restart(self) -> None:
        """The process dies and another begins: only the database, the phones and the chats are as they were."""
        await self.end()
        again = await Database.open(self.database.url.render_as_string(hide_password=False), self.database.vault)
        await self.database.close()
        self._wire(again)
        self.begin()
        await self.settle()

    async def settle(self) -> None:
        """All that is due now is done, sent and received."""
        while True:
            found = int(await self.batches.do(Sweep()))
            await self.outbox.drain()
            receipts, self.phones.receipts = self.phones.receipts, []
            await asyncio.gather(*(self.batches.do(GotReceipt(receipt=receipt)) for receipt in receipts))
            if not found and not receipts:
                return

    async def until(self, at: datetime) -> None:
        """Moves the clock through everything that falls due on the way, in order."""
        await self.settle()
        while (moment := await self._next()) is not None and moment <= at:
            if moment > self.clock.now():
                self.clock.move_to(moment)
            await self.settle()
        if at > self.clock.now():
            self.clock.move_to(at)
        await self.settle()

    async def at_the_desk(self, act: Callable[[Desk], Awaitable[T]]) -> T:
        """Anything that a command or a member of staff would do, in one transaction."""
        done: T = await self.batches.do(_AtTheDesk(does=act))
        if not self.being_set:
            await self.settle()
        return done

    async def wait(self, **length: float) -> None:
        """Lets so much time pass (`hours=2`, `days=1`)."""
        await self.until(self.clock.now() + timedelta(**length))

    async def until_local(self, day: date, hour: int, minute: int = 0) -> None:
        await self.until(datetime.combine(day, clock_time(hour, minute), LONDON))

    async def _next(self) -> datetime | None:
        async with self.database.reading() as rows:
            found = [await due.next_at(rows), await outbox.next_due(rows, after=self.clock.now())]
        return min((m for m in found if m is not None), default=None)

    async def text(self, phone: str, body: str, *, provider_id: str | None = None, media: int = 0) -> list[str]:
        """A text from a phone; returns what the phone gets back."""
        before = len(self.phones.texts[phone])
        sid = provider_id or f"SMin{next(self.ids):028}"
        await self.hear(phone, Text(channel="sms", provider_id=sid, body=body, at=self.clock.now(), media=media))
        return [sent.body for sent in self.phones.texts[phone][before:]]

    async def hear(self, sender: str, text: Text) -> None:
        """A leaver's words as they come in, from a number or a Telegram account."""
        await self.batches.do(HeardText(text=text, sender=sender))
        await self.settle()

    def inbox(self, phone: str) -> list[str]:
        """What has come to a phone since it was last looked at."""
        found = [sent.body for sent in self.phones.texts[phone][self.read[phone] :]]
        self.read[phone] += len(found)
        return found

    async def telegram(self, user: int, text: str, *, reply_to: int | None = None, thread: int | None = None) -> Answer:
        """A message of a member of staff's."""
        number = next(self.chats.numbers)
        answer: Answer = await self.batches.do(
            StaffUpdate(
                update_id=next(self.updates),
                user=str(user),
                message_id=number,
                text=text,
                reply_to=reply_to,
                thread=thread,
            )
        )
        await self.settle()
        return answer

    async def tap(self, user: int, label: str, *, on: Shown | None = None) -> Answer:
        """A tap on the newest message that has a button beginning with these words."""
        shown = on or next(
            m for m in reversed(self.chats.shown[user]) if any(b[0].startswith(label) for b in m.buttons)
        )
        data = next(data for words, data in shown.buttons if words.startswith(label))
        answer: Answer = await self.batches.do(
            StaffUpdate(
                update_id=next(self.updates), user=str(user), message_id=shown.number, data=data, callback_id="tap"
            )
        )
        await self.settle()
        return answer


@dataclass(eq=False, kw_only=True)
class _AtTheDesk(DeskWork):
    does: Callable[[Desk], Awaitable[Any]]

    async def act(self, desk: Desk) -> Any:
        return await self.does(desk)


@asynccontextmanager
async def town(database: Database, start: datetime) -> AsyncIterator[Town]:
    """A town that lives until the block ends."""
    made = Town(database, start)
    made.begin()
    try:
        yield made
    finally:
        await made.end()
        if made.database is not database:
            await made.database.close()
