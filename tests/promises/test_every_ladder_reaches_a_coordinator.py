"""A missed check-in makes one item, and it climbs on time until a human has taken it."""

from datetime import date, datetime, time, timedelta

import pytest

from storage.database import Database
from storage.happenings import Item, Message
from storage.records import Staff
from tests.support import enrol
from tests.support.home import ALEX, DANGER, DEE, HELPLINES, JAY, SAM, alerts, open_items, rows_of
from tests.support.home import home as small_town
from tests.support.town import LONDON, Town

BO = 700704
WHO = {1: "Sam", 2: "Dee", 3: "Alex"}
MON, TUE, WED, THU, FRI = (date(2026, 11, 2) + timedelta(days=n) for n in range(5))


async def _told(place: Town, kind: str) -> list[tuple[str, str]]:
    """Who was told of the item of this kind when, by the clock on the wall in London."""
    item = next(i for i in await rows_of(place, Item) if i.kind == kind)
    found = [
        m for m in await rows_of(place, Message) if m.about_id == item.id and m.purpose in ("alert", "relay_staff")
    ]
    assert all(m.sent_at is not None and m.sent_at - m.created_at <= timedelta(minutes=1) for m in found)
    return [(f"{m.created_at.astimezone(LONDON):%a %H:%M}", WHO[m.staff_id or 0]) for m in found]


async def _away(place: Town, staff_id: int, first: date, last: date) -> None:
    async with place.database.writing() as rows:
        await rows.change(Staff.table, {staff_id: {"away_from": first, "away_until": last}})


async def test_a_missed_check_in_climbs_step_by_step_in_staff_hours(home: Town) -> None:
    await home.until_local(THU, 23)
    assert await _told(home, "missed_check_in") == [
        ("Wed 10:00", "Sam"),
        ("Wed 12:00", "Sam"),
        ("Wed 14:00", "Dee"),
        ("Thu 10:00", "Alex"),
        ("Thu 12:00", "Alex"),
        ("Thu 14:00", "Alex"),
        ("Thu 16:00", "Alex"),
    ]


async def test_the_next_one_missed_is_added_to_the_same_item(home: Town) -> None:
    await home.until_local(THU + timedelta(days=4), 11)
    missed = [i for i in await rows_of(home, Item) if i.kind == "missed_check_in"]
    assert len(missed) == 1


async def test_weekends_and_bank_holidays_stand_still(place: Town) -> None:
    """Christmas Day 2026 is a Friday, and Boxing Day is kept on the Monday."""
    await place.until_local(date(2026, 12, 24), 15)
    await place.text(JAY, "need a word about my tenancy sam")
    await place.until_local(date(2026, 12, 30), 8)
    told = await _told(place, "unanswered_message")
    assert told == [("Thu 15:00", "Sam"), ("Tue 11:00", "Dee"), ("Tue 15:00", "Alex")]


async def test_an_emergency_goes_to_all_at_once_and_again_every_quarter_of_an_hour(home: Town) -> None:
    await home.until_local(WED, 3)
    await home.text(JAY, DANGER)
    await home.wait(minutes=31)
    told = await _told(home, "emergency")
    assert sorted(told[:2]) == [("Wed 03:00", "Alex"), ("Wed 03:00", "Sam")]
    assert told[2:] == [("Wed 03:15", "Alex"), ("Wed 03:30", "Alex")]


async def test_taken_it_falls_silent_and_left_it_climbs_on(home: Town) -> None:
    await home.until_local(WED, 10, 30)
    await home.tap(SAM, "Take")
    await home.until_local(THU, 10, 29)
    assert await _told(home, "missed_check_in") == [("Wed 10:00", "Sam")]
    await home.until_local(FRI, 12)
    assert (await _told(home, "missed_check_in"))[1:] == [
        ("Thu 10:30", "Sam"),
        ("Thu 12:30", "Dee"),
        ("Thu 16:30", "Alex"),
        ("Fri 10:00", "Sam"),  # the next check-in is missed as well
        ("Fri 10:30", "Alex"),
    ]


async def test_handed_on_it_does_not_page_for_the_time_in_which_somebody_had_it(place: Town) -> None:
    await place.until_local(WED, 10, 30)
    await place.tap(SAM, "Take")
    await place.until_local(WED, 16)
    await place.tap(SAM, "Hand on")
    await place.tap(SAM, "Dee")
    assert await _told(place, "missed_check_in") == [("Wed 10:00", "Sam"), ("Wed 16:00", "Dee")]
    await place.until_local(FRI, 17)
    assert [who for _, who in await _told(place, "missed_check_in")][2:4] == ["Sam", "Dee"]
    assert (await _told(place, "missed_check_in"))[-1][1] == "Alex"


async def test_one_tap_of_a_coordinator_silences_it_for_the_others(place: Town) -> None:
    await place.until_local(THU, 10, 1)
    await place.tap(ALEX, "I have it")
    assert not alerts(place, SAM)
    assert not alerts(place, DEE)
    assert "Alex" in place.chats.shown[SAM][-1].text
    before = len(await _told(place, "missed_check_in"))
    await place.until_local(THU, 23)
    assert len(await _told(place, "missed_check_in")) == before


async def test_a_mentor_who_is_away_is_covered_without_anyone_remembering(place: Town) -> None:
    await _away(place, 1, TUE, FRI)
    await place.until_local(WED, 12, 30)
    assert await _told(place, "missed_check_in") == [("Wed 10:00", "Dee"), ("Wed 12:00", "Dee")]


async def test_with_nobody_to_cover_the_coordinators_are_told_at_once(place: Town) -> None:
    await _away(place, 1, TUE, FRI)
    await _away(place, 2, TUE, FRI)
    await place.until_local(WED, 10)
    assert await _told(place, "missed_check_in") == [("Wed 10:00", "Alex")]


async def test_a_late_answer_closes_it_and_tells_whoever_was_alerted(place: Town) -> None:
    await place.until_local(WED, 14, 30)
    before = {user: len(place.chats.shown[user]) for user in (SAM, DEE, ALEX)}
    await place.text(JAY, "4")
    assert await open_items(place) == []
    assert {user: len(place.chats.shown[user]) - n for user, n in before.items()} == {SAM: 1, DEE: 1, ALEX: 0}


@pytest.mark.parametrize("spring", [date(2027, 3, 27)])
async def test_on_the_day_of_twenty_three_hours_a_daily_check_in_is_missed_all_the_same(
    sqlite_url: str, vault: object, spring: date
) -> None:
    from storage.crypto import Vault
    from storage.database import Database
    from tests.support.home import HELPLINES
    from tests.support.home import home as small

    assert isinstance(vault, Vault)
    daily = HELPLINES.replace("2026-11-01", "2027-03-01") + "[check_in]\ncadence = [{every = '1d'}]\n"
    database = await Database.open(sqlite_url, vault)
    async with small(database, datetime.combine(spring - timedelta(days=1), time(9, 30), LONDON), daily) as place:
        await place.until_local(spring, 10)
        assert len(place.inbox(JAY)) == 1
        await place.until_local(spring + timedelta(days=1), 10)
        assert "missed_check_in" in await open_items(place)
    await database.close()


NO_REPEAT = (
    HELPLINES
    + """
[ladder.unanswered_message]
clock = "wall"
taken_for = "8h"
steps = [ { after = "0m", to = "mentor" }, { after = "1h", to = "coordinators" } ]
"""
)


async def test_what_is_put_back_after_a_last_step_without_repeats_is_told_again(database: Database) -> None:
    async with small_town(database, policy=NO_REPEAT) as place:
        await enrol.staff(place, "coordinator", "Bo Lake", BO)
        await place.text(JAY, "can somebody ring the council for me please")
        await place.wait(hours=2)
        await place.tap(ALEX, "I have it")
        before = len(place.chats.shown[BO])
        await place.tap(ALEX, "Not now")
        assert any("Jay" in shown.text for shown in place.chats.shown[BO][before:])
