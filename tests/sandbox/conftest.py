"""A world on a free port with a clock that stands still, a product that only notes what it is sent, real clients."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from telegram import Bot
from telegram.request import HTTPXRequest
from twilio.http.async_http_client import AsyncTwilioHttpClient  # type: ignore[import-untyped]
from twilio.rest import Client  # type: ignore[import-untyped]

from bot.clock import MovableClock
from bot.sandbox.server import World
from tests.sandbox.notebook import Notebook

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(NOON)


@pytest.fixture
async def world(clock: MovableClock) -> AsyncIterator[World]:
    async with World(clock=clock) as world:
        world.twilio.hang_for = 0.3
        world.telegram.hang_for = 0.3
        yield world


@pytest.fixture
async def product(world: World) -> AsyncIterator[Notebook]:
    async with Notebook() as notebook:
        world.twilio.webhook_url = f"{notebook.url}/twilio/inbound"
        yield notebook


@pytest.fixture
async def twilio(world: World) -> AsyncIterator[Client]:
    http = AsyncTwilioHttpClient()
    client = Client(world.twilio.account_sid, world.twilio.auth_token, http_client=http)
    client.api.base_url = world.url
    yield client
    await http.close()


@pytest.fixture
async def telegram(world: World) -> AsyncIterator[Bot]:
    request = HTTPXRequest(connection_pool_size=8)
    polling = HTTPXRequest(connection_pool_size=2)
    bot = Bot(world.telegram.token, base_url=f"{world.url}/bot", request=request, get_updates_request=polling)
    async with bot:
        yield bot
