"""The one place where the parts meet. Nothing happens on import, and nothing is global."""

import asyncio
import random
import secrets
import signal
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import structlog
from starlette.applications import Starlette

from bot.channels import from_settings, heartbeat
from bot.channels.message import ChannelDown
from bot.channels.pace import Pace
from bot.channels.telegram import TelegramChannel
from bot.channels.twilio import TwilioChannel
from bot.channels.twilio_forms import InboundForms
from bot.clock import Clock, SystemClock
from bot.handlers import health, metrics, sms, telegram
from bot.handlers.pulse import EVERY, Pulse
from bot.handlers.schedule import Schedule
from bot.handlers.server import open_http
from bot.handlers.ticks import Ticks
from bot.loading import leave_what_stays
from bot.services import doubt
from bot.services.batch import Batches
from bot.services.calls import LAST_CALLS
from bot.services.catch_up import CatchUp
from bot.services.outbox import Outbox
from bot.services.presence import Presence
from bot.services.removals import Removals
from bot.services.tally import Tally
from bot.settings import Settings
from bot.version import VERSION
from bot.words.catalogue import Words
from storage import due, outbox, replicas
from storage.crypto import Vault
from storage.database import Database
from storage.happenings import Message, Received
from storage.ids import Ids, greatest
from storage.keys import follow

log = structlog.get_logger(__name__)

TELEGRAM_GAP = 1.0
"""Seconds between two messages in one chat (Telegram's own limit)."""
PATIENCE = 5
"""Seconds that a task has to end in when the service is told to stop."""


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
    """The product with everything that works without a door: turns, outbox. The doors are opened by `serve`."""
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
        stack.push_async_callback(_end, turns)
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
    return Starlette(
        routes=[
            *sms.routes(forms, batches, parts.clock, parts.tally),
            *telegram.routes(door, settings.telegram_webhook_secret, parts.tally),
            *health.routes(parts.database, schedule),
            *metrics.routes(parts.tally, metrics.State(parts.database, parts.clock, schedule)),
        ]
    )


@asynccontextmanager
async def running(
    settings: Settings, *, clock: Clock | None = None, gap: float = TELEGRAM_GAP
) -> AsyncIterator[Product]:
    """The whole service with its doors open, until the block ends."""
    async with product(settings, clock=clock, gap=gap) as made, AsyncExitStack() as stack:
        present = asyncio.create_task(made.presence.keep())
        stack.push_async_callback(_end, present)
        await made.presence.known.wait()
        await _catch_up(made)
        number, others = made.presence.number, made.schedule.others
        await doubt.mark_left_behind(made.database, made.clock.now(), at_start=True, number=number, others=others)
        made.port = await open_http(made.app, made.settings.host, made.settings.port, stack)
        sending = asyncio.create_task(made.outbox.run())
        stack.push_async_callback(_end_sending, made.outbox, sending)
        _beat(made)
        made.schedule.start()
        stack.callback(made.schedule.stop)
        ticking = asyncio.create_task(Ticks(made.schedule, made.tally).run())
        stack.push_async_callback(_end, ticking)
        if made.door is not None:
            listening = asyncio.create_task(_listen(made))
            stack.push_async_callback(_end, listening)
        log.info(
            "running",
            version=VERSION,
            database=made.database.dialect,
            sms=made.outbox.calls.sms is not None,
            telegram=made.channel is not None,
        )
        yield made


def _beat(made: Product) -> None:
    """The heartbeat is one more job of the schedule, where there is somebody to call."""
    url = made.settings.heartbeat_url
    if url is not None:
        pulse = Pulse(made.database, made.schedule, made.tally, lambda: heartbeat.beat(url))
        made.schedule.every(EVERY, pulse.beat)


async def _catch_up(made: Product) -> None:
    """A restored database first goes through what happened since its copy was made."""
    inbound = made.schedule.inbound
    await CatchUp(database=made.database, clock=made.clock, new_id=made.new_id, words=made.words, inbound=inbound).run()


async def _listen(made: Product) -> None:
    """Says hello to Telegram, and polls or has updates sent. Tries on while Telegram is away."""
    while made.door is not None and made.channel is not None:
        try:
            await made.channel.start()
            if made.settings.telegram_mode == "webhook":
                await made.channel.set_webhook(
                    f"{(made.settings.public_url or '').rstrip('/')}/telegram/webhook",
                    made.settings.telegram_webhook_secret or "",
                )
                return
            await made.door.poll()
        except ChannelDown as down:
            log.warning("telegram.waits", error=type(down).__name__)
            await asyncio.sleep(down.retry_after or telegram.REST)
        except Exception as error:  # a fault of ours must not end the Telegram side for good
            log.error("telegram.failed", error=type(error).__name__)
            await asyncio.sleep(telegram.REST)


async def _end(task: asyncio.Task[None]) -> None:
    """Cancels, more than once if need be: a driver can turn a cancellation into a failure of its own."""
    for _ in range(PATIENCE):
        task.cancel()
        await asyncio.wait({task}, timeout=1)
        if task.done():
            break
    if not task.done() or (not task.cancelled() and task.exception() is not None):
        log.error("stop.unclean", task=getattr(task.get_coro(), "__qualname__", ""))


async def _end_sending(out: Outbox, sending: asyncio.Task[None]) -> None:
    out.stop()
    await asyncio.wait({sending}, timeout=LAST_CALLS + PATIENCE)
    await _end(sending)


async def serve(settings: Settings) -> None:
    """Runs until SIGINT or SIGTERM."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    async with running(settings):
        leave_what_stays()
        await stop.wait()
