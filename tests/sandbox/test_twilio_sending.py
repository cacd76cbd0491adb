"""Sending through the stand-in with Twilio's own client."""

import pytest
from twilio.base.exceptions import TwilioRestException  # type: ignore[import-untyped]
from twilio.rest import Client  # type: ignore[import-untyped]

from bot.sandbox.server import World
from tests.sandbox.marks import WITH_TWILIOS_CLIENT
from tests.sandbox.notebook import Notebook

PHONE = "+447700900123"

pytestmark = WITH_TWILIOS_CLIENT


async def test_a_text_is_queued_then_delivered(world: World, twilio: Client) -> None:
    sent = await twilio.messages.create_async(to=PHONE, from_=world.twilio.number, body="Hello")
    assert (sent.status, sent.date_sent, sent.num_segments) == ("queued", None, "1")
    await world.settled()
    assert [message.arrived_body for message in world.twilio.inbox(PHONE)] == ["Hello"]
    found = await twilio.messages(sent.sid).fetch_async()
    assert found.status == "delivered"
    assert found.date_sent is not None


async def test_a_service_accepts_first_and_names_no_sender(world: World, twilio: Client) -> None:
    sent = await twilio.messages.create_async(
        to=PHONE, messaging_service_sid=world.twilio.messaging_service_sid, body="Hello"
    )
    assert (sent.status, sent.from_, sent.num_segments) == ("accepted", None, "0")
    await world.settled()
    found = await twilio.messages(sent.sid).fetch_async()
    assert (found.status, found.from_, found.num_segments) == ("delivered", world.twilio.number, "1")


async def test_receipts_come_to_the_exact_address_given(world: World, twilio: Client, product: Notebook) -> None:
    callback = f"{product.url}/twilio/status?message=01%2Fa&x=%C5%B5"
    sent = await twilio.messages.create_async(
        to=PHONE, from_=world.twilio.number, body="Hello", status_callback=callback
    )
    await world.settled()
    assert [noted.path for noted in product.noted] == ["/twilio/status?message=01%2Fa&x=%C5%B5"] * 2
    forms = product.forms("/twilio/status")
    assert [form["MessageStatus"] for form in forms] == ["sent", "delivered"]
    assert {form["MessageSid"] for form in forms} == {sent.sid}


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"to": "07700 900123"}, 21211),
        ({"to": ""}, 21604),
        ({"from_": "+447700900001"}, 21606),
        ({"body": ""}, 21602),
        ({"body": "a" * 1601}, 21617),
        ({"status_callback": "nowhere"}, 21609),
    ],
)
async def test_what_twilio_refuses(world: World, twilio: Client, wrong: dict[str, str], code: int) -> None:
    right = {"to": PHONE, "from_": world.twilio.number, "body": "Hello"}
    with pytest.raises(TwilioRestException) as refused:
        await twilio.messages.create_async(**{**right, **wrong})
    assert (refused.value.code, refused.value.status) == (code, 400)
    assert world.twilio.messages == {}
