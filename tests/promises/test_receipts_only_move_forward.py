"""A receipt may come late, twice, out of order, or before our own note: a final state stays."""

import asyncio
from dataclasses import replace
from itertools import permutations

import pytest

from bot.channels.message import Accepted, InDoubt, Settled, SmsOut
from storage.happenings import CheckIn, Message
from tests.support.home import DANGER, JAY, heard, open_items, receive, rows_of, texts_to_leavers
from tests.support.town import Town
from tests.support.trouble import Trouble

NOBODY = "+447700900198"


async def _newest(place: Town) -> Message:
    return [m for m in await rows_of(place, Message) if m.staff_id is None][-1]


@pytest.mark.parametrize("order", list(permutations(["sent", "delivered", "sent", "failed"]))[::5])
async def test_the_first_final_state_stays(home: Town, order: tuple[str, ...]) -> None:
    await home.batches.do(heard(home, "NEXT"))
    message = await _newest(home)
    final = next(status for status in order if status != "sent")
    for status in order:
        await receive(home, message, status)
    assert (await _newest(home)).state == final


async def test_of_two_at_once_for_a_text_to_an_unknown_number_the_first_stays(home: Town) -> None:
    home.phones.silent.add(NOBODY)
    await home.text(NOBODY, "hello who is this")
    answer = await _newest(home)
    assert answer.stranger_id is not None
    await asyncio.gather(*(receive(home, answer, status) for status in ("delivered", "undelivered")))
    assert (await _newest(home)).state == "delivered"


class Hasty(Trouble):
    """The receipt comes while the call is still under way."""

    def __init__(self, place: Town, ends: type[Accepted] | type[InDoubt]) -> None:
        super().__init__(place.phones)
        self.place, self.ends = place, ends

    async def send(self, text: SmsOut) -> Settled:
        sent = await super().send(text)
        self.place.phones.receipts.clear()
        from bot.channels.message import Receipt
        from bot.services.works import GotReceipt

        sid = f"SM{text.ref:032x}"
        receipt = Receipt(ref=text.ref, provider_id=sid, status="delivered", code=None)
        await self.place.batches.do(GotReceipt(receipt=receipt))
        return sent if self.ends is Accepted else InDoubt()


@pytest.mark.parametrize("ends", [Accepted, InDoubt])
async def test_a_receipt_before_our_own_note(home: Town, ends: type[Accepted] | type[InDoubt]) -> None:
    home.outbox.calls.sms = Hasty(home, ends)
    await home.text(JAY, "NEXT")
    assert (await _newest(home)).state == "delivered"
    await home.wait(hours=1)
    await home.schedule.settle_doubts()
    assert (await _newest(home)).state == "delivered"
    assert len(home.phones.texts[JAY]) == 1


async def test_a_failure_told_twice_has_one_consequence(place: Town) -> None:
    place.phones.off[JAY] = "30005"
    await place.wait(days=1, hours=1)
    message = await _newest(place)
    for _ in range(3):
        await receive(place, message, "undelivered", "30005")
    assert await open_items(place) == ["unreachable"]
    assert [c.state for c in await rows_of(place, CheckIn)] == ["unreachable"]


async def test_of_a_text_that_went_twice_the_one_that_failed_says_nothing_of_the_other(place: Town) -> None:
    """Twilio's list did not show the first in time."""
    place.phones.silent.add(JAY)
    await place.text(JAY, DANGER)
    before = await texts_to_leavers(place)
    answer = before[0]
    await receive(place, replace(answer, provider_id="SM" + "a" * 32), "undelivered", "30003")
    await receive(place, answer, "delivered")
    assert [m.id for m in await texts_to_leavers(place)] == [m.id for m in before]
    assert next(m for m in await texts_to_leavers(place) if m.id == answer.id).state == "delivered"


async def test_a_receipt_for_nothing_of_ours_is_passed_over(place: Town) -> None:
    await place.text(JAY, "NEXT")
    message = await _newest(place)
    await receive(place, replace(message, id=1, provider_id="SMnobody"), "failed")
    assert (await _newest(place)).state == "delivered"
