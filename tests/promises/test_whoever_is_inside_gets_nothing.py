"""Nothing goes to somebody in custody before the release date, whatever was on its way: the phone may be another's."""

from datetime import date, timedelta

import pytest

from bot.channels.message import NotTried, Settled, SmsOut
from bot.services.desk import Desk
from bot.services.people_changes import take_effect
from tests.support import enrol
from tests.support.home import KEL, MONDAY
from tests.support.town import Town

THURSDAY = date(2026, 11, 5)


async def _is_taken_back(place: Town, person: int, until: date) -> None:
    async def act(desk: Desk) -> None:
        turn = await desk.turn(person)
        assert turn is not None
        take_effect(turn, {"status": "in_custody", "release_on": until})

    await place.at_the_desk(act)
    await place.settle()


async def test_a_welcome_that_waited_for_twilio_goes_on_the_day_of_release(
    place: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(text: SmsOut) -> Settled:
        return NotTried()

    with monkeypatch.context() as outage:
        outage.setattr(place.phones, "send", away)
        kel = await enrol.leaver(place, "Kel Shaw", KEL, mentor=1)
        await place.wait(minutes=5)
        await _is_taken_back(place, kel, THURSDAY)
    await place.until(MONDAY + timedelta(days=2))
    assert place.inbox(KEL) == []
    await place.until_local(THURSDAY, 9)
    assert len(place.inbox(KEL)) == 1
