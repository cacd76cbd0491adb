"""What can go wrong at Twilio, and what a caller sees of it."""

import asyncio

import pytest
from twilio.base.exceptions import TwilioRestException  # type: ignore[import-untyped]
from twilio.rest import Client  # type: ignore[import-untyped]

from bot.sandbox.server import World
from bot.sandbox.twilio_records import PhoneState
from bot.sandbox.twilio_webhooks import WebhookMode
from tests.sandbox.marks import WITH_TWILIOS_CLIENT
from tests.sandbox.notebook import Notebook

PHONE, OTHER = "+447700900123", "+447700900124"

pytestmark = WITH_TWILIOS_CLIENT


async def _send(world: World, twilio: Client, callback: str | None = None, to: str = PHONE) -> str:
    more = {} if callback is None else {"status_callback": callback}
    sent = await twilio.messages.create_async(to=to, from_=world.twilio.number, body="Hello", **more)
    return str(sent.sid)


async def test_opting_out_blocks_sending_until_opting_in(world: World, twilio: Client) -> None:
    world.twilio.text(PHONE, "STOP")
    with pytest.raises(TwilioRestException) as refused:
        await _send(world, twilio)
    assert (refused.value.status, refused.value.code) == (400, 21610)
    await _send(world, twilio, to=OTHER)
    world.twilio.text(PHONE, "any other text")
    with pytest.raises(TwilioRestException):
        await _send(world, twilio)
    world.twilio.text(PHONE, "Start")
    await _send(world, twilio)
    await world.settled()
    assert world.twilio.inbox(PHONE)[-1].arrived_body == "Hello"


@pytest.mark.parametrize(
    ("state", "code"), [("off", "30003"), ("unknown", "30005"), ("unreachable", "30006"), ("filtered", "30007")]
)
async def test_a_phone_that_takes_nothing(
    world: World, twilio: Client, product: Notebook, state: PhoneState, code: str
) -> None:
    world.twilio.switch(state, PHONE)
    await _send(world, twilio, f"{product.url}/status")
    await world.settled()
    first, last = product.forms("/status")
    assert (first["MessageStatus"], last["MessageStatus"], last["ErrorCode"]) == ("sent", "undelivered", code)
    assert world.twilio.inbox(PHONE) == []
    world.twilio.switch("on", PHONE)
    await _send(world, twilio)
    await world.settled()
    assert len(world.twilio.inbox(PHONE)) == 1


async def test_all_phones_at_once_but_those_with_a_state_of_their_own(world: World, twilio: Client) -> None:
    world.twilio.switch("off")
    world.twilio.switch("on", OTHER)
    await _send(world, twilio)
    await _send(world, twilio, to=OTHER)
    await world.settled()
    assert (len(world.twilio.inbox(PHONE)), len(world.twilio.inbox(OTHER))) == (0, 1)


async def test_refusals_before_acceptance(world: World, twilio: Client) -> None:
    world.twilio.fail("too_many", retry_after=7)
    world.twilio.fail("server_error", PHONE, times=2)
    await _raises(world, twilio, 429, 20429)
    assert await _send(world, twilio, to=OTHER)
    await _raises(world, twilio, 500, 20500)
    await _raises(world, twilio, 500, 20500)
    assert await _send(world, twilio)
    assert len(world.twilio.messages) == 2


async def _raises(world: World, twilio: Client, status: int, code: int) -> None:
    with pytest.raises(TwilioRestException) as refused:
        await _send(world, twilio)
    assert (refused.value.status, refused.value.code) == (status, code)


async def test_time_outs_before_and_after_acceptance(world: World, twilio: Client) -> None:
    world.twilio.hang_for = 30
    world.twilio.fail("time_out_before", PHONE)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(_send(world, twilio), 0.2)
    assert await twilio.messages.list_async(to=PHONE) == []
    world.twilio.fail("time_out_after", PHONE)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(_send(world, twilio), 0.2)
    await world.settled()
    assert [message.body for message in await twilio.messages.list_async(to=PHONE)] == ["Hello"]
    assert len(world.twilio.inbox(PHONE)) == 1


@pytest.mark.parametrize(
    ("mode", "statuses"),
    [
        ("normal", ["sent", "delivered"]),
        ("repeated", ["sent", "sent", "delivered", "delivered"]),
        ("reversed", ["delivered", "sent"]),
        ("held", []),
        ("lost", []),
    ],
)
async def test_ways_of_receipts(
    world: World, twilio: Client, product: Notebook, mode: WebhookMode, statuses: list[str]
) -> None:
    world.twilio.receipts(mode, PHONE)
    sid = await _send(world, twilio, f"{product.url}/status")
    await _send(world, twilio, f"{product.url}/other", to=OTHER)
    await world.settled()
    assert [form["MessageStatus"] for form in product.forms("/status")] == statuses
    assert [form["MessageStatus"] for form in product.forms("/other")] == ["sent", "delivered"]
    assert (await twilio.messages(sid).fetch_async()).status == "delivered"
    await world.twilio.release()
    assert len(product.forms("/status")) == (2 if mode == "held" else len(statuses))


async def test_receipts_before_the_answer(world: World, twilio: Client, product: Notebook) -> None:
    world.twilio.receipts("early")
    sent = await twilio.messages.create_async(
        to=PHONE, from_=world.twilio.number, body="Hello", status_callback=f"{product.url}/status"
    )
    assert [form["MessageStatus"] for form in product.forms("/status")] == ["sent", "delivered"]
    assert sent.status == "queued"


async def test_late_stray_and_repeated_receipts(world: World, twilio: Client, product: Notebook) -> None:
    sid = await _send(world, twilio, f"{product.url}/status")
    await world.settled()
    message = world.twilio.messages[sid]
    await world.twilio.post_receipt(message, "failed", 30008)
    await world.twilio.repeat_receipts(message)
    statuses = [form["MessageStatus"] for form in product.forms("/status")]
    assert statuses == ["sent", "delivered", "failed", "sent", "delivered"]
    assert message.status == "delivered"


async def test_heal_ends_all_faults(world: World, twilio: Client, product: Notebook) -> None:
    world.twilio.fail("server_error", times=None)
    world.twilio.receipts("lost")
    world.twilio.switch("off")
    world.twilio.heal()
    await _send(world, twilio, f"{product.url}/status")
    await world.settled()
    assert product.forms("/status")[-1]["MessageStatus"] == "delivered"
