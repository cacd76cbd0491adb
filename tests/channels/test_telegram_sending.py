import asyncio
from contextlib import AbstractAsyncContextManager
from datetime import timedelta

import pytest

from bot.channels.message import InDoubt, NotTried, Refused
from bot.channels.pace import LONGEST_REST
from bot.channels.telegram import TelegramChannel
from bot.channels.telegram_message import (
    Button,
    Document,
    TelegramDone,
    TelegramEdit,
    TelegramReact,
    TelegramSend,
    TelegramTopic,
    TelegramUnsay,
    TelegramUntopic,
    TopicGone,
)
from bot.clock import MovableClock
from bot.sandbox.faults import FaultKind
from bot.sandbox.server import World
from tests.channels.servers import HASTY, MENTOR, PATIENT

HELLO = TelegramSend(chat_id=MENTOR, text="hello")
STRANGER = 7999


async def sent_id(telegram: TelegramChannel, out: TelegramSend = HELLO) -> int:
    done = await telegram.do(out)
    assert isinstance(done, TelegramDone)
    assert done.message_id is not None
    return done.message_id


@pytest.mark.parametrize("text", ["*bold _not `closed", "[a](b", "<b>&amp;</i>", "under_score *", "5 * 3 * 2_1"])
async def test_markdown_and_html_in_a_text_arrive_as_they_were_written(
    text: str, world: World, telegram: TelegramChannel
) -> None:
    await sent_id(telegram, TelegramSend(chat_id=MENTOR, text=text))
    (arrived,) = world.telegram.inbox(MENTOR)
    assert (arrived.text, arrived.entities) == (text, [])


async def test_buttons_go_with_a_message(world: World, telegram: TelegramChannel) -> None:
    buttons = (
        (Button(text="Take", data="take:1"), Button(text="Not now", data="later:1")),
        (Button(text="P", url="https://a.example"),),
    )
    await sent_id(telegram, TelegramSend(chat_id=MENTOR, text="Jay missed a check-in", buttons=buttons))
    (arrived,) = world.telegram.inbox(MENTOR)
    assert [[(b.text, b.data, b.url) for b in row] for row in arrived.buttons] == [
        [("Take", "take:1", None), ("Not now", "later:1", None)],
        [("P", None, "https://a.example")],
    ]


def test_a_button_that_telegram_would_refuse_can_t_be_made() -> None:
    Button(text="a", data="x" * 64)
    for wrong in ({"data": "ŵ" * 33}, {"data": ""}, {}, {"data": "x", "url": "https://a.example"}):
        with pytest.raises(ValueError, match="button"):
            Button(text="a", **wrong)


async def test_a_reply_goes_out_even_when_what_it_answers_is_gone(world: World, telegram: TelegramChannel) -> None:
    asked = world.telegram.say(MENTOR, "who is this about?")
    await sent_id(telegram, TelegramSend(chat_id=MENTOR, text="one", reply_to=asked.id))
    asked.deleted = True
    await sent_id(telegram, TelegramSend(chat_id=MENTOR, text="two", reply_to=asked.id))
    assert [m.reply_to for m in world.telegram.inbox(MENTOR)] == [asked.id, None]


async def test_a_document_goes_with_its_name_type_and_words(world: World, telegram: TelegramChannel) -> None:
    calendar = Document(name="session.ics", content=b"BEGIN:VCALENDAR", mime="text/calendar")
    await sent_id(telegram, TelegramSend(chat_id=MENTOR, text="Tue 2pm *", document=calendar))
    (arrived,) = world.telegram.inbox(MENTOR)
    assert arrived.document is not None
    assert (arrived.document.name, arrived.document.mime_type) == ("session.ics", "text/calendar")
    assert (arrived.document.content, arrived.text) == (calendar.content, "Tue 2pm *")


async def test_a_message_is_changed_and_loses_its_buttons(world: World, telegram: TelegramChannel) -> None:
    buttons = ((Button(text="Take", data="take:1"),),)
    message = await sent_id(telegram, TelegramSend(chat_id=MENTOR, text="open", buttons=buttons))
    edit = TelegramEdit(chat_id=MENTOR, message_id=message, text="taken by *Sam")
    assert await telegram.do(edit) == TelegramDone(message_id=message)
    assert (world.telegram.inbox(MENTOR)[0].text, world.telegram.inbox(MENTOR)[0].buttons) == ("taken by *Sam", ())
    only_buttons = TelegramEdit(chat_id=MENTOR, message_id=message, buttons=buttons)
    assert await telegram.do(only_buttons) == TelegramDone(message_id=message)
    assert world.telegram.inbox(MENTOR)[0].labels == ["Take"]


async def test_a_change_to_what_it_is_already_counts_as_done(telegram: TelegramChannel) -> None:
    message = await sent_id(telegram)
    edit = TelegramEdit(chat_id=MENTOR, message_id=message, text="hello")
    assert await telegram.do(edit) == TelegramDone(message_id=message)


async def test_a_change_to_a_message_that_is_gone_is_refused_for_good(telegram: TelegramChannel) -> None:
    edit = TelegramEdit(chat_id=MENTOR, message_id=3, text="x")
    assert await telegram.do(edit) == Refused(code="no_message", final=True)


async def test_a_reaction_takes_the_place_of_the_one_before(world: World, telegram: TelegramChannel) -> None:
    theirs = world.telegram.say(MENTOR, "see you at two")
    for emoji in ("👀", "👍"):
        react = TelegramReact(chat_id=MENTOR, message_id=theirs.id, emoji=emoji)
        assert await telegram.do(react) == TelegramDone(message_id=theirs.id)
    assert theirs.bot_reactions == ("👍",)
    wrong = TelegramReact(chat_id=MENTOR, message_id=theirs.id, emoji="🥦")
    assert await telegram.do(wrong) == Refused(code="reaction", final=True)


async def topic(world: World, telegram: TelegramChannel) -> int:
    world.telegram.has_topics = True
    done = await telegram.do(TelegramTopic(chat_id=MENTOR, name="Jay " + "x" * 200))
    assert isinstance(done, TelegramDone)
    assert done.thread_id is not None
    return done.thread_id


async def test_a_topic_is_made_and_written_in(world: World, telegram: TelegramChannel) -> None:
    thread = await topic(world, telegram)
    assert world.telegram.topics(MENTOR) == {thread: ("Jay " + "x" * 200)[:128]}
    done = await telegram.do(TelegramSend(chat_id=MENTOR, text="hi", thread=thread))
    assert isinstance(done, TelegramDone)
    assert (done.thread_id, done.strayed) == (thread, False)


async def test_a_deleted_topic_is_told_apart(world: World, telegram: TelegramChannel) -> None:
    thread = await topic(world, telegram)
    world.telegram.delete_topic(MENTOR, thread)
    assert await telegram.do(TelegramSend(chat_id=MENTOR, text="hi", thread=thread)) == TopicGone()
    assert world.telegram.inbox(MENTOR) == []


async def test_a_message_that_fell_out_of_its_deleted_topic_is_noticed(world: World, telegram: TelegramChannel) -> None:
    thread = await topic(world, telegram)
    world.telegram.delete_topic(MENTOR, thread)
    world.telegram.deleted_topics = "astray"
    done = await telegram.do(TelegramSend(chat_id=MENTOR, text="hi", thread=thread))
    assert isinstance(done, TelegramDone)
    assert (done.thread_id, done.strayed) == (None, True)


async def test_without_topics_there_is_none_to_make(telegram: TelegramChannel) -> None:
    assert await telegram.do(TelegramTopic(chat_id=MENTOR, name="Jay")) == Refused(code="no_topics", final=True)


async def test_somebody_who_blocked_the_bot_is_told_apart(world: World, telegram: TelegramChannel) -> None:
    world.telegram.block(MENTOR)
    assert await telegram.do(HELLO) == Refused(code="blocked", final=True, blocked=True)


async def test_what_telegram_will_never_take_is_refused_for_good(telegram: TelegramChannel) -> None:
    cases = {
        "no_chat": TelegramSend(chat_id=STRANGER, text="hi"),
        "too_long": TelegramSend(chat_id=MENTOR, text="x" * 4097),
        "empty": TelegramSend(chat_id=MENTOR, text="  "),
    }
    for code, out in cases.items():
        assert await telegram.do(out) == Refused(code=code, final=True)


@pytest.mark.parametrize(("asked", "wait"), [(9, 9.0), (86_400, LONGEST_REST)])
async def test_the_wait_that_telegram_asks_for_is_handed_on(
    world: World, telegram: TelegramChannel, asked: int, wait: float
) -> None:
    world.telegram.fail("too_many", MENTOR, retry_after=asked)
    assert await telegram.do(HELLO) == Refused(code="429", final=False, retry_after=wait)


@pytest.mark.parametrize("kind", ["time_out_before", "time_out_after", "server_error"])
async def test_a_call_without_a_clear_answer_is_in_doubt_and_not_repeated(
    kind: FaultKind, world: World, hasty_telegram: TelegramChannel
) -> None:
    world.telegram.fail(kind)
    assert await hasty_telegram.do(HELLO) == InDoubt()
    assert len(world.telegram.inbox(MENTOR)) == (1 if kind == "time_out_after" else 0)


async def test_where_nobody_listens_surely_nothing_was_sent(world: World, dead_url: str) -> None:
    channel = TelegramChannel(token=world.telegram.token, api_url=dead_url, timeout=PATIENT)
    assert await channel.do(HELLO) == NotTried()
    await channel.close()


async def test_a_message_that_got_no_connection_in_time_was_surely_not_sent(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.telegram._CONNECTIONS", 1)
    channel = TelegramChannel(token=world.telegram.token, api_url=world.url, timeout=HASTY)
    world.telegram.fail("time_out_before")
    assert set(await asyncio.gather(channel.do(HELLO), channel.do(HELLO))) == {InDoubt(), NotTried()}
    assert world.telegram.inbox(MENTOR) == []
    await channel.close()


async def test_a_lost_connection_leaves_it_in_doubt(world: World, deaf: AbstractAsyncContextManager[str]) -> None:
    async with deaf as url:
        channel = TelegramChannel(token=world.telegram.token, api_url=url, timeout=PATIENT)
        assert await channel.do(HELLO) == InDoubt()
        await channel.close()


async def test_a_page_of_a_proxy_leaves_it_in_doubt(world: World, garbled: AbstractAsyncContextManager[str]) -> None:
    async with garbled as url:
        channel = TelegramChannel(token=world.telegram.token, api_url=url, timeout=PATIENT)
        assert await channel.do(HELLO) == InDoubt()
        await channel.close()


async def test_a_wrong_token_is_refused_but_not_for_good(world: World) -> None:
    channel = TelegramChannel(token="1:wrong", api_url=world.url)
    assert await channel.do(HELLO) == Refused(code="token", final=False)
    await channel.close()


async def test_a_message_is_taken_away_ours_or_theirs_for_two_days(
    world: World, telegram: TelegramChannel, clock: MovableClock
) -> None:
    ours, theirs = await sent_id(telegram), world.telegram.say(MENTOR, "hello yourself").id
    for number in (ours, theirs):
        assert isinstance(await telegram.do(TelegramUnsay(chat_id=MENTOR, message_id=number)), TelegramDone)
    assert world.telegram.inbox(MENTOR) == []
    gone = await telegram.do(TelegramUnsay(chat_id=MENTOR, message_id=ours))
    assert gone == Refused(code="no_message", final=True)
    old = await sent_id(telegram)
    clock.forward(timedelta(hours=49))
    refused = await telegram.do(TelegramUnsay(chat_id=MENTOR, message_id=old))
    assert refused == Refused(code="not_deletable", final=True)


async def test_a_topic_is_taken_away_with_all_that_is_in_it(
    world: World, telegram: TelegramChannel, clock: MovableClock
) -> None:
    world.telegram.has_topics = True
    made = await telegram.do(TelegramTopic(chat_id=MENTOR, name="Jay"))
    assert isinstance(made, TelegramDone)
    assert made.thread_id is not None
    await sent_id(telegram, TelegramSend(chat_id=MENTOR, text="hi", thread=made.thread_id))
    clock.forward(timedelta(days=30))
    away = TelegramUntopic(chat_id=MENTOR, thread=made.thread_id)
    assert isinstance(await telegram.do(away), TelegramDone)
    assert world.telegram.inbox(MENTOR) == []
    assert await telegram.do(away) == TopicGone()
