"""What goes wrong between us and Twilio: nothing is lost, nothing goes out twice."""

from datetime import timedelta

import pytest

from bot.sandbox.server import World
from bot.sandbox.twilio_webhooks import WebhookMode
from storage.happenings import Item, Message
from storage.records import Person
from tests.end_to_end.place import OSRIC, ROSE, ZEB, Place

NOTHING_BOOKED = "You have no time booked yet. Text BOOK for one."


async def _states(place: Place, purpose: str = "answer") -> list[str]:
    return [m.state for m in await place.rows(Message) if m.channel == "sms" and m.purpose == purpose]


async def _settle_doubts(place: Place) -> None:
    """What the clockwork does every twenty seconds, after a minute."""
    place.clock.forward(timedelta(minutes=1))
    await place.product.schedule.settle_doubts()
    await place.settle()


async def test_too_many_requests_are_tried_again_when_twilio_says(town: Place, world: World) -> None:
    world.twilio.fail("too_many", ZEB, retry_after=30)
    assert await town.text(ZEB, "NEXT") == []
    assert await town.text(ROSE, "NEXT") == []  # the account has been asked to slow down, not one number
    (waiting, also) = [m for m in await town.rows(Message) if m.purpose == "answer" and m.channel == "sms"]
    assert (waiting.state, waiting.error) == ("queued", "20429")
    assert waiting.not_before == town.clock.now() + timedelta(seconds=30)
    assert timedelta(0) < also.not_before - town.clock.now() <= timedelta(seconds=30)
    town.product.outbox.calls.sms_rests_until = 0.0
    await town.wait(seconds=31)
    assert town.texts(ZEB)[1:] == [NOTHING_BOOKED]
    assert town.texts(ROSE)[1:] == [NOTHING_BOOKED]


@pytest.mark.parametrize(("fault", "accepted"), [("server_error", 0), ("time_out_before", 0), ("time_out_after", 1)])
async def test_a_call_without_a_clear_answer_is_looked_up_before_anything_is_sent_again(
    town: Place, world: World, fault: str, accepted: int
) -> None:
    world.twilio.receipts("lost")
    world.twilio.fail(fault, ZEB)  # type: ignore[arg-type]
    await town.text(ZEB, "NEXT")
    assert town.texts(ZEB)[1:] == [NOTHING_BOOKED] * accepted
    assert await _states(town) == ["in_doubt"]
    assert await town.text(ZEB, "BOOK") == []  # keeps its place behind what is in doubt
    await _settle_doubts(town)
    texts = town.texts(ZEB)[1:]
    assert texts[0] == NOTHING_BOOKED
    assert len(texts) == 2
    assert await _states(town) == ["sent", "sent"]


async def test_a_list_that_can_not_be_read_settles_nothing(town: Place, world: World) -> None:
    world.twilio.receipts("lost")
    world.twilio.fail("time_out_after", ZEB)
    world.twilio.fail("server_error", ZEB, call="list")
    await town.text(ZEB, "NEXT")
    await _settle_doubts(town)
    assert await _states(town) == ["in_doubt"]
    await _settle_doubts(town)
    assert await _states(town) == ["sent"]
    assert town.texts(ZEB)[1:] == [NOTHING_BOOKED]


async def test_a_receipt_settles_a_doubt(town: Place, world: World) -> None:
    world.twilio.fail("time_out_after", ZEB)
    assert await town.text(ZEB, "NEXT") == [NOTHING_BOOKED]
    assert await _states(town) == ["delivered"]
    await _settle_doubts(town)
    assert town.texts(ZEB)[1:] == [NOTHING_BOOKED]


@pytest.mark.parametrize("mode", ["normal", "repeated", "reversed", "early"])
async def test_receipts_in_any_order_end_as_delivered(town: Place, world: World, mode: WebhookMode) -> None:
    world.twilio.receipts(mode)
    await town.text(ZEB, "hello marmalade")
    reply = await town.says(OSRIC, "hello you", to=town.shown(OSRIC, "marmalade"))
    assert await _states(town, "relay") == ["delivered"]
    assert reply.bot_reactions == ("👍",)
    (sent,) = [m for m in world.twilio.messages.values() if m.arrived_body == "Osric: hello you"]
    await world.twilio.post_receipt(sent, "failed", 30008)
    await world.twilio.post_receipt(sent, "sent")
    await town.settle()
    assert await _states(town, "relay") == ["delivered"]
    assert reply.bot_reactions == ("👍",)


async def test_a_receipt_for_nothing_of_ours_is_taken_and_forgotten(town: Place, world: World) -> None:
    sent = world.twilio.inbox(ZEB)[0]
    assert sent.status_callback is not None
    sent.status_callback = sent.status_callback.partition("?")[0] + "?message=1"
    sent.sid = "SM" + "f" * 32
    await world.twilio.post_receipt(sent, "undelivered", 30005)
    await town.settle()
    assert [p.welcome for p in await town.rows(Person)] == ["done", "done"]


async def test_opted_out_at_twilio_is_taken_as_stop(town: Place, world: World) -> None:
    world.twilio.phone(ZEB).opted_out_of.add(world.twilio.number)
    await town.text(ZEB, "NEXT")
    (zeb,) = [p for p in await town.rows(Person) if p.phone == ZEB]
    assert zeb.stopped_at is not None
    assert town.shown(OSRIC).text == "Zebedee has sent STOP. Nothing goes to them any more."
    await town.wait(days=2)
    assert len(town.texts(ZEB)) == 1


async def test_stop_and_start_are_mirrored(town: Place, world: World) -> None:
    assert "STOP" not in await town.text(ZEB, "Stop.")
    (zeb,) = [p for p in await town.rows(Person) if p.phone == ZEB]
    assert zeb.stopped_at is not None
    ours = [m for m in world.twilio.phone(ZEB).messages if m.direction == "outbound-api"]
    assert len(ours) == 1
    assert (await town.text(ZEB, "START"))[-1].startswith("Good to hear from you again, Zebedee.")


@pytest.mark.parametrize(("state", "item"), [("unknown", "unreachable"), ("unreachable", "unreachable")])
async def test_a_number_that_gets_no_texts_is_unreachable_at_once(
    town: Place, world: World, state: str, item: str
) -> None:
    world.twilio.switch(state, ZEB)  # type: ignore[arg-type]
    await town.wait(days=1)
    assert [i.kind for i in await town.rows(Item)] == [item]
    assert "can't be reached" in town.shown(OSRIC).text


async def test_a_phone_that_is_off_is_unreachable_only_when_the_window_has_ended(town: Place, world: World) -> None:
    world.twilio.switch("off", ZEB)
    await town.wait(days=1, hours=23)
    assert "unreachable" not in [i.kind for i in await town.rows(Item)]
    await town.wait(hours=1)
    kinds = [i.kind for i in await town.rows(Item) if i.person_id == 1]
    assert kinds == ["unreachable"]
