"""Twilio's webhooks over HTTP: who is let in, what is answered, and that a text is one turn however often it comes."""

import asyncio
from typing import Any

import pytest

from bot.sandbox.server import World
from storage.happenings import Received
from tests.end_to_end.place import OSRIC, PUBLIC, ROSE, ZEB, Place

SID = "SM" + "0" * 31
NOTHING_BOOKED = "You have no time booked yet. Text BOOK for one."


def form(world: World, body: str = "NEXT", number: int = 1, **more: str) -> dict[str, str]:
    return {
        "MessageSid": f"{SID}{number}",
        "AccountSid": world.twilio.account_sid,
        "From": ZEB,
        "To": world.twilio.number,
        "Body": body,
        "NumMedia": "0",
        "Empty": "",
    } | more


def signed(world: World, fields: dict[str, str], path: str = "/twilio/inbound") -> dict[str, Any]:
    signature = world.twilio.webhooks.signature(PUBLIC + path, fields)
    return {"data": fields, "headers": {"X-Twilio-Signature": signature}}


@pytest.mark.parametrize("path", ["/twilio/inbound", "/twilio/status?message=1"])
async def test_without_twilios_signature_nobody_is_let_in(place: Place, world: World, path: str) -> None:
    fields = form(world)
    right = signed(world, fields, path)
    elsewhere = signed(world, fields, "/twilio/elsewhere")
    assert (await place.post(path, data=fields))[0] == 403
    assert (await place.post(path, data=fields, headers={"X-Twilio-Signature": ""}))[0] == 403
    assert (await place.post(path, **elsewhere))[0] == 403
    assert (await place.post(path, **(right | {"data": fields | {"Body": "another"}})))[0] == 403
    assert (await place.post(path, **(right | {"json": fields, "data": None})))[0] == 403
    assert (await place.get(path))[0] == 405
    assert await place.rows(Received) == []


async def test_what_twilio_would_not_send_is_malformed(place: Place, world: World) -> None:
    fields = form(world)
    for wrong in ({"MessageSid": "1"}, {"From": ""}, {"From": "+" + "4" * 80}):
        assert (await place.post("/twilio/inbound", **signed(world, fields | wrong)))[0] == 400
    for missing in ("MessageSid", "From", "Body"):
        left = {name: value for name, value in fields.items() if name != missing}
        assert (await place.post("/twilio/inbound", **signed(world, left)))[0] == 400
    path = "/twilio/status?message=1"
    assert (await place.post(path, **signed(world, {"MessageSid": f"{SID}1"}, path)))[0] == 400
    assert (await place.post("/twilio/inbound", data=b"Body=" + b"x" * 70_000))[0] == 400
    assert (await place.post("/twilio/inbound", data=b"\xff\xfe=%zz"))[0] == 400
    assert await place.rows(Received) == []


async def test_a_text_that_comes_twice_is_answered_once(town: Place, world: World) -> None:
    call = signed(world, form(world))
    answers = await asyncio.gather(*(town.post("/twilio/inbound", **call) for _ in range(3)))
    await town.settle()
    answers = [*answers, await town.post("/twilio/inbound", **call)]
    await town.wait(minutes=2)
    answers = [*answers, await town.post("/twilio/inbound", **call)]
    await town.settle()
    assert [status for status, _ in answers] == [200] * 5
    assert all(text.endswith("<Response></Response>") for _, text in answers)
    assert town.texts(ZEB)[1:] == [NOTHING_BOOKED]


async def test_the_same_words_twice_are_two_texts(town: Place, world: World) -> None:
    world.twilio.inbound_webhooks("repeated")
    assert await town.text(ZEB, "NEXT") == [NOTHING_BOOKED]
    assert await town.text(ZEB, "NEXT") == [NOTHING_BOOKED]


async def test_a_burst_from_several_phones_is_taken_whole_and_in_order(town: Place, world: World) -> None:
    for number in range(1, 11):
        for phone in (ZEB, ROSE):
            world.twilio.text(phone, f"marmalade number {number}")
    await town.settle()
    for name in ("Zebedee", "Rosamund"):
        got = [t for t in town.told(OSRIC) if t.startswith(f"{name}: marmalade")]
        assert [t.split("\n")[0] for t in got] == [f"{name}: marmalade number {number}" for number in range(1, 11)]


async def test_an_unknown_number_gets_one_neutral_text(town: Place) -> None:
    assert await town.text("+447700900155", "who is this marmalade") == [
        "Sorry, I don't know this number. Text me your first name."
    ]
    assert await town.text("+447700900155", "zeb") == []
