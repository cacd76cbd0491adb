"""A mentor's words to a leaver: where they go, what is pointed out before, and when they are refused."""

from datetime import date

import pytest

from bot.services.staff.door import StaffUpdate
from storage.happenings import Message
from storage.records import Topic
from tests.support import enrol
from tests.support.office import CAL, DEE, JAY, KELLY, LEE, SAM, Office


async def test_a_reply_reaches_the_leaver_and_closes_what_waited(office: Office) -> None:
    await office.town.text(JAY, "can you help me with a form")
    assert await office.says(SAM, "sure, bring it along", to=office.last(SAM)) == []
    assert office.town.inbox(JAY) == ["Sam: sure, bring it along"]
    assert (await office.items("Jay"))[0].reason == "answered"
    assert "👍" in office.town.chats.reactions.values()


async def test_a_reply_to_an_old_message_still_reaches_the_right_one(office: Office) -> None:
    await office.town.text(JAY, "can you help me with a form")
    about_jay = office.last(SAM)
    await office.town.text(KELLY, "what time is it on thursday then")
    await office.says(SAM, "sure", to=about_jay)
    assert office.town.inbox(JAY) == ["Sam: sure"]
    assert office.town.inbox(KELLY) == []


async def test_words_in_a_topic_reach_its_leaver(office: Office) -> None:
    office.town.topics = True
    await office.town.text(JAY, "can you help me with a form")
    thread = office.last(SAM).thread
    async with office.town.database.writing() as rows:
        known = await rows.all(Topic)
        if not known:
            topic = Topic(id=77, staff_id=office.ids["Sam"], person_id=office.ids["Jay"], thread_id=thread or 55)
            await rows.insert([topic])
    await office.says(SAM, "sure", thread=thread or 55)
    assert office.town.inbox(JAY) == ["Sam: sure"]


async def test_words_without_a_reply_are_kept_until_a_button_says_for_whom(office: Office) -> None:
    await office.town.text(KELLY, "what time is it on thursday then")
    shown = await office.says(SAM, "bus leaves at ten")
    assert shown == ["Who is this for? You can also reply to one of their messages."]
    assert office.labels(SAM) == ["To Kelly", "To Jay", "To Lee", "Do not send"]
    button = dict(office.last(SAM).buttons)["To Jay"]
    assert await office.taps(SAM, "To Jay") == "Going to Jay."
    assert office.town.inbox(JAY) == ["Sam: bus leaves at ten"]
    assert "out of date" in str(await office.sends(SAM, button))
    assert office.town.inbox(JAY) == []


async def test_words_of_a_colleague_can_not_be_sent_on(office: Office) -> None:
    await office.says(SAM, "bus leaves at ten")
    button = dict(office.last(SAM).buttons)["To Lee"]
    assert "out of date" in str(await office.sends(DEE, button))
    assert office.town.inbox(LEE) == []


async def test_a_number_is_pointed_out_and_hidden(office: Office) -> None:
    await office.town.text(JAY, "can you help me with a form")
    shown = await office.says(SAM, "ring me on 07700 900555 then", to=office.last(SAM))
    assert shown == ["There is a number, link or @name in this. Jay will not see it. Send the rest?"]
    assert office.labels(SAM) == ["Send it hidden", "Do not send"]
    assert office.town.inbox(JAY) == []
    assert await office.taps(SAM, "Send it hidden") == "Going to Jay."
    (sent,) = office.town.inbox(JAY)
    assert "900555" not in sent
    assert sent.startswith("Sam: ring me on ")


async def test_do_not_send_sends_nothing(office: Office) -> None:
    await office.town.text(JAY, "can you help me with a form")
    await office.says(SAM, "see www.example.org", to=office.last(SAM))
    assert await office.taps(SAM, "Do not send") == "Not sent."
    assert office.town.inbox(JAY) == []
    assert (await office.items("Jay"))[0].closed_at is None


async def test_a_long_text_says_how_many_before_it_goes(office: Office) -> None:
    await office.town.text(JAY, "can you help me with a form")
    long = "a few words more " * 20
    shown = await office.says(SAM, long, to=office.last(SAM))
    assert shown == ["This takes 3 texts to Jay. Send it?"]
    assert office.labels(SAM) == ["Send (3 texts)", "Do not send"]
    await office.taps(SAM, "Send (3")
    assert office.town.inbox(JAY) == [f"Sam: {long}"]


async def test_a_long_text_with_a_link_is_asked_about_twice(office: Office) -> None:
    await office.town.text(JAY, "can you help me with a form")
    await office.says(SAM, "see www.example.org " + "and a few words more " * 12, to=office.last(SAM))
    await office.taps(SAM, "Send it hidden")
    assert office.labels(SAM)[0] == "Send (2 texts)"
    assert office.town.inbox(JAY) == []
    await office.taps(SAM, "Send (2")
    (sent,) = office.town.inbox(JAY)
    assert "example" not in sent


async def test_a_text_of_more_than_six_segments_is_refused(office: Office) -> None:
    await office.town.text(JAY, "can you help me with a form")
    (shown,) = await office.says(SAM, "a few words more " * 80, to=office.last(SAM))
    assert "more than 6" in shown
    assert office.last(SAM).buttons == []


async def test_after_stop_it_is_refused(office: Office) -> None:
    await office.town.text(JAY, "can you help me with a form")
    relayed = office.last(SAM)
    await office.town.text(JAY, "STOP")
    shown = await office.says(SAM, "are you ok", to=relayed)
    assert shown == ["Jay has sent STOP. Nothing can be sent until they send START."]
    assert office.town.inbox(JAY) == []


@pytest.mark.parametrize(
    ("status", "consent", "says"),
    [("in_custody", True, "is in custody"), ("released", False, "has not agreed")],
)
async def test_nothing_goes_to_somebody_who_may_not_get_it(
    office: Office, status: str, consent: bool, says: str
) -> None:
    phone, release = "+447700900150", date(2026, 12, 20)
    mentor = office.ids["Sam"]
    await enrol.leaver(
        office.town, "Tariq Hassan", phone, mentor=mentor, status=status, consent=consent, released=release
    )
    await office.says(SAM, "see you soon")
    await office.taps(SAM, "To Tariq")
    assert says in str((await office.town.tap(SAM, "To Tariq")).toast)
    assert office.town.inbox(phone) == []


async def test_at_night_it_waits_and_the_mentor_is_told_until_when(office: Office) -> None:
    await office.town.text(JAY, "can you help me with a form")
    relayed = office.last(SAM)
    await office.town.until_local(date(2026, 11, 24), 22)
    office.town.inbox(JAY)
    shown = await office.says(SAM, "sleep well", to=relayed)
    assert shown[0] == "Jay gets this tomorrow 9am: no texts at night."
    assert office.town.inbox(JAY) == []
    await office.town.until_local(date(2026, 11, 25), 9, 1)
    assert "Sam: sleep well" in office.town.inbox(JAY)


async def test_a_coordinator_can_write_too(office: Office) -> None:
    await office.says(CAL, "hello from Cal")
    await office.taps(CAL, "To Jay")
    assert office.town.inbox(JAY) == ["Cal: hello from Cal"]


async def test_a_mentor_can_not_write_to_a_colleagues_leaver(office: Office) -> None:
    await office.says(DEE, "hello")
    assert "To Jay" not in office.labels(DEE)
    kept = office.last(DEE).buttons[0][1].split(":")
    forged = ":".join(["send", str(office.ids["Jay"]), *kept[2:]])
    assert await office.sends(DEE, forged) == "Sam looks after Jay. You can ask for a hand-over."
    assert office.town.inbox(JAY) == []


async def test_only_words_arrive_and_an_edit_reaches_nobody(office: Office) -> None:
    assert await office.other(SAM, "photo") == ["Only words arrive. Please type it."]
    (shown,) = await office.other(SAM, "edit", "sure, at eleven")
    assert "new message" in shown


async def test_the_word_emergency_in_a_reply_raises_one(office: Office) -> None:
    await office.town.text(JAY, "same old same old mate")
    await office.says(SAM, "Emergency!", to=office.last(SAM))
    kinds = {item.kind for item in await office.items("Jay") if item.closed_at is None}
    assert "emergency" in kinds
    assert office.town.inbox(JAY) == []


async def test_emergency_without_a_reply_asks_about_whom(office: Office) -> None:
    assert await office.says(SAM, "/emergency") == ["An emergency about whom?"]
    await office.taps(SAM, "Kelly")
    assert [item.kind for item in await office.items("Kelly")] == ["emergency"]


async def test_everybody_can_be_chosen_for_words_and_for_an_emergency_page_by_page(office: Office) -> None:
    for number in range(9):
        await enrol.leaver(
            office.town, f"P{number} Q", f"+4477009006{number:02}", mentor=office.ids["Sam"], welcomed=True
        )
    await office.says(SAM, "bus leaves at ten")
    first = office.labels(SAM)
    await office.taps(SAM, "More")
    assert len({*first, *office.labels(SAM)} - {"More", "Do not send"}) == 12
    assert "More" not in office.labels(SAM)
    (to, *_) = office.labels(SAM)
    assert str(await office.taps(SAM, to)).startswith("Going to ")
    await office.says(SAM, "/emergency")
    await office.taps(SAM, "More")
    (about, *_) = office.labels(SAM)
    assert await office.taps(SAM, about) == f"Emergency raised for {about}. The mentor and all coordinators are told."


@pytest.mark.parametrize("typed", ["/emergency\nJay, now", "/emergency!", "/Emergency: now", "/emergency@bot\nnow"])
async def test_a_command_is_known_whatever_follows_it(office: Office, typed: str) -> None:
    assert await office.says(SAM, typed) == ["An emergency about whom?"]


async def test_the_hours_may_stand_on_lines_of_their_own(office: Office) -> None:
    (shown,) = await office.says(SAM, "/availability\nTue 10:00-13:00,\nThu 14:00-17:00")
    assert shown == "Your hours now:\nEvery week: Tue 10:00-13:00, Thu 14:00-17:00"


@pytest.mark.parametrize("typed", ["/", "/ queue", "/queueing", "/ə", "//queue"])
async def test_what_is_no_command_of_ours_is_answered_with_the_way_out(office: Office, typed: str) -> None:
    assert await office.says(SAM, typed) == ["I don't know that one. Send /help to see what there is."]


async def test_words_in_doubt_are_sent_again_by_their_author_only_once(office: Office) -> None:
    await office.town.text(JAY, "can you help me with a form")
    await office.says(SAM, "sure", to=office.last(SAM))
    office.town.inbox(JAY)
    async with office.town.database.writing() as rows:
        message = await rows.one(Message, Message.table.c.purpose == "relay")
        assert message is not None
        await rows.change(Message.table, {message.id: {"state": "failed", "error": "in_doubt"}})
    assert "out of date" in str(await office.sends(DEE, f"again:{message.id}"))
    assert await office.sends(SAM, f"again:{message.id}") == "Going to Jay."
    assert office.town.inbox(JAY) == ["Sam: sure"]
    assert await office.sends(SAM, f"again:{message.id}") == "This has been settled meanwhile."
    assert office.town.inbox(JAY) == []


async def test_the_same_update_twice_sends_once(office: Office) -> None:
    await office.town.text(JAY, "can you help me with a form")
    number = office.last(SAM).number
    for _ in range(2):
        await office.town.batches.do(
            StaffUpdate(update_id=5000, user=str(SAM), message_id=9, text="sure", reply_to=number)
        )
        await office.town.settle()
    assert office.town.inbox(JAY) == ["Sam: sure"]
