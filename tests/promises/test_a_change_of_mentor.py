"""Another mentor, or none any more: what is open is on the list of somebody who is there."""

from tests.support.office import CAL, DEE, JAY, SAM, Office


async def test_what_is_open_goes_to_cover_while_the_new_mentor_is_away(at_work: Office) -> None:
    """Not to the one who does not look until next week."""
    await at_work.says(DEE, "/away 2026-11-24 2026-11-30")
    await at_work.town.text(JAY, "CALL")
    await at_work.sends(CAL, f"mentor:{at_work.ids['Jay']}:{at_work.ids['Dee']}")
    (item,) = await at_work.items("Jay")
    assert item.owner_id is None
    assert [shown.text for shown in at_work.town.chats.shown[DEE][1:]] == [
        "You look after Jay now. Send /people for how they are doing."
    ]
    assert at_work.last(SAM).text.startswith("Jay: wants a call")
    assert "Take" in at_work.labels(SAM)
    assert "Jay" in (await at_work.says(SAM, "/queue"))[0]


async def test_it_goes_to_the_new_mentor_who_is_there(at_work: Office) -> None:
    await at_work.town.text(JAY, "CALL")
    await at_work.sends(CAL, f"mentor:{at_work.ids['Jay']}:{at_work.ids['Dee']}")
    assert [item.owner_id for item in await at_work.items("Jay")] == [at_work.ids["Dee"]]
    assert "Take" in at_work.labels(DEE)
