"""How updates reach a bot: confirmed by the next offset, one poll at a time, or by webhook."""

import asyncio
import time

import pytest
from telegram import Bot, ReactionTypeEmoji
from telegram.error import BadRequest, Conflict

from bot.sandbox.server import World
from tests.sandbox.notebook import Notebook

SAM = 7001


async def test_an_update_stays_until_a_higher_offset_confirms_it(world: World, telegram: Bot) -> None:
    for word in ("one", "two", "three"):
        world.telegram.say(SAM, word)
    first, second, third = await telegram.get_updates()
    assert await telegram.get_updates() == (first, second, third)
    assert await telegram.get_updates(offset=second.update_id, limit=1) == (second,)
    assert await telegram.get_updates(offset=third.update_id + 1) == ()
    assert await telegram.get_updates() == ()
    assert world.telegram.updates.pending == 0


async def test_a_long_poll_ends_with_the_first_update(world: World, telegram: Bot) -> None:
    began = time.monotonic()
    polling = asyncio.create_task(telegram.get_updates(timeout=20))
    await asyncio.sleep(0.05)
    world.telegram.say(SAM, "hello")
    (update,) = await polling
    assert update.message is not None
    assert update.message.text == "hello"
    assert time.monotonic() - began < 5


async def test_a_second_poll_ends_the_first(world: World, telegram: Bot) -> None:
    first = asyncio.create_task(telegram.get_updates(timeout=20))
    await asyncio.sleep(0.05)
    second = asyncio.create_task(telegram.get_updates(timeout=20))
    with pytest.raises(Conflict):
        await first
    world.telegram.say(SAM, "hello")
    assert len(await second) == 1


async def test_reactions_only_come_when_asked_for(world: World, telegram: Bot) -> None:
    said = world.telegram.say(SAM, "hello")
    world.telegram.react(SAM, said.id, "👍")
    (update,) = await telegram.get_updates(allowed_updates=["message", "message_reaction"])
    world.telegram.react(SAM, said.id)
    (reaction,) = await telegram.get_updates(offset=update.update_id + 1)
    assert reaction.message_reaction is not None
    assert reaction.message_reaction.old_reaction == (ReactionTypeEmoji("👍"),)
    assert reaction.message_reaction.new_reaction == ()


async def test_settled_waits_for_a_bot_at_work(world: World, telegram: Bot) -> None:
    await world.settled()
    assert await telegram.get_updates() == ()
    world.telegram.say(SAM, "hello")
    with pytest.raises(TimeoutError):
        await world.settled(within=0.1)
    (update,) = await telegram.get_updates()
    await telegram.get_updates(offset=update.update_id + 1)
    await world.settled(within=1)


async def test_a_webhook_gets_updates_in_order_with_the_secret(world: World, telegram: Bot, product: Notebook) -> None:
    world.telegram.say(SAM, "before")
    product.answers = [500]
    await telegram.set_webhook(f"{product.url}/telegram/webhook", secret_token="s-1", allowed_updates=["message"])
    world.telegram.say(SAM, "after")
    await world.settled()
    texts = [noted.json["message"]["text"] for noted in product.noted if isinstance(noted.json, dict)]
    assert texts == ["before", "before", "after"]
    assert {noted.headers["X-Telegram-Bot-Api-Secret-Token"] for noted in product.noted} == {"s-1"}
    info = await telegram.get_webhook_info()
    assert (info.pending_update_count, info.last_error_message) == (0, "Wrong response from the webhook: 500")
    with pytest.raises(Conflict):
        await telegram.get_updates()


async def test_a_webhook_that_is_down_keeps_its_updates(world: World, telegram: Bot, product: Notebook) -> None:
    world.telegram.updates.attempts, world.telegram.updates.retry_delay = 2, 0
    product.answers = [500, 500]
    await telegram.set_webhook(f"{product.url}/telegram/webhook")
    world.telegram.say(SAM, "hello")
    await world.settled()
    assert (world.telegram.updates.pending, len(product.noted)) == (1, 2)
    world.telegram.updates.knock()
    await world.settled()
    assert (world.telegram.updates.pending, len(product.noted)) == (0, 3)
    world.telegram.updates.repeat_webhooks = True
    world.telegram.say(SAM, "twice")
    await world.settled()
    assert len(product.noted) == 5
    assert product.noted[-1].json == product.noted[-2].json
    await telegram.delete_webhook()
    world.telegram.say(SAM, "polled")
    assert len(await telegram.get_updates()) == 1


async def test_a_webhook_needs_https_off_this_machine_and_a_plain_secret(world: World, telegram: Bot) -> None:
    with pytest.raises(BadRequest, match=r"(?i)HTTPS"):
        await telegram.set_webhook("http://gatewalk.example/telegram/webhook")
    with pytest.raises(BadRequest, match=r"(?i)unallowed characters"):
        await telegram.set_webhook("https://gatewalk.example/telegram/webhook", secret_token="s 1")
