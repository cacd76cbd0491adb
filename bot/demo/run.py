"""`gatewalk demo`: puts the demo together and keeps it going until it is told to stop."""

import asyncio
import contextlib
import logging
import os
import signal
import sys
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import click
import structlog

from bot.clock import MovableClock
from bot.demo.cast import beginning, on_the_page, policy_from
from bot.demo.clock_routes import clock_routes
from bot.demo.enrol import enrol_everybody
from bot.demo.folder import NAME, Folder, Kept
from bot.demo.mover import Mover
from bot.demo.town import Town
from bot.errors import BadInput
from bot.logs import set_up_logs
from bot.sandbox.memory import recall, remembered
from bot.sandbox.page import page_routes
from bot.sandbox.server import World
from bot.serving import running
from bot.settings import Settings
from storage.migrations import migrate

log = structlog.get_logger(__name__)

PUBLIC_URL = "https://gatewalk.example.org"
"""What the product believes its address to be; the stand-ins know the way to it on this machine."""
KEEP_EVERY = 2.0
"""Seconds after which a demo that is killed would be at most behind its own database."""


async def run_demo(*, port: int = 8080, open_browser: bool = True, fresh: bool = False) -> None:
    """Serves the page on 127.0.0.1 until SIGINT or SIGTERM. Goes on where the demo in `.demo/` stopped, unless `fresh`.

    Raises BadInput when the port can't be had, or another demo has the folder.
    """
    set_up_logs("console")
    logging.getLogger().setLevel(logging.WARNING)
    async with demo(Path(NAME), port=port, fresh=fresh) as town:
        click.echo(f"The demo is at {town.world.url} (Ctrl+C ends it; --fresh begins anew).")
        if open_browser and _has_a_screen():
            await asyncio.to_thread(webbrowser.open, town.world.url)
        await _told_to_stop()


def _has_a_screen() -> bool:
    """Without one a browser of the terminal would open, and take the terminal."""
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


@asynccontextmanager
async def demo(path: Path, *, port: int = 0, fresh: bool = False, begin: datetime | None = None) -> AsyncIterator[Town]:
    """The demo that is kept in the folder `path`, until the block ends.

    `port` 0 takes a free one. `begin` is when the clock of a new demo starts, by default on the next morning with
    staff days enough behind it.
    """
    folder = Folder(path)
    with folder.held():
        async with _in_the_folder(folder, port=port, fresh=fresh, begin=begin) as town:
            yield town


@asynccontextmanager
async def _in_the_folder(folder: Folder, *, port: int, fresh: bool, begin: datetime | None) -> AsyncIterator[Town]:
    kept = None if fresh else folder.kept()
    today = datetime.now().astimezone().date()
    clock = MovableClock.running(kept.at if kept else begin or beginning(today))
    world = World(clock=clock, port=port)
    if kept is not None:
        _recall(world, kept, folder)
    async with _serving(world):
        if kept is None:
            folder.clear()  # not before the port is ours: what is refused changes nothing
        await migrate(folder.database_url)
        async with running(_settings(world, folder), clock=clock, gap=0) as product:
            world.reach(PUBLIC_URL, f"http://127.0.0.1:{product.port}")
            world.twilio.webhook_url = f"{PUBLIC_URL}/twilio/inbound"
            town = Town(world=world, product=product, clock=clock, zone=policy_from(clock.now().date()).tz)
            await (town.settle() if kept else enrol_everybody(town))
            _open_page(town)
            async with _kept_up_to_date(town, folder):
                yield town


def _recall(world: World, kept: Kept, folder: Folder) -> None:
    try:
        recall(world, kept.memory)
    except ValueError:
        raise BadInput(f"{folder.path}: what an earlier demo left can't be read: --fresh begins anew") from None


@asynccontextmanager
async def _serving(world: World) -> AsyncIterator[None]:
    try:
        await world.__aenter__()
    except OSError as error:
        raise BadInput(f"--port: {world.port} can't be had: {error.strerror}") from None
    try:
        yield
    finally:
        await world.__aexit__(None, None, None)


def _settings(world: World, folder: Folder) -> Settings:
    return Settings(
        database_url=folder.database_url,
        key_file=folder.key,
        port=0,
        public_url=PUBLIC_URL,
        telegram_bot_token=world.telegram.token,
        telegram_api_url=world.url,
        twilio_account_sid=world.twilio.account_sid,
        twilio_auth_token=world.twilio.auth_token,
        twilio_from_number=world.twilio.number,
        twilio_api_url=world.url,
    )


def _open_page(town: Town) -> None:
    """Only now is there a town for the page to show."""
    mover = Mover(town.clock, town, town.zone)
    town.world.app.router.routes.extend(
        [*page_routes(on_the_page(town.zone.key)), *clock_routes(town.clock, mover, town)]
    )


@asynccontextmanager
async def _kept_up_to_date(town: Town, folder: Folder) -> AsyncIterator[None]:
    """What a next demo needs is written every few seconds, and at the end."""

    def keep() -> None:
        folder.keep(Kept(at=town.clock.now(), memory=remembered(town.world)))

    async def keep_on() -> None:
        while True:
            keep()
            await asyncio.sleep(KEEP_EVERY)

    keeping = asyncio.create_task(keep_on())
    try:
        yield
    finally:
        keeping.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await keeping
        keep()


async def _told_to_stop() -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    await stop.wait()
