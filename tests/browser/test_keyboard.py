"""Everything by keyboard alone, and what is said to those who listen."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.chromium import arrived

pytestmark = pytest.mark.asyncio(loop_scope="module")  # as the browser

WHERE = """() => {
    const here = document.activeElement;
    const style = getComputedStyle(here);
    const name = here.getAttribute("aria-label") ?? here.labels?.[0]?.textContent ?? here.textContent;
    return { name: name.trim().slice(0, 60), tag: here.tagName, outline: style.outlineStyle };
}"""


async def tab_to(page: Page, name: str, *, most: int = 60) -> None:
    """Press Tab until something is reached whose name begins so."""
    passed = []
    for _ in range(most):
        await page.keyboard.press("Tab")
        passed.append((await page.evaluate(WHERE))["name"])
        if passed[-1].startswith(name):
            return
    raise AssertionError(f"{name} can't be reached with the Tab key, only {passed}")


async def test_the_story_without_a_mouse(page: Page) -> None:
    await tab_to(page, "To the next thing")
    await page.keyboard.press("Enter")
    await arrived(page)
    await tab_to(page, "Jay’s text")
    await page.keyboard.type("2")
    await page.keyboard.press("Enter")
    jay = page.get_by_role("region", name="Jay’s phone")
    await expect(jay.get_by_text("What is the hardest part?")).to_be_visible()
    await tab_to(page, "1")
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("Enter")
    await expect(jay.get_by_label("Jay’s text")).to_have_value("2")
    await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("Enter")
    sam = page.get_by_role("region", name="Sam’s Telegram")
    await expect(sam.get_by_text("Hardest part: money")).to_be_visible()
    await tab_to(page, "Take")
    await page.keyboard.press("Enter")
    await expect(sam.get_by_text("Sam has it.")).to_be_visible()
    here = await page.evaluate("document.activeElement.closest('li[data-id]')?.textContent ?? ''")
    assert "Sam has it." in here, "the focus is lost when the buttons of a message change"
    await tab_to(page, "Reply")
    await page.keyboard.press("Enter")
    await page.keyboard.type("I will ring you.")
    await page.keyboard.press("Enter")
    await expect(jay.get_by_text("Sam: I will ring you.")).to_be_visible()


async def test_every_stop_can_be_seen_and_has_a_name_and_the_page_comes_to_an_end(page: Page) -> None:
    stops = []
    for _ in range(70):
        await page.keyboard.press("Tab")
        stop = await page.evaluate(WHERE)
        if stop["tag"] == "BODY":
            break
        stops.append(stop)
    names = [stop["name"] for stop in stops]
    assert len(names) < 60, "too many stops, or no way out"
    assert all(names)
    assert [stop["name"] for stop in stops if stop["outline"].startswith("none")] == []
    order = ["The clock", "To the next thing that is due", "Try this", "Jay’s text", "Rhys’s text", "/queue", "/alerts"]
    places = [next(n for n, name in enumerate(names) if name.startswith(wanted)) for wanted in order]
    assert places == sorted(places)


async def test_arrows_walk_through_the_messages(page: Page) -> None:
    sam = page.get_by_role("region", name="Sam’s Telegram")
    messages = sam.locator("li[data-id]")
    count = await messages.count()
    assert count >= 2
    await messages.last.focus()
    await page.keyboard.press("ArrowUp")
    await expect(messages.nth(count - 2)).to_be_focused()
    await page.keyboard.press("Home")
    await expect(messages.first).to_be_focused()
    await page.keyboard.press("End")
    await expect(messages.last).to_be_focused()
    await page.keyboard.press("ArrowDown")
    await expect(messages.last).to_be_focused()


async def test_a_jump_leads_past_everything_else(page: Page) -> None:
    await tab_to(page, "Alex’s Telegram")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("region", name="Alex’s Telegram")).to_be_focused()


async def test_new_messages_and_the_time_are_said(page: Page) -> None:
    heard = page.get_by_role("log", name="What has just happened")
    await expect(heard).to_be_empty()
    await page.get_by_role("button", name="To the next thing that is due").click()
    await expect(heard).to_contain_text("New text on Jay’s phone: Sam here. Hi Jay.")
    await expect(heard).to_contain_text("It is now Tuesday 24 November, 10:00.")
