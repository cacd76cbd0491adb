"""A check-in's question of which it comes to light late that it is not on the phone comes again where that helps."""

from datetime import date

import pytest

from storage.happenings import Message
from tests.support.home import JAY, receive, rows_of
from tests.support.town import Town

TUE = date(2026, 11, 3)


async def _sent(place: Town, purpose: str) -> list[Message]:
    return [m for m in await rows_of(place, Message) if m.purpose == purpose]


async def test_that_the_phone_was_off_is_told_when_the_nudge_has_gone_and_the_question_does_not_come_again(
    place: Town,
) -> None:
    """The nudge does, and is the only one: it is the same question."""
    place.phones.silent.add(JAY)
    await place.until_local(TUE, 16, 1)
    (question,), (nudge,) = await _sent(place, "prompt"), await _sent(place, "nudge")
    await receive(place, question, "undelivered", "30003")
    await receive(place, nudge, "undelivered", "30003")
    await place.until_local(TUE, 16, 40)
    assert (len(await _sent(place, "prompt")), len(await _sent(place, "nudge"))) == (1, 2)


@pytest.mark.parametrize(("answer", "code"), [("4", "30003"), (None, "30007")])
async def test_a_question_that_was_answered_or_can_never_arrive_does_not_come_again(
    place: Town, answer: str | None, code: str
) -> None:
    place.phones.silent.add(JAY)
    await place.until_local(TUE, 10, 1)
    if answer:
        await place.text(JAY, answer)
    await receive(place, (await _sent(place, "prompt"))[0], "undelivered", code)
    await place.until_local(TUE, 12)
    assert len(await _sent(place, "prompt")) == 1
