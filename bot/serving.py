"""The service as it runs: what is done before its doors open, what goes on while they are, and how it all ends."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import holidays.countries  # noqa: F401  # this and the next would be loaded by the first text, while all others wait
import structlog
import twilio.rest.api.v2010.account.message  # type: ignore[import-untyped]  # noqa: F401

from bot.channels import heartbeat
from bot.channels.message import ChannelDown
from bot.clock import Clock
from bot.ending import PATIENCE, end
from bot.handlers import telegram
from bot.handlers.pulse import EVERY, Pulse
from bot.handlers.server import open_http
from bot.handlers.ticks import Ticks
from bot.loading import leave_what_stays
from bot.services import doubt
from bot.services.calls import LAST_CALLS
from bot.services.catch_up import CatchUp
from bot.services.outbox import Outbox
from bot.settings import Settings
from bot.version import VERSION
from bot.wiring import TELEGRAM_GAP, Product, product

log = structlog.get_logger(__name__)


@asynccontextmanager
async def running(
    settings: Settings, *, clock: Clock | None = None, gap: float = TELEGRAM_GAP
) -> AsyncIterator[Product]:
    """The whole service with its doors open, until the block ends."""
    async with product(settings, clock=clock, gap=gap) as made, AsyncExitStack() as stack:
        present = asyncio.create_task(made.presence.keep())
        stack.push_async_callback(end, present)
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
        stack.push_async_callback(end, ticking)
        if made.door is not None:
            listening = asyncio.create_task(_listen(made))
            stack.push_async_callback(end, listening)
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


async def _end_sending(out: Outbox, sending: asyncio.Task[None]) -> None:
    out.stop()
    await asyncio.wait({sending}, timeout=LAST_CALLS + PATIENCE)
    await end(sending)


async def serve(settings: Settings) -> None:
    """Runs until SIGINT or SIGTERM; before the doors are open, too: a restored database may wait for Twilio."""
    stop, opened = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    serving, told = asyncio.create_task(_serve(settings, opened, stop)), asyncio.create_task(stop.wait())
    await asyncio.wait({serving, told}, return_when=asyncio.FIRST_COMPLETED)
    told.cancel()
    if stop.is_set() and not opened.is_set() and not serving.done():
        await end(serving)
    else:
        await serving


async def _serve(settings: Settings, opened: asyncio.Event, stop: asyncio.Event) -> None:
    async with running(settings):
        opened.set()
        leave_what_stays()
        await stop.wait()
