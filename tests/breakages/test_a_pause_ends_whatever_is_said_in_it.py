"""A pause ends on its day by itself, also for who texts meanwhile: the minute's check has nothing to mend."""

import pytest

from storage.happenings import Due
from storage.records import Person
from tests.support.home import JAY, rows_of
from tests.support.town import Town


@pytest.mark.parametrize("said", [["OK"], ["OK", "OK"], ["STOP", "START"]])
async def test_it_ends_on_its_day(place: Town, said: list[str]) -> None:
    for body in ("PAUSE", "2"):
        await place.text(JAY, body)
    for body in said:
        await place.wait(hours=1)
        await place.text(JAY, body)
    person = (await rows_of(place, Person))[0]
    assert person.hold == "pause"
    ends = [row for row in await rows_of(place, Due) if row.kind == "hold_over" and row.version == person.version]
    assert len(ends) == 1
    place.clock.move_to(ends[0].at)
    await place.settle()
    assert (await rows_of(place, Person))[0].hold is None
