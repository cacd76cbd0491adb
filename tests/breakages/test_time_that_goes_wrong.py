"""Clocks that change, reminders of what has moved, ladders that stop, alerts that stack up."""

from datetime import date, datetime, time, timedelta

import pytest

from storage.crypto import Vault
from storage.database import Database
from storage.happenings import Message
from storage.records import Staff
from tests.support import enrol
from tests.support.home import ALEX, DEE, JAY, SAM, alerts, open_items, rows_of
from tests.support.home import home as small
from tests.support.town import LONDON, Town
from tests.support.trouble import AfterACrash


@pytest.mark.parametrize(
    ("change", "at"),
    [
        (date(2026, 10, 25), time(10)),
        (date(2027, 3, 28), time(10)),
        (date(2026, 10, 25), time(0)),
        (date(2027, 3, 28), time(1, 30)),
    ],
)
async def test_a_schedule_over_the_change_of_the_clocks_neither_hangs_nor_shifts(
    sqlite_url: str, vault: Vault, change: date, at: time
) -> None:
    policy = enrol.PLAIN + "[check_in]\ncadence = [{every = '1d'}]\nwindow = '20h'\n"
    database = await Database.open(sqlite_url, vault)
    begin = datetime.combine(change - timedelta(days=2), time(9, 30), LONDON)
    async with small(database, begin, policy) as place:
        number = "+447700900180"
        await enrol.leaver(place, "Lee Brown", number, mentor=1, welcomed=True, at=at)
        for day in range(1, 5):
            await place.until(begin + timedelta(days=day, hours=12))
            await place.text(JAY, "4")
            await place.text(number, "4")
        prompts = [s for s in place.phones.texts[number] if "Reply 1 to 5" in s.body]
        hours = [f"{s.at.astimezone(LONDON):%d %H:%M}" for s in prompts]
        wanted = "10:00" if at == time(10) else "09:00"
        assert hours == [f"{change + timedelta(days=n):%d} {wanted}" for n in (-1, 0, 1, 2)]
    await database.close()


async def test_a_reminder_after_the_meeting_was_moved_or_called_off(place: Town) -> None:
    for words in ("BOOK", "thurs", "1", "MOVE", "fri", "1"):
        await place.text(JAY, words)
    place.inbox(JAY)
    await place.until_local(date(2026, 11, 5), 8)
    assert [b for b in place.inbox(JAY) if "kept" in b] == []


async def test_a_ladder_goes_on_after_a_restart(home: Town) -> None:
    await home.text(JAY, "can you ring me sam about the flat")
    async with AfterACrash(home) as again:
        await again.wait(hours=4)
        assert len(alerts(again, DEE)) == 1


async def test_nobody_is_paged_after_it_was_taken(home: Town) -> None:
    await home.text(JAY, "can you ring me sam about the flat")
    await home.tap(SAM, "Take")
    await home.wait(hours=23)
    assert home.chats.shown[DEE] == []
    assert home.chats.shown[ALEX] == []


async def test_the_auditor_itself_is_on(place: Town) -> None:
    schedule = place.schedule
    schedule.start()
    try:
        jobs = {job.id: job for job in schedule.scheduler.get_jobs()}
        assert {"sweep", "check", "settle_doubts", "take_away"} <= jobs.keys()
        assert jobs["check"].trigger.interval == timedelta(minutes=1)
        assert all(job.coalesce and job.misfire_grace_time is None for job in jobs.values())
    finally:
        schedule.stop()


async def test_alerts_do_not_stack_up(place: Town) -> None:
    """Six texts and three missed check-ins: an item for each matter, and one message with buttons for each item."""
    for day in range(6):
        await place.text(JAY, f"any news on the flat sam, day {day} now")
        await place.wait(days=1)
    assert len(await open_items(place)) == 2
    for user in (SAM, DEE, ALEX):
        assert len(alerts(place, user)) <= 2


async def test_an_officer_is_ill_and_cover_sees_the_message_without_anyone_remembering(place: Town) -> None:
    today = place.clock.now().date()
    async with place.database.writing() as rows:
        await rows.change(Staff.table, {1: {"away_from": today, "away_until": today + timedelta(days=9)}})
    await place.text(JAY, "sam i need a hand with a form")
    assert place.chats.shown[SAM] == []
    assert "hand with a form" in place.chats.shown[DEE][-1].text


async def test_who_falls_ill_later_hands_over_what_waits(place: Town) -> None:
    await place.text(JAY, "sam i need a hand with a form")
    today = place.clock.now().date()
    await place.telegram(SAM, f"/away {today + timedelta(days=1)} {today + timedelta(days=9)}")
    before = len(alerts(place, DEE))
    await place.wait(days=2)
    assert len(alerts(place, DEE)) > before or any("form" in m.text for m in place.chats.shown[DEE])


async def test_a_deleted_topic_is_made_anew_and_nothing_lands_elsewhere(place: Town) -> None:
    from bot.channels.telegram_message import TelegramOut, TelegramSend, TelegramSettled, TopicGone

    place.topics = True
    await place.text(JAY, "can you ring me sam about the flat")
    first = place.chats.shown[SAM][-1].thread
    assert first is not None
    whole = place.chats.do

    async def gone(out: TelegramOut) -> TelegramSettled:
        if isinstance(out, TelegramSend) and out.thread == first:
            return TopicGone()
        return await whole(out)

    place.chats.do = gone  # type: ignore[method-assign]
    await place.text(JAY, "its about the boiler as well")
    second = place.chats.shown[SAM][-1].thread
    assert second not in (None, first)
    await place.text(JAY, "and the door")
    assert place.chats.shown[SAM][-1].thread == second
    assert {m.state for m in await rows_of(place, Message) if m.purpose == "relay_staff"} == {"sent"}


async def test_what_comes_over_a_weekend_is_one_alert_on_monday(place: Town) -> None:
    await place.until_local(date(2026, 11, 6), 15)
    await place.text(JAY, "CALL")
    for _ in range(3):
        await place.wait(hours=11)
        await place.text(JAY, "CALL")
    before = len(place.chats.shown[SAM])
    await place.until_local(date(2026, 11, 9), 9)
    fresh = [m for m in place.chats.shown[SAM][before:] if "ring" in m.text or "call" in m.text]
    assert len(fresh) == 1
