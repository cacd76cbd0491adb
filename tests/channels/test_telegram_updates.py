from typing import Any

import pytest

from bot.channels.message import Malformed
from bot.channels.telegram_message import TelegramBlocked, TelegramOther, TelegramTap, TelegramText
from bot.channels.telegram_updates import parse, polled, secret_matches
from tests.channels.servers import NOON

CHAT = {"id": 7001, "type": "private", "first_name": "Sam"}
SAM = {"id": 7001, "is_bot": False, "first_name": "Sam"}
MESSAGE: dict[str, Any] = {"message_id": 5, "from": SAM, "chat": CHAT, "date": int(NOON.timestamp()), "text": "hi"}


def update(changes: dict[str, Any] | None = None, *, kind: str = "message") -> dict[str, Any]:
    return {"update_id": 90, kind: {**MESSAGE, **(changes or {})}}


def without_text(**changes: Any) -> dict[str, Any]:
    return {"update_id": 90, "message": {k: v for k, v in {**MESSAGE, **changes}.items() if k != "text"}}


def text_of(raw: dict[str, Any]) -> TelegramText:
    read = parse(raw)
    assert isinstance(read, TelegramText)
    return read


def test_a_text_is_read_and_unknown_fields_do_no_harm() -> None:
    assert parse(update({"brand_new_field": {"a": [1]}, "reply_markup": "odd"})) == TelegramText(
        update_id=90, user_id=7001, chat_id=7001, message_id=5, text="hi", at=NOON
    )


def test_half_of_an_emoji_becomes_a_mark_and_a_whole_one_stays() -> None:
    assert text_of(update({"text": "ok \ud83d"})).text == "ok \ufffd"
    assert text_of(update({"text": "ok \U0001f600 \ude00"})).text == "ok \U0001f600 \ufffd"


def test_in_a_topic_the_topic_s_own_beginning_is_no_reply() -> None:
    beginning = {"message_id": 3, "forum_topic_created": {"name": "Jay", "icon_color": 1}}
    in_topic = {"message_thread_id": 3, "is_topic_message": True}
    assert text_of(update({**in_topic, "reply_to_message": beginning})).reply_to is None
    answered = text_of(update({**in_topic, "reply_to_message": {"message_id": 4}}))
    assert (answered.thread, answered.reply_to) == (3, 4)


def test_a_thread_of_replies_outside_topics_is_no_topic() -> None:
    assert text_of(update({"message_thread_id": 3})).thread is None


def test_an_edited_text_has_the_time_of_the_change() -> None:
    edited = text_of(update({"edit_date": int(NOON.timestamp()) + 60}, kind="edited_message"))
    assert edited.edited
    assert (edited.at - NOON).total_seconds() == 60
    assert edited.sent_at == NOON


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ({"photo": [{"file_id": "a"}]}, "photo"),
        ({"voice": {}}, "voice"),
        ({"sticker": {}}, "sticker"),
        ({"animation": {}, "document": {}}, "animation"),
        ({"venue": {}, "location": {}}, "venue"),
        ({"contact": {}}, "contact"),
    ],
)
def test_what_is_not_text_is_named_so_that_the_sender_can_be_told(content: dict[str, Any], what: str) -> None:
    assert parse(without_text(**content)) == TelegramOther(
        update_id=90, user_id=7001, chat_id=7001, message_id=5, what=what
    )


def test_the_words_below_a_picture_are_read_also_when_they_are_changed() -> None:
    picture = {"photo": [{"file_id": "a"}], "caption": "look"}
    sent = parse(without_text(**picture))
    assert isinstance(sent, TelegramOther)
    assert sent.caption == "look"
    changed = {**without_text(**picture)["message"], "edit_date": int(NOON.timestamp()) + 60}
    edited = parse({"update_id": 91, "edited_message": changed})
    assert isinstance(edited, TelegramText)
    assert (edited.text, edited.edited) == ("look", True)


@pytest.mark.parametrize(
    "raw",
    [
        {"update_id": 90},
        {"update_id": 90, "poll": {"id": "1"}},
        {"update_id": 90, "brand_new_kind": {}},
        update({"chat": {"id": -100, "type": "supergroup", "title": "Us"}}),
        update({"from": {**SAM, "is_bot": True}}),
        update({"from": None}),
        update({"message_id": "five"}),
        without_text(pinned_message={}),
        without_text(forum_topic_created={"name": "Jay"}),
        {"update_id": 90, "message": "text"},
        {"update_id": 90, "edited_message": without_text(photo=[])["message"]},
        {"update_id": 90, "callback_query": {"id": "1", "from": SAM, "data": "x"}},
        {"update_id": 90, "callback_query": {"id": "1", "from": SAM, "message": MESSAGE}},
        {"update_id": 90, "callback_query": {"id": "1", "from": SAM, "data": "x", "message": {**MESSAGE, "chat": {}}}},
        {"update_id": 90, "my_chat_member": {"from": SAM, "chat": {"id": -1, "type": "group"}, "new_chat_member": {}}},
    ],
)
def test_what_is_not_for_us_is_passed_over(raw: dict[str, Any]) -> None:
    assert parse(raw) is None


@pytest.mark.parametrize("field", ["message_id", "message_thread_id"])
def test_a_number_beyond_all_of_telegrams_is_none(field: str) -> None:
    read = parse({"update_id": 90, "message": {**MESSAGE, "is_topic_message": True, field: 2**63}})
    assert read is None if field == "message_id" else isinstance(read, TelegramText) and read.thread is None


def test_half_a_sign_in_a_forged_button_can_be_read() -> None:
    query = {"id": "1", "from": SAM, "message": MESSAGE, "data": "say:\ud83d"}
    read = parse({"update_id": 90, "callback_query": query})
    assert isinstance(read, TelegramTap)
    assert read.data == "say:\N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize(("status", "blocked"), [("kicked", True), ("left", True), ("member", False)])
def test_blocking_and_letting_in_again_are_told(status: str, blocked: bool) -> None:
    change = {"from": SAM, "chat": CHAT, "new_chat_member": {"status": status}}
    assert parse({"update_id": 90, "my_chat_member": change}) == TelegramBlocked(
        update_id=90, user_id=7001, blocked=blocked
    )


@pytest.mark.parametrize(
    "raw",
    [
        *(None, [], "x", {}),
        *({"update_id": "9"}, {"update_id": True}, {"update_id": 2**63}, {"message": MESSAGE}),
        *({"update_id": 90, "message": {**MESSAGE, "date": date}} for date in (10**18, -(10**18), 10**12)),
    ],
)
def test_what_is_no_update_is_malformed(raw: object) -> None:
    with pytest.raises(Malformed):
        parse(raw)


def test_one_unreadable_update_does_not_stop_the_others() -> None:
    read = polled([{"update_id": 88, "poll": {}}, "rubbish", update(), {"update_id": 95, "message": 3}])
    assert [each.update_id for each in read.updates] == [90]
    assert (read.next_offset, read.unreadable) == (96, 1)


@pytest.mark.parametrize(
    ("header", "good"),
    [("s3cret", True), ("s3cre", False), ("S3cret", False), ("", False), (None, False), ("ŵ", False)],
)
def test_only_the_very_secret_is_let_in(header: str | None, good: bool) -> None:
    assert secret_matches(header, "s3cret") is good


def test_without_a_secret_nobody_is_let_in() -> None:
    assert not secret_matches("", "")
    assert not secret_matches(None, "")
