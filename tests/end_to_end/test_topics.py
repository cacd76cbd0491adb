"""Where a mentor's chat has topics, each leaver has one, and a deleted one is made anew."""

from collections.abc import AsyncIterator
from typing import Literal

import pytest

from bot.clock import MovableClock
from bot.sandbox.server import World
from bot.sandbox.telegram_records import Topic as ChatTopic
from bot.settings import Settings
from storage.records import Topic
from tests.end_to_end.place import OSRIC, ROSE, ZEB, Place, opened


@pytest.fixture
async def town(world: World, clock: MovableClock, settings: Settings) -> AsyncIterator[Place]:
    world.telegram.has_topics = True
    async with opened(world, clock, settings) as place:
        await place.enrol()
        yield place


async def test_each_leaver_has_a_topic_and_is_answered_in_it(town: Place, world: World) -> None:
    await town.text(ZEB, "first marmalade")
    await town.text(ROSE, "second marmalade")
    await town.text(ZEB, "third marmalade")
    topics = {name: thread for thread, name in world.telegram.topics(OSRIC).items()}
    assert sorted(topics) == ["Rosamund", "Zebedee"]
    assert [town.shown(OSRIC, word).thread for word in ("first", "second", "third")] == [
        topics["Zebedee"],
        topics["Rosamund"],
        topics["Zebedee"],
    ]
    said = await town.says(OSRIC, "for Rose alone", thread=topics["Rosamund"])
    assert town.texts(ROSE)[-1] == "Osric: for Rose alone"
    assert said.bot_reactions == ("👍",)
    assert "Osric: for Rose alone" not in town.texts(ZEB)


@pytest.mark.parametrize("how", ["refused", "astray"])
async def test_a_deleted_topic_is_made_anew(town: Place, world: World, how: Literal["refused", "astray"]) -> None:
    world.telegram.deleted_topics = how
    await town.text(ZEB, "first marmalade")
    (thread,) = world.telegram.topics(OSRIC)
    world.telegram.delete_topic(OSRIC, thread)
    await town.text(ZEB, "second marmalade")
    await town.text(ZEB, "third marmalade")
    (anew,) = world.telegram.topics(OSRIC)
    assert anew != thread
    assert town.shown(OSRIC, "second").thread == (anew if how == "refused" else None)
    assert town.shown(OSRIC, "third").thread == anew
    assert [t.thread_id for t in await town.rows(Topic)] == [anew]
    await town.says(OSRIC, "still to Zeb", thread=anew)
    assert town.texts(ZEB)[-1] == "Osric: still to Zeb"


async def test_what_a_tap_or_a_wrong_word_brings_shows_in_the_topic_where_it_was_done(
    town: Place, world: World
) -> None:
    await town.text(ZEB, "first marmalade")
    card = town.shown(OSRIC, "marmalade")
    await town.taps(OSRIC, card, "Hand on")
    assert (town.shown(OSRIC).text, town.shown(OSRIC).thread) == ("Who takes Zebedee on?", card.thread)
    await town.taps(OSRIC, card, "Done")
    why = town.shown(OSRIC)
    assert (why.text, why.thread) == ("Zebedee: how did it end?", card.thread)
    await town.taps(OSRIC, why, "We talked")
    said = await town.says(OSRIC, "sorted now", thread=card.thread)
    world.telegram.edit(OSRIC, said.id, "sorted")
    await town.settle()
    assert (town.shown(OSRIC).text[:7], town.shown(OSRIC).thread) == ("An edit", card.thread)
    await town.text(ZEB, "STOP")
    await town.says(OSRIC, "ok marmalade", thread=card.thread)
    refused = town.shown(OSRIC)
    assert (refused.text[:24], refused.thread) == ("Zebedee has sent STOP. N", card.thread)
    assert not any("marmalade" in text for text in town.texts(ZEB))


async def test_in_a_topic_that_a_mentor_has_made_the_answers_show_there(town: Place, world: World) -> None:
    await town.text(ZEB, "first marmalade")
    (of_zeb,) = world.telegram.topics(OSRIC)
    world.telegram.people[OSRIC].topics[4242] = ChatTopic(id=4242, name="New chat", icon_color=0x6FB9F0)
    await town.says(OSRIC, "/queue", thread=4242)
    card = town.shown(OSRIC, "marmalade")
    assert (card.labels[0], card.thread) == ("Take", 4242)
    await town.taps(OSRIC, card, "Done")
    assert (town.shown(OSRIC).text, town.shown(OSRIC).thread) == ("Zebedee: how did it end?", 4242)
    await town.says(OSRIC, "/people", thread=4242)
    await town.taps(OSRIC, town.shown(OSRIC), "Zebedee")
    await town.taps(OSRIC, town.shown(OSRIC), "Write")
    assert town.shown(OSRIC).thread == 4242
    await town.says(OSRIC, "to Zeb marmalade", thread=4242)
    assert town.texts(ZEB)[-1] == "Osric: to Zeb marmalade"
    await town.says(OSRIC, "/people", thread=of_zeb)  # what is typed in Zeb's topic goes to Zeb
    await town.taps(OSRIC, town.shown(OSRIC), "Rosamund")
    assert town.shown(OSRIC).thread is None


@pytest.mark.parametrize("how", ["refused", "astray"])
async def test_where_their_own_topic_is_gone_the_answer_comes_all_the_same(
    town: Place, world: World, how: Literal["refused", "astray"]
) -> None:
    world.telegram.deleted_topics = how
    await town.text(ZEB, "first marmalade")
    (of_zeb,) = world.telegram.topics(OSRIC)
    world.telegram.people[OSRIC].topics[4242] = ChatTopic(id=4242, name="New chat", icon_color=0x6FB9F0)
    world.telegram.say(OSRIC, "/queue", thread=4242)
    world.telegram.delete_topic(OSRIC, 4242)
    await town.settle()
    assert (town.shown(OSRIC).labels[0], town.shown(OSRIC).thread) == ("Take", None)
    assert [topic.thread_id for topic in await town.rows(Topic)] == [of_zeb]
