"""Words that only the leaver should read: all that wait go once they can read them alone, and none is lost."""

from datetime import timedelta

from storage.happenings import Run
from tests.support.office import CAL, JAY, SAM, Office

QUESTION = "Sam here. I have something to tell you. Can you read this alone? 1 yes 2 later"
PROBATION, LICENCE = "ring your probation officer she moved it", "then its about your licence"


async def _quiet_for_a_while(office: Office) -> None:
    """So long that it is not sure who holds the phone."""
    await office.town.text(JAY, "can you help me with a form")
    await office.town.wait(minutes=15)
    office.town.inbox(JAY)


async def test_words_of_two_people_all_go_in_order_after_one_question(office: Office) -> None:
    await _quiet_for_a_while(office)
    about_jay = office.last(SAM)
    shown = await office.says(SAM, PROBATION, to=about_jay)
    assert shown == ["That names something private, so Jay is asked first whether they can read it alone."]
    assert await office.says(SAM, LICENCE, to=about_jay) == shown
    assert office.town.inbox(JAY) == [QUESTION]
    await office.town.text(JAY, "1")
    assert office.town.inbox(JAY) == [f"Sam: {PROBATION}", f"Sam: {LICENCE}"]


async def test_a_colleagues_words_wait_with_them(office: Office) -> None:
    await _quiet_for_a_while(office)
    await office.says(SAM, PROBATION, to=office.last(SAM))
    await office.says(CAL, LICENCE)
    button = dict(office.last(CAL).buttons)["To Jay"]
    assert await office.taps(CAL, "To Jay") == "Going to Jay."
    assert "out of date" in str(await office.sends(CAL, button))
    assert office.town.inbox(JAY) == [QUESTION]
    await office.town.text(JAY, "1")
    assert office.town.inbox(JAY) == [f"Sam: {PROBATION}", f"Cal: {LICENCE}"]


async def test_after_a_day_without_an_answer_they_are_asked_again_for_all(office: Office) -> None:
    await _quiet_for_a_while(office)
    about_jay = office.last(SAM)
    await office.says(SAM, PROBATION, to=about_jay)
    await office.town.wait(days=1, hours=1)
    assert "plan_help" in [item.kind for item in await office.items("Jay")]
    office.town.inbox(JAY)
    await office.says(SAM, LICENCE, to=about_jay)
    assert office.town.inbox(JAY) == [QUESTION]
    async with office.town.database.reading() as rows:
        (waits,) = await rows.all(Run, Run.table.c.flow == "private", Run.table.c.state == "open")
    assert office.town.clock.now() - waits.started_at < timedelta(minutes=1)
    await office.town.text(JAY, "1")
    assert office.town.inbox(JAY) == [f"Sam: {PROBATION}", f"Sam: {LICENCE}"]
