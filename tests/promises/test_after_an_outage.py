"""The useful is sent, the stale is dropped, and the coordinator is told which."""

from datetime import date, timedelta

from bot.services.late import Late, keep
from storage.happenings import CheckIn, Message, Untold
from tests.support import enrol
from tests.support.checker import breaches
from tests.support.home import ALEX, DANGER, JAY, KEL, SAM, alerts, heard, open_items, rows_of, second_leaver
from tests.support.record import read
from tests.support.town import Town
from tests.support.trouble import AfterACrash, trouble

MON, TUE, WED = date(2026, 11, 2), date(2026, 11, 3), date(2026, 11, 4)


async def _down_for(place: Town, **length: float) -> None:
    """The clock goes on, and nothing runs."""
    place.clock.forward(timedelta(**length))


async def _told(place: Town, account: int = ALEX) -> list[str]:
    """What a coordinator reads once all has been caught up with: the minute's check tells of it."""
    await place.wait(minutes=2)
    before = len(place.chats.shown[account])
    await place.schedule.check()
    await place.settle()
    return [shown.text for shown in place.chats.shown[account][before:]]


async def test_a_day_without_the_service(home: Town) -> None:
    """Jay's day-before reminder is stale by then; the check-ins are still asked, and an answer still goes."""
    await second_leaver(home)
    await home.text(JAY, "BOOK")
    await home.text(JAY, "wed")
    await home.text(JAY, "1")
    await home.until_local(TUE, 9)
    await home.text(JAY, "is it by phone sam")
    await home.batches.do(heard(home, "NEXT", number=KEL))
    for number in (JAY, KEL):
        home.inbox(number)
    await _down_for(home, days=1)
    async with AfterACrash(home) as again:
        await again.settle()
        (told,) = await _told(again)
        assert told.splitlines() == [
            "We were down for a while. These came too late and were not sent:",
            "Jay: a reminder",
            "These went out late:",
            "Jay: a question",
            "Kel: a question, an answer",
        ]
        assert await _told(again) == []
        assert len([m for m in await rows_of(again, Message) if m.purpose == "prompt" and m.state == "delivered"]) == 2
        assert {c.day for c in await rows_of(again, CheckIn)} == {WED}
        kels = [m for m in await rows_of(again, Message) if m.person_id == 2 and m.purpose == "answer"]
        assert [m.state for m in kels] == ["delivered"]
        await again.wait(days=2)
        jays = [m for m in await rows_of(again, Message) if m.purpose == "reminder" and m.state == "delivered"]
        assert all("today" in (m.body or "") for m in jays)


async def test_a_question_that_was_never_sent_is_dropped_and_told(place: Town) -> None:
    """Asked, still in the outbox when the process died, and the time for an answer is over."""
    await place.until_local(TUE, 9, 59)
    place.clock.forward(timedelta(minutes=1))
    await place.batches.sweep()
    assert place.phones.texts[JAY] == []
    await _down_for(place, days=1, hours=1)
    async with AfterACrash(place) as again:
        await again.settle()
        prompts = [m for m in await rows_of(again, Message) if m.purpose == "prompt"]
        assert [m.state for m in prompts] == ["dropped"]
        assert "Jay: a question" in (await _told(again))[0]
        assert await open_items(again) == ["missed_check_in"]


async def test_every_step_of_a_ladder_that_was_missed_is_told_at_once_and_no_more_than_once(place: Town) -> None:
    await place.text(JAY, "can you ring me sam about the flat")
    await _down_for(place, days=2)
    async with AfterACrash(place) as again:
        await again.settle()
        item = next(m.about_id for m in await rows_of(again, Message) if m.purpose == "relay_staff")
        alerts = [m.staff_id for m in await rows_of(again, Message) if m.purpose == "alert" and m.about_id == item]
        assert sorted(alerts, key=str) == [2, 3]


async def test_an_answer_to_what_was_texted_before_it_is_still_given(place: Town) -> None:
    await place.batches.do(heard(place, "BOOK"))
    await _down_for(place, hours=5)
    async with AfterACrash(place) as again:
        await again.settle()
        assert "Which time" in again.inbox(JAY)[0]


async def test_a_short_one_breaks_no_promise(place: Town) -> None:
    await place.until_local(TUE, 9, 30)
    await _down_for(place, minutes=45)
    async with AfterACrash(place) as again:
        await again.wait(days=6)
        await again.tap(SAM, "Take")
        late = [line for line in breaches(await read(again)) if "was asked at" not in line]
        assert late == []


async def test_while_texts_are_still_tried_in_vain_nothing_is_told_and_then_all_of_it_once(place: Town) -> None:
    """Twilio is away from before the question until the next day; the question is stale by then."""
    await second_leaver(place)
    await place.until_local(TUE, 9, 59)
    going_wrong = trouble(place, *["away"] * 10_000)
    await place.wait(minutes=30)
    async with place.database.writing() as rows:
        late = Late(programme_id=1, person_id=1, purpose="reminder")
        await keep(rows, [late], place.clock.now(), lambda: next(place.ids))
    assert await _told(place) == []
    going_wrong.goes_wrong.clear()
    place.outbox.calls.sms_rests_until = 0.0
    await place.wait(minutes=15)
    (told,) = await _told(place)
    assert told.splitlines() == [
        "We were down for a while. These came too late and were not sent:",
        "Jay: a reminder",
        "These went out late:",
        "Jay: a question",
        "Kel: a question",
    ]
    assert [m.state for m in await rows_of(place, Message) if m.purpose == "prompt"] == ["delivered"] * 2
    assert await rows_of(place, Untold) == []


async def test_a_summary_too_long_for_one_message_comes_in_pieces_that_lose_nothing(place: Town) -> None:
    names = ["".join(chr(97 + n // 26**k % 26) for k in range(3)) + "x" * 30 for n in range(150)]
    people = [await enrol.leaver(place, name.title(), f"+447700900{n:03}") for n, name in enumerate(names, 200)]
    async with place.database.writing() as rows:
        late = [Late(programme_id=1, person_id=person, purpose="booking") for person in people]
        await keep(rows, late, place.clock.now(), lambda: next(place.ids))
    told = await _told(place)
    assert 1 < len(told) < 5
    assert all(len(text) <= 4096 for text in told)
    lines = "\n".join(told).splitlines()
    assert sorted(lines[1:]) == sorted(f"{name.title()}: news of a session" for name in names)


async def test_a_reaction_that_is_too_late_is_no_news_and_holds_none_up(place: Town) -> None:
    """What is for staff has gone stale beside what is for a leaver."""
    await place.text(JAY, "is it by phone sam")
    shown = place.chats.shown[SAM][-1]
    back, place.outbox.calls.telegram = place.outbox.calls.telegram, None
    await place.telegram(SAM, "Yes it is", reply_to=shown.number)
    await _down_for(place, days=2)
    place.outbox.calls.telegram = back
    await place.settle()
    assert "reaction" in {m.purpose for m in await rows_of(place, Message) if m.error == "late"}
    assert {entry.purpose for entry in await rows_of(place, Untold)} == {"prompt"}
    await place.wait(minutes=3)
    await place.schedule.check()
    assert await rows_of(place, Untold) == []


async def test_after_hours_without_telegram_each_is_shown_an_emergency_once(home: Town) -> None:
    """It climbed every quarter of an hour meanwhile. What the leaver wrote goes whole, and the buttons work."""
    back, home.outbox.calls.telegram = home.outbox.calls.telegram, None
    await home.text(JAY, DANGER)
    await home.text(JAY, "please")
    await home.wait(hours=2)
    home.outbox.calls.telegram = back
    await home.wait(minutes=11)
    assert len(alerts(home, ALEX)) == 1
    words = [shown.text.partition("\n")[0] for shown in home.chats.shown[SAM]]
    assert words == [f"EMERGENCY. Jay: {DANGER}", "EMERGENCY. Jay: please"]
    await home.tap(ALEX, "I have it", on=alerts(home, ALEX)[-1])
    before = len(home.chats.shown[ALEX])
    await home.wait(minutes=45)
    assert len(home.chats.shown[ALEX]) == before
    assert {m.error for m in await rows_of(home, Message) if m.state == "dropped"} == {"replaced"}
    assert [m for m in await rows_of(home, Message) if m.state == "failed"] == []  # nor do the changes to what went not
