"""What an unknown number wrote, and what else waits, while one has it and once it is somebody's."""

from tests.services.staff.test_noted import noted
from tests.support.office import ANN, CAL, JAY, SAM, Office

NEW = "+447700900777"
WHO = "changed my phone its me jay"


async def test_something_urgent_that_an_unknown_number_wrote_is_urgent_when_it_is_theirs(office: Office) -> None:
    await office.town.text(NEW, "its jay got nowhere to sleep tonight")
    await office.taps(CAL, "Attach")
    await office.taps(CAL, "Jay")
    assert [item.kind for item in await office.items("Jay")] == ["urgent"]
    assert office.last(SAM).text == "Urgent. Jay: its jay got nowhere to sleep tonight"


async def test_what_an_unknown_number_writes_when_one_has_it_is_theirs_to_read_and_stays_theirs(office: Office) -> None:
    await office.town.text(NEW, WHO)
    await office.taps(CAL, "I have it")
    shown = len(office.town.chats.shown[ANN])
    await office.town.text(NEW, "are you there")
    assert "are you there" in office.last(CAL).text
    assert len(office.town.chats.shown[ANN]) == shown
    (item,) = await office.items()
    assert item.taken_by == office.ids["Cal"]


async def test_another_number_that_they_typed_still_waits_for_a_coordinator(office: Office) -> None:
    await office.town.text(JAY, "my mums number is 07700 900555")
    await office.town.text(NEW, WHO)
    await office.taps(CAL, "Attach")
    await office.taps(CAL, "Jay")
    typed = next(item for item in await office.items("Jay") if item.kind == "unknown_number")
    assert typed.closed_at is None
    assert (f"staff {office.ids['Cal']}", "new number") in await noted(office, "Jay")
