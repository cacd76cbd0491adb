"""Topics in private chats, and what happens to messages for a topic that is gone."""

import pytest
from telegram import Bot
from telegram.error import BadRequest

from bot.sandbox.server import World

SAM = 7001


@pytest.fixture
async def topic(world: World, telegram: Bot) -> int:
    world.telegram.has_topics = True
    world.telegram.press_start(SAM)
    return (await telegram.create_forum_topic(SAM, "Jo")).message_thread_id


async def test_a_conversation_in_a_topic(world: World, telegram: Bot, topic: int) -> None:
    sent = await telegram.send_message(SAM, "Jo says hello", message_thread_id=topic)
    assert (sent.message_thread_id, sent.is_topic_message) == (topic, True)
    said = world.telegram.say(SAM, "Hello Jo", thread=topic)
    answer = world.telegram.say(SAM, "and to this", reply_to=sent.message_id)
    assert (said.thread, answer.thread) == (topic, topic)
    updates = await telegram.get_updates()
    assert [update.message and update.message.message_thread_id for update in updates] == [None, topic, topic]
    await telegram.edit_forum_topic(SAM, topic, name="Jo B")
    assert world.telegram.topics(SAM) == {topic: "Jo B"}


async def test_a_deleted_topic_is_refused(world: World, telegram: Bot, topic: int) -> None:
    await telegram.send_message(SAM, "Jo says hello", message_thread_id=topic)
    world.telegram.delete_topic(SAM, topic)
    assert world.telegram.inbox(SAM) == []
    with pytest.raises(BadRequest, match=r"(?i)message thread not found"):
        await telegram.send_message(SAM, "Jo says more", message_thread_id=topic)
    with pytest.raises(BadRequest, match=r"(?i)topic_id_invalid"):
        await telegram.delete_forum_topic(SAM, topic)
    with pytest.raises(LookupError):
        world.telegram.say(SAM, "Hello?", thread=topic)


async def test_a_message_to_a_deleted_topic_may_land_in_the_main_chat(world: World, telegram: Bot, topic: int) -> None:
    world.telegram.deleted_topics = "astray"
    await telegram.delete_forum_topic(SAM, topic)
    sent = await telegram.send_message(SAM, "Jo says more", message_thread_id=topic)
    assert sent.message_thread_id is None
    assert [message.thread for message in world.telegram.inbox(SAM)] == [None]


async def test_no_topics_while_the_mode_is_off(world: World, telegram: Bot) -> None:
    world.telegram.press_start(SAM)
    with pytest.raises(BadRequest, match=r"(?i)the chat is not a forum"):
        await telegram.create_forum_topic(SAM, "Jo")
    with pytest.raises(BadRequest, match=r"(?i)message thread not found"):
        await telegram.send_message(SAM, "Hello", message_thread_id=5)
