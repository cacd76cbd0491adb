"""The database refuses it; whoever comes second is offered other times."""

import asyncio
from datetime import timedelta

import pytest

from storage.errors import Overlap
from storage.happenings import Session
from tests.support.examples import session
from tests.support.home import JAY, KEL, heard, rows_of, second_leaver
from tests.support.town import Town
from tests.support.trouble import AfterACrash


async def _both_choose(place: Town, *others: Town) -> None:
    one, two = place, (*others, place)[0]
    await asyncio.gather(one.batches.do(heard(one, "1")), two.batches.do(heard(two, "1", number=KEL)))
    await place.settle()
    live = [s for s in await rows_of(place, Session) if s.state == "booked"]
    assert len(live) == 1
    offered = [[s.body for s in place.phones.texts[number]][-1] for number in (JAY, KEL)]
    assert sorted("Booked" in body for body in offered) == [False, True]
    loser = JAY if "Booked" in offered[1] else KEL
    await place.text(loser, "1")
    live = sorted((s for s in await rows_of(place, Session) if s.state == "booked"), key=lambda s: s.starts_at)
    assert len(live) == 2
    assert live[0].ends_at <= live[1].starts_at


async def test_two_people_choose_the_same_time_in_one_batch(home: Town) -> None:
    await second_leaver(home)
    await home.text(JAY, "BOOK")
    await home.text(KEL, "BOOK")
    await _both_choose(home)


async def test_two_people_choose_the_same_time_in_two_processes(home: Town) -> None:
    await second_leaver(home)
    await home.text(JAY, "BOOK")
    await home.text(KEL, "BOOK")
    async with AfterACrash(home) as other:
        await _both_choose(home, other)


async def test_the_database_itself_refuses_two_live_ones(home: Town) -> None:
    first = session(id=1, person_id=1, mentor_id=1)
    half = timedelta(minutes=30)
    second = session(id=2, person_id=1, mentor_id=1, starts_at=first.starts_at + half, ends_at=first.ends_at + half)
    with pytest.raises(Overlap):
        async with home.database.writing() as rows:
            await rows.insert([first, second])
    assert await rows_of(home, Session) == []
