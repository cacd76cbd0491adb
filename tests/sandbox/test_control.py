"""The controls over the outside world, as a page in a browser uses them."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from bot.clock import MovableClock
from bot.sandbox.server import World
from tests.sandbox.notebook import Notebook

PHONE, SAM = "+447700900123", 7001


@pytest.fixture
async def page(world: World) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(f"{world.url}/sandbox/") as session:
        yield session


async def _order(page: aiohttp.ClientSession, path: str, **orders: Any) -> tuple[int, dict[str, Any]]:
    async with page.post(path, json=orders) as response:
        return response.status, await response.json()


async def _state(page: aiohttp.ClientSession, **params: str) -> dict[str, Any]:
    async with page.get("state", params=params) as response:
        content: dict[str, Any] = await response.json()
        return content


async def test_a_phone_texts_and_is_switched_off(world: World, page: aiohttp.ClientSession, product: Notebook) -> None:
    status, done = await _order(page, "phone/text", number=PHONE, body="hello ŵ")
    assert status == 200
    assert (await _order(page, "settled"))[0] == 200
    await _order(page, "phone/switch", number=PHONE, to="off")
    (phone,) = (await _state(page))["phones"]
    assert (phone["number"], phone["state"], phone["opted_out"]) == (PHONE, "off", False)
    assert phone["messages"] == [
        {
            "id": done["id"],
            "direction": "inbound",
            "text": "hello ŵ",
            "at": "2026-11-24T12:00:00+00:00",
            "arrived_at": None,
            "segments": 1,
            "encoding": "UCS-2",
            "status": "received",
            "error_code": None,
            "acknowledged": True,
        }
    ]
    assert [form["Body"] for form in product.forms("/twilio/inbound")] == ["hello ŵ"]


async def test_a_mentor_starts_taps_says_and_reacts(world: World, page: aiohttp.ClientSession, telegram: Bot) -> None:
    await _order(page, "telegram/person", user_id=SAM, first_name="Sam", username="sam")
    await _order(page, "telegram/start", user_id=SAM, token="abc")
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Take", callback_data="take:1")]])
    sent = await telegram.send_message(SAM, "Jo says hello", reply_markup=keyboard)
    await telegram.send_document(SAM, b"a;b", filename="week.csv")
    await _order(page, "telegram/tap", user_id=SAM, message_id=sent.message_id, button="Take")
    await _order(page, "telegram/say", user_id=SAM, text="Hi Jo", reply_to=sent.message_id)
    await _order(page, "telegram/react", user_id=SAM, message_id=sent.message_id, emoji="👍")
    (chat,) = (await _state(page))["chats"]
    assert (chat["first_name"], chat["started"], chat["topics"]) == ("Sam", True, [])
    start, message, report, answer = chat["messages"]
    assert (start["from"], start["text"]) == ("user", "/start abc")
    assert (message["from"], message["buttons"]) == ("bot", [[{"text": "Take", "data": "take:1", "url": None}]])
    assert message["reactions"] == {"bot": [], "user": ["👍"]}
    assert (report["document"], answer["reply_to"]) == ("week.csv", sent.message_id)
    async with page.get("telegram/document", params={"chat": str(SAM), "message": str(report["id"])}) as response:
        assert await response.read() == b"a;b"
    updates = await telegram.get_updates()
    assert [bool(update.callback_query) for update in updates] == [False, True, False]


async def test_the_state_can_be_waited_for(world: World, page: aiohttp.ClientSession) -> None:
    before = (await _state(page))["version"]
    waiting = asyncio.create_task(_state(page, after=str(before), timeout="20"))
    await asyncio.sleep(0.05)
    assert not waiting.done()
    world.telegram.say(SAM, "hello")
    assert (await asyncio.wait_for(waiting, 5))["version"] > before


async def test_looking_changes_nothing(world: World, page: aiohttp.ClientSession) -> None:
    world.telegram.say(SAM, "hello")
    world.twilio.text(PHONE, "hello")
    await world.settled()
    before = await _state(page)
    assert await _state(page) == before
    assert await _state(page, after=str(before["version"]), timeout="0.1") == before


async def test_versions_are_streamed(world: World, page: aiohttp.ClientSession) -> None:
    async with page.get("events") as response:
        assert response.content_type == "text/event-stream"
        first = await response.content.readline()
        await response.content.readline()
        world.twilio.text(PHONE, "hello")
        second = await asyncio.wait_for(response.content.readline(), 5)
    assert int(second.removeprefix(b"data: ")) > int(first.removeprefix(b"data: "))


async def test_faults_are_planned_held_webhooks_released_and_all_healed(
    world: World, page: aiohttp.ClientSession, product: Notebook
) -> None:
    assert (await _order(page, "fault", side="twilio", kind="server_error", phone=PHONE, times=0))[0] == 200
    assert (await _order(page, "fault", side="telegram", kind="too_many", chat=SAM, retry_after=4))[0] == 200
    fault = world.twilio.faults.take(where=PHONE, call="create")
    assert fault is not None
    assert (fault.kind, fault.times) == ("server_error", None)
    await _order(page, "webhooks", what="inbound", mode="held")
    await world.twilio.text_in(PHONE, "one")
    await world.twilio.text_in(PHONE, "two")
    await _order(page, "release", reverse=True)
    assert [form["Body"] for form in product.forms("/twilio/inbound")] == ["two", "one"]
    await _order(page, "heal")
    assert world.twilio.faults.take(where=PHONE, call="create") is None
    assert world.telegram.faults.take(where=str(SAM), call="sendMessage") is None


@pytest.mark.parametrize(
    ("path", "orders", "status"),
    [
        ("phone/text", {"number": PHONE}, 400),
        ("phone/switch", {"number": PHONE, "to": "broken"}, 400),
        ("telegram/say", {"user_id": "7001", "text": "hello"}, 400),
        ("telegram/say", {"user_id": SAM, "text": "hello", "reply_to": 5}, 404),
        ("telegram/tap", {"user_id": SAM, "message_id": 5, "button": "Take"}, 404),
        ("telegram/delete-topic", {"user_id": SAM, "thread": 5}, 404),
        ("fault", {"side": "twilio", "kind": "flood"}, 400),
        ("webhooks", {"what": "inbound", "mode": "early"}, 400),
    ],
)
async def test_orders_that_can_not_be_followed(
    world: World, page: aiohttp.ClientSession, path: str, orders: dict[str, Any], status: int
) -> None:
    answered, content = await _order(page, path, **orders)
    assert answered == status
    assert content.keys() == {"error"}


async def test_a_form_of_another_page_is_not_taken(world: World, page: aiohttp.ClientSession) -> None:
    for body in ({"data": {"number": PHONE, "body": "hello"}}, {"json": ["hello"]}):
        async with page.post("phone/text", **body) as response:
            assert response.status == 400
    assert world.twilio.phones == {}


async def test_a_world_with_a_seed_is_the_same_again_and_takes_pages(clock: MovableClock) -> None:
    page = Route("/page", lambda request: PlainTextResponse("the phones"))
    async with World(clock=clock, seed=5, extra_routes=[page]) as one, World(clock=clock, seed=5) as other:
        assert one.twilio.account_sid == other.twilio.account_sid
        assert one.telegram.token == other.telegram.token
        assert one.port != other.port
        async with aiohttp.request("GET", f"{one.url}/page") as response:
            assert await response.text() == "the phones"
    assert World(clock=clock).twilio.account_sid != World(clock=clock).twilio.account_sid
