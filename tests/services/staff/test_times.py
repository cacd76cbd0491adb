"""A mentor's own time: sessions and how they went, the hours of the week, days away."""

from datetime import date, datetime, time

import pytest

from bot.services import sessions as booking
from bot.services.desk import Desk
from storage.happenings import Hours, Session
from tests.support.office import CAL, DEE, JAY, SAM, Office
from tests.support.town import LONDON


async def book(office: Office, name: str, day: int, hour: int, *, kind: str = "session") -> Session:
    at = datetime(2026, 11, day, hour, tzinfo=LONDON)

    async def act(desk: Desk) -> Session:
        turn = await desk.turn(office.ids[name])
        assert turn is not None
        mentor = turn.case.mentor if kind == "session" else None
        return booking.book(turn, kind, at, mentor=mentor, by=None)

    return await office.town.at_the_desk(act)


async def session(office: Office, row: int) -> Session:
    async with office.town.database.reading() as rows:
        found = await rows.one(Session, Session.table.c.id == row)
    assert found is not None
    return found


async def hours(office: Office, name: str = "Sam") -> list[tuple[int | date | None, time | None, time | None]]:
    async with office.town.database.reading() as rows:
        found = await rows.all(Hours, Hours.table.c.staff_id == office.ids[name])
    return sorted(((h.weekday if h.day is None else h.day, h.starts, h.ends) for h in found), key=str)


async def test_what_is_booked_is_listed_with_buttons(office: Office) -> None:
    assert await office.says(SAM, "/sessions") == ["Nothing is booked."]
    await book(office, "Jay", 26, 14)
    await book(office, "Kelly", 27, 9, kind="court")
    assert await office.says(SAM, "/sessions") == [
        "Jay: session, Thu 26 Nov 2pm",
        "Kelly: court, Fri 27 Nov 9am",
    ]
    assert office.labels(SAM) == ["Change", "Cancel"]
    assert await office.says(DEE, "/sessions") == ["Nothing is booked."]
    assert (await office.says(CAL, "/sessions"))[0] == "Jay: session, Thu 26 Nov 2pm\nWith Sam"


async def test_afterwards_the_mentor_says_that_it_took_place(office: Office) -> None:
    booked = await book(office, "Jay", 24, 11)
    assert await office.sends(SAM, f"attended:{booked.id}") == "It has not begun yet."
    await office.town.until_local(date(2026, 11, 24), 12)
    assert office.labels(SAM) == ["Attended", "Did not come"]
    assert await office.taps(SAM, "Attended") == "Noted: attended."
    assert (await session(office, booked.id)).state == "attended"
    assert await office.sends(SAM, f"absent:{booked.id}") == "This is noted already: attended."
    assert [item.kind for item in await office.items("Jay")] == []


async def test_a_missed_session_makes_an_item_and_a_kind_text(office: Office) -> None:
    booked = await book(office, "Jay", 24, 11)
    await office.town.until_local(date(2026, 11, 24), 12)
    office.town.inbox(JAY)
    assert "Did not come".lower() in str(await office.taps(SAM, "Did not come")).lower()
    assert office.town.inbox(JAY) == ["Sam here. Missed you today. Want another time? 1 yes 2 no"]
    assert [item.kind for item in await office.items("Jay")] == ["missed_session"]
    assert (await session(office, booked.id)).state == "missed"


async def test_a_session_is_changed_to_a_free_time_and_the_leaver_is_told(office: Office) -> None:
    booked = await book(office, "Jay", 26, 14)
    await office.says(SAM, "/sessions")
    await office.taps(SAM, "Change")
    assert "Thu 26 Nov 2pm" not in office.labels(SAM)
    assert await office.taps(SAM, "Thu 26 Nov 3pm") == "Jay is told: it is now Thu 26 Nov 3pm."
    assert (await session(office, booked.id)).starts_at.hour == 15
    assert "Thu 26 Nov 3pm" in office.town.inbox(JAY)[-1]


async def test_a_typed_change_is_said_back_and_refused_where_taken(office: Office) -> None:
    await book(office, "Kelly", 27, 15)
    booked = await book(office, "Jay", 26, 14)
    await office.sends(SAM, f"change:{booked.id}")
    await office.taps(SAM, "Another time")
    assert await office.says(SAM, "fri 3pm") == ["Change it with Jay to Fri 27 Nov 3pm?"]
    assert await office.taps(SAM, "Yes") == "That time is taken. Choose another."
    assert (await session(office, booked.id)).starts_at.day == 26


@pytest.mark.parametrize(("begin", "yes"), [("othertime:{jay}", "Yes, ask"), ("changeto:{booked}", "Yes, change it")])
async def test_what_is_typed_after_a_taken_time_is_another_time(office: Office, begin: str, yes: str) -> None:
    await book(office, "Kelly", 27, 15)
    booked = await book(office, "Jay", 26, 14)
    office.town.topics = True
    await office.town.text(JAY, "can you help me with a form")
    topic = office.last(SAM).thread
    office.town.inbox(JAY)
    await office.sends(SAM, begin.format(jay=office.ids["Jay"], booked=booked.id))
    await office.says(SAM, "fri 3pm", thread=topic)
    assert await office.taps(SAM, yes) == "That time is taken. Choose another."
    assert office.last(SAM).text == "Which day and time? For example: Tue 2pm"
    (again,) = await office.says(SAM, "fri 4.30pm", thread=topic)
    assert "Fri 27 Nov 4.30pm" in again
    assert office.town.inbox(JAY) == []


@pytest.mark.parametrize("begin", ["othertime:{jay}", "datekind:{jay}:court", "changeto:{booked}"])
async def test_what_is_typed_when_a_time_was_said_back_is_no_word_for_the_leaver(office: Office, begin: str) -> None:
    booked = await book(office, "Jay", 26, 14)
    await office.sends(SAM, begin.format(jay=office.ids["Jay"], booked=booked.id))
    await office.says(SAM, "fri 3pm")
    office.town.inbox(JAY)
    said_back = office.last(SAM)
    again = await office.says(SAM, "yes", to=said_back)
    assert again == ["This went to nobody. Tap a button above, or type another day and time."]
    assert "Fri 27 Nov 4pm" in (await office.says(SAM, "fri 4pm", to=office.last(SAM)))[0]
    assert office.town.inbox(JAY) == []
    await office.taps(SAM, "Yes")
    assert "To Jay" in (await office.says(SAM, "see you") and office.labels(SAM))


async def test_a_court_date_is_changed_in_words(office: Office) -> None:
    booked = await book(office, "Jay", 27, 9, kind="court")
    await office.sends(SAM, f"change:{booked.id}")
    await office.says(SAM, "mon 30 nov 11am")
    await office.taps(SAM, "Yes")
    assert (await session(office, booked.id)).starts_at == datetime(2026, 11, 30, 11, tzinfo=LONDON)


async def test_calling_off_asks_first(office: Office) -> None:
    booked = await book(office, "Jay", 26, 14)
    await office.says(SAM, "/sessions")
    await office.taps(SAM, "Cancel")
    assert office.last(SAM).text == "Call off Thu 26 Nov 2pm with Jay?"
    assert (await session(office, booked.id)).state == "booked"
    assert await office.taps(SAM, "Yes") == "Cancelled. Jay is told."
    assert "Thu 26 Nov 2pm is off" in office.town.inbox(JAY)[-1]
    assert await office.sends(SAM, f"cancelit:{booked.id}") == "This session is cancelled already."


async def test_somebody_elses_session_is_not_theirs_to_settle(office: Office) -> None:
    booked = await book(office, "Jay", 26, 14)
    for data in (f"cancelit:{booked.id}", f"change:{booked.id}", f"move:{booked.id}:29900000"):
        assert await office.sends(DEE, data) == "This is not yours."
    assert "out of date" in str(await office.sends(SAM, "change:4711"))


async def test_the_week_is_set_in_words(office: Office) -> None:
    (shown,) = await office.says(SAM, "/availability Tue 10:00-13:00, Thu 14:00-17:00, Fri 9-11")
    assert shown == "Your hours now:\nEvery week: Tue 10:00-13:00, Thu 14:00-17:00, Fri 09:00-11:00"
    assert len(await hours(office)) == 3


async def test_hours_that_can_not_be_read_change_nothing(office: Office) -> None:
    before = await hours(office)
    for words in ("Tue 13:00-10:00", "Tue", "bananas", "Tue 10-12, Tue 11-13", "10:00-12:00"):
        (shown,) = await office.says(SAM, f"/availability {words}")
        assert "Your hours now" not in shown, words
    assert await hours(office) == before


async def test_without_words_it_shows_the_week_and_asks_with_buttons(office: Office) -> None:
    (shown,) = await office.says(SAM, "/availability")
    assert shown.startswith("Every week: Tue 10:00-13:00, Thu 14:00-17:00")
    assert office.labels(SAM) == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    await office.taps(SAM, "Mon")
    assert await office.taps(SAM, "13:00-16:00") == "Mon is set."
    assert (0, time(13), time(16)) in await hours(office)
    await office.says(SAM, "/availability")
    await office.taps(SAM, "Tue")
    await office.taps(SAM, "Not that day")
    assert [day for day, _, _ in await hours(office)] == [0, 3]


async def test_after_hours_that_can_not_be_read_they_are_typed_again(office: Office) -> None:
    (fault,) = await office.says(SAM, "/availability Mon 9-11 or so " + "it depends " * 300)
    assert fault.startswith("I did not get: Mon 9-11 or so")
    assert fault.endswith("For example: Tue 10:00-13:00, or: 24 Dec off")
    assert len(fault) < 160
    assert "did not get" in (await office.says(SAM, "Mon 25:00"))[0]
    (shown,) = await office.says(SAM, "Mon 9-11")
    assert shown == "Your hours now:\nEvery week: Mon 09:00-11:00"


async def test_the_week_can_be_typed_after_the_question(office: Office) -> None:
    await office.says(SAM, "/availability")
    await office.says(SAM, "Wed 10:00-12:00")
    assert await hours(office) == [(2, time(10), time(12))]


async def test_single_days_have_hours_of_their_own(office: Office) -> None:
    (shown,) = await office.says(SAM, "/availability 24 Dec off")
    assert "Thu 24 Dec: off" in shown
    assert (date(2026, 12, 24), None, None) in await hours(office)
    await office.says(SAM, "/availability 2026-12-24 10:00-12:00")
    kept = await hours(office)
    assert (date(2026, 12, 24), time(10), time(12)) in kept
    assert (date(2026, 12, 24), None, None) not in kept
    assert len(kept) == 3


async def test_what_is_booked_outside_the_new_hours_stays_and_is_told(office: Office) -> None:
    booked = await book(office, "Jay", 26, 14)
    (shown,) = await office.says(SAM, "/availability Tue 10:00-13:00")
    assert shown.endswith("Booked outside these hours, and it stays:\nThu 26 Nov 2pm Jay")
    assert (await session(office, booked.id)).state == "booked"


async def test_a_coordinator_has_no_hours(office: Office) -> None:
    assert await office.says(CAL, "/availability Mon 9-10") == ["Only a mentor has times that can be booked."]


async def test_away_hands_over_what_waits_and_tells_the_coordinators(office: Office) -> None:
    await office.town.text(JAY, "can you help me with a form")
    (shown,) = await office.says(SAM, "/away 2026-11-24 2026-12-03")
    assert shown == "You are away from Tue 24 Nov to Thu 3 Dec. Cover takes over. Passed on now: 1."
    assert office.last(CAL).text == "Sam is away from Tue 24 Nov to Thu 3 Dec. Cover takes over."
    assert office.last(DEE).text.startswith("Jay: a text to answer")
    await office.town.text(JAY, "which bus goes to yours")
    assert office.last(DEE).text == "Jay: which bus goes to yours"


async def test_what_they_have_taken_stays_with_somebody_who_goes_away(office: Office) -> None:
    await office.town.text(JAY, "can you help me with a form")
    await office.taps(SAM, "Take")
    assert "Passed on now: 0." in (await office.says(SAM, "/away 2026-11-24 2026-12-03"))[0]
    assert (await office.items("Jay"))[0].taken_by == office.ids["Sam"]


async def test_a_leave_that_begins_later_hands_over_on_its_first_day(office: Office) -> None:
    await office.says(SAM, "/away 26 nov to 27 nov")
    await office.town.until_local(date(2026, 11, 25), 16)
    await office.town.text(JAY, "can you help me with a form")
    assert office.last(SAM).text == "Jay: can you help me with a form"
    await office.town.until_local(date(2026, 11, 26), 0, 1)
    assert (await office.items("Jay"))[0].owner_id is None
    assert office.town.chats.shown[DEE] == []
    await office.town.until_local(date(2026, 11, 26), 9, 1)
    assert office.last(DEE).text.startswith("Jay: a text to answer")


async def test_away_shows_ends_and_refuses_what_makes_no_sense(office: Office) -> None:
    assert "not down as away" in (await office.says(SAM, "/away"))[0]
    for words, says in (
        ("2026-13-45 2027-01-03", "did not get"),
        ("sometime", "did not get"),
        ("2026-12-20 2027-01-03 2027-01-04", "did not get"),
        ("2027-01-03 2026-12-20", "wrong way round"),
        ("2026-11-01 2026-11-10", "wrong way round"),
    ):
        assert says in (await office.says(SAM, f"/away {words}"))[0], words
    assert (await office.staff("Sam")).away_from is None
    await office.says(SAM, "/away 2026-12-20 2027-01-03")
    assert await office.says(SAM, "/away") == ["You are down as away from Sun 20 Dec to Sun 3 Jan 2027."]
    again = await office.says(SAM, "/away from Sun 20 Dec to Sun 3 Jan 2027")  # as it was said back
    assert again == ["You are away from Sun 20 Dec to Sun 3 Jan 2027. Cover takes over. Passed on now: 0."]
    assert (await office.taps(SAM, "I am back") or "").startswith("Welcome back.")
    assert (await office.staff("Sam")).away_from is None
    assert office.last(CAL).text == "Sam is back."
    await office.says(SAM, "/away 2026-12-20 2027-01-03")
    assert (await office.says(SAM, "/away off"))[0].startswith("Welcome back.")


async def test_a_second_leave_says_which_it_takes_the_place_of(office: Office) -> None:
    await office.says(SAM, "/away 2026-11-25")
    said = await office.says(SAM, "/away 2026-12-20 2027-01-03")
    assert said[-1] == "That takes the place of your leave from Wed 25 Nov to Wed 25 Nov."
    assert office.last(CAL).text == "That takes the place of Sam's leave from Wed 25 Nov to Wed 25 Nov."
    assert len(await office.says(SAM, "/away 2026-12-20 2027-01-03")) == 1


async def test_sessions_in_the_days_away_stay_and_are_told(office: Office) -> None:
    booked = await book(office, "Jay", 26, 14)
    (shown,) = await office.says(SAM, "/away 2026-11-25 2026-11-27")
    assert shown.endswith("until you change it (/sessions):\nThu 26 Nov 2pm Jay")
    assert (await session(office, booked.id)).state == "booked"
