"""Sending through the stand-in with python-telegram-bot, and what it refuses."""

from datetime import timedelta

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, ReactionTypeEmoji, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter, TelegramError, TimedOut

from bot.clock import MovableClock
from bot.sandbox.server import World

SAM, JO = 7001, 7002


@pytest.fixture(autouse=True)
def sam(world: World) -> None:
    world.telegram.person(SAM, "Sam", username="sam")
    world.telegram.press_start(SAM, "abc")


def _keyboard(text: str, data: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(text, callback_data=data)]])


async def test_a_message_with_buttons_is_tapped_and_answered(world: World, telegram: Bot) -> None:
    sent = await telegram.send_message(SAM, "Hello Sam", reply_markup=_keyboard("Take it", "take:1"))
    (seen,) = world.telegram.inbox(SAM)
    assert (seen.id, seen.text, seen.labels) == (sent.message_id, "Hello Sam", ["Take it"])
    (start,) = await telegram.get_updates()
    world.telegram.tap(SAM, seen.id, "Take")
    (tapped,) = await telegram.get_updates(offset=start.update_id + 1)
    assert tapped.callback_query is not None
    assert tapped.callback_query.data == "take:1"
    await tapped.callback_query.answer("Yours", show_alert=True)
    assert [(toast.text, toast.alert) for toast in world.telegram.person(SAM).toasts] == [("Yours", True)]
    with pytest.raises(BadRequest, match=r"(?i)query is too old"):
        await tapped.callback_query.answer("Yours")


async def test_editing_changes_what_is_seen_and_old_buttons_can_still_be_tapped(world: World, telegram: Bot) -> None:
    sent = await telegram.send_message(SAM, "Who?", reply_markup=_keyboard("Take", "take:1"))
    await sent.edit_text("Taken by Sam")
    (seen,) = world.telegram.inbox(SAM)
    assert (seen.text, seen.labels) == ("Taken by Sam", [])
    with pytest.raises(LookupError):
        world.telegram.tap(SAM, sent.message_id, "Take")
    assert world.telegram.tap(SAM, sent.message_id, "Take", stale=True)
    with pytest.raises(BadRequest, match=r"(?i)message is not modified"):
        await sent.edit_text("Taken by Sam")
    await sent.edit_reply_markup(_keyboard("Done", "done:1"))
    assert world.telegram.inbox(SAM)[0].labels == ["Done"]


async def test_replies_reactions_and_documents(world: World, telegram: Bot) -> None:
    said = world.telegram.say(SAM, "hello bot")
    await telegram.set_message_reaction(SAM, said.id, [ReactionTypeEmoji("👌")])
    assert said.bot_reactions == ("👌",)
    await telegram.send_message(SAM, "Hello", reply_parameters=ReplyParameters(said.id))
    await telegram.send_document(SAM, b"PK", filename="report.csv", caption="The week")
    answer, report = world.telegram.inbox(SAM)
    assert (answer.reply_to, report.text) == (said.id, "The week")
    assert report.document is not None
    assert (report.document.name, report.document.content) == ("report.csv", b"PK")
    with pytest.raises(BadRequest, match=r"(?i)reaction_invalid"):
        await telegram.set_message_reaction(SAM, said.id, [ReactionTypeEmoji("✅")])
    with pytest.raises(BadRequest, match=r"(?i)message to be replied not found"):
        await telegram.send_message(SAM, "Hello", reply_parameters=ReplyParameters(1))


async def test_deleting(world: World, telegram: Bot, clock: MovableClock) -> None:
    old = await telegram.send_message(SAM, "old")
    clock.forward(timedelta(hours=49))
    new = await telegram.send_message(SAM, "new")
    await new.delete()
    assert [message.text for message in world.telegram.inbox(SAM)] == ["old"]
    with pytest.raises(BadRequest, match=r"(?i)message to delete not found"):
        await new.delete()
    with pytest.raises(BadRequest, match=r"(?i)can't be deleted"):
        await old.delete()


@pytest.mark.parametrize(
    ("chat", "text", "data", "complaint"),
    [
        (1, "Hello", "ok", "chat not found"),
        (SAM, " ", "ok", "message text is empty"),
        (SAM, "a" * 4097, "ok", "message is too long"),
        (SAM, "😀" * 2049, "ok", "message is too long"),
        (SAM, "Hello", "ŵ" * 33, "button_data_invalid"),
    ],
)
async def test_what_is_refused(world: World, telegram: Bot, chat: int, text: str, data: str, complaint: str) -> None:
    with pytest.raises(BadRequest, match=f"(?i){complaint}"):
        await telegram.send_message(chat, text, reply_markup=_keyboard("Take", data))
    assert world.telegram.inbox(SAM) == []


async def test_the_longest_that_is_taken(world: World, telegram: Bot) -> None:
    await telegram.send_message(SAM, "a" * 4096, reply_markup=_keyboard("Take", "ŵ" * 32))
    assert len(world.telegram.inbox(SAM)[0].text) == 4096


async def test_users_text_in_markup_is_refused_when_it_breaks_it(world: World, telegram: Bot) -> None:
    with pytest.raises(BadRequest, match=r"(?i)can't parse entities"):
        await telegram.send_message(SAM, "*Jo* says: see you at 5.30", parse_mode=ParseMode.MARKDOWN_V2)
    with pytest.raises(BadRequest, match=r"(?i)can't parse entities"):
        await telegram.send_message(SAM, "<b>Jo</b> says: I <3 it", parse_mode=ParseMode.HTML)
    await telegram.send_message(SAM, "*Jo* says: see you at 5.30 I <3 it")
    sent = await telegram.send_message(SAM, "<b>Jo</b> says: I &lt;3 it", parse_mode=ParseMode.HTML)
    assert sent.text == "Jo says: I <3 it"
    assert sent.parse_entities() == {sent.entities[0]: "Jo"}


async def test_people_who_can_not_be_written_to(world: World, telegram: Bot) -> None:
    world.telegram.person(JO, "Jo")
    with pytest.raises(Forbidden, match=r"(?i)can't initiate conversation"):
        await telegram.send_message(JO, "Hello")
    world.telegram.block(SAM)
    with pytest.raises(Forbidden, match=r"(?i)bot was blocked by the user"):
        await telegram.send_message(SAM, "Hello")
    world.telegram.press_start(SAM)
    await telegram.send_message(SAM, "Hello")


# python-telegram-bot (22.8) warns of a coming change whenever it is told to slow down.
@pytest.mark.filterwarnings("ignore:.*retry_after:telegram.warnings.PTBDeprecationWarning")
async def test_planned_faults(world: World, telegram: Bot) -> None:
    world.telegram.fail("too_many", SAM, retry_after=9)
    with pytest.raises(RetryAfter, match=r"in 9 seconds"):
        await telegram.send_message(SAM, "Hello")
    world.telegram.fail("server_error", call="sendMessage")
    assert await telegram.get_me()
    with pytest.raises(TelegramError, match=r"(?i)internal server error"):
        await telegram.send_message(SAM, "Hello")
    world.telegram.hang_for = 30
    world.telegram.fail("time_out_after", SAM)
    with pytest.raises(TimedOut):
        await telegram.send_message(SAM, "in doubt", read_timeout=0.2)
    world.telegram.fail("time_out_before", SAM)
    with pytest.raises(TimedOut):
        await telegram.send_message(SAM, "never", read_timeout=0.2)
    assert [message.text for message in world.telegram.inbox(SAM)] == ["in doubt"]


async def test_who_the_bot_is(world: World, telegram: Bot) -> None:
    assert (await telegram.get_me()).has_topics_enabled is False
    world.telegram.has_topics = True
    assert (await telegram.get_me()).has_topics_enabled is True
    assert (await telegram.get_chat(SAM)).username == "sam"
    await telegram.set_my_commands([("queue", "What waits")])
    assert world.telegram.commands == {"": [{"command": "queue", "description": "What waits"}]}
    stranger = Bot("1:wrong", base_url=f"{world.url}/bot")
    with pytest.raises(InvalidToken):
        await stranger.__aenter__()  # closes what it has opened when it fails
