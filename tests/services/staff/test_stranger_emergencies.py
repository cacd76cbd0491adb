"""An unknown number in danger: every coordinator hears of it, until somebody has taken it as an emergency."""

from collections.abc import AsyncIterator
from datetime import date

import pytest

from storage.crypto import Vault
from storage.database import Database
from storage.happenings import Message
from tests.support import home
from tests.support.home import ALEX, open_items, rows_of
from tests.support.home import SAM as MENTOR
from tests.support.office import ANN, CAL, JAY, SAM, Office
from tests.support.town import Town

NEW = "+447700900777"
DANGER = "i am going to kill myself tonight"
DANGER_ANSWER = (
    "Sorry, I don't know this number. If anyone is in danger now, ring 999. Samaritans 116 123. NHS 111, option 2."
)
NEUTRAL = "Sorry, I don't know this number. Text me your first name."
FRIDAY, SATURDAY = date(2026, 11, 27), date(2026, 11, 28)


@pytest.fixture
async def place(sqlite_url: str, vault: Vault) -> AsyncIterator[Town]:
    """A town whose programme has helplines."""
    database = await Database.open(sqlite_url, vault)
    async with home.home(database) as made:
        yield made
    await database.close()


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


async def test_in_danger_they_get_the_helplines_at_any_hour_in_place_of_the_neutral_text(place: Town) -> None:
    await place.until_local(date(2026, 11, 7), 23)
    assert await place.text(NEW, DANGER) == [DANGER_ANSWER]
    assert await place.text(NEW, "pls") == []
    (message,) = [m for m in await rows_of(place, Message) if m.stranger_id is not None and m.staff_id is None]
    assert (message.purpose, message.urgent, message.segments) == ("emergency", 1, 1)


async def test_the_helplines_go_once_a_day_also_after_the_neutral_text(place: Town) -> None:
    assert await place.text(NEW, "hiya its me") == [NEUTRAL]
    assert await place.text(NEW, DANGER) == [DANGER_ANSWER]
    assert await place.text(NEW, DANGER) == []
    await place.wait(days=1)
    assert await place.text(NEW, DANGER) == [DANGER_ANSWER]


@pytest.mark.parametrize("asked", ["STOP", "leave me alone"])
async def test_nothing_goes_after_they_asked_for_silence(place: Town, asked: str) -> None:
    assert await place.text(NEW, asked) == []
    assert await place.text(NEW, DANGER) == []
    assert DANGER in place.chats.shown[ALEX][-1].text
    assert await place.text("+447700900778", "hiya") == [NEUTRAL]
    assert await place.text("+447700900778", asked) == []
    assert await place.text("+447700900778", DANGER) == []


async def test_where_abuse_is_suspected_the_answer_names_nothing(place: Town) -> None:
    (said,) = await place.text(NEW, "my boyfriend is going to kill me")
    assert said == "Sorry, I don't know this number. Some numbers to keep. Samaritans 116 123. NHS 111, option 2."


async def test_what_made_an_emergency_of_it_stays_first_on_the_card(office: Office) -> None:
    for text in (DANGER, "pls", "anyone", "im so cold", "where are you"):
        await office.town.text(NEW, text)
    (shown,) = await office.says(CAL, "/queue")
    assert shown.splitlines()[1:5] == [
        f"EMERGENCY. They wrote: {DANGER}",
        "They wrote: where are you",
        "They wrote: im so cold",
        "They wrote: anyone",
    ]


async def test_a_slip_of_the_finger_does_not_dismiss_an_emergency(office: Office) -> None:
    await office.town.text(NEW, DANGER)
    await office.taps(CAL, "Dismiss")
    assert office.last(CAL).text == "This number has written of an emergency. Dismiss it all the same?"
    await office.taps(CAL, "No")
    assert (await office.items())[0].closed_at is None
    await office.taps(CAL, "Dismiss")
    assert await office.taps(CAL, "Yes, dismiss it") == "Dismissed."
    assert (await office.items())[0].reason == "dismissed"


async def test_the_text_that_made_an_emergency_stays_first_on_a_leavers_card(office: Office) -> None:
    for text in (DANGER, "pls", "anyone", "im so cold"):
        await office.town.text(JAY, text)
    shown = next(text for text in await office.says(CAL, "/alerts") if "emergency" in text)
    lines = [line for line in shown.splitlines() if "10am" in line][1:]
    assert lines[0] == f"today 10am: {DANGER}"
    assert [line.split(": ")[1] for line in lines[1:]] == ["im so cold", "anyone", "pls"]


async def test_attached_it_is_the_leavers_emergency_with_its_answer(place: Town) -> None:
    await place.text(NEW, DANGER)
    await place.text(NEW, "its jay")
    await place.tap(ALEX, "Attach")
    before = len(place.phones.texts[NEW])
    await place.tap(ALEX, "Jay")
    assert await open_items(place) == ["emergency"]
    assert f"EMERGENCY. Jay: {DANGER}" in [m.text for m in place.chats.shown[MENTOR]]
    assert DANGER in place.chats.shown[ALEX][-1].text
    said = [text.body for text in place.phones.texts[NEW][before:]]
    assert any("ring 999" in text for text in said)
    assert any("116 123" in text for text in said)


async def test_attached_later_it_is_one_without_the_answer_and_says_when_it_was_written(place: Town) -> None:
    await place.text(NEW, DANGER)
    for text in ("pls", "anyone", "its jay"):
        await place.text(NEW, text)
    await place.wait(hours=3)
    await place.tap(ALEX, "Attach")
    before = len(place.phones.texts[NEW])
    await place.tap(ALEX, "Jay")
    assert await open_items(place) == ["emergency"]
    assert all("999" not in text.body for text in place.phones.texts[NEW][before:])
    assert f"today 9.30am: {DANGER}" in place.chats.shown[ALEX][-1].text


async def test_what_was_written_before_the_number_was_dismissed_is_over(place: Town) -> None:
    await place.text(NEW, DANGER)
    await place.tap(ALEX, "Dismiss")
    await place.tap(ALEX, "Yes, dismiss it")
    await place.wait(days=31)
    await place.text(NEW, "its jay here, new number")
    await place.tap(ALEX, "Attach")
    await place.tap(ALEX, "Jay")
    assert "emergency" not in await open_items(place)
