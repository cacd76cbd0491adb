"""The outside world on one port of this machine: both stand-ins and the controls over them."""

import asyncio
import contextlib
import random
import socket
from collections.abc import Iterator, Sequence
from itertools import cycle
from types import TracebackType
from typing import Self

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute

from bot.clock import Clock
from bot.sandbox.changes import Changes
from bot.sandbox.control import Control
from bot.sandbox.courier import Courier
from bot.sandbox.telegram import TelegramStandIn
from bot.sandbox.telegram_api import TelegramApi
from bot.sandbox.twilio import TwilioStandIn
from bot.sandbox.twilio_api import TwilioApi

DEFAULT_NUMBER = "+447700900999"


class World:
    """Both stand-ins behind one server on 127.0.0.1, for as long as the `async with` lasts.

    `port` 0 takes a free one. With a `seed` all ids, tokens and sids are the same each time; without, they differ.
    `extra_routes` are pages to be shown beside the controls. `url` is the address of the server once it runs: it is
    both Twilio's and Telegram's API address.
    """

    def __init__(
        self,
        *,
        clock: Clock,
        port: int = 0,
        number: str = DEFAULT_NUMBER,
        seed: int | None = None,
        extra_routes: Sequence[BaseRoute] = (),
    ) -> None:
        chance = random.Random(seed)
        self.changes = Changes()
        self.courier = Courier()
        self.twilio = TwilioStandIn(
            clock=clock, courier=self.courier, changes=self.changes, chance=chance, number=number
        )
        self.telegram = TelegramStandIn(clock=clock, courier=self.courier, changes=self.changes, chance=chance)
        self._control = Control(twilio=self.twilio, telegram=self.telegram, changes=self.changes, settled=self.settled)
        self.app = Starlette(
            routes=[
                *TwilioApi(self.twilio).routes(),
                *TelegramApi(self.telegram, clock).routes(),
                *self._control.routes(),
                *extra_routes,
            ]
        )
        self.port = port
        self._server: _Server | None = None
        self._serving: asyncio.Task[None] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def reach(self, public_url: str, *local_urls: str) -> None:
        """Webhooks to the product's public address go to `local_urls`, one after another; they are signed for the
        public one."""
        self.courier.routes[public_url.rstrip("/")] = cycle([url.rstrip("/") for url in local_urls])

    async def settled(self, within: float = 10.0) -> None:
        """Wait until no webhook or receipt is under way and a bot at work has confirmed its updates.

        Held webhooks, and updates that nobody fetches, do not count. TimeoutError after `within` real seconds.
        """
        async with asyncio.timeout(within):
            while self.courier.under_way or self.telegram.updates.expected_soon:
                await self.courier.idle()
                if self.telegram.updates.expected_soon:
                    await asyncio.sleep(0.005)

    async def __aenter__(self) -> Self:
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(("127.0.0.1", self.port))
        except OSError:
            listening.close()
            raise
        self.port = listening.getsockname()[1]
        config = uvicorn.Config(
            self.app,
            log_config=None,
            access_log=False,
            lifespan="off",
            ws="none",
            timeout_graceful_shutdown=1,
        )
        self._server = _Server(config)
        self._serving = asyncio.create_task(self._server.serve(sockets=[listening]))
        await self._server.up.wait()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.telegram.updates.end()
        self.twilio.closing.set()
        self.telegram.closing.set()
        self._control.end()
        await self.courier.close()
        if self._server is not None and self._serving is not None:
            self._server.leave()
            await self._serving


class _Server(uvicorn.Server):
    """A server that leaves the process's signals to whoever runs the world."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.up = asyncio.Event()
        self._leaving = asyncio.Event()

    def leave(self) -> None:
        self.should_exit = True
        self._leaving.set()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.up.set()

    async def main_loop(self) -> None:
        # Uvicorn's own looks ten times a second; this one leaves at once, which a thousand tests feel.
        while not await self.on_tick(0):
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(1):
                    await self._leaving.wait()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
