import asyncio
from contextlib import AbstractAsyncContextManager

import pytest

from bot.channels.message import Accepted, ChannelDown, InDoubt, NotTried, Refused, SmsOut
from bot.channels.pace import LONGEST_REST
from bot.channels.twilio import TwilioChannel
from bot.sandbox.faults import FaultKind
from bot.sandbox.server import World
from tests.channels.servers import PATIENT

JAY = "+447700900101"
TEXT = SmsOut(to=JAY, body="Sam here. Reply 1 to 5", ref=42)


def other(world: World, url: str | None = None, **settings: str) -> TwilioChannel:
    return TwilioChannel(
        account_sid=world.twilio.account_sid,
        auth_token=settings.pop("auth_token", world.twilio.auth_token),
        api_url=url or world.url,
        timeout=PATIENT,
        **(settings or {"from_number": world.twilio.number}),
    )


async def test_a_text_is_accepted_and_arrives(world: World, sms: TwilioChannel) -> None:
    ended = await sms.send(TEXT)
    assert isinstance(ended, Accepted)
    await world.settled()
    (arrived,) = world.twilio.inbox(JAY)
    assert (arrived.sid, arrived.arrived_body) == (ended.provider_id, TEXT.body)
    assert ended.segments == 1
    assert arrived.status_callback == "http://127.0.0.1:1/twilio/status?message=42"


async def test_a_long_text_is_counted_in_segments(sms: TwilioChannel) -> None:
    ended = await sms.send(SmsOut(to=JAY, body="a" * 200, ref=1))
    assert isinstance(ended, Accepted)
    assert ended.segments == 2


async def test_a_messaging_service_sends_and_asks_for_no_receipts_without_a_public_url(world: World) -> None:
    channel = other(world, messaging_service_sid=world.twilio.messaging_service_sid)
    assert isinstance(await channel.send(TEXT), Accepted)
    await world.settled()
    (arrived,) = world.twilio.inbox(JAY)
    assert arrived.service_sid == world.twilio.messaging_service_sid
    assert arrived.status_callback is None
    await channel.close()


async def test_a_text_to_no_number_is_refused_for_good(sms: TwilioChannel) -> None:
    ended = await sms.send(SmsOut(to="+44", body="hello", ref=1))
    assert ended == Refused(code="21211", final=True)


async def test_a_number_that_opted_out_is_refused_as_such(world: World, sms: TwilioChannel) -> None:
    await world.twilio.text_in(JAY, "STOP")
    assert await sms.send(TEXT) == Refused(code="21610", final=True, opted_out=True)


async def test_a_wrong_token_is_refused_but_not_for_good(world: World) -> None:
    channel = other(world, auth_token="0" * 32)
    assert await channel.send(TEXT) == Refused(code="20003", final=False)
    await channel.close()


@pytest.mark.parametrize(("asked", "wait"), [(7, 7.0), (86_400, LONGEST_REST)])
async def test_the_wait_that_twilio_asks_for_is_handed_on(
    world: World, sms: TwilioChannel, asked: int, wait: float
) -> None:
    world.twilio.fail("too_many", retry_after=asked)
    assert await sms.send(TEXT) == Refused(code="20429", final=False, retry_after=wait)
    assert isinstance(await sms.send(TEXT), Accepted)


@pytest.mark.parametrize("kind", ["time_out_before", "time_out_after", "server_error"])
async def test_a_call_without_a_clear_answer_is_in_doubt_and_not_repeated(
    kind: FaultKind, world: World, hasty_sms: TwilioChannel
) -> None:
    world.twilio.fail(kind)
    assert await hasty_sms.send(TEXT) == InDoubt()
    await world.settled()
    assert len(world.twilio.messages) == (1 if kind == "time_out_after" else 0)


async def test_where_nobody_listens_surely_nothing_was_sent(world: World, dead_url: str) -> None:
    channel = other(world, dead_url)
    assert await channel.send(TEXT) == NotTried()
    await channel.close()


async def test_a_text_that_got_no_connection_in_time_was_surely_not_sent(
    world: World, hasty_sms: TwilioChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.twilio._IN_FLIGHT", 1)
    world.twilio.fail("time_out_before")
    assert set(await asyncio.gather(hasty_sms.send(TEXT), hasty_sms.send(TEXT))) == {InDoubt(), NotTried()}
    assert not world.twilio.messages


async def test_a_lost_connection_leaves_it_in_doubt(world: World, deaf: AbstractAsyncContextManager[str]) -> None:
    async with deaf as url:
        channel = other(world, url)
        assert await channel.send(TEXT) == InDoubt()
        await channel.close()


async def test_a_page_of_a_proxy_leaves_it_in_doubt(world: World, garbled: AbstractAsyncContextManager[str]) -> None:
    async with garbled as url:
        channel = other(world, url)
        assert await channel.send(TEXT) == InDoubt()
        await channel.close()


async def test_many_texts_at_once_all_go_out_once(world: World, sms: TwilioChannel) -> None:
    ended = await asyncio.gather(*(sms.send(SmsOut(to=JAY, body=f"text {n}", ref=n)) for n in range(40)))
    assert len({each.provider_id for each in ended if isinstance(each, Accepted)}) == 40
    await world.settled()


async def test_the_environment_does_not_change_the_address(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWILIO_EDGE", "dublin")
    monkeypatch.setenv("TWILIO_REGION", "ie1")
    channel = other(world)
    assert isinstance(await channel.send(TEXT), Accepted)
    await channel.close()


def test_a_channel_needs_a_sender(world: World) -> None:
    with pytest.raises(ValueError, match="send from"):
        TwilioChannel(account_sid="AC1", auth_token="x")


async def test_the_check_of_the_credentials_tells_what_is_wrong(
    world: World, sms: TwilioChannel, dead_url: str
) -> None:
    refused, unreachable = other(world, auth_token="0" * 32), other(world, dead_url)
    assert await sms.check() is None
    assert await refused.check() == "Twilio refused the account SID or the auth token"
    assert await unreachable.check() == "Twilio can't be reached"
    world.twilio.fail("too_many", call="account")
    assert await sms.check() == "Twilio asks to slow down"
    await refused.close()
    await unreachable.close()


async def test_a_channel_can_be_used_again_after_it_was_closed(world: World, sms: TwilioChannel) -> None:
    await sms.send(TEXT)
    await sms.close()
    assert isinstance(await sms.send(TEXT), Accepted)


async def test_what_is_raised_holds_no_number_and_no_token(world: World, sms: TwilioChannel) -> None:
    world.twilio.fail("server_error", call="list")
    with pytest.raises(ChannelDown) as down:
        await sms.inbound_since(world.twilio.created)
    assert str(down.value) == "Twilio's list of messages can't be read"
    assert down.value.__cause__ is None
