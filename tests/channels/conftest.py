"""The real channels against the stand-ins, over HTTP, with a clock that stands still."""

import socket
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager

import pytest

from bot.channels.telegram import TelegramChannel
from bot.channels.twilio import TwilioChannel
from bot.clock import MovableClock
from bot.sandbox.server import World
from tests.channels.servers import HASTY, MENTOR, NOON, PATIENT, Canned, Deaf, serving


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(NOON)


@pytest.fixture
async def world(clock: MovableClock) -> AsyncIterator[World]:
    async with World(clock=clock) as world:
        world.twilio.hang_for = world.telegram.hang_for = 5.0
        world.telegram.person(MENTOR, "Sam")
        world.telegram.press_start(MENTOR)
        yield world


def sms_channel(world: World, timeout: float) -> TwilioChannel:
    return TwilioChannel(
        account_sid=world.twilio.account_sid,
        auth_token=world.twilio.auth_token,
        from_number=world.twilio.number,
        api_url=world.url + "/",
        public_url="http://127.0.0.1:1",
        timeout=timeout,
    )


@pytest.fixture
async def sms(world: World) -> AsyncIterator[TwilioChannel]:
    channel = sms_channel(world, PATIENT)
    yield channel
    await channel.close()


@pytest.fixture
async def hasty_sms(world: World) -> AsyncIterator[TwilioChannel]:
    """The same with little patience, for calls that are left without an answer."""
    channel = sms_channel(world, HASTY)
    yield channel
    await channel.close()


@pytest.fixture
async def telegram(world: World) -> AsyncIterator[TelegramChannel]:
    channel = TelegramChannel(token=world.telegram.token, api_url=world.url + "/", timeout=PATIENT)
    yield channel
    await channel.close()


@pytest.fixture
async def hasty_telegram(world: World) -> AsyncIterator[TelegramChannel]:
    """The same with little patience, for calls that are left without an answer."""
    channel = TelegramChannel(token=world.telegram.token, api_url=world.url, timeout=HASTY)
    yield channel
    await channel.close()


@pytest.fixture
def dead_url() -> str:
    """An address on this machine where nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{taken.getsockname()[1]}"


@pytest.fixture
def deaf() -> AbstractAsyncContextManager[str]:
    """The address of a server that takes a call and hangs up without an answer."""
    return serving(Deaf())


@pytest.fixture
def garbled() -> AbstractAsyncContextManager[str]:
    """The address of a server, such as a proxy, that answers 200 with a page of its own."""
    return serving(Canned("HTTP/1.1 200 OK", "text/html", "<h1>Welcome</h1>"))
