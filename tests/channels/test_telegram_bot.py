"""Who the bot is, its polls and its webhook, against the stand-in."""

import traceback
from collections.abc import AsyncIterator

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.message import ChannelDown, Refused
from bot.channels.telegram import BotSelf, TelegramChannel
from bot.channels.telegram_message import (
    Button,
    TelegramBlocked,
    TelegramCommands,
    TelegramDone,
    TelegramSend,
    TelegramTap,
    TelegramText,
    UpdateIn,
)
from bot.channels.telegram_updates import parse, secret_matches
from bot.clock import MovableClock
from bot.sandbox.server import World
from tests.channels.servers import MENTOR, NOON


async def test_the_bot_knows_its_name_and_whether_it_has_topics(world: World, telegram: TelegramChannel) -> None:
    assert await telegram.start() == BotSelf(
        id=int(world.telegram.token.partition(":")[0]), username=world.telegram.username, topics=False
    )
    world.telegram.has_topics = True
    assert (await telegram.start()).topics
    assert telegram.me is not None


async def test_the_check_tells_what_is_wrong_and_never_the_token(world: World, dead_url: str) -> None:
    good = TelegramChannel(token=world.telegram.token, api_url=world.url)
    wrong = TelegramChannel(token="123:very-secret", api_url=world.url)
    away = TelegramChannel(token="123:very-secret", api_url=dead_url)
    assert await good.check() is None
    assert await wrong.check() == "Telegram refused the bot token"
    assert await away.check() == "Telegram can't be reached"
    for channel in (wrong, away):
        with pytest.raises(ChannelDown) as down:
            await channel.start()
        assert "very-secret" not in "".join(traceback.format_exception(down.value))
    for channel in (good, wrong, away):
        await channel.close()


async def test_what_people_do_comes_in_by_poll(world: World, telegram: TelegramChannel) -> None:
    start = await telegram.updates(None, wait=0)
    said = world.telegram.say(MENTOR, "hello *you")
    world.telegram.edit(MENTOR, said.id, "hello _you")
    await telegram.do(TelegramSend(chat_id=MENTOR, text="Jay", buttons=((Button(text="Take", data="take:1"),),)))
    tap = world.telegram.tap(MENTOR, world.telegram.inbox(MENTOR)[0].id, "Take")
    world.telegram.block(MENTOR)
    polled = await telegram.updates(start.next_offset, wait=0)
    text, edited, tapped, blocked = polled.updates
    assert text == TelegramText(
        update_id=text.update_id, user_id=MENTOR, chat_id=MENTOR, message_id=said.id, text="hello *you", at=NOON
    )
    assert isinstance(edited, TelegramText)
    assert (edited.message_id, edited.text, edited.edited) == (said.id, "hello _you", True)
    assert isinstance(tapped, TelegramTap)
    assert (tapped.data, tapped.callback_id, tapped.user_id) == ("take:1", tap, MENTOR)
    assert isinstance(blocked, TelegramBlocked)
    assert (blocked.user_id, blocked.blocked) == (MENTOR, True)
    assert polled.next_offset == blocked.update_id + 1


async def test_nothing_is_confirmed_before_it_is_asked_for_from_there_on(
    world: World, telegram: TelegramChannel
) -> None:
    first = await telegram.updates(None, wait=0)
    assert len(first.updates) == 1
    assert (await telegram.updates(None, wait=0)).updates == first.updates
    assert world.telegram.updates.pending == 1
    assert (await telegram.updates(first.next_offset, wait=0)).updates == ()
    assert world.telegram.updates.pending == 0


async def test_updates_that_are_not_for_us_do_not_come_for_ever(world: World, telegram: TelegramChannel) -> None:
    start = await telegram.updates(None, wait=0)
    await telegram.updates(start.next_offset, wait=0)
    world.telegram.updates.allowed = []
    world.telegram.updates.add("poll", {"id": "1"})
    polled = await telegram.updates(start.next_offset, wait=0)
    assert polled.updates == ()
    assert polled.next_offset is not None
    await telegram.updates(polled.next_offset, wait=0)
    assert world.telegram.updates.pending == 0


async def test_an_empty_poll_moves_nothing(hasty_telegram: TelegramChannel) -> None:
    start = await hasty_telegram.updates(None, wait=0)
    empty = await hasty_telegram.updates(start.next_offset, wait=1)  # longer than the time-out of other calls
    assert (empty.updates, empty.next_offset) == ((), None)


async def test_a_reply_and_a_topic_say_what_they_are_about(world: World, telegram: TelegramChannel) -> None:
    world.telegram.has_topics = True
    start = await telegram.updates(None, wait=0)
    done = await telegram.do(TelegramSend(chat_id=MENTOR, text="Jay: are you there?"))
    assert isinstance(done, TelegramDone)
    relayed = world.telegram.inbox(MENTOR)[0].id
    world.telegram.say(MENTOR, "yes", reply_to=relayed)
    (reply,) = (await telegram.updates(start.next_offset, wait=0)).updates
    assert isinstance(reply, TelegramText)
    assert (reply.reply_to, reply.thread) == (relayed, None)


async def test_a_poll_beside_a_webhook_says_so(world: World, telegram: TelegramChannel) -> None:
    await telegram.set_webhook(f"{world.url}/nowhere", "s3cret")
    with pytest.raises(ChannelDown, match="webhook"):
        await telegram.updates(None, wait=0)
    await telegram.delete_webhook()
    assert len((await telegram.updates(None, wait=0)).updates) == 1


async def test_a_poll_that_is_held_back_says_for_how_long(world: World, telegram: TelegramChannel) -> None:
    world.telegram.fail("too_many", call="getUpdates", retry_after=3)
    with pytest.raises(ChannelDown) as down:
        await telegram.updates(None, wait=0)
    assert down.value.retry_after == 3.0


async def test_a_tap_is_answered_once(world: World, telegram: TelegramChannel) -> None:
    await telegram.do(TelegramSend(chat_id=MENTOR, text="Jay", buttons=((Button(text="Take", data="t"),),)))
    tap = world.telegram.tap(MENTOR, world.telegram.inbox(MENTOR)[0].id, "Take")
    assert await telegram.answer_tap(tap, "x" * 300) is True
    assert [toast.text for toast in world.telegram.people[MENTOR].toasts] == ["x" * 200]
    assert await telegram.answer_tap(tap) is False


async def test_the_commands_are_shown_in_the_menu(world: World, telegram: TelegramChannel) -> None:
    done = await telegram.do(TelegramCommands(chat_id=MENTOR, commands=(("queue", "Beth sy'n aros"),)))
    assert done == TelegramDone()
    assert world.telegram.commands == {str(MENTOR): [{"command": "queue", "description": "Beth sy'n aros"}]}
    refused = await telegram.do(TelegramCommands(chat_id=MENTOR, commands=(("No Spaces", "x"),)))
    assert isinstance(refused, Refused)
    nobody = await telegram.do(TelegramCommands(chat_id=1, commands=(("queue", "x"),)))
    assert isinstance(nobody, Refused)


class Door:
    def __init__(self) -> None:
        self.came: list[UpdateIn | None] = []
        self.refused = 0

    async def answer(self, request: Request) -> Response:
        if not secret_matches(request.headers.get("X-Telegram-Bot-Api-Secret-Token"), "s3cret"):
            self.refused += 1
            return Response(status_code=403)
        self.came.append(parse(await request.json()))
        return Response(status_code=200)


@pytest.fixture
def door() -> Door:
    return Door()


@pytest.fixture
async def doored(clock: MovableClock, door: Door) -> AsyncIterator[World]:
    route = Route("/telegram/webhook", door.answer, methods=["POST"])
    async with World(clock=clock, extra_routes=[route]) as world:
        world.telegram.updates.attempts = 1
        yield world


@pytest.mark.parametrize(("secret", "let_in"), [("s3cret", True), ("other", False)])
async def test_updates_come_in_by_webhook_with_the_secret_only(
    secret: str, let_in: bool, doored: World, door: Door
) -> None:
    channel = TelegramChannel(token=doored.telegram.token, api_url=doored.url)
    await channel.set_webhook(f"{doored.url}/telegram/webhook", secret)
    doored.telegram.say(MENTOR, "hello")
    await doored.courier.idle()
    await channel.close()
    assert [getattr(update, "text", None) for update in door.came] == (["hello"] if let_in else [])
    assert (door.refused > 0) is not let_in
