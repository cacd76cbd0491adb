"""What Twilio has received and we have not is taken in as if it had just come, once, and its answers make sense."""

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot.channels.message import ChannelDown, TextIn
from bot.services.erasure import erase
from bot.services.turn import Turn
from bot.services.works import HeardText
from storage.happenings import Received
from storage.records import Person, Removal, Stranger
from tests.support.home import ALEX, DANGER, JAY, KEL, SAM, heard, open_items, rows_of, second_leaver
from tests.support.town import Town

TUE = date(2026, 11, 3)
STRANGER = "+447700900199"


class TwiliosList:
    """What Twilio has received, whether or not its webhook has reached us."""

    def __init__(self, place: Town) -> None:
        self.place, self.texts = place, list[TextIn]()
        self.asked: list[datetime] = []
        self.down = False
        place.schedule.inbound = self

    def receives(self, number: str, body: str, sid: str | None = None) -> TextIn:
        sid = sid or f"SMlost{next(self.place.ids)}"
        text = TextIn(channel="sms", provider_id=sid, sender=number, body=body, at=self.place.clock.now())
        self.texts.append(text)
        return text

    async def inbound_since(self, since: datetime) -> Sequence[TextIn]:
        self.asked.append(since)
        if self.down:
            raise ChannelDown("away")
        return [text for text in self.texts if text.at >= since]


class Deletes:
    """Twilio lets go of whatever it is asked to."""

    async def delete(self, provider_id: str) -> bool:
        return True

    async def redact(self, provider_id: str) -> bool:
        return True

    async def find(self, to: str, body: str, since: datetime, *, known: Collection[str] = ()) -> None:
        return None


async def _compare(place: Town) -> None:
    await place.schedule.compare()
    await place.settle()


async def test_a_text_whose_webhook_was_lost_is_answered_once(home: Town) -> None:
    twilio = TwiliosList(home)
    await _compare(home)
    twilio.receives(JAY, "NEXT")
    await home.wait(minutes=2)
    for _ in range(3):
        await _compare(home)
    assert home.inbox(JAY) == ["You have no time booked yet. Text BOOK for one."]
    assert len(await rows_of(home, Received)) == 1


async def test_the_webhook_that_comes_at_the_same_moment_changes_nothing(home: Town) -> None:
    twilio = TwiliosList(home)
    await _compare(home)
    lost = twilio.receives(JAY, "NEXT", "SM1")
    late = [heard(home, "NEXT", provider_id="SM1") for _ in range(3)]
    await asyncio.gather(home.schedule.compare(), *(home.batches.do(each) for each in late))
    await home.settle()
    assert len(home.inbox(JAY)) == 1
    assert [r.provider_id for r in await rows_of(home, Received)] == [lost.provider_id]


async def test_how_far_the_lists_were_compared_is_remembered_and_looked_at_with_some_overlap(place: Town) -> None:
    twilio = TwiliosList(place)
    await place.text(JAY, "NEXT")
    first = place.clock.now()
    await place.wait(minutes=30)
    await _compare(place)
    second = place.clock.now()
    await place.wait(minutes=3)
    twilio.down = True
    with pytest.raises(ChannelDown):
        await place.schedule.compare()
    twilio.down = False
    await _compare(place)
    overlap = timedelta(minutes=15)
    assert twilio.asked == [first - overlap, second - overlap, second - overlap]


async def test_a_text_of_somebody_who_has_been_erased_since_does_not_come_back(home: Town) -> None:
    """Twilio has not let go of it yet, or its list is behind."""
    twilio = TwiliosList(home)
    text = twilio.receives(JAY, "please forget me, jay morris")
    await home.text(JAY, text.body, provider_id=text.provider_id)
    await home.wait(minutes=5)
    await home.at_the_desk(lambda desk: erase(desk, 1))
    home.inbox(JAY)
    await _compare(home)
    home.schedule.removals.sms = Deletes()
    await home.schedule.removals.work()
    await _compare(home)
    assert (await rows_of(home, Stranger), home.inbox(JAY)) == ([], [])
    await home.wait(minutes=20)
    await home.schedule.removals.work()
    assert text.provider_id not in [removal.ref for removal in await rows_of(home, Removal)]


async def test_half_of_an_emoji_keeps_no_text_from_a_human(place: Town) -> None:
    twilio = TwiliosList(place)
    await _compare(place)
    twilio.receives(JAY, "i got a letter about the flat \ud83d")
    await _compare(place)
    assert "i got a letter about the flat \ufffd" in place.chats.shown[SAM][-1].text


async def test_a_text_that_can_not_be_stored_at_all_holds_up_no_other(
    place: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    def raises(work: HeardText, turn: Turn) -> None:
        if work.text.body == "poison":
            raise ValueError
        decide(work, turn)

    decide = HeardText.decide
    monkeypatch.setattr(HeardText, "decide", raises)
    monkeypatch.setattr(HeardText, "when_failed", raises)
    twilio = TwiliosList(place)
    await _compare(place)
    twilio.receives(JAY, "poison")
    await place.wait(hours=1)
    await _compare(place)
    await place.wait(minutes=3)
    await _compare(place)
    assert twilio.asked[-1] > twilio.texts[0].at


async def test_stop_is_acted_on_before_what_was_written_before_it(place: Town) -> None:
    twilio = TwiliosList(place)
    await second_leaver(place)
    place.inbox(KEL)
    await _compare(place)
    for number, body in ((KEL, "NEXT"), (JAY, "BOOK"), (JAY, "is sam there about the flat"), (JAY, "STOP")):
        place.clock.forward(timedelta(seconds=5))
        twilio.receives(number, body)
    await _compare(place)
    assert place.inbox(JAY) == []
    assert place.inbox(KEL) == ["You have no time booked yet. Text BOOK for one."]
    assert any("is sam there" in shown.text for shown in place.chats.shown[SAM])


async def test_start_after_stop_opens_the_door_again(place: Town) -> None:
    twilio = TwiliosList(place)
    await _compare(place)
    for body in ("STOP", "START"):
        place.clock.forward(timedelta(seconds=5))
        twilio.receives(JAY, body)
    await _compare(place)
    assert (await rows_of(place, Person))[0].stopped_at is None
    assert "good to hear" in place.inbox(JAY)[-1].casefold()


async def test_of_stop_and_start_what_was_written_later_holds_however_late_each_comes(place: Town) -> None:
    """STOP came by webhook; of each other pair one or both come to light only in the list."""
    twilio = TwiliosList(place)
    await place.text(JAY, "STOP")
    await _compare(place)
    for first, second, lost in (
        ("START", "STOP", (0, 1)),
        ("STOP", "START", (0, 1)),
        ("STOP", "START", (0,)),
        ("START", "STOP", (0,)),
        ("START", "STOP", (1,)),
        ("START", "STOP", (0,)),
    ):
        for number, word in enumerate((first, second)):
            await place.wait(minutes=1)
            if number in lost:
                twilio.receives(JAY, word)
            else:
                came = heard(place, word)
                twilio.receives(JAY, word, sid=came.text.provider_id)
                await place.batches.do(came)
        for each in ("hello", "anybody", "there", "at all"):
            await place.text(JAY, each)
        await _compare(place)
        stopped = (await rows_of(place, Person))[0].stopped_at is not None
        assert stopped == (second == "STOP"), (first, second, lost)


async def test_of_two_that_were_written_a_second_apart_and_stored_together_the_later_holds(place: Town) -> None:
    await place.text(JAY, "STOP")
    await place.wait(minutes=30)
    start = heard(place, "START")
    place.clock.forward(timedelta(seconds=1))
    stop = heard(place, "STOP")
    place.clock.forward(timedelta(seconds=1))
    await asyncio.gather(place.batches.do(start), place.batches.do(stop))
    assert (await rows_of(place, Person))[0].stopped_at is not None


async def test_a_stop_whose_webhook_comes_after_a_lost_start_was_written_is_overtaken_by_it(place: Town) -> None:
    """Of what comes by itself nobody knows how long it was under way; Twilio's list has both in their order."""
    twilio = TwiliosList(place)
    stop = heard(place, "STOP")
    twilio.receives(JAY, "STOP", sid=stop.text.provider_id)
    place.clock.forward(timedelta(minutes=4))
    start = twilio.receives(JAY, "START")
    place.clock.forward(timedelta(minutes=1))
    await place.batches.do(replace(stop, text=replace(stop.text, at=place.clock.now())))
    assert (await rows_of(place, Person))[0].stopped_at is not None
    await _compare(place)
    assert (await rows_of(place, Person))[0].stopped_at is None, start


async def test_a_cry_for_help_with_a_stop_that_start_has_overtaken_silences_nobody(place: Town) -> None:
    twilio = TwiliosList(place)
    twilio.receives(JAY, "leave me alone and stop texting me im going to kill myself")
    await place.wait(minutes=1)
    start = heard(place, "START")
    twilio.receives(JAY, "START", sid=start.text.provider_id)
    await place.batches.do(start)
    await _compare(place)
    await place.settle()
    assert await open_items(place) == ["emergency"]
    assert any("116 123" in text for text in place.inbox(JAY))
    assert (await rows_of(place, Person))[0].stopped_at is None


async def test_a_stop_after_the_clock_was_set_back_is_one(place: Town) -> None:
    async with place.database.writing() as rows:
        await rows.change(Person.table, {1: {"stop_or_start_at": place.clock.now() + timedelta(hours=1)}})
    await place.text(JAY, "STOP")
    assert (await rows_of(place, Person))[0].stopped_at is not None


async def test_a_number_that_came_before_a_question_is_no_answer_to_it(place: Town) -> None:
    """It was an answer to something else; the check-in stays open, and a human reads the text."""
    twilio = TwiliosList(place)
    await place.until_local(TUE, 9, 30)
    await _compare(place)
    twilio.receives(JAY, "1")
    await place.until_local(TUE, 10, 5)
    assert "1 to 5" in place.inbox(JAY)[-1]
    await _compare(place)
    assert "low_mood" not in await open_items(place)
    assert place.chats.shown[SAM][-1].text == "Jay: 1"
    await place.text(JAY, "4")
    assert await open_items(place) == ["unanswered_message"]


async def test_a_text_of_last_evening_is_not_answered_at_night(place: Town) -> None:
    twilio = TwiliosList(place)
    await _compare(place)
    await place.until_local(date(2026, 11, 2), 20)
    twilio.receives(JAY, "NEXT")
    await place.until_local(date(2026, 11, 2), 23, 30)
    await _compare(place)
    assert place.inbox(JAY) == []
    await place.until_local(TUE, 9)
    assert place.inbox(JAY) == ["You have no time booked yet. Text BOOK for one."]


async def test_an_emergency_of_hours_ago_is_one_still_and_the_coordinators_hear_that_it_came_late(place: Town) -> None:
    twilio = TwiliosList(place)
    await _compare(place)
    twilio.receives(JAY, DANGER)
    twilio.receives(STRANGER, "its jay new phone")
    await place.wait(hours=5)
    await _compare(place)
    assert any("116 123" in body for body in place.inbox(JAY))
    assert await open_items(place) == ["emergency", "unknown_number"]
    await place.wait(minutes=2)
    await place.schedule.check()
    await place.settle()
    told = place.chats.shown[ALEX][-1].text
    assert told.splitlines() == [
        "These reached us late, and were answered as if they had just come:",
        "Jay: a text of theirs",
    ]


async def test_a_text_that_came_at_once_is_not_called_late(place: Town) -> None:
    await place.batches.do(HeardText(text=heard(place, "NEXT").text, sender=JAY))
    await place.wait(minutes=2)
    before = len(place.chats.shown[ALEX])
    await place.schedule.check()
    await place.settle()
    assert len(place.chats.shown[ALEX]) == before
