"""From the invitation to a human's answer: what a leaver, a mentor and a coordinator see."""

from bot.sandbox.server import World
from storage.happenings import Message
from tests.end_to_end.place import OSRIC, WILMA, ZEB, Place

HOURS = "/availability Tue 10:00-13:00, Thu 14:00-17:00"
WELCOME = (
    "Hi Zebedee, Osric here. I'll text now and then to ask how you are. Text back any time. "
    "Text MENU for more, or STOP to stop."
)


async def test_from_the_invitation_to_a_booked_session(place: Place, world: World) -> None:
    await place.enrol()
    assert place.told(OSRIC)[0].startswith("Welcome, Osric. You are in.")
    assert place.shown(WILMA, "Welcome").text.startswith("Welcome, Wilhelmina. You are in.")
    assert place.texts(ZEB) == [WELCOME]
    assert [(m.purpose, m.state) for m in await place.rows(Message) if m.channel == "sms"] == [
        ("welcome", "delivered"),
        ("welcome", "delivered"),
    ]
    await place.wait(hours=23.9)
    assert place.texts(ZEB) == [WELCOME]
    await place.wait(hours=0.1)
    assert place.texts(ZEB)[1:] == ["Osric here. Hi Zebedee. How are you today? Reply 1 to 5. 1 is bad, 5 is good."]

    assert await place.text(ZEB, "4 doin ok") == ["Thanks for telling me, Zebedee. Good to hear from you."]
    assert place.shown(OSRIC).text == "Zebedee: 4 doin ok"

    await place.says(OSRIC, HOURS)
    assert "Every week: Tue 10:00-13:00, Thu 14:00-17:00" in place.shown(OSRIC).text
    (offer,) = await place.text(ZEB, "BOOK")
    assert "1 Thu 26 Nov 2pm\n2 Thu 26 Nov 3pm" in offer
    assert await place.text(ZEB, "2") == ["Booked: tomorrow 3pm. Osric has kept it for you."]
    news = place.shown(OSRIC, "booked")
    assert (news.text, news.labels) == ("Zebedee: session tomorrow 3pm, booked.", ["Change", "Cancel"])
    assert news.document is not None
    assert news.document.name == "session.ics"
    assert b"DTSTART:20261126T150000Z" in news.document.content


async def test_an_old_link_lets_nobody_else_in(town: Place, world: World) -> None:
    world.telegram.person(7999, "Mallory")
    world.telegram.press_start(7999, f"token-of-{OSRIC}")
    await town.settle()
    assert town.told(7999) == ["This link has been used. Please ask for a new one."]
    world.telegram.press_start(7999)
    await town.settle()
    assert len(town.told(7999)) == 1


async def test_a_text_is_taken_and_answered_and_its_fate_is_shown(town: Place, world: World) -> None:
    world.twilio.receipts("held")
    assert await town.text(ZEB, "can i bring my marmalade") == []
    alert = town.shown(OSRIC, "marmalade")
    assert alert.labels == ["Take", "Done", "Hand on", "Not now", "Emergency"]
    assert await town.taps(OSRIC, alert, "Take") == "You have it now."
    assert alert.text.endswith("Osric has it.")
    assert alert.labels[0] == "Done"

    reply = await town.says(OSRIC, "of course you can", to=alert)
    assert town.texts(ZEB)[-1] == "Osric: of course you can"
    assert reply.bot_reactions == ("👌",)
    await world.twilio.release()
    await town.settle()
    assert reply.bot_reactions == ("👍",)
    assert alert.text.endswith("Done by Osric.")
    assert alert.labels == []

    world.twilio.heal()
    world.twilio.switch("unknown", ZEB)
    second = await town.says(OSRIC, "more marmalade", to=alert)
    assert second.bot_reactions == ("👎",)
    assert town.shown(OSRIC).text == "This did not reach Zebedee."
    assert town.shown(OSRIC).reply_to == second.id
