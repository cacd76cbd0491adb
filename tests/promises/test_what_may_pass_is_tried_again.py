"""Refusals that may pass back off and are tried again; final ones end at once and tell whom it concerns."""

import time
from collections.abc import Sequence
from datetime import date, datetime, timedelta

import pytest

from bot.channels.message import InDoubt, NotTried, Refused, Settled, SmsOut
from bot.channels.pace import LONGEST_REST
from bot.services.backoff import LONGEST_WAIT, URGENT_WAIT, backoff
from storage.happenings import CheckIn, Message
from storage.records import Person
from tests.support.examples import message
from tests.support.home import DANGER, JAY, SAM, heard, open_items, rows_of
from tests.support.town import LONDON, Town
from tests.support.trouble import AfterACrash

TUE, WED = date(2026, 11, 3), date(2026, 11, 4)
NOTHING_BOOKED = "You have no time booked yet. Text BOOK for one."


def test_each_wait_is_twice_the_last_and_spread_by_chance() -> None:
    waits = [backoff(message(attempts=n)) for n in range(1, 12)]
    assert [wait.total_seconds() for wait in waits[:5]] == [2, 4, 8, 16, 32]
    assert waits[-1] == LONGEST_WAIT
    assert backoff(message(attempts=9, purpose="emergency")) == URGENT_WAIT
    assert backoff(message(attempts=3), 0.0) == timedelta(seconds=6)
    assert backoff(message(attempts=3), 1.0) == timedelta(seconds=10)


class Refuses:
    """Twilio says these in their order, then takes everything."""

    def __init__(self, place: Town, answers: Sequence[Settled]) -> None:
        self.place, self.answers = place, list(answers)
        self.asked: list[datetime] = []
        place.outbox.calls.sms = self

    async def send(self, text: SmsOut) -> Settled:
        self.asked.append(self.place.clock.now())
        return self.answers.pop(0) if self.answers else await self.place.phones.send(text)


async def test_slow_down_is_honoured_to_the_second_also_by_a_process_that_begins_anew(home: Town) -> None:
    Refuses(home, [Refused(code="20429", final=False, retry_after=90)])
    await home.text(JAY, "NEXT")
    async with AfterACrash(home) as again:
        await again.wait(seconds=89)
        assert again.inbox(JAY) == []
        await again.wait(seconds=1)
        assert again.inbox(JAY) == [NOTHING_BOOKED]


async def test_an_emergency_waits_a_minute_at_the_most_whatever_the_provider_asks_for(place: Town) -> None:
    Refuses(place, [Refused(code="20429", final=False, retry_after=LONGEST_REST)])
    await place.text(JAY, DANGER)
    await place.wait(minutes=1)
    assert len(place.inbox(JAY)) == 2


async def test_the_parts_of_an_emergency_answer_keep_their_order_when_the_first_is_tried_again(home: Town) -> None:
    Refuses(home, [Refused(code="20429", final=False, retry_after=2)])
    assert await home.text(JAY, DANGER) == []
    await home.wait(seconds=2)
    assert ["999" in body for body in home.inbox(JAY)] == [True, False]


async def test_an_outage_of_days_ends_as_one_of_minutes_does(place: Town) -> None:
    Refuses(place, [NotTried()])
    place.outbox.calls.unanswered = 2000  # tries in a row, one each half a minute and those of emergencies
    assert await place.text(JAY, "NEXT") == []
    assert time.monotonic() < place.outbox.calls.sms_rests_until <= time.monotonic() + 30
    place.outbox.calls.sms_rests_until = 0.0
    await place.wait(minutes=20)
    assert place.inbox(JAY) == [NOTHING_BOOKED]


async def test_a_fault_of_ours_while_a_text_is_sent_holds_nothing_up(
    place: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = place.outbox.calls
    with monkeypatch.context() as broken:
        broken.setattr(calls, "_rest_if_need_be", lambda ended: 1 / 0)
        await place.text(JAY, "NEXT")
    assert place.inbox(JAY) == [NOTHING_BOOKED]
    assert not place.outbox.under_way
    await place.wait(minutes=20)
    assert (await rows_of(place, Message))[-1].state == "delivered"
    assert place.inbox(JAY) == []


async def test_after_several_texts_without_an_answer_the_provider_rests_but_for_emergencies(place: Town) -> None:
    refuses = Refuses(place, [NotTried()] * 6)
    await place.text(JAY, "NEXT")
    for _ in range(5):
        await place.wait(minutes=1)
    asked = len(refuses.asked)
    assert asked >= 5
    assert place.outbox.calls.sms_rests_until > 0
    refuses.answers = [NotTried()]
    await place.text(JAY, DANGER)
    assert len(refuses.asked) > asked


async def test_a_final_refusal_of_a_mentors_words_is_shown_to_the_mentor(place: Town) -> None:
    await place.text(JAY, "is it still on for friday then sam")
    Refuses(place, [Refused(code="30007", final=True)])
    await place.telegram(SAM, "Yes it is", reply_to=place.chats.shown[SAM][-1].number)
    assert place.chats.shown[SAM][-1].text == "This did not reach Jay."


async def test_a_check_in_to_a_phone_that_is_off_goes_again_until_its_window_ends(place: Town) -> None:
    place.phones.off[JAY] = "30003"
    await place.until_local(TUE, 10, 20)
    assert (await rows_of(place, CheckIn))[0].receipt == "30003"
    del place.phones.off[JAY]
    await place.until_local(TUE, 10, 31)
    assert len(place.inbox(JAY)) == 1
    assert (await rows_of(place, CheckIn))[0].receipt is None
    await place.text(JAY, "4")
    assert await open_items(place) == []


async def test_a_phone_that_stays_off_is_tried_a_few_times_and_is_unreachable_at_the_windows_end(place: Town) -> None:
    place.phones.off[JAY] = "30003"
    await place.until_local(WED, 9, 59)
    tried = [m for m in await rows_of(place, Message) if m.purpose in ("prompt", "nudge")]
    assert [m.state for m in tried].count("undelivered") >= 4
    assert await open_items(place) == []
    await place.until_local(WED, 10, 1)
    assert await open_items(place) == ["unreachable"]
    end = datetime(2026, 11, 4, 10, 0, tzinfo=LONDON)
    assert all(m.not_before < end for m in tried)


@pytest.mark.parametrize("not_reached", [0, 6])
async def test_an_emergencys_answer_to_a_phone_that_is_off_goes_again_three_times_however_hard_it_was_to_send(
    place: Town, not_reached: int
) -> None:
    """Tries at which Twilio was not reached are none of those at which the phone was off."""
    Refuses(place, [NotTried()] * not_reached)
    place.phones.off[JAY] = "30003"
    await place.text(JAY, DANGER)
    await place.wait(hours=12)
    tried = [m for m in await rows_of(place, Message) if m.purpose == "emergency"]
    assert [m.state for m in tried] == ["undelivered"] * 8  # two texts, four times each


async def test_the_question_does_not_come_again_once_the_nudge_has_come(place: Town) -> None:
    """Off at ten and at half past, on from noon: the question comes at half past twelve, and later the nudge."""
    place.phones.off[JAY] = "30003"
    await place.until_local(TUE, 15, 59)
    del place.phones.off[JAY]
    await place.until_local(WED, 9)
    assert len(place.inbox(JAY)) == 1


@pytest.mark.parametrize(("minutes", "state"), [(5, "delivered"), (40, "failed")])
async def test_in_telegram_an_answer_in_doubt_goes_again_while_it_is_fresh(
    place: Town, minutes: int, state: str
) -> None:
    """The process died during the call. There is no list to look into, and silence would look like a wall."""
    await place.until_local(TUE, 9, 45)
    await place.batches.do(heard(place, "NEXT"))
    (answer,) = [m for m in await rows_of(place, Message) if m.purpose == "answer"]
    async with place.database.writing() as rows:
        columns = {"channel": "telegram", "state": "sending", "claimed_at": place.clock.now(), "attempts": 1}
        await rows.change(Message.table, {answer.id: columns})
        await rows.change(Person.table, {1: {"telegram": "801", "telegram_hash": b"x", "channel": "telegram"}})
    place.clock.forward(timedelta(minutes=minutes))
    async with AfterACrash(place) as again:
        await again.schedule.settle_doubts()
        await again.settle()
        assert [m.text for m in again.chats.shown[801]].count(NOTHING_BOOKED) == (state == "delivered")
        (answer,) = [m for m in await rows_of(again, Message) if m.purpose == "answer"]
        assert answer.state == state


async def test_what_is_surely_not_sent_twice_over_waits_before_it_goes_again(place: Town) -> None:
    Refuses(place, [InDoubt(), InDoubt()])
    place.schedule.lookup = place.phones
    await place.text(JAY, "NEXT")
    for _ in range(2):
        await place.wait(seconds=16)
        await place.schedule.settle_doubts()
        await place.settle()
    (answer,) = [m for m in await rows_of(place, Message) if m.purpose == "answer"]
    assert (answer.state, answer.not_before - place.clock.now()) == ("queued", timedelta(seconds=4))
    await place.wait(seconds=4)
    assert place.inbox(JAY) == [NOTHING_BOOKED]
