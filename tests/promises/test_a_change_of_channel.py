"""What becomes of texts to a leaver's phone says nothing of them once they are in Telegram, and the other way round."""

from datetime import date

import pytest

from bot.services import invitations
from bot.services.desk import Desk
from storage.happenings import Message
from tests.support.home import receive, rows_of
from tests.support.office import JAY, SAM, Office

JAYS_ACCOUNT = 801


async def _text_under_way(at_work: Office, words: str) -> Message:
    """Sam's words to Jay's phone, of which nothing is known but that Twilio has them."""
    at_work.town.phones.silent.add(JAY)
    await at_work.town.text(JAY, "can you ring me about the flat")
    await at_work.says(SAM, words, to=at_work.last(SAM))
    return [m for m in await rows_of(at_work.town, Message) if m.purpose == "relay"][-1]


async def _joins_in_telegram(at_work: Office) -> None:
    async def invite(desk: Desk) -> None:
        await invitations.invite_leaver(desk, person_id=at_work.ids["Jay"], token="token-1")

    await at_work.town.at_the_desk(invite)
    await at_work.town.telegram(JAYS_ACCOUNT, "/start token-1")


async def _open(at_work: Office) -> list[str]:
    return [item.kind for item in await at_work.items("Jay") if item.closed_at is None]


@pytest.mark.parametrize("code", ["21610", "30005", "30003"])
async def test_a_text_that_fails_after_they_joined_in_telegram_stops_nothing_there(at_work: Office, code: str) -> None:
    """An opt-out at Twilio, a number out of use, a phone that is off: they can be reached, and Sam writes again."""
    text = await _text_under_way(at_work, "Yes, I ring you tomorrow")
    await _joins_in_telegram(at_work)
    await receive(at_work.town, text, "undelivered", code)
    await at_work.town.wait(hours=3)
    assert (await at_work.person("Jay")).stopped_at is None
    assert await _open(at_work) == []
    assert at_work.last(SAM).text == "This did not reach Jay."
    assert len(at_work.town.phones.texts[JAY]) == 1
    await at_work.says(SAM, "Still fine for tomorrow", to=at_work.about(SAM, "the flat"))
    assert at_work.last(JAYS_ACCOUNT).text.endswith("Still fine for tomorrow")


async def test_an_emergency_s_answer_that_was_for_the_phone_goes_again_where_they_are_now(at_work: Office) -> None:
    at_work.town.phones.silent.add(JAY)
    await at_work.town.text(JAY, "i am going to kill myself tonight")
    answers = [m for m in await rows_of(at_work.town, Message) if m.purpose == "emergency"]
    await _joins_in_telegram(at_work)
    await receive(at_work.town, answers[-1], "undelivered", "30003")
    await at_work.town.wait(hours=1)
    assert at_work.last(JAYS_ACCOUNT).text == answers[-1].body
    assert len(at_work.town.phones.texts[JAY]) == len(answers)


async def test_words_that_telegram_refuses_after_they_went_back_to_texts_put_nobody_out_of_reach(
    at_work: Office,
) -> None:
    """They blocked the bot, and had asked for texts before that came to light."""
    await _joins_in_telegram(at_work)
    await at_work.town.text(JAY, "can you ring me about the flat")
    await at_work.says(SAM, "Yes, tomorrow", to=at_work.last(SAM))
    words = [m for m in await rows_of(at_work.town, Message) if m.purpose == "relay"][-1]
    await at_work.town.text(JAY, "TEXTS")

    async def not_known_yet(desk: Desk) -> None:
        desk.writes.change(Message.table, words.id, {"state": "sending"})

    await at_work.town.at_the_desk(not_known_yet)
    await receive(at_work.town, words, "failed", "blocked")
    assert (await at_work.person("Jay")).channel == "sms"
    assert await _open(at_work) == []
    assert at_work.last(SAM).text == "This did not reach Jay."


async def test_who_has_blocked_the_bot_can_not_be_reached_and_is_on_the_list_at_once(at_work: Office) -> None:
    await _joins_in_telegram(at_work)
    await at_work.town.until_local(date(2026, 11, 25), 10)
    asked = next(m for m in await rows_of(at_work.town, Message) if (m.purpose, m.channel) == ("prompt", "telegram"))

    async def not_known_yet(desk: Desk) -> None:
        desk.writes.change(Message.table, asked.id, {"state": "sending"})

    await at_work.town.at_the_desk(not_known_yet)
    await receive(at_work.town, asked, "failed", "blocked")
    assert await _open(at_work) == ["unreachable"]
