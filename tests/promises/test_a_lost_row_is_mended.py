"""Whatever should fall due and has been lost is found by the check of every minute, mended, and said so."""

import pytest
from sqlalchemy import delete, select

from bot.services.watch import Found
from storage.events import due
from storage.happenings import CheckIn, Item, Message
from storage.records import Person
from tests.support.home import ALEX, DEE, JAY, open_items, rows_of
from tests.support.town import Town


async def _lose(place: Town, kind: str) -> None:
    async with place.database.writing() as rows:
        assert await rows.scalars(select(due.c.id).where(due.c.kind == kind)), f"nothing of kind {kind} was planned"
        await rows.execute(delete(due).where(due.c.kind == kind))


async def test_all_is_well_and_nothing_is_mended(place: Town) -> None:
    await place.wait(days=3)
    await place.schedule.check()
    assert place.schedule.found == Found(steps=0, unplanned=0, waiting=0)


async def test_the_next_step_of_a_ladder(home: Town) -> None:
    await home.text(JAY, "can you ring me sam about the flat")
    await _lose(home, "rung")
    await home.wait(hours=4, minutes=2)
    told = len(home.chats.shown[DEE])
    await home.schedule.check()
    await home.settle()
    assert home.schedule.found == Found(steps=1, unplanned=0, waiting=0)
    assert len(home.chats.shown[DEE]) == told + 1
    await home.schedule.check()
    assert home.schedule.found == Found(steps=0, unplanned=0, waiting=0)


async def test_the_return_of_what_was_taken_and_left(place: Town) -> None:
    await place.text(JAY, "can you ring me sam about the flat")
    await place.tap(700701, "Take")
    await _lose(place, "taken_too_long")
    await place.wait(days=1, minutes=2)
    await place.schedule.check()
    await place.settle()
    assert (await rows_of(place, Item))[0].taken_by is None


async def test_the_step_of_an_unknown_number(place: Town) -> None:
    await place.text("+447700900199", "changed my phone its me jay")
    await _lose(place, "stranger_rung")
    told = len(place.chats.shown[ALEX])
    await place.wait(hours=4, minutes=2)
    await place.schedule.check()
    await place.settle()
    assert len(place.chats.shown[ALEX]) == told + 1


async def test_the_next_check_in(home: Town) -> None:
    await _lose(home, "check_in")
    await home.schedule.check()
    assert home.schedule.found == Found(steps=0, unplanned=1, waiting=0)
    await home.wait(days=1, hours=1)
    assert len(home.inbox(JAY)) == 1


async def test_the_end_of_a_check_ins_window(place: Town) -> None:
    await place.wait(days=1, hours=1)
    await _lose(place, "window")
    await place.wait(days=1)
    assert (await rows_of(place, CheckIn))[0].state == "open"
    await place.schedule.check()
    await place.settle()
    assert await open_items(place) == ["missed_check_in"]


async def test_the_welcome(place: Town) -> None:
    async with place.database.writing() as rows:
        await rows.change(Person.table, {1: {"welcome": "waiting", "welcomed_on": None}})
    await place.schedule.check()
    await place.settle()
    assert "STOP to stop" in place.inbox(JAY)[0]


async def test_the_end_of_a_pause(place: Town) -> None:
    await place.text(JAY, "PAUSE")
    await place.text(JAY, "1")
    await _lose(place, "hold_over")
    await place.wait(days=3, hours=1)
    await place.schedule.check()
    await place.settle()
    assert (await rows_of(place, Person))[0].hold is None


async def test_one_that_fails_again_and_again_stops_nobody_and_pages_once(
    place: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.services import queue

    def fails(*_: object) -> None:
        raise RuntimeError("a fault of ours")

    await place.text(JAY, "can you ring me sam about the flat")
    item = next(i for i in await rows_of(place, Item))
    whole = queue.climb
    monkeypatch.setattr(queue, "climb", lambda turn, i: fails() if i.id == item.id else whole(turn, i))
    await place.wait(hours=5)
    for _ in range(3):
        await place.wait(minutes=1)
        await place.schedule.check()
        await place.settle()
    failed = next(i for i in await rows_of(place, Item) if i.kind == "bot_failed")
    alerts = [m for m in await rows_of(place, Message) if m.about_id == failed.id and m.purpose == "alert"]
    assert len(alerts) == 1
