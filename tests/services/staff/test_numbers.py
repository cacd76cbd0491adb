"""Unknown numbers: what coordinators see, whose they become, and that no mentor ever sees one."""

from datetime import date, timedelta

import pytest

from bot.services import numbers
from bot.services.desk import Desk
from storage.happenings import Message, Received
from storage.records import LedgerEntry, Person, Staff, Stranger
from tests.support import enrol
from tests.support.home import receive, rows_of
from tests.support.office import ANN, CAL, DEE, JAY, KELLY, SAM, Office
from tests.support.trouble import look_up, trouble

NEW, LOU = "+447700900777", "+447700900188"
WHO = "changed my phone its me jay"


async def strangers(office: Office) -> list[Stranger]:
    async with office.town.database.reading() as rows:
        return await rows.all(Stranger)


async def test_every_coordinator_is_told_and_no_mentor(office: Office) -> None:
    assert await office.town.text(NEW, WHO) == ["Sorry, I don't know this number. Text me your first name."]
    for head in (CAL, ANN):
        assert WHO in office.last(head).text
        assert "777" in office.last(head).text
        assert NEW not in office.last(head).text
        assert "0900777" not in office.last(head).text
    assert office.labels(CAL) == ["I have it", "Attach", "Dismiss"]
    for mentor in (SAM, DEE):
        assert office.town.chats.shown[mentor] == []
    await office.town.text(NEW, "jay morris")
    assert office.town.inbox(NEW)[1:] == []
    assert len(await office.items()) == 1
    assert office.town.chats.shown[CAL][0].buttons == []


async def test_attached_the_number_and_its_texts_are_the_leavers(office: Office) -> None:
    await office.town.text(NEW, WHO)
    office.town.inbox(NEW)
    await office.taps(CAL, "Attach")
    assert office.labels(CAL) == ["Jay", "Kelly", "Lee", "No"]
    assert await office.taps(CAL, "Jay") == "This is Jay's number now. They get a short hello."
    person = await office.person("Jay")
    assert person.phone == NEW
    assert office.town.inbox(NEW) == [
        "Hi Jay, Sam here. I have your new number now. Text MENU to see what you can text."
    ]
    assert office.last(SAM).text == f"Jay: {WHO}"
    assert "Cal" in office.last(ANN).text
    assert office.last(ANN).buttons == []
    async with office.town.database.reading() as rows:
        (text,) = await rows.all(Received, Received.table.c.stranger_id.is_not(None))
        entries = await rows.all(LedgerEntry, LedgerEntry.table.c.person_id == person.id)
    assert text.person_id == person.id
    assert "new_number" in {entry.what for entry in entries}
    assert [s.state for s in await strangers(office)] == ["attached"]
    await office.town.text(NEW, "can you help me with a form")
    assert office.last(SAM).text == "Jay: can you help me with a form"
    assert (await office.items())[0].reason == "attached"


async def test_what_waited_because_somebody_could_not_be_reached_is_closed(office: Office) -> None:
    office.town.phones.off[JAY] = "30005"
    await office.town.until_local(date(2026, 11, 25), 10, 5)
    assert [item.kind for item in await office.items("Jay")] == ["unreachable"]
    await office.town.text(NEW, WHO)
    await office.taps(CAL, "Attach")
    await office.taps(CAL, "Jay")
    first = (await office.items("Jay"))[0]
    assert (first.kind, first.reason) == ("unreachable", "new_number")


async def test_whom_the_texts_name_comes_first_and_then_who_cannot_be_reached(office: Office) -> None:
    office.town.phones.off[KELLY] = "30005"
    await office.town.until_local(date(2026, 11, 25), 10, 5)
    assert [item.kind for item in await office.items("Kelly")] == ["unreachable"]
    await office.town.text(NEW, "new fone")
    await office.taps(CAL, "Attach")
    assert office.labels(CAL) == ["Kelly", "Jay", "Lee", "No"]
    await office.town.text(NEW, "its LEE!")
    await office.taps(CAL, "Attach")
    assert office.labels(CAL) == ["Lee", "Kelly", "Jay", "No"]


async def test_dismissed_it_is_over(office: Office) -> None:
    await office.town.text(NEW, "win a prize")
    item = (await office.items())[0]
    assert await office.taps(ANN, "Diystyru") == "Wedi'i ddiystyru."
    assert (await office.items())[0].reason == "dismissed"
    assert [s.state for s in await strangers(office)] == ["dismissed"]
    assert await office.sends(CAL, f"attach:{item.id}:0") == "Ann has done this already."
    assert await office.sends(CAL, f"attachto:{item.id}:{office.ids['Jay']}") == "Ann has done this already."
    assert (await office.person("Jay")).phone == JAY


async def test_a_mentor_can_do_nothing_with_it(office: Office) -> None:
    await office.town.text(NEW, WHO)
    item = (await office.items())[0]
    for data in (f"attach:{item.id}:0", f"attachto:{item.id}:{office.ids['Jay']}", f"dismiss:{item.id}"):
        assert await office.sends(SAM, data) == "Only a coordinator can do this."
    assert await office.says(SAM, "/queue") == ["Nothing is waiting for you."]
    assert await office.sends(SAM, f"take:{item.id}") == "Only a coordinator can do this."
    assert (await office.items())[0].taken_by is None


async def test_taken_by_one_coordinator_it_falls_silent_for_the_other_and_comes_back(office: Office) -> None:
    await office.town.text(NEW, WHO)
    assert await office.taps(CAL, "I have it") == "You have it now."
    item = (await office.items())[0]
    assert "Cal" in office.last(ANN).text
    assert await office.sends(ANN, f"take:{item.id}") == "Mae hwn gan Cal yn barod."
    shown = len(office.town.chats.shown[ANN])
    await office.town.wait(hours=5)
    assert len(office.town.chats.shown[ANN]) == shown
    await office.town.wait(days=1)
    assert len(office.town.chats.shown[ANN]) > shown
    assert (await office.items())[0].taken_by is None


async def test_it_climbs_until_somebody_takes_it(office: Office) -> None:
    await office.town.text(NEW, WHO)
    told = len(office.town.chats.shown[CAL])
    await office.town.wait(days=1)
    assert len(office.town.chats.shown[CAL]) > told
    assert len([s for s in office.town.chats.shown[CAL] if s.buttons]) == 1


async def test_the_queue_of_a_coordinator_shows_it_with_its_age(office: Office) -> None:
    await office.town.text(NEW, WHO)
    office.town.clock.forward(timedelta(minutes=5))
    (shown,) = await office.says(CAL, "/queue")
    assert "Waiting for 5 min." in shown
    assert office.labels(CAL) == ["I have it", "Attach", "Dismiss"]


async def test_a_number_that_a_leaver_typed_is_the_coordinators_to_use(office: Office) -> None:
    await office.town.text(JAY, "my new number is 07700 900777 ok")
    assert all("900777" not in shown.text for shown in office.town.chats.shown[SAM])
    assert all("unknown number" not in shown.text for shown in office.town.chats.shown[SAM])
    assert office.labels(CAL) == ["I have it", "Use this number", "Dismiss"]
    await office.taps(CAL, "Use this number")
    assert office.labels(CAL) == ["Use …777", "Dismiss"]
    assert (await office.person("Jay")).phone == JAY
    await office.taps(CAL, "Use …777")
    assert (await office.person("Jay")).phone == NEW
    assert office.town.inbox(NEW)[0].startswith("Hi Jay, Sam here. I have your new number now.")
    reasons = {item.kind: item.reason for item in await office.items("Jay")}
    assert reasons["unknown_number"] == "new_number"


async def test_a_typed_number_that_has_texted_itself_is_nobodys_open_item_any_more(office: Office) -> None:
    await office.town.text(NEW, "hiya is this the mentoring")
    await office.town.text(JAY, "my new number is 07700 900777 ok")
    await office.taps(CAL, "Use this number")
    await office.taps(CAL, "Use …777")
    assert [item.reason for item in await office.items()] == ["attached"]
    assert {i.kind: i.reason for i in await office.items("Jay")}["unknown_number"] == "new_number"
    assert office.last(SAM).text == "Jay: hiya is this the mentoring"
    assert all("I have it" not in dict(shown.buttons) for shown in office.town.chats.shown[ANN])


async def test_attached_it_is_no_question_any_more_where_the_leaver_typed_it(office: Office) -> None:
    await office.town.text(NEW, WHO)
    theirs = office.last(CAL)
    await office.town.text(JAY, "my new number is 07700 900777 ok")
    await office.taps(CAL, "Attach", on=theirs)
    await office.taps(CAL, "Jay")
    assert [item.reason for item in await office.items()] == ["attached"]
    assert {i.kind: i.reason for i in await office.items("Jay")}["unknown_number"] == "new_number"


async def test_a_button_stands_for_the_number_that_it_shows(office: Office) -> None:
    await office.town.text(JAY, "my new number is 07700 900777 ok")
    await office.taps(CAL, "Use this number")
    shown = office.last(CAL)
    await office.town.text(JAY, "my mums number is 07700 900778 if you need her")
    await office.taps(CAL, "Use …777", on=shown)
    assert (await office.person("Jay")).phone == NEW
    item = (await office.items("Jay"))[-1]
    assert (
        await office.sends(CAL, f"usenumber:{item.id}:0")
        == "This button is out of date. Send /queue for how things stand."
    )


async def test_a_typed_number_of_somebody_else_is_not_taken(office: Office) -> None:
    await office.town.text(JAY, f"ring me on {KELLY} please")
    await office.taps(CAL, "Use this number")
    assert await office.taps(CAL, "Use …102") == ("That number is somebody else's here already. Nothing was changed.")
    assert (await office.person("Jay")).phone == JAY


async def test_a_mentors_reply_leaves_the_number_with_the_coordinators(office: Office) -> None:
    await office.town.text(JAY, "my new number is 07700 900777 ok")
    await office.says(SAM, "thanks, I'll pass it on", to=office.last(SAM))
    number = next(item for item in await office.items("Jay") if item.kind == "unknown_number")
    assert (number.taken_by, number.closed_at) == (None, None)


async def test_a_reply_to_a_stranger_says_to_attach_first(office: Office) -> None:
    await office.town.text(NEW, WHO)
    shown = await office.says(CAL, "hi jay", to=office.last(CAL))
    assert shown == ["Nobody knows this number yet. Attach it to somebody first."]


async def _has_a_new_number(office: Office) -> None:
    await office.town.text(JAY, "my new number is 07700 900777 ok")
    await office.taps(CAL, "Use this number")
    await office.taps(CAL, "Use …777")
    assert (await office.person("Jay")).phone == NEW


@pytest.mark.parametrize("code", ["21610", "30005", "30003"])
async def test_how_a_text_to_the_old_number_fared_says_nothing_of_the_new_one(office: Office, code: str) -> None:
    office.town.phones.silent.add(JAY)
    await office.town.until_local(date(2026, 11, 25), 10, 5)
    asked = [m for m in await rows_of(office.town, Message) if m.purpose == "prompt"]
    await _has_a_new_number(office)
    sent = len(office.town.phones.texts[NEW])
    for message in asked:
        await receive(office.town, message, "undelivered", code)
    assert (await office.person("Jay")).stopped_at is None
    assert "unreachable" not in [i.kind for i in await office.items("Jay") if i.closed_at is None]
    await office.town.wait(hours=1)
    assert len(office.town.phones.texts[NEW]) == sent


async def test_words_that_are_sent_once_more_go_to_the_new_number_and_how_they_fared_counts(office: Office) -> None:
    await office.town.text(JAY, "is it still on for friday then sam")
    trouble(office.town, "lost").unsure = True
    await office.says(SAM, "Yes, see you then", to=office.last(SAM))
    await _has_a_new_number(office)
    await look_up(office.town, minutes=11)
    office.town.phones.off[NEW] = "30005"
    await office.taps(SAM, "Send again")
    assert "unreachable" in [i.kind for i in await office.items("Jay") if i.closed_at is None]


async def test_a_welcome_that_reached_the_old_number_alone_has_not_arrived(office: Office) -> None:
    office.town.phones.silent |= {NEW, LOU}
    await enrol.leaver(office.town, "Lou Park", LOU, mentor=office.ids["Sam"])
    await office.town.settle()
    lou = next(p for p in await rows_of(office.town, Person) if p.name == "Lou Park")
    (first,) = [m for m in await rows_of(office.town, Message) if m.person_id == lou.id and m.purpose == "welcome"]
    await office.town.wait(hours=23)
    async with office.town.database.reading() as rows:
        (cal,) = await rows.all(Staff, Staff.table.c.id == office.ids["Cal"])

    async def change(desk: Desk) -> None:
        turn = await desk.turn(lou.id)
        assert turn is not None
        await numbers.change(desk, turn, NEW, cal)

    await office.town.at_the_desk(change)
    await receive(office.town, first, "delivered")
    await office.town.wait(hours=2)
    lou = next(p for p in await rows_of(office.town, Person) if p.name == "Lou Park")
    assert lou.welcome == "sent"
    await office.town.wait(hours=23)
    lou = next(p for p in await rows_of(office.town, Person) if p.name == "Lou Park")
    assert lou.welcome == "done"


async def test_a_new_number_is_not_held_by_who_wrote_from_the_old_one(office: Office) -> None:
    await _has_a_new_number(office)
    assert (await office.person("Jay")).last_text_at is None
    before = len(office.town.phones.texts[NEW])
    await office.says(SAM, "jay: your probation officer called about the drug test")
    assert all("probation" not in sent.body for sent in office.town.phones.texts[NEW][before:])
