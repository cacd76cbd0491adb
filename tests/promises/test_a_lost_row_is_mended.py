"""Whatever should fall due and has been lost is found by the check of every minute, mended, and said so."""

from datetime import date, timedelta

import pytest
from sqlalchemy import delete, select

from bot.services.watch import Found
from storage.events import due
from storage.happenings import CheckIn, Due, Item, Message, Session
from storage.records import Person, Programme
from tests.support.home import ALEX, DEE, JAY, SAM, open_items, rows_of
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


async def _booked(place: Town) -> Session:
    await place.text(JAY, "BOOK")
    await place.text(JAY, "thurs 12pm")
    await place.text(JAY, "1")
    return (await rows_of(place, Session))[0]


async def test_all_reminders_of_a_session(home: Town) -> None:
    await _booked(home)
    planned = [(row.at, row.data) for row in await rows_of(home, Due) if row.kind == "reminder"]
    assert len(planned) == 2
    await _lose(home, "reminder")
    await home.schedule.check()
    assert home.schedule.found == Found(steps=0, unplanned=1, waiting=0)
    assert [(row.at, row.data) for row in await rows_of(home, Due) if row.kind == "reminder"] == planned
    await home.schedule.check()
    assert home.schedule.found == Found(steps=0, unplanned=0, waiting=0)


async def test_one_reminder_of_two_and_none_that_was_sent(place: Town) -> None:
    await _booked(place)
    await place.until_local(date(2026, 11, 4), 12)
    sent = [m.body for m in await rows_of(place, Message) if m.purpose == "reminder"]
    assert len(sent) == 1
    await _lose(place, "reminder")
    await place.schedule.check()
    await place.wait(days=2)
    assert len([m for m in await rows_of(place, Message) if m.purpose == "reminder"]) == 2


async def _other_reminders(place: Town, reminders: str) -> None:
    """The policy has changed since the booking."""
    async with place.database.writing() as rows:
        (programme,) = await rows.all(Programme)
        policy = programme.policy.replace('["4d","1d","2h"]', reminders)
        assert policy != programme.policy
        later = place.clock.now() + timedelta(minutes=1)
        await rows.change(Programme.table, {1: {"policy": policy, "updated_at": later}})
    await place.wait(minutes=2)


async def test_a_new_policy_adds_no_reminders_to_what_was_booked_before(place: Town) -> None:
    await _booked(place)
    await _other_reminders(place, '["4d","1d","3h","2h"]')
    await place.schedule.check()
    assert place.schedule.found == Found(steps=0, unplanned=0, waiting=0)


async def test_who_was_reminded_under_an_older_policy_is_not_reminded_again(home: Town) -> None:
    await _booked(home)
    await home.until_local(date(2026, 11, 5), 10)
    assert [row for row in await rows_of(home, Due) if row.kind == "reminder"] == []
    await _other_reminders(home, '["1h"]')
    await home.schedule.check()
    assert home.schedule.found == Found(steps=0, unplanned=0, waiting=0)


async def test_the_end_of_a_session(home: Town) -> None:
    session = await _booked(home)
    await _lose(home, "session_over")
    await home.until(session.ends_at + timedelta(minutes=2))
    await home.schedule.check()
    await home.settle()
    assert home.schedule.found is not None
    assert home.schedule.found.unplanned == 1
    assert [label for label, _ in home.chats.shown[SAM][-1].buttons][:2] == ["Attended", "Did not come"]


async def test_a_mentor_who_does_not_say_how_it_went_is_asked_once(home: Town) -> None:
    session = await _booked(home)
    await home.until(session.ends_at + timedelta(minutes=2))
    asked = len(home.chats.shown[SAM])
    for _ in range(3):
        await home.schedule.check()
        await home.wait(minutes=1)
    assert home.schedule.found == Found(steps=0, unplanned=0, waiting=0)
    assert len(home.chats.shown[SAM]) == asked


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
