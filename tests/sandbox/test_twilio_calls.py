"""What Twilio's own client asks for is in the contract, and its lists, redaction and errors work on the stand-in."""

from datetime import timedelta

import pytest
from twilio.base.exceptions import TwilioRestException  # type: ignore[import-untyped]
from twilio.rest import Client  # type: ignore[import-untyped]

from bot.clock import MovableClock
from bot.sandbox.server import World
from tests.sandbox.conftest import NOON
from tests.sandbox.contract import TWILIO
from tests.sandbox.marks import WITH_TWILIOS_CLIENT

PHONE, OTHER = "+447700900123", "+447700900124"

pytestmark = WITH_TWILIOS_CLIENT


async def _send(world: World, twilio: Client, to: str, body: str) -> str:
    sent = await twilio.messages.create_async(to=to, from_=world.twilio.number, body=body)
    await world.settled()
    return str(sent.sid)


async def test_lists_by_number_and_day(world: World, twilio: Client, clock: MovableClock) -> None:
    first = await _send(world, twilio, PHONE, "one")
    await _send(world, twilio, OTHER, "two")
    clock.forward(timedelta(days=1))
    third = await _send(world, twilio, PHONE, "three")

    async def found(**filters: object) -> list[str]:
        return [message.sid for message in await twilio.messages.list_async(**filters)]

    assert await found(to=PHONE) == [third, first]
    assert await found(to=PHONE, date_sent_after=NOON + timedelta(hours=1)) == [third]
    assert await found(to=PHONE, date_sent_before=NOON) == [first]
    assert await found(to=PHONE, date_sent=NOON) == [first]
    assert await found(from_=OTHER) == []


async def test_a_queued_message_has_no_day_and_is_found_by_number(world: World, twilio: Client) -> None:
    world.twilio.receipt_delay = 60
    sent = await twilio.messages.create_async(to=PHONE, from_=world.twilio.number, body="one")
    assert await twilio.messages.list_async(to=PHONE, date_sent_after=NOON - timedelta(days=1)) == []
    assert [each.sid for each in await twilio.messages.list_async(to=PHONE)] == [sent.sid]


async def test_pages_follow_one_another(world: World, twilio: Client) -> None:
    sids = [await _send(world, twilio, PHONE, str(number)) for number in range(5)]
    listed = await twilio.messages.list_async(to=PHONE, page_size=2)
    assert [message.sid for message in listed] == sids[::-1]


async def test_redaction_leaves_the_handset_alone(world: World, twilio: Client) -> None:
    sid = await _send(world, twilio, PHONE, "private")
    assert (await twilio.messages(sid).update_async(body="")).body == ""
    assert (await twilio.messages(sid).fetch_async()).body == ""
    assert world.twilio.inbox(PHONE)[0].arrived_body == "private"


async def test_a_message_under_way_can_not_be_deleted(world: World, twilio: Client) -> None:
    world.twilio.receipt_delay = 60
    sent = await twilio.messages.create_async(to=PHONE, from_=world.twilio.number, body="one")
    with pytest.raises(TwilioRestException) as refused:
        await twilio.messages(sent.sid).delete_async()
    assert (refused.value.status, refused.value.code) == (409, 20009)


async def test_smart_encoding_saves_segments(world: World, twilio: Client) -> None:
    body = "“Well” – it’s " + "a" * 100
    plain = await twilio.messages.create_async(to=PHONE, from_=world.twilio.number, body=body)
    smart = await twilio.messages.create_async(
        to=PHONE, from_=world.twilio.number, body=body, smart_encoded=True, attempt=1, validity_period=3600
    )
    await world.settled()
    assert (plain.num_segments, smart.num_segments) == ("2", "1")
    assert world.twilio.inbox(PHONE)[1].arrived_body.startswith('"Well" - it\'s')


def test_the_contract_names_what_the_client_is_given() -> None:
    assert {"To", "From", "Body", "StatusCallback", "SmartEncoded"} <= TWILIO["create"]["properties"].keys()
    assert {"To", "From", "DateSent", "DateSent<", "DateSent>", "PageSize", "Page", "PageToken"} == TWILIO[
        "filters"
    ].keys()
