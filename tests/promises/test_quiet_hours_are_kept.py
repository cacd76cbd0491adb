"""From nine to nine nothing goes to a leaver at night, emergencies aside, and answers to one who is awake."""

import asyncio
from datetime import date, datetime, time, timedelta
from time import monotonic

from bot.channels.pace import Pace
from storage.happenings import CheckIn
from tests.support import enrol
from tests.support.home import DANGER, JAY, SAM, heard, rows_of
from tests.support.town import LONDON, Town

TUESDAY, WEDNESDAY = date(2026, 11, 3), date(2026, 11, 4)


def _hours(place: Town, number: str = JAY) -> list[time]:
    return [sent.at.astimezone(LONDON).time() for sent in place.phones.texts[number]]


async def test_a_mentors_words_at_night_wait_for_the_morning(place: Town) -> None:
    await place.text(JAY, "sam can we talk about the flat")
    shown = place.chats.shown[SAM][-1]
    await place.until_local(TUESDAY, 22)
    place.inbox(JAY)
    await place.telegram(SAM, "Sorry Jay, only just saw this", reply_to=shown.number)
    assert place.inbox(JAY) == []
    await place.until_local(WEDNESDAY, 8, 59)
    assert place.inbox(JAY) == []
    await place.until_local(WEDNESDAY, 9)
    assert place.inbox(JAY) == ["Sam: Sorry Jay, only just saw this"]


async def test_who_texts_at_night_is_answered_at_night(place: Town) -> None:
    await place.until_local(TUESDAY, 23)
    place.inbox(JAY)
    assert len(await place.text(JAY, "NEXT")) == 1
    shown = place.chats.shown[SAM][-1] if place.chats.shown[SAM] else None
    assert shown is None or "NEXT" not in shown.text


async def test_half_an_hour_after_the_last_text_they_may_be_asleep(place: Town) -> None:
    await place.until_local(TUESDAY, 23)
    await place.text(JAY, "cant sleep, thinking about that flat")
    place.inbox(JAY)
    shown = place.chats.shown[SAM][-1]
    await place.wait(minutes=29)
    await place.telegram(SAM, "Me neither", reply_to=shown.number)
    assert place.inbox(JAY) == ["Sam: Me neither"]
    await place.wait(minutes=32)
    await place.telegram(SAM, "Still there?", reply_to=shown.number)
    assert place.inbox(JAY) == []


async def test_an_emergency_is_answered_at_any_hour(place: Town) -> None:
    await place.until_local(WEDNESDAY, 3)
    place.inbox(JAY)
    assert len(await place.text(JAY, DANGER)) == 2


async def test_questions_reminders_and_nudges_keep_out_of_the_night(place: Town) -> None:
    numbers = [f"+4477009003{n:02}" for n in range(4)]
    for n, at in enumerate((time(20, 30), time(6), time(0), time(15, 30))):
        await enrol.leaver(place, f"Kel{n} Shaw", numbers[n], mentor=1, welcomed=True, at=at)
    for number in numbers:
        await place.text(number, "BOOK")
        await place.text(number, "3")
    await place.wait(days=8)
    for number in numbers:
        assert len(_hours(place, number)) > 4
        assert all(time(9) <= at < time(21) for at in _hours(place, number))


async def test_the_welcome_waits_for_the_release_and_for_the_morning(place: Town) -> None:
    number = "+447700900120"
    await enrol.leaver(place, "Tariq Hassan", number, mentor=1, status="in_custody", released=date(2026, 11, 6))
    await place.until_local(date(2026, 11, 6), 8, 59)
    assert place.inbox(number) == []
    await place.until_local(date(2026, 11, 6), 9)
    assert len(place.inbox(number)) == 1


async def test_a_machine_that_slept_between_claim_and_call_asks_again(place: Town) -> None:
    """It wakes in the night with a text in its hand."""
    await place.until_local(TUESDAY, 20, 50)
    await place.batches.do(heard(place, "NEXT"))

    class Suspended(Pace):
        async def turn(self, recipient: object) -> None:
            place.outbox.calls.pace = awake
            place.clock.forward(timedelta(hours=5))

    awake = place.outbox.calls.pace
    place.outbox.calls.pace = Suspended(each_second=1, gap=0, now=monotonic, sleep=asyncio.sleep)
    before = len(place.phones.texts[JAY])
    await place.until_local(WEDNESDAY, 8, 59)
    assert len(place.phones.texts[JAY]) == before
    await place.until_local(WEDNESDAY, 9)
    assert len(place.phones.texts[JAY]) == before + 1


async def test_a_check_in_that_falls_due_in_the_night_is_asked_in_the_morning(place: Town) -> None:
    """After an outage. Its window and its nudge count from when it was asked."""
    tuesday = datetime(2026, 11, 3, tzinfo=LONDON)
    await place.until(tuesday.replace(hour=9, minute=30))
    place.clock.move_to(tuesday.replace(hour=22, minute=30))  # nothing ran meanwhile
    await place.settle()
    await place.until(tuesday.replace(day=4, hour=9, minute=30))
    assert len(place.phones.texts[JAY]) == 1
    (asked,) = await rows_of(place, CheckIn)
    assert asked.prompted_at == tuesday.replace(day=4, hour=9)
    assert asked.window_ends_at == tuesday.replace(day=5, hour=9)
