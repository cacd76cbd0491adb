"""The one place where the parts meet. Nothing happens on import, and nothing is global."""

import asyncio
import random
import secrets
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from starlette.applications import Starlette

from bot.channels import from_settings
from bot.channels.pace import Pace
from bot.channels.telegram import TelegramChannel
from bot.channels.twilio import TwilioChannel
from bot.channels.twilio_forms import InboundForms
from bot.clock import Clock, SystemClock
from bot.ending import end
from bot.handlers import health, metrics, sms, telegram
from bot.handlers.schedule import Schedule
from bot.services.batch import Batches
from bot.services.outbox import Outbox
from bot.services.presence import Presence
from bot.services.removals import Removals
from bot.services.tally import Tally
from bot.settings import Settings
from bot.words.catalogue import Words
from storage import due, outbox, replicas
from storage.crypto import Vault
from storage.database import Database
from storage.happenings import Message, Received
from storage.ids import Ids, greatest
from storage.keys import follow

TELEGRAM_GAP = 1.0
"""Seconds between two messages in one chat (Telegram's own limit)."""


@dataclass(kw_only=True)
class Product:
    """The running service: its doors, its clockwork and its outbox."""

    settings: Settings
    clock: Clock
    database: Database
    new_id: Callable[[], int]
    words: Words
    batches: Batches
    outbox: Outbox
    schedule: Schedule
    tally: Tally
    presence: Presence
    app: Starlette
    channel: TelegramChannel | None
    door: telegram.TelegramDoor | None
    port: int = 0
    """Where the HTTP server listens, once it does."""

    async def settle(self) -> None:
        """Everything that is due by now has been done, and everything that may go now has gone."""
        while True:
            found = await self.batches.sweep()
            await self.outbox.drain()
            if not found and await self.batches.sweep() == 0:
                return

    async def next_due(self) -> datetime | None:
        """The next moment at which anything falls due or may be sent."""
        async with self.database.reading() as rows:
            moments = [await due.next_at(rows), await outbox.next_due(rows, after=self.clock.now())]
        return min((m for m in moments if m is not None), default=None)


@asynccontextmanager
async def product(
    settings: Settings, *, clock: Clock | None = None, gap: float = TELEGRAM_GAP
) -> AsyncIterator[Product]:
    """The product with everything that works without a door: turns, outbox. The doors are opened by `bot.serving`."""
    clock = clock or SystemClock()
    async with AsyncExitStack() as stack:
        key_file = Path(settings.key_file)
        vault = Vault.from_text(await asyncio.to_thread(key_file.read_text), key_file.read_text)
        database = await Database.open(settings.database_url, vault)
        stack.push_async_callback(database.close)
        await follow(database)
        async with database.reading() as rows:
            ids = Ids(after=await greatest(rows, Message.table, Received.table))  # what is said leaves by its id
        made = _made(settings, clock, database, ids, gap)
        if made.channel is not None:
            stack.push_async_callback(made.channel.close)
        if made.outbox.calls.sms is not None:
            stack.push_async_callback(made.outbox.calls.sms.close)  # type: ignore[attr-defined]
        turns = asyncio.create_task(made.batches.run())
        stack.push_async_callback(end, turns)
        yield made


def _made(settings: Settings, clock: Clock, database: Database, ids: Ids, gap: float) -> Product:
    new_id, words, number, tally = ids.next, Words.load(), 1 + secrets.randbelow(replicas.MOST), Tally()
    twilio, channel = from_settings.twilio(settings), from_settings.telegram(settings)
    database.on_failure = tally.database_error
    batches = Batches(database, clock, new_id, words, lambda urgent: out.wake(urgent), tally)
    out = _outbox(settings, batches, number, gap, twilio, channel)
    schedule = Schedule(
        database=database,
        clock=clock,
        batches=batches,
        lookup=twilio,
        removals=Removals(database=database, clock=clock, sms=twilio, telegram=channel),
        under_way=out.under_way,
        inbound=twilio,
        number=number,
        tally=tally,
    )
    door = (
        telegram.TelegramDoor(channel=channel, batches=batches, database=database, clock=clock, tally=tally)
        if channel
        else None
    )
    return Product(
        settings=settings,
        clock=clock,
        database=database,
        new_id=new_id,
        words=words,
        batches=batches,
        outbox=out,
        schedule=schedule,
        tally=tally,
        presence=Presence(database, number, out.calls.call_off),
        app=_app(settings, batches, schedule, door),
        channel=channel,
        door=door,
    )


def _outbox(
    settings: Settings,
    batches: Batches,
    number: int,
    gap: float,
    twilio: TwilioChannel | None,
    channel: TelegramChannel | None,
) -> Outbox:
    """Where several replicas may run, they share one pace."""
    parts, each_second = batches.parts, settings.sends_per_second
    shared = timedelta(seconds=1 / each_second) if parts.database.dialect == "postgresql" else None
    return Outbox(
        database=parts.database,
        clock=parts.clock,
        new_id=parts.new_id,
        words=parts.words,
        batches=batches,
        sms=twilio,
        telegram=channel,
        pace=Pace(each_second=each_second, gap=0, now=time.monotonic, sleep=asyncio.sleep),
        chat_pace=Pace(each_second=each_second, gap=gap, now=time.monotonic, sleep=asyncio.sleep),
        topics=lambda: bool(channel and channel.me and channel.me.topics),
        number=number,
        spacing=shared,
        chance=random.random,
        tally=parts.tally,
    )


def _app(settings: Settings, batches: Batches, schedule: Schedule, door: telegram.TelegramDoor | None) -> Starlette:
    """Every route."""
    parts = batches.parts
    forms = (
        InboundForms(auth_token=settings.twilio_auth_token, public_url=settings.public_url)
        if settings.twilio_auth_token and settings.public_url
        else None
    )
    app = Starlette(
        routes=[
            *sms.routes(forms, batches, parts.clock, parts.tally),
            *telegram.routes(door, settings.telegram_webhook_secret, parts.tally),
            *health.routes(parts.database, schedule),
            *metrics.routes(parts.tally, metrics.State(parts.database, parts.clock, schedule)),
        ]
    )
    app.router.redirect_slashes = False  # to the host that a request names of itself
    return app
