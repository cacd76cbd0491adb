"""What staff do with queue items: see them, take them, close them, hand them on; and what stale buttons do."""

from datetime import timedelta

from bot.services import queue
from bot.services.desk import Desk
from tests.support import enrol
from tests.support.office import ANN, CAL, DEE, JAY, KELLY, LEE, SAM, Office


async def test_an_empty_queue_says_so(office: Office) -> None:
    assert await office.says(SAM, "/queue") == ["Nothing is waiting for you."]


async def test_a_text_arrives_with_buttons_and_is_taken(office: Office) -> None:
    await office.town.text(JAY, "can you help me with a form")
    shown = office.last(SAM)
    assert shown.text == "Jay: can you help me with a form"
    assert [label for label, _ in shown.buttons] == ["Take", "Done", "Hand on", "Not now", "Emergency"]
    assert await office.taps(SAM, "Take") == "You have it now."
    item = (await office.items("Jay"))[0]
    assert item.taken_by == office.ids["Sam"]
    assert "Sam has it." in office.about(SAM, "form").text


async def test_the_queue_shows_the_most_urgent_first_with_age_and_what_is_next(office: Office) -> None:
    await office.town.text(JAY, "can you help me with a form")
    office.town.clock.forward(timedelta(minutes=30))
    await office.town.text(KELLY, "my landlord is throwing me out tonight")
    shown = await office.says(SAM, "/queue")
    assert len(shown) == 2
    assert shown[0].startswith("Kelly: urgent")
    assert shown[1].startswith("Jay: a text to answer")
    assert "Waiting for 30 min." in shown[1]
    assert "Next: cover, today 2pm." in shown[1]
    assert "On Sam's list, not taken yet." in shown[1]


async def test_the_card_of_the_queue_changes_when_the_item_is_taken(office: Office) -> None:
    await office.town.text(JAY, "can you help me with a form")
    await office.says(SAM, "/queue")
    assert "Newer one below." in office.town.chats.shown[SAM][0].text
    assert office.town.chats.shown[SAM][0].buttons == []
    await office.taps(SAM, "Take")
    assert "Sam has it." in office.last(SAM).text


async def test_a_text_goes_on_the_list_of_whoever_is_told_of_it(office: Office) -> None:
    await office.town.text(LEE, "my landlord is throwing me out tonight")
    await office.taps(DEE, "Take")
    await office.town.text(LEE, "the form came in the post today")
    assert office.about(DEE, "form").text.startswith("Lee:")
    assert [item.owner_id for item in await office.items("Lee")] == [office.ids["Dee"]] * 2
    await office.taps(DEE, "Take")
    assert all("text to answer" not in shown for shown in await office.says(SAM, "/queue"))


async def test_the_queue_says_that_a_coordinator_is_next_for_an_unknown_number(office: Office) -> None:
    await office.town.text("+447700900199", "is this sam")
    (shown,) = await office.says(CAL, "/queue")
    assert "Next: the coordinators, today 2pm." in shown


async def test_a_second_tap_learns_who_has_it(office: Office) -> None:
    await office.town.text(LEE, "can somebody ring me about my form")
    assert await office.taps(DEE, "Take") == "You have it now."
    item = (await office.items("Lee"))[0]
    assert await office.sends(SAM, f"take:{item.id}") == "Dee has this already."
    assert await office.sends(DEE, f"take:{item.id}") == "You have it already."
    assert (await office.items("Lee"))[0].taken_by == office.ids["Dee"]


async def test_done_asks_for_a_reason_and_closes(office: Office) -> None:
    await office.town.text(JAY, "can you help me with a form")
    await office.taps(SAM, "Done")
    assert office.labels(SAM) == ["We talked", "We met", "Not needed", "Wrong alarm", "Something else"]
    assert await office.taps(SAM, "We talked") == "Done: We talked."
    item = (await office.items("Jay"))[0]
    assert (item.reason, item.closed_by) == ("talked", office.ids["Sam"])
    assert await office.sends(SAM, f"done:{item.id}") == "Sam has done this already."
    assert await office.sends(SAM, f"why:{item.id}:met") == "Sam has done this already."
    assert (await office.items("Jay"))[0].reason == "talked"


async def test_handed_on_it_is_the_colleagues_and_the_other_can_no_longer_close_it(office: Office) -> None:
    await office.town.text(JAY, "can you help me with a form")
    await office.taps(SAM, "Hand on")
    assert office.labels(SAM) == ["Dee", "Ann", "Cal"]
    assert await office.taps(SAM, "Dee") == "Handed on to Dee."
    assert office.last(DEE).text.startswith("Jay: a text to answer")
    item, shown = (await office.items("Jay"))[0], len(office.town.chats.shown[DEE])
    assert await office.sends(SAM, f"handto:{item.id}:{office.ids['Dee']}") == "This is on Dee's list now."
    assert len(office.town.chats.shown[DEE]) == shown
    await office.taps(DEE, "Take")
    item = (await office.items("Jay"))[0]
    assert item.taken_by == office.ids["Dee"]
    assert await office.sends(SAM, f"done:{item.id}") == "Dee has this already."


async def test_not_now_asks_the_next_people_at_once(office: Office) -> None:
    await office.town.text(JAY, "can you help me with a form")
    assert await office.taps(SAM, "Not now") == "OK. The next people are asked now."
    assert office.last(DEE).text.startswith("Jay: a text to answer")
    assert (await office.items("Jay"))[0].owner_id is None


async def test_a_coordinator_takes_an_alert_with_one_tap_and_the_other_sees_who_has_it(office: Office) -> None:
    await office.town.text(JAY, "i want to kill myself tonight")
    assert office.labels(CAL)[0] == "I have it"
    assert await office.taps(CAL, "I have it") == "You have it now."
    assert "Cal" in office.last(ANN).text
    assert office.last(ANN).buttons == []
    shown = await office.says(ANN, "/alerts")
    assert len(shown) == 1
    assert "Cal sydd â fe." in shown[0]
    assert office.last(ANN).buttons == []


async def test_alerts_are_for_coordinators(office: Office) -> None:
    assert await office.says(SAM, "/alerts") == ["Only a coordinator can do this."]
    assert await office.says(CAL, "/alerts") == ["Nothing has come up to the coordinators."]


async def test_a_coordinator_sees_what_has_climbed_and_not_what_a_mentor_still_has(office: Office) -> None:
    await office.town.text(JAY, "can you help me with a form")
    assert await office.says(CAL, "/queue") == ["Nothing is waiting for you."]
    await office.town.wait(days=1)
    shown = await office.says(CAL, "/queue")
    assert [text.splitlines()[0].split(",")[0] for text in shown] == ["Jay: a text to answer"]


async def test_one_mentor_does_not_see_the_others_items_until_cover_is_needed(office: Office) -> None:
    await office.town.text(JAY, "can you help me with a form")
    assert await office.says(DEE, "/queue") == ["Nothing is waiting for you."]
    await office.says(SAM, "/away 2026-11-24 2026-11-30")
    assert (await office.says(DEE, "/queue"))[0].startswith("Jay: a text to answer")


async def test_an_item_of_nobody_is_shown_to_every_mentor(office: Office) -> None:
    await office.town.text(LEE, "can somebody help me with a form")
    for mentor in (SAM, DEE):
        assert (await office.says(mentor, "/queue"))[0].startswith("Lee: a text to answer")


async def test_a_coordinator_sees_what_is_on_the_list_of_nobody_who_is_there(office: Office) -> None:
    await office.town.text(LEE, "can somebody help me with a form")
    assert (await office.says(CAL, "/queue"))[0].startswith("Lee: a text to answer")


async def test_a_coordinator_who_joins_later_sees_what_has_climbed_before(office: Office) -> None:
    await office.town.text(JAY, "can you help me with a form")
    await office.town.wait(days=1)
    await enrol.staff(office.town, "coordinator", "Eve Late", 203)
    assert (await office.says(203, "/queue"))[0].startswith("Jay: a text to answer")


async def test_an_alert_gives_the_item_to_nobody_but_the_one_who_got_it(office: Office) -> None:
    await office.town.text(JAY, "can you help me with a form")
    item = (await office.items("Jay"))[0]
    assert await office.sends(DEE, f"take:{item.id}") == "This is on Sam's list now."
    assert (await office.items("Jay"))[0].taken_by is None


async def test_what_is_about_a_number_is_on_no_mentors_queue(office: Office) -> None:
    await office.town.text(JAY, "new phone its 07700 900145")
    assert "unknown_number" in {item.kind for item in await office.items("Jay")}
    assert all(text.startswith("Jay: a text to answer") for text in await office.says(SAM, "/queue"))
    assert any("number" in text.splitlines()[0] for text in await office.says(CAL, "/queue"))


async def test_more_than_ten_items_are_counted(office: Office) -> None:
    for number in range(12):
        phone = f"+4477009005{number:02}"
        await enrol.leaver(office.town, f"Person{number} Test", phone, mentor=office.ids["Sam"], welcomed=True)
        await office.town.text(phone, "can you help me with a form")
    shown = await office.says(SAM, "/queue")
    assert len(shown) == 11
    assert shown[-1] == "And 2 more. They show once these are done."


async def test_buttons_that_mean_nothing_say_so(office: Office) -> None:
    stale = "This button is out of date. Send /queue for how things stand."
    for data in ("take:999", "take:x", "take", "nonsense:1", "why:1", "handto:1:abc", "", "take:-1", "person:1:2"):
        assert await office.sends(SAM, data) == stale, data


async def test_a_leaver_of_another_programme_is_out_of_reach(office: Office) -> None:
    second = await enrol.programme(office.town, '[programme]\nslug = "derby"\nname = "Derby"\n')
    far = await enrol.staff(office.town, "coordinator", "Flo Far", 301, programme_id=second)
    assert far
    await office.town.text(JAY, "can you help me with a form")
    item = (await office.items("Jay"))[0]
    for data in (f"take:{item.id}", f"person:{office.ids['Jay']}", f"raise:{office.ids['Jay']}"):
        assert await office.sends(301, data) == "That is not in your programme."
    assert (await office.items("Jay"))[0].taken_by is None
    assert await office.says(301, "/queue") == ["Nothing is waiting for you."]


async def test_a_raised_emergency_alerts_every_coordinator_and_stays_open_to_be_taken(office: Office) -> None:
    await office.town.text(JAY, "everything is a bit much")
    assert await office.taps(SAM, "Emergency") == (
        "Emergency raised for Jay. The mentor and all coordinators are told."
    )
    for head in (CAL, ANN):
        assert len(office.last(head).buttons) > 0
    assert await office.taps(CAL, "I have it") == "You have it now."


async def test_cover_can_take_over_what_somebody_took_who_is_away_now(office: Office) -> None:
    await office.town.text(JAY, "can you help me with a form")
    await office.taps(SAM, "Take")
    await office.says(SAM, "/away 2026-11-24 2026-11-30")
    assert "Sam has it." in (await office.says(DEE, "/queue"))[0]
    assert await office.taps(DEE, "Take") == "You have it now."
    assert (await office.items("Jay"))[0].taken_by == office.ids["Dee"]


async def test_a_further_matter_on_what_somebody_took_who_is_away_now_is_shown_to_cover(office: Office) -> None:
    async def missed(desk: Desk) -> None:
        turn = await desk.turn(office.ids["Jay"])
        assert turn is not None
        queue.put_on_queue(turn, "missed_check_in")

    await office.town.at_the_desk(missed)
    await office.town.settle()
    await office.taps(SAM, "Take")
    await office.says(SAM, "/away 2026-11-24 2026-11-30")
    sam, dee = len(office.town.chats.shown[SAM]), len(office.town.chats.shown[DEE])
    await office.town.at_the_desk(missed)
    await office.town.settle()
    assert len(office.town.chats.shown[SAM]) == sam
    assert len(office.town.chats.shown[DEE]) > dee
