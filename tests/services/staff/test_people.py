"""The people that staff look after: the list, the card, holds, another mentor, proposed times and dates."""

from datetime import date, timedelta

from storage.happenings import Session
from tests.support import enrol
from tests.support.office import ANN, CAL, DEE, JAY, KELLY, LEE, SAM, Office


async def sessions(office: Office) -> list[Session]:
    async with office.town.database.reading() as rows:
        return await rows.all(Session, order_by=(Session.table.c.id,))


async def card(office: Office, user: int, name: str) -> list[str]:
    await office.says(user, "/people")
    await office.taps(user, name)
    return office.last(user).text.splitlines()


async def test_a_mentor_sees_their_own_people_and_those_without_a_mentor(office: Office) -> None:
    assert await office.says(SAM, "/people") == ["Your people:"]
    assert office.labels(SAM) == ["Jay", "Kelly", "Lee"]
    await office.says(DEE, "/people")
    assert office.labels(DEE) == ["Lee"]
    await office.says(CAL, "/people")
    assert office.labels(CAL) == ["Jay", "Kelly", "Lee"]


async def test_cover_sees_the_people_of_somebody_who_is_away(office: Office) -> None:
    await office.says(SAM, "/away 2026-11-24 2026-11-30")
    await office.says(DEE, "/people")
    assert office.labels(DEE) == ["Jay", "Kelly", "Lee"]


async def test_a_long_list_has_pages_and_two_of_a_name_are_told_apart(office: Office) -> None:
    for number in range(7):
        await enrol.leaver(office.town, f"Jay Other{number}", f"+4477009006{number:02}", mentor=office.ids["Sam"])
    await office.says(SAM, "/people")
    assert office.labels(SAM) == ["Jay M", *[f"Jay Other{number}" for number in range(7)], "More"]
    await office.taps(SAM, "More")
    assert office.labels(SAM) == ["Kelly", "Lee", "Back"]


async def test_no_two_of_a_name_have_the_same_button(office: Office) -> None:
    row = 0
    for number, name in enumerate(("Jay Mills", "jay Morris", "Jay", "Kelly S Shaw")):
        row = await enrol.leaver(office.town, name, f"+4477009006{number:02}", mentor=office.ids["Sam"])
    await office.says(SAM, "see you at ten")
    jay, kelly = office.ids["Jay"], office.ids["Kelly"]
    jays = ["To Jay", "To Jay Mi", f"To Jay Morris {jay}", f"To jay Morris {row - 2}"]
    others = [f"To Kelly Shaw {kelly}", f"To Kelly Shaw {row}", "To Lee"]
    assert sorted(office.labels(SAM)) == sorted([*jays, *others, "Do not send"])


async def test_the_card_says_how_somebody_is_doing(office: Office) -> None:
    await office.town.until_local(date(2026, 11, 25), 10, 5)
    await office.town.text(JAY, "4")
    lines = await card(office, SAM, "Jay")
    assert lines == [
        "Jay: check-ins are on",
        "Mentor: Sam",
        "Check-ins, newest first: 4",
        "Last text from them: today 10.05am",
        "No session booked.",
        "Open on the queue: 0",
    ]
    assert office.labels(SAM) == ["Write", "Propose a time", "Add a date", "Hold", "Emergency"]
    await card(office, CAL, "Jay")
    assert "Mentor" in office.labels(CAL)


async def test_write_asks_for_the_words(office: Office) -> None:
    await card(office, SAM, "Jay")
    await office.taps(SAM, "Write")
    assert office.last(SAM).text == "What do you want to say to Jay? Type it now."
    await office.says(SAM, "see you at ten")
    assert office.town.inbox(JAY) == ["Sam: see you at ten"]
    await office.says(SAM, "and another thing")
    assert office.town.inbox(JAY) == []
    assert office.last(SAM).text.startswith("Who is this for?")


async def test_a_question_is_forgotten_after_a_command_or_half_an_hour(office: Office) -> None:
    await card(office, SAM, "Jay")
    await office.taps(SAM, "Write")
    await office.says(SAM, "/help")
    assert (await office.says(SAM, "see you at ten"))[0].startswith("Who is this for?")
    await card(office, SAM, "Jay")
    await office.taps(SAM, "Write")
    office.town.clock.forward(timedelta(minutes=31))
    assert (await office.says(SAM, "see you at ten"))[0].startswith("Who is this for?")
    assert office.town.inbox(JAY) == []


async def test_a_reply_to_somebody_else_is_not_taken_for_the_answer(office: Office) -> None:
    await office.town.text(KELLY, "what time is it on thursday then")
    about_kelly = office.last(SAM)
    await card(office, SAM, "Jay")
    await office.taps(SAM, "Write")
    await office.says(SAM, "at eleven", to=about_kelly)
    assert office.town.inbox(KELLY) == ["Sam: at eleven"]
    assert office.town.inbox(JAY) == []


async def test_a_free_time_is_proposed_and_the_leaver_says_yes(office: Office) -> None:
    await card(office, SAM, "Jay")
    await office.taps(SAM, "Propose")
    assert office.labels(SAM)[:2] == ["Thu 26 Nov 2pm", "Thu 26 Nov 3pm"]
    assert office.labels(SAM)[-1] == "Another time"
    assert await office.taps(SAM, "Thu 26 Nov 2pm") == "Jay is asked about Thu 26 Nov 2pm."
    assert office.town.inbox(JAY)[0].startswith("Sam here. Can you do Thu 26 Nov 2pm?")
    await office.town.text(JAY, "1")
    assert [(s.state, s.mentor_id) for s in await sessions(office)] == [("booked", office.ids["Sam"])]


async def test_another_time_is_typed_and_said_back(office: Office) -> None:
    await card(office, SAM, "Jay")
    await office.taps(SAM, "Propose")
    await office.taps(SAM, "Another time")
    assert (await office.says(SAM, "hmm dunno"))[0].startswith("I did not get that.")
    assert await office.says(SAM, "fri 3pm") == ["Ask Jay about Fri 27 Nov 3pm?"]
    assert office.labels(SAM) == ["Yes, ask", "Another time", "No"]
    yes = dict(office.last(SAM).buttons)["Yes, ask"]
    assert await office.taps(SAM, "No") == "OK, nothing done."
    assert await sessions(office) == []
    await office.sends(SAM, yes)
    assert [s.state for s in await sessions(office)] == ["proposed"]
    assert await office.sends(SAM, yes) == "That time has been proposed already."
    assert len(await sessions(office)) == 1


async def test_a_taken_time_is_not_proposed(office: Office) -> None:
    await card(office, SAM, "Jay")
    await office.taps(SAM, "Propose")
    offered = office.last(SAM).buttons[0][1]
    await office.taps(SAM, "Thu 26 Nov 2pm")
    kelly = offered.replace(f":{office.ids['Jay']}:", f":{office.ids['Kelly']}:")
    assert await office.sends(SAM, kelly) == "That time is taken. Choose another."
    office.town.clock.forward(timedelta(days=5))
    assert "out of date" in str(await office.sends(SAM, kelly))


async def test_cover_proposes_its_own_times(office: Office) -> None:
    await office.says(SAM, "/away 2026-11-24 2026-11-30")
    await card(office, DEE, "Jay")
    await office.taps(DEE, "Propose")
    assert office.labels(DEE)[0] == "Wed 25 Nov 10am"
    await office.taps(DEE, "Wed 25 Nov 10am")
    assert (await sessions(office))[0].mentor_id == office.ids["Dee"]


async def test_a_court_date_is_added_and_the_leaver_is_told(office: Office) -> None:
    await card(office, SAM, "Jay")
    await office.taps(SAM, "Add a date")
    assert office.labels(SAM) == ["court", "probation", "something else"]
    await office.taps(SAM, "court")
    assert await office.says(SAM, "4 dec 10am") == ["Jay: court, Fri 4 Dec 10am. Right?"]
    await office.taps(SAM, "Yes")
    (session,) = await sessions(office)
    assert (session.kind, session.state, session.mentor_id) == ("court", "booked", None)
    (text,) = office.town.inbox(JAY)
    assert "Fri 4 Dec 10am" in text
    assert "court" not in text.lower()


async def test_a_hold_rests_the_check_ins_until_it_is_lifted(office: Office) -> None:
    await card(office, SAM, "Jay")
    await office.taps(SAM, "Hold")
    assert office.labels(SAM) == ["In custody", "In hospital", "No phone"]
    assert "In hospital" in str(await office.taps(SAM, "In hospital"))
    assert (await office.person("Jay")).hold == "hospital"
    await office.town.wait(days=3)
    assert office.town.inbox(JAY) == []
    assert (await card(office, SAM, "Jay"))[0] == "Jay: In hospital"
    await office.taps(SAM, "Hold")
    assert await office.taps(SAM, "Lift") == "Check-ins with Jay go on."
    assert (await office.person("Jay")).hold is None


async def test_a_coordinator_assigns_another_mentor_and_what_waits_goes_along(office: Office) -> None:
    await office.town.text(JAY, "can you help me with a form")
    await card(office, CAL, "Jay")
    await office.taps(CAL, "Mentor")
    assert office.labels(CAL) == ["Dee", "Nobody"]
    assert await office.taps(CAL, "Dee") == "Dee looks after Jay now."
    assert (await office.person("Jay")).mentor_id == office.ids["Dee"]
    assert office.about(DEE, "Jay: a text to answer").buttons
    assert office.about(SAM, "Dee looks after Jay now.")
    await office.says(SAM, "/people")
    assert office.labels(SAM) == ["Kelly", "Lee"]


async def test_a_leaver_can_be_left_without_a_mentor(office: Office) -> None:
    await card(office, CAL, "Jay")
    await office.taps(CAL, "Mentor")
    assert await office.taps(CAL, "Nobody") == "Jay has no mentor now. Cover looks after them."
    assert (await office.person("Jay")).mentor_id is None


async def test_a_mentor_can_not_assign_mentors_or_open_a_colleagues_leaver(office: Office) -> None:
    jay, dee = office.ids["Jay"], office.ids["Dee"]
    assert await office.sends(SAM, f"mentor:{jay}:{dee}") == "Only a coordinator can do this."
    assert await office.sends(SAM, f"mentors:{jay}") == "Only a coordinator can do this."
    for data in (f"person:{jay}", f"hold:{jay}:custody", f"times:{jay}", f"date:{jay}:court:29700000"):
        assert await office.sends(DEE, data) == "Sam looks after Jay. You can ask for a hand-over.", data
    assert (await office.person("Jay")).hold is None


async def test_a_leaver_who_has_stopped_shows_so_and_gets_no_proposal(office: Office) -> None:
    await office.town.text(LEE, "STOP")
    assert (await card(office, CAL, "Lee"))[0] == "Lee: has sent STOP, no texts"
    for button in ("Write", "Propose"):
        assert "has sent STOP" in str(await office.taps(CAL, button))


async def test_it_all_speaks_welsh(office: Office) -> None:
    assert (await card(office, ANN, "Jay"))[0] == "Jay: yn cael eu holi"
    assert await office.says(SAM, "/language cy") == ["O hyn ymlaen yn Gymraeg."]
    assert await office.says(SAM, "/queue") == ["Does dim byd yn aros amdanat ti."]
    assert "/language en" in (await office.says(SAM, "/language fr"))[0]
    assert await office.says(SAM, "/nonsense") == ["Dw i ddim yn nabod hwnnw. Anfon /help i weld beth sydd ar gael."]
