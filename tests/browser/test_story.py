"""What a newcomer does in the first minutes, by mouse: check in, book, be reminded, go quiet, watch it climb."""

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.chromium import arrived, move, text

pytestmark = pytest.mark.asyncio(loop_scope="module")  # as the browser

NEXT = "To the next thing that is due"


def phone(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=f"{name}’s phone")


def chat(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=f"{name}’s Telegram")


async def move_until(page: Page, shown: Locator) -> None:
    """To the next thing, and the next, until this is shown."""
    for _ in range(20):
        if await shown.count():
            break
        await move(page, NEXT)
    await expect(shown.last).to_be_visible()


async def test_check_in_book_be_reminded_go_quiet_and_climb(page: Page) -> None:
    jay, sam, alex = phone(page, "Jay"), chat(page, "Sam"), chat(page, "Alex")
    await expect(jay.get_by_text("Hi Jay, Sam here.")).to_be_visible()
    await expect(page.locator("#now")).to_contain_text("Monday 23 November")

    await move(page, NEXT)
    await expect(page.locator("#now")).to_contain_text("Tuesday 24 November")
    await expect(jay.get_by_text("How are you today?")).to_be_visible()
    await jay.get_by_role("button", name="2", exact=True).click()
    await jay.get_by_role("button", name="Send").click()
    await expect(jay.get_by_text("What is the hardest part?")).to_be_visible()
    await text(page, "Jay", "2")
    await expect(sam.get_by_text("Hardest part: money")).to_be_visible()
    await sam.get_by_role("button", name="Take", exact=True).last.click()
    await expect(sam.get_by_text("Sam has it.")).to_be_visible()

    await text(page, "Jay", "BOOK")
    await expect(jay.get_by_text("1 Wed 25 Nov 2pm")).to_be_visible()
    await text(page, "Jay", "1")
    await expect(jay.get_by_text("Booked: tomorrow 2pm.")).to_be_visible()
    async with page.expect_download() as download:
        await sam.get_by_role("link", name="session.ics").click()
    assert (await (await download.value).path()).read_bytes().startswith(b"BEGIN:VCALENDAR")

    await move_until(page, jay.get_by_text("I have kept today 2pm for you."))
    await move_until(page, sam.get_by_text("Rhys: no answer to the check-in"))
    rhys_climbed = alex.get_by_role("listitem").filter(has_text="Rhys: no answer to the check-in")
    await move_until(page, rhys_climbed)
    await rhys_climbed.last.get_by_role("button", name="I have it").click()
    await expect(rhys_climbed.last.get_by_text("Alex has it.")).to_be_visible()
    await expect(sam.get_by_text("Alex has it.")).to_be_visible()


async def test_a_text_reaches_the_mentor_and_the_answer_comes_back(page: Page) -> None:
    await move(page, "+1 day")
    sam = chat(page, "Sam")
    await text(page, "Jay", "can you ring me about the bus")
    asked = sam.get_by_role("listitem").filter(has_text="can you ring me about the bus")
    await asked.get_by_role("button", name="Reply").click()
    await expect(sam.get_by_text("Reply to", exact=True)).to_be_visible()
    await sam.get_by_role("textbox").fill("Will do, at four.")
    await sam.get_by_role("button", name="Send").click()
    await expect(phone(page, "Jay").get_by_text("Sam: Will do, at four.")).to_be_visible()
    await expect(sam.get_by_role("img", name="Reaction: 👍")).to_be_visible()
    await expect(sam.get_by_text("Reply to", exact=True)).to_be_hidden()


async def test_a_phone_that_is_off_gets_nothing_and_says_so(page: Page) -> None:
    jay = phone(page, "Jay")
    await jay.get_by_role("switch").click()
    await expect(jay.get_by_role("switch")).to_have_attribute("aria-checked", "false")
    await move(page, NEXT)
    await jay.get_by_role("switch").click()
    await expect(jay.get_by_text("A text did not arrive").first).to_be_visible()
    await expect(jay.get_by_text("How are you today?")).to_have_count(0)


async def test_each_phone_has_its_language_and_can_change_it(page: Page) -> None:
    rhys = phone(page, "Rhys")
    welsh = rhys.get_by_role("listitem").filter(has_text="Sam sydd yma")
    await expect(welsh.first).to_have_attribute("lang", "cy")
    await text(page, "Rhys", "ENGLISH")
    english = rhys.get_by_role("listitem").filter(has_text="I'll write in English")
    await expect(english).to_have_attribute("lang", "en")
    await expect(welsh.first).to_have_attribute("lang", "cy")
    await text(page, "Jay", "CYMRAEG")
    await expect(phone(page, "Jay").locator('li[lang="cy"]')).to_have_count(1)


async def test_the_counter_says_how_a_text_will_travel(page: Page) -> None:
    jay = phone(page, "Jay")
    await jay.get_by_label("Jay’s text").fill("ok")
    await expect(jay.get_by_text("2/160 · 1 SMS · GSM-7")).to_be_visible()
    await jay.get_by_label("Jay’s text").fill("dŵr" * 24)
    await expect(jay.get_by_text("72/134 · 2 SMS · UCS-2")).to_be_visible()
    await jay.get_by_label("Jay’s text").fill("{" + "a" * 159)
    await expect(jay.get_by_text("161/306 · 2 SMS · GSM-7")).to_be_visible()


async def test_the_clock_goes_to_monday_and_shows_that_it_moves(page: Page) -> None:
    await page.get_by_role("button", name="To Monday 9am").click()
    await expect(page.locator("#clock")).to_have_attribute("aria-busy", "true")
    await expect(page.get_by_role("progressbar")).to_be_visible()
    await arrived(page)
    await expect(page.locator("#now")).to_contain_text("Monday 30 November")
    await expect(page.locator("#now")).to_contain_text("09:00")
    await expect(page.get_by_role("progressbar")).to_be_hidden()


async def test_a_page_that_is_loaded_again_shows_everything_again(page: Page) -> None:
    await move(page, NEXT)
    await page.reload()
    await expect(phone(page, "Jay").get_by_text("How are you today?")).to_be_visible()
    await expect(page.locator("#now")).to_contain_text("Tuesday 24 November")
