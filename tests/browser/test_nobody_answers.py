"""What the page says while the demo behind it is gone."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, Route, expect

from bot.demo.cast import JAY
from bot.demo.town import Town
from tests.browser.chromium import arrived, text

pytestmark = pytest.mark.asyncio(loop_scope="module")  # as the browser

GONE = "The demo does not answer any more. Start it again, and this page goes on."
A_WHILE = 0.6
"""Seconds of a move, in which the page asks more than once how far it is."""


@pytest_asyncio.fixture(loop_scope="module")
async def lone_page(browser: Browser, town: Town) -> AsyncIterator[Page]:
    """A page whose console may complain about what is gone; what nobody catches in it fails the test."""
    uncaught: list[str] = []
    async with await browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = await context.new_page()
        page.on("pageerror", lambda error: uncaught.append(str(error)))
        await page.goto(town.world.url)
        await page.locator(".device:last-child li[data-id]").first.wait_for(state="attached")
        yield page
    assert uncaught == []


async def test_what_is_tried_in_vain_says_so_in_plain_words_and_keeps_what_was_written(lone_page: Page) -> None:
    trouble = lone_page.get_by_role("alert")
    await lone_page.context.set_offline(True)
    await text(lone_page, "Jay", "hello")
    await expect(trouble).to_have_text(GONE)
    await expect(lone_page.get_by_label("Jay’s text")).to_have_value("hello")
    await lone_page.context.set_offline(False)
    await lone_page.get_by_role("region", name="Jay’s phone").get_by_role("button", name="Send").click()
    await expect(trouble).to_be_hidden()
    await expect(lone_page.get_by_label("Jay’s text")).to_have_value("")


async def test_a_move_in_vain_says_so_too(lone_page: Page) -> None:
    await lone_page.context.set_offline(True)
    await lone_page.get_by_role("button", name="+1 hour").click()
    await expect(lone_page.get_by_role("alert")).to_have_text(GONE)
    await arrived(lone_page)


async def test_an_answer_that_is_no_json_is_told_by_its_number(lone_page: Page) -> None:
    async def broken(route: Route) -> None:
        await route.fulfill(status=500, body="Internal Server Error")

    await lone_page.route("**/demo/clock", broken)
    await lone_page.get_by_role("button", name="+1 hour").click()
    await expect(lone_page.get_by_role("alert")).to_have_text("The server said 500.")


async def test_nothing_is_left_uncaught_when_only_the_look_at_the_clock_fails(lone_page: Page) -> None:
    async def only_moves(route: Route) -> None:
        if route.request.method == "GET":
            await route.abort()
        else:
            await asyncio.sleep(A_WHILE)
            await route.continue_()

    await lone_page.route("**/demo/clock", only_moves)
    await lone_page.get_by_role("button", name="+1 hour").click()
    await arrived(lone_page)


async def test_a_demo_that_was_not_yet_ready_is_forgiven_once_it_is(lone_page: Page, town: Town) -> None:
    async def not_yet(route: Route) -> None:
        await route.fulfill(status=404, body="Not Found")

    await lone_page.route("**/demo/clock", not_yet)
    town.world.twilio.text(JAY.number, "one")
    await expect(lone_page.get_by_role("alert")).to_have_text("The server said 404.")
    await lone_page.unroute("**/demo/clock")
    town.world.twilio.text(JAY.number, "two")
    await expect(lone_page.get_by_role("alert")).to_be_hidden()


async def test_the_trouble_is_in_sight_wherever_one_has_scrolled_to(lone_page: Page) -> None:
    await lone_page.set_viewport_size({"width": 320, "height": 640})
    await lone_page.get_by_role("navigation", name="Whose screen").get_by_role("button", name="Jay").click()
    await lone_page.context.set_offline(True)
    await text(lone_page, "Jay", "hello")
    trouble = lone_page.get_by_role("alert")
    await expect(trouble).to_be_in_viewport(ratio=1)
    box = await trouble.bounding_box()
    assert box is not None
    assert box["x"] >= 8
    assert box["x"] + box["width"] <= 320 - 8
