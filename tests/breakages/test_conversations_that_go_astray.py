"""Menus, keywords and humans that get into each other's way."""

from storage.happenings import CheckIn, Item, Received, Session
from storage.records import Person
from tests.support.home import JAY, SAM, open_items, rows_of
from tests.support.town import Town
from tests.support.trouble import AfterACrash


async def test_a_number_means_what_stood_at_it_in_the_menu_that_was_sent(place: Town) -> None:
    """The time that was first is taken by somebody else, so that another would be first by now."""
    from tests.support.home import KEL, second_leaver

    await second_leaver(place)
    offered = await place.text(JAY, "BOOK")
    await place.text(KEL, "BOOK")
    await place.text(KEL, "1")
    [booked] = await place.text(JAY, "2")
    second = offered[0].split("\n")[2].removeprefix("2 ").split()[-1]
    assert second in booked
    sessions = await rows_of(place, Session)
    assert len({s.starts_at for s in sessions}) == 2


async def test_a_number_out_of_an_old_menu_does_not_act_on_a_new_one(place: Town) -> None:
    """The menu of times is open, then the check-in comes: a 4 is how Jay is, and books nothing."""
    await place.text(JAY, "BOOK")
    await place.wait(days=1, hours=1)
    await place.text(JAY, "4")
    assert await rows_of(place, Session) == []
    assert (await rows_of(place, CheckIn))[-1].mood == 4


async def test_an_old_button_after_a_restart(home: Town) -> None:
    await home.text(JAY, "can you ring me sam about the flat")
    shown = home.chats.shown[SAM][-1]
    async with AfterACrash(home) as again:
        await again.tap(SAM, "Take", on=shown)
        assert (await rows_of(again, Item))[0].taken_by == 1
        again.chats.shown[SAM].append(shown)
        shown.buttons = [("Take", "take:1")]
        answer = await again.tap(SAM, "Take", on=shown)
        assert answer.toast


async def test_a_free_answer_that_equals_a_word_and_a_word_while_a_question_waits(place: Town) -> None:
    await place.wait(days=1, hours=1)
    [said] = await place.text(JAY, "NEXT")
    assert "1 to 5" not in said
    await place.text(JAY, "my next door is kicking off again and i cant stand it")
    assert await open_items(place) != []
    await place.text(JAY, "4")
    assert (await rows_of(place, CheckIn))[0].state == "answered"


async def test_the_bot_does_not_talk_over_a_human(place: Town) -> None:
    await place.wait(days=1, minutes=-20)
    await place.text(JAY, "sam are you there, it is about the flat")
    place.inbox(JAY)
    await place.telegram(SAM, "I am here, what is it", reply_to=place.chats.shown[SAM][-1].number)
    await place.wait(minutes=25)
    assert place.inbox(JAY) == ["Sam: I am here, what is it"]
    await place.wait(hours=3)
    assert any("How are you" in body for body in place.inbox(JAY))


async def test_only_start_opts_back_in(place: Town) -> None:
    await place.text(JAY, "Stop ")
    for words in ("hello", "4", "BOOK", "who is this"):
        assert await place.text(JAY, words) == []
    assert (await rows_of(place, Person))[0].stopped_at is not None
    assert all(r.relayed for r in await rows_of(place, Received) if r.body in ("hello", "who is this"))
    assert len(await place.text(JAY, "start.")) == 1


async def test_markdown_in_a_text_goes_through_as_it_is(place: Town) -> None:
    words = "its *not* ok_ [see](x) `code` <b>bold</b> & {name} %s"
    await place.text(JAY, words)
    assert "*not* ok_" in place.chats.shown[SAM][-1].text
    assert "{name} %s" in place.chats.shown[SAM][-1].text


async def test_a_stranger_with_a_recycled_number_gets_one_neutral_text(place: Town) -> None:
    number = "+447700900190"
    said = await place.text(number, "who is this")
    said += await place.text(number, "hello?? who keeps texting")
    await place.wait(days=10)
    assert len(said) == len(place.phones.texts[number]) == 1
    assert all(name not in said[0] for name in ("Jay", "Sam", "Alex"))


async def test_wrong_number_is_read_by_a_human(place: Town) -> None:
    await place.text(JAY, "wrong number mate i dont know no jay")
    assert await open_items(place)
