"""A demo for each test, and for each file a browser, which must not complain about a page nor ask anything of the world
outside."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, Request

from bot.demo.run import demo
from bot.demo.town import Town
from tests.browser.chromium import BEGIN, PROGRAM, chromium

OpenPage = Callable[..., Awaitable[Page]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs the browser."""
    here = Path(__file__).parent
    missing = pytest.mark.skip(reason="no chromium on this machine: apt-get install chromium")
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")
            if PROGRAM is None:
                item.add_marker(missing)


@pytest_asyncio.fixture(loop_scope="module")
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with demo(tmp_path / ".demo", begin=BEGIN) as town:
        yield town


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="module")
async def open_page(browser: Browser, town: Town) -> AsyncIterator[OpenPage]:
    """Opens the demo's page, by default 1280 by 900 and light. Takes the options of a browser context."""
    complaints: list[str] = []

    def asked(request: Request) -> None:
        if urlsplit(request.url).hostname != "127.0.0.1" and not request.url.startswith("data:"):
            complaints.append(f"asked for {request.url}")

    async with AsyncExitStack() as stack:

        async def open_one(**options: Any) -> Page:
            context = await browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
            stack.push_async_callback(context.close)
            context.on("request", asked)
            page = await context.new_page()
            page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
            page.on("pageerror", lambda error: complaints.append(str(error)))
            await page.goto(town.world.url)
            await page.locator(".device:last-child li[data-id]").first.wait_for(state="attached")
            return page

        yield open_one
    assert complaints == []


@pytest_asyncio.fixture(loop_scope="module")
async def page(open_page: OpenPage) -> Page:
    return await open_page()
