from datetime import timedelta

import pytest

from bot.channels.message import Accepted, ChannelDown, InDoubt, SmsOut, Unsure
from bot.channels.twilio import TwilioChannel
from bot.clock import MovableClock
from bot.sandbox.faults import FaultKind
from bot.sandbox.server import World

JAY, KELLY = "+447700900101", "+447700900102"
BODY = "Sam has kept Tue 2pm for you"


async def accepted(sms: TwilioChannel, to: str = JAY, body: str = BODY) -> str:
    ended = await sms.send(SmsOut(to=to, body=body, ref=1))
    assert isinstance(ended, Accepted)
    return ended.provider_id


async def test_a_text_that_was_accepted_before_the_answer_got_lost_is_found(
    world: World, sms: TwilioChannel, hasty_sms: TwilioChannel, clock: MovableClock
) -> None:
    world.twilio.receipt_delay = 5.0  # still queued, so without a date of sending
    world.twilio.fail("time_out_after")
    assert await hasty_sms.send(SmsOut(to=JAY, body=BODY, ref=1)) == InDoubt()
    (kept,) = world.twilio.messages.values()
    assert kept.sent is None
    assert await sms.find(JAY, BODY, clock.now()) == kept.sid


async def test_a_text_that_never_got_there_is_not_found(
    world: World, sms: TwilioChannel, hasty_sms: TwilioChannel, clock: MovableClock
) -> None:
    await accepted(sms, body="something else")
    await accepted(sms, to=KELLY)
    await world.twilio.text_in(JAY, BODY)
    world.twilio.fail("time_out_before")
    assert await hasty_sms.send(SmsOut(to=JAY, body=BODY, ref=1)) == InDoubt()
    assert await sms.find(JAY, BODY, clock.now()) is None


async def test_the_same_words_at_another_time_are_not_taken_for_it(sms: TwilioChannel, clock: MovableClock) -> None:
    await accepted(sms)
    clock.forward(timedelta(minutes=2))
    assert await sms.find(JAY, BODY, clock.now()) is None


async def test_the_same_words_a_moment_ago_are_told_apart_by_their_id(sms: TwilioChannel, clock: MovableClock) -> None:
    before = await accepted(sms)
    clock.forward(timedelta(seconds=5))
    assert await sms.find(JAY, BODY, clock.now()) == before
    assert await sms.find(JAY, BODY, clock.now(), known={before}) is None
    mine = await accepted(sms)
    assert await sms.find(JAY, BODY, clock.now(), known={before}) == mine


async def test_clocks_that_differ_by_seconds_do_not_hide_a_text(sms: TwilioChannel, clock: MovableClock) -> None:
    mine = await accepted(sms)
    assert await sms.find(JAY, BODY, clock.now() + timedelta(seconds=20)) == mine


@pytest.mark.parametrize("kind", ["server_error", "too_many", "time_out_before"])
async def test_a_look_up_without_an_answer_is_unsure(
    kind: FaultKind, world: World, sms: TwilioChannel, hasty_sms: TwilioChannel, clock: MovableClock
) -> None:
    await accepted(sms)
    world.twilio.fail(kind, call="list")
    assert await hasty_sms.find(JAY, BODY, clock.now()) == Unsure()


async def test_a_number_with_more_texts_than_are_read_is_unsure(
    sms: TwilioChannel, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.twilio._LOOK_BACK", 3)
    wanted = await accepted(sms)
    for n in range(3):
        assert await sms.find(JAY, BODY, clock.now()) == wanted
        await accepted(sms, body=f"later {n}")
    assert await sms.find(JAY, BODY, clock.now()) == Unsure()


async def test_a_number_with_more_texts_than_are_read_that_are_all_old_has_not_got_it(
    sms: TwilioChannel, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.twilio._LOOK_BACK", 3)
    for n in range(3):
        await accepted(sms, body=f"last week {n}")
    clock.forward(timedelta(days=7))
    assert await sms.find(JAY, BODY, clock.now()) is None
    wanted = await accepted(sms)
    assert await sms.find(JAY, BODY, clock.now()) == wanted


async def test_a_naive_time_is_refused(sms: TwilioChannel, clock: MovableClock) -> None:
    with pytest.raises(ValueError, match="time zone"):
        await sms.find(JAY, BODY, clock.now().replace(tzinfo=None))


async def test_texts_that_came_in_are_listed_oldest_first(
    world: World, sms: TwilioChannel, clock: MovableClock
) -> None:
    await world.twilio.text_in(JAY, "before")
    clock.forward(timedelta(hours=1))
    since = clock.now()
    first = await world.twilio.text_in(JAY, "one", media=1)
    await accepted(sms)
    clock.forward(timedelta(days=1))
    second = await world.twilio.text_in(KELLY, "two")
    texts = await sms.inbound_since(since + timedelta(milliseconds=400))
    assert [(t.provider_id, t.sender, t.body, t.media) for t in texts] == [
        (first.sid, JAY, "one", 1),
        (second.sid, KELLY, "two", 0),
    ]
    assert texts[0].at == since
    assert texts[0].channel == "sms"


async def test_the_list_says_how_long_to_wait(world: World, sms: TwilioChannel, clock: MovableClock) -> None:
    world.twilio.fail("too_many", call="list", retry_after=4)
    with pytest.raises(ChannelDown) as down:
        await sms.inbound_since(clock.now())
    assert down.value.retry_after == 4.0


async def test_a_text_is_deleted_at_twilio_once_it_has_ended(world: World, sms: TwilioChannel) -> None:
    world.twilio.receipt_delay = 0.05
    sid = await accepted(sms)
    assert await sms.delete(sid) is False  # 20009: still in progress
    await world.settled()
    world.twilio.fail("server_error", call="delete")
    assert await sms.delete(sid) is False
    world.twilio.fail("too_many", call="delete")
    assert await sms.delete(sid) is False
    assert await sms.delete(sid) is True
    assert sid not in world.twilio.messages
    assert await sms.delete(sid) is True  # gone is gone


async def test_a_text_is_emptied_at_twilio_once_it_has_ended(world: World, sms: TwilioChannel) -> None:
    world.twilio.receipt_delay = 0.05
    sid = await accepted(sms)
    assert await sms.redact(sid) is False
    await world.settled()
    assert await sms.redact(sid) is True
    assert world.twilio.messages[sid].body == ""
    assert await sms.redact("SM" + "0" * 32) is True
    world.twilio.fail("server_error", call="update")
    assert await sms.redact(sid) is False


async def test_the_list_is_read_over_its_pages_and_no_further_than_need_be(
    world: World, sms: TwilioChannel, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.twilio._PAGE", 2)
    for n in range(6):
        await world.twilio.text_in(JAY, f"old {n}")
        clock.forward(timedelta(minutes=2))
    since = clock.now()
    for n in range(5):
        await world.twilio.text_in(JAY, f"new {n}")  # all in one second: in the order in which they came
    world.twilio.fail("server_error", call="list", times=1)
    with pytest.raises(ChannelDown):
        await sms.inbound_since(since)
    assert [t.body for t in await sms.inbound_since(since)] == [f"new {n}" for n in range(5)]


async def test_texts_to_another_number_of_the_account_are_not_ours(
    world: World, sms: TwilioChannel, clock: MovableClock
) -> None:
    await world.twilio.text_in(JAY, "for somebody else", to="+447700900998")
    mine = await world.twilio.text_in(JAY, "for us")
    assert [t.provider_id for t in await sms.inbound_since(clock.now())] == [mine.sid]
