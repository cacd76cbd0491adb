"""A leaver with a smartphone: the same conversations, options as buttons, and back to texts with one word."""

from bot.sandbox.telegram_records import Document
from storage.happenings import Session
from storage.records import Person
from tests.end_to_end.place import OSRIC, ZEB, Place

ZEB_IN_TELEGRAM, ROSE_IN_TELEGRAM = 7101, 7102


async def test_buttons_as_well_as_numbers_and_back_to_texts(town: Place) -> None:
    await town.invite_leaver(1, "for-zeb")
    town.world.telegram.person(ZEB_IN_TELEGRAM, "Z")
    town.world.telegram.press_start(ZEB_IN_TELEGRAM, "for-zeb")
    await town.settle()
    assert town.told(ZEB_IN_TELEGRAM) == [
        "Osric here. I'll write to you here from now on. Send TEXTS to go back to texts."
    ]
    await town.wait(days=1)
    prompt = town.shown(ZEB_IN_TELEGRAM, "How are you today?")
    assert prompt.labels == ["1", "2", "3", "4", "5"]
    await town.taps(ZEB_IN_TELEGRAM, prompt, "1")
    need = town.shown(ZEB_IN_TELEGRAM)
    assert "hardest" in need.text
    assert need.labels == ["home", "money", "health", "people", "something else"]
    await town.says(ZEB_IN_TELEGRAM, "2")
    assert town.shown(OSRIC, "low mood").labels[0] == "Take"

    await town.says(ZEB_IN_TELEGRAM, "hello marmalade")
    answer = await town.says(OSRIC, "hello you", to=town.shown(OSRIC, "marmalade"))
    assert town.shown(ZEB_IN_TELEGRAM).text == "Osric: hello you"
    assert answer.bot_reactions == ("👍",)
    assert len(town.texts(ZEB)) == 1

    slip = await town.says(ZEB_IN_TELEGRAM, "it is marmalade")
    town.world.telegram.edit(ZEB_IN_TELEGRAM, slip.id, "i want to kill myself marmalade")
    await town.settle()
    assert town.shown(OSRIC, "EMERGENCY. Zebedee: i want to kill myself marmalade")
    assert "116 123" in town.shown(ZEB_IN_TELEGRAM).text

    await town.says(ZEB_IN_TELEGRAM, "TEXTS")
    assert town.texts(ZEB)[1:] == ["Osric here. I'll write to you by text from now on."]
    assert await town.text(ZEB, "NEXT") == ["You have no time booked yet. Text BOOK for one."]


async def test_a_button_of_an_old_menu_does_nothing_to_a_new_one(town: Place) -> None:
    await town.says(OSRIC, "/availability Tue 10:00-13:00, Thu 14:00-17:00")
    await town.invite_leaver(1, "for-zeb")
    town.world.telegram.press_start(ZEB_IN_TELEGRAM, "for-zeb")
    await town.settle()
    await town.says(ZEB_IN_TELEGRAM, "BOOK")
    first = town.shown(ZEB_IN_TELEGRAM)
    await town.says(ZEB_IN_TELEGRAM, "MORE")
    assert town.shown(ZEB_IN_TELEGRAM).labels[1] == "Tue 1 Dec 11am"
    toast = await town.taps(ZEB_IN_TELEGRAM, first, "Thu 26 Nov 3pm")
    assert toast == "That menu is an old one. Send MENU to see what you can send."
    assert await town.rows(Session) == []
    await town.taps(ZEB_IN_TELEGRAM, town.shown(ZEB_IN_TELEGRAM), "Tue 1 Dec 11am")
    assert town.shown(ZEB_IN_TELEGRAM).text == "Booked: Tue 1 Dec 11am. Osric has kept it for you."


async def test_the_words_below_a_picture_are_heard_like_any_others(town: Place) -> None:
    telegram = town.world.telegram
    await town.invite_leaver(1, "for-zeb")
    telegram.press_start(ZEB_IN_TELEGRAM, "for-zeb")
    await town.settle()
    picture = Document(file_id=telegram.new_file_id(), name="me.jpg", mime_type="image/jpeg", content=b"me")
    zeb = telegram.person(ZEB_IN_TELEGRAM)
    sent = telegram.keep(zeb, from_bot=False, text="i want to kill myself marmalade", document=picture)
    telegram.updates.add("message", telegram.shown(sent))
    await town.settle()
    assert "i want to kill myself marmalade" in town.shown(OSRIC, "EMERGENCY. Zebedee").text
    assert any("116 123" in said for said in town.told(ZEB_IN_TELEGRAM))


async def test_their_own_link_once_more_brings_them_back_and_their_mentor_hears_who_has_joined(town: Place) -> None:
    telegram = town.world.telegram
    await town.invite_leaver(1, "for-zeb")
    telegram.press_start(ZEB_IN_TELEGRAM, "for-zeb")
    await town.settle()
    assert town.shown(OSRIC).text.startswith("Zebedee has changed to Telegram and gets no more texts.")
    telegram.press_start(ZEB_IN_TELEGRAM, "for-zeb")
    await town.settle()
    assert town.shown(ZEB_IN_TELEGRAM).text == "You are in already. Send MENU to see what you can send."
    await town.text(ZEB, "TEXTS")
    told = len(town.told(ZEB_IN_TELEGRAM))
    telegram.press_start(ROSE_IN_TELEGRAM, "for-zeb")
    telegram.press_start(ZEB_IN_TELEGRAM, "for-zeb")
    await town.settle()
    assert town.told(ROSE_IN_TELEGRAM) == ["This link has been used. Please ask for a new one."]
    assert "write to you here" in town.told(ZEB_IN_TELEGRAM)[told]
    await town.says(ZEB_IN_TELEGRAM, "NEXT")
    assert len(town.told(ZEB_IN_TELEGRAM)) == told + 2


async def test_an_edit_that_changes_no_word_is_not_heard_again(town: Place) -> None:
    telegram = town.world.telegram
    await town.invite_leaver(1, "for-zeb")
    telegram.press_start(ZEB_IN_TELEGRAM, "for-zeb")
    await town.settle()
    stop = await town.says(ZEB_IN_TELEGRAM, "STOP")
    await town.wait(hours=1)
    await town.says(ZEB_IN_TELEGRAM, "START")
    told = town.told(ZEB_IN_TELEGRAM)
    telegram.edit(ZEB_IN_TELEGRAM, stop.id, "STOP")
    await town.settle()
    assert town.told(ZEB_IN_TELEGRAM) == told
    assert [person.stopped_at for person in await town.rows(Person) if person.id == 1] == [None]
    telegram.edit(ZEB_IN_TELEGRAM, stop.id, "NEXT")
    await town.settle()
    assert len(town.told(ZEB_IN_TELEGRAM)) == len(told) + 1
