"""A slip of the thumb: how a session went is taken back, and asked again."""

from datetime import date

from tests.services.staff.test_times import book, session
from tests.support.office import JAY, SAM, Office


async def test_did_not_come_can_be_taken_back_and_the_leaver_hears_that_it_was_a_mistake(office: Office) -> None:
    booked = await book(office, "Jay", 24, 11)
    await office.town.until_local(date(2026, 11, 24), 12)
    card = office.last(SAM)
    await office.taps(SAM, "Did not come")
    office.town.inbox(JAY)
    undo = dict(card.buttons)["Undo"]
    assert await office.taps(SAM, "Undo") == "Taken back, and Jay is told. Did it take place?"
    assert office.town.inbox(JAY) == ["Sam here. Sorry, that text was my mistake. You did not miss anything."]
    (item,) = await office.items("Jay")
    assert (item.reason, item.closed_by) == ("wrong", office.ids["Sam"])
    assert [label for label, _ in card.buttons] == ["Attended", "Did not come"]
    assert await office.taps(SAM, "Attended", on=card) == "Noted: attended."
    assert (await session(office, booked.id)).state == "attended"
    assert "out of date" in str(await office.sends(SAM, undo))
    await office.town.text(JAY, "1")
    assert office.town.inbox(JAY) == []  # the question that it answers is over


async def test_a_miss_that_is_taken_back_at_night_is_never_texted(office: Office) -> None:
    booked = await book(office, "Jay", 24, 20)
    await office.town.until_local(date(2026, 11, 24), 21, 45)
    office.town.inbox(JAY)
    await office.taps(SAM, "Did not come")
    assert await office.taps(SAM, "Undo") == "Taken back. Did it take place?"
    await office.taps(SAM, "Attended")
    await office.taps(SAM, "Undo")
    assert (await session(office, booked.id)).state == "booked"
    await office.town.until_local(date(2026, 11, 25), 9, 45)
    assert office.town.inbox(JAY) == []


async def test_an_earlier_miss_stays_on_the_list_when_a_later_one_is_taken_back(office: Office) -> None:
    await book(office, "Jay", 24, 11)
    await book(office, "Jay", 24, 13)
    for hour in (12, 14):
        await office.town.until_local(date(2026, 11, 24), hour)
        await office.taps(SAM, "Did not come")
    await office.taps(SAM, "Undo")
    (item,) = await office.items("Jay")
    assert (item.kind, item.closed_at) == ("missed_session", None)
