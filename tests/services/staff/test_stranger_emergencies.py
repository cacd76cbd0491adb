"""An unknown number in danger: every coordinator hears of it, until somebody has taken it as an emergency."""

from datetime import date

from tests.support.office import ANN, CAL, SAM, Office

NEW = "+447700900777"
DANGER = "i am going to kill myself tonight"
FRIDAY, SATURDAY = date(2026, 11, 27), date(2026, 11, 28)


def alarms(office: Office, user: int) -> int:
    return sum("EMERGENCY" in shown.text or "ARGYFWNG" in shown.text for shown in office.town.chats.shown[user])


async def test_on_an_item_that_somebody_has_it_is_everybodys_again_and_climbs(office: Office) -> None:
    await office.town.until_local(FRIDAY, 16, 30)
    await office.town.text(NEW, "hi is this the mentor thing")
    await office.taps(CAL, "I have it")
    await office.town.until_local(SATURDAY, 23)
    await office.town.text(NEW, DANGER)
    (item,) = await office.items()
    assert (item.kind, item.taken_by, item.owner_id) == ("emergency", None, None)
    assert item.next_at is not None
    assert DANGER in office.last(ANN).text
    assert "Mae gen i hwn" in office.labels(ANN)
    before = alarms(office, ANN)
    await office.town.wait(minutes=40)
    assert alarms(office, ANN) > before
    assert all("777" not in shown.text for shown in office.town.chats.shown[SAM])


async def test_whoever_has_taken_the_emergency_hears_the_rest_of_it(office: Office) -> None:
    await office.town.text(NEW, DANGER)
    await office.taps(CAL, "I have it")
    before = len(office.town.chats.shown[ANN])
    await office.town.text(NEW, "im going to do it now " + DANGER)
    assert "do it now" in office.last(CAL).text
    assert len(office.town.chats.shown[ANN]) == before
    assert (await office.items())[0].taken_by == office.ids["Cal"]


async def test_it_stands_first_in_the_queue_and_the_coordinators_are_next(office: Office) -> None:
    await office.town.text("+447700900778", "is this sam")
    await office.town.text(NEW, DANGER)
    first, second = await office.says(CAL, "/queue")
    assert DANGER in first
    assert "Next: the coordinators" in first
    assert "is this sam" in second
    assert await office.says(SAM, "/queue") == ["Nothing is waiting for you."]
    item = next(item for item in await office.items() if item.kind == "emergency")
    assert await office.sends(SAM, f"take:{item.id}") == "Only a coordinator can do this."
