"""Telegram refuses for good what is longer than 4,096 signs: whatever is written to us, staff are told of it."""

from bot.channels.pieces import LONGEST
from bot.services.hear_text import Text
from storage.happenings import Message
from tests.support.home import ALEX, DANGER, JAY, SAM, rows_of
from tests.support.town import Town

LONG = "i dont know where to start sam it has been a bad week with the hostel and my mum. 😀 " * 18
"""As much as Twilio puts together into one text: 1,600 signs."""
UNKNOWN = "+447700900555"


async def _refused(place: Town) -> list[str | None]:
    return [m.error for m in await rows_of(place, Message) if m.staff_id and m.state == "failed"]


async def test_an_emergency_after_long_texts_alerts_everybody_and_can_be_taken(place: Town) -> None:
    for words in (LONG, LONG, LONG[-1500:] + DANGER):
        await place.text(JAY, words)
    await place.wait(minutes=20)
    shown = next(m for m in reversed(place.chats.shown[ALEX]) if m.buttons)
    assert "emergency" in shown.text
    assert DANGER in shown.text
    await place.tap(ALEX, "I have it", on=shown)
    assert "Alex" in shown.text
    assert await _refused(place) == []


async def test_the_longest_of_cards_still_takes_its_last_line(place: Town) -> None:
    await place.text(UNKNOWN, DANGER)
    for _ in range(3):
        await place.text(UNKNOWN, LONG)
    shown = place.chats.shown[ALEX][-1]
    await place.tap(ALEX, "I have it", on=shown)
    assert shown.text.endswith("Alex has it.")
    assert await _refused(place) == []


async def test_a_text_too_long_for_one_message_comes_in_several_with_the_buttons_below(place: Town) -> None:
    words = "i wrote it all down. " * 194  # 4,074 signs, as many as Telegram lets a leaver write
    before = len(place.chats.shown[SAM])
    await place.text(JAY, f"{words}{DANGER}"[:LONGEST])
    first, last = place.chats.shown[SAM][before : before + 2]
    assert first.text.startswith("EMERGENCY. Jay: i wrote")
    assert first.buttons == []
    assert last.buttons
    assert f"{first.text} {last.text}".count("i wrote it all down.") == 194
    assert await _refused(place) == []


async def test_a_message_that_has_grown_too_long_keeps_its_last_line(place: Town) -> None:
    text = Text(channel="sms", provider_id="SMlong", body="x" * (LONGEST - 10), at=place.clock.now())
    await place.hear(JAY, text)
    shown = place.chats.shown[SAM][-1]
    await place.tap(SAM, "Take", on=shown)
    assert shown.text.endswith("Sam has it.")
    assert await _refused(place) == []
