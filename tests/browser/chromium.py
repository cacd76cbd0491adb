"""Debian's chromium, driven by playwright, at a demo of its own."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from playwright.async_api import Browser, Page, async_playwright, expect

BEGIN = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
"""A Monday. When the demo's clock starts, whatever day it is."""
PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser")
PATIENCE = 20_000
"""Milliseconds to wait for what is expected: other tests run beside these."""
ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """A browser, where there is a `PROGRAM`."""
    expect.set_options(timeout=PATIENCE)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=PROGRAM, args=list(ARGUMENTS))
        yield browser
        await browser.close()


async def move(page: Page, to: str) -> None:
    """Press one of the clock's buttons and wait until the clock is there."""
    await page.get_by_role("button", name=to, exact=True).click()
    await arrived(page)


async def arrived(page: Page) -> None:
    """The clock is not being moved any more."""
    await expect(page.locator("#clock")).to_have_attribute("aria-busy", "false", timeout=30_000)


async def text(page: Page, name: str, words: str) -> None:
    """Somebody writes a text on their phone and sends it."""
    phone = page.get_by_role("region", name=f"{name}’s phone")
    await phone.get_by_label(f"{name}’s text").fill(words)
    await phone.get_by_role("button", name="Send").click()
