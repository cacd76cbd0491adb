"""Twilio's list over HTTP: what its webhooks did not bring is taken in from there."""

from datetime import timedelta

from bot.sandbox.server import World
from storage.happenings import Received
from tests.end_to_end.place import OSRIC, ZEB, Place

NOTHING_BOOKED = "You have no time booked yet. Text BOOK for one."
STRANGER = "+447700900777"


async def _compare(place: Place) -> None:
    await place.product.schedule.compare()
    await place.settle()


async def test_what_the_webhooks_did_not_bring_is_answered_once(town: Place, world: World) -> None:
    await _compare(town)
    world.twilio.inbound_webhooks("lost")
    for number, body in ((ZEB, "NEXT"), (ZEB, "is there any marmalade"), (STRANGER, "hello")):
        world.twilio.text(number, body)
    await town.settle()
    assert town.texts(ZEB)[1:] == []
    town.clock.forward(timedelta(minutes=3))
    world.twilio.inbound_webhooks("normal")
    world.twilio.text(ZEB, "NEXT")
    await town.settle()
    for _ in range(2):
        await _compare(town)
    assert town.texts(ZEB)[1:] == [NOTHING_BOOKED] * 2
    assert [text for text in town.told(OSRIC) if "marmalade" in text] == ["Zebedee: is there any marmalade"]
    assert len([text for text in await town.rows(Received) if text.channel == "sms"]) == 4


async def test_a_list_that_can_not_be_read_is_read_the_next_time(town: Place, world: World) -> None:
    await _compare(town)
    world.twilio.inbound_webhooks("lost")
    world.twilio.text(ZEB, "NEXT")
    town.clock.forward(timedelta(hours=2))
    world.twilio.fail("server_error", call="list")
    await town.product.schedule._guarded(town.product.schedule.compare)()
    await town.settle()
    assert town.texts(ZEB)[1:] == []
    await _compare(town)
    assert town.texts(ZEB)[1:] == [NOTHING_BOOKED]
