"""Takes the README's picture of the demo at a lively moment: `.venv/bin/python -m tests.browser.picture`.

Needs Debian's chromium, and the fonts fonts-inter and fonts-noto-color-emoji to look as it does in the repository.
"""

import asyncio
import sys
import tempfile
from pathlib import Path

from playwright.async_api import Page, expect

from bot.demo.run import demo
from tests.browser.chromium import BEGIN, PROGRAM, chromium, move, text

PICTURE = Path(__file__).parents[2] / "docs" / "demo.png"
WIDTH, HEIGHT = 1360, 1020


async def lively_moment(page: Page) -> None:
    """Jay had a bad day and has booked a time with Sam; Rhys has gone quiet, and it has climbed to Alex."""
    sam, alex = page.get_by_role("region", name="Sam’s Telegram"), page.get_by_role("region", name="Alex’s Telegram")
    jay = page.get_by_role("region", name="Jay’s phone")
    await move(page, "To the next thing that is due")
    await text(page, "Jay", "2")
    await expect(jay.get_by_text("hardest part")).to_be_visible()
    await text(page, "Jay", "money")
    await expect(sam.get_by_text("Hardest part: money")).to_be_visible()
    await sam.get_by_role("button", name="Take", exact=True).last.click()
    await expect(sam.get_by_text("Sam has it.")).to_be_visible()
    await text(page, "Jay", "BOOK")
    await expect(jay.get_by_text("Which time")).to_be_visible()
    await text(page, "Jay", "3")
    await expect(sam.get_by_text("session.ics")).to_be_visible()
    while not await alex.get_by_text("Rhys: no answer").count():
        await move(page, "To the next thing that is due")
    await alex.get_by_role("button", name="I have it").last.click()
    await expect(alex.get_by_text("Alex has it.")).to_be_visible()
    await text(page, "Jay", "can we make it ten past?")
    asked = sam.get_by_role("listitem").filter(has_text="can we make it ten past?").last
    await asked.get_by_role("button", name="Reply").click()
    await sam.get_by_role("textbox").fill("No problem, Jay. I'll ring you then.")
    await page.keyboard.press("Enter")
    await expect(sam.get_by_role("img", name="Reaction: 👍")).to_be_visible()


async def take(to: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with demo(Path(folder), begin=BEGIN) as town, chromium() as browser:
            page = await browser.new_page(
                viewport={"width": WIDTH, "height": HEIGHT},
                device_scale_factor=1.5,
                color_scheme="light",
                reduced_motion="reduce",
            )
            await page.goto(town.world.url)
            await lively_moment(page)
            await page.mouse.move(0, 0)
            await page.evaluate("document.activeElement.blur()")
            await page.screenshot(path=to)


if __name__ == "__main__":
    if PROGRAM is None:
        sys.exit("chromium is not installed")
    asyncio.run(take(PICTURE))
