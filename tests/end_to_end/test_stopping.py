"""Told to stop while a text is on its way: the call ends, what came of it is noted, and it is over soon."""

import asyncio
import time
from dataclasses import replace

from bot.channels.message import Settled, SmsOut
from bot.clock import MovableClock
from bot.sandbox.server import World
from bot.services.post import SmsSide
from bot.settings import Settings
from bot.wiring import product
from storage.happenings import Message
from tests.end_to_end.place import ZEB, opened
from tests.end_to_end.test_twilio_door import form, signed


class Slow:
    """A provider that takes its time."""

    def __init__(self, side: SmsSide) -> None:
        self.side, self.begun = side, asyncio.Event()

    async def send(self, text: SmsOut) -> Settled:
        self.begun.set()
        await asyncio.sleep(0.5)
        return await self.side.send(text)

    async def close(self) -> None:
        await self.side.close()  # type: ignore[attr-defined]


async def test_a_call_under_way_ends_and_is_noted(world: World, clock: MovableClock, settings: Settings) -> None:
    async with opened(world, clock, settings) as place:
        await place.enrol()
        before = len(place.texts(ZEB))
        assert place.product.outbox.calls.sms is not None
        slow = Slow(place.product.outbox.calls.sms)
        place.product.outbox.calls.sms = slow
        assert (await place.post("/twilio/inbound", **signed(world, form(world))))[0] == 200
        await asyncio.wait_for(slow.begun.wait(), 10)
        told = time.monotonic()
    assert time.monotonic() - told < 10  # a container engine's patience, where nobody has told it otherwise
    texts = [message.arrived_body for message in world.twilio.inbox(ZEB)][before:]
    assert len(texts) == 1
    async with product(replace(settings), clock=clock) as again, again.database.reading() as rows:
        answers = [m for m in await rows.all(Message) if m.purpose == "answer" and m.channel == "sms"]
    (answer,) = answers
    assert answer.state in ("sent", "delivered")  # the receipt may come before the door closes
    assert answer.provider_id is not None
