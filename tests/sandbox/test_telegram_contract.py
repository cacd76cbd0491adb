"""Each method of the Telegram stand-in takes and gives what Bot API 10.1 says, however the parameters come."""

import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.sandbox.server import World
from bot.sandbox.telegram_objects import REACTIONS
from tests.sandbox.contract import TELEGRAM, check_telegram

SAM = 7001
BUTTONS = {"inline_keyboard": [[{"text": "Take", "callback_data": "take"}, {"text": "Web", "url": "http://a.example"}]]}


@pytest.fixture
async def http(world: World) -> AsyncIterator[aiohttp.ClientSession]:
    world.telegram.has_topics = True
    world.telegram.person(SAM, "Sam", last_name="Price", username="sam", language_code="cy")
    world.telegram.press_start(SAM)
    async with aiohttp.ClientSession(f"{world.url}/bot{world.telegram.token}/") as session:
        yield session


async def _call(http: aiohttp.ClientSession, method: str, **params: Any) -> dict[str, Any]:
    async with http.post(method, json=params) as response:
        content: dict[str, Any] = await response.json()
        assert response.status == content.get("error_code", 200)
        return content


async def _params(world: World, http: aiohttp.ClientSession) -> dict[str, dict[str, Any]]:
    """A right call of each method."""
    sent = (await _call(http, "sendMessage", chat_id=SAM, text="Hello", reply_markup=BUTTONS))["result"]
    topic = (await _call(http, "createForumTopic", chat_id=SAM, name="Jo"))["result"]["message_thread_id"]
    file_id = await _upload(http)
    tap = world.telegram.tap(SAM, sent["message_id"], "Take")
    there = {"chat_id": SAM, "message_id": sent["message_id"]}
    answer = {"reply_parameters": {"message_id": sent["message_id"]}, "message_thread_id": topic}
    return {
        "getMe": {},
        "getUpdates": {"offset": -1, "limit": 5, "timeout": 0, "allowed_updates": ["message"]},
        "sendMessage": {"chat_id": SAM, "text": "<b>Hi</b>", "parse_mode": "HTML", "reply_markup": BUTTONS, **answer},
        "editMessageText": {**there, "text": "Hello again", "reply_markup": BUTTONS},
        "editMessageReplyMarkup": {**there, "reply_markup": {"inline_keyboard": []}},
        "setMessageReaction": {**there, "reaction": [{"type": "emoji", "emoji": "👍"}]},
        "sendDocument": {"chat_id": SAM, "document": file_id, "caption": "A file", **answer},
        "answerCallbackQuery": {"callback_query_id": tap, "text": "Yours", "show_alert": True},
        "createForumTopic": {"chat_id": SAM, "name": "Alex", "icon_color": 0xFFD67E},
        "editForumTopic": {"chat_id": SAM, "message_thread_id": topic, "name": "Jo B"},
        "setMyCommands": {"commands": [{"command": "queue", "description": "What waits"}], "language_code": "cy"},
        "getChat": {"chat_id": SAM},
        "deleteMessage": there,
        "deleteForumTopic": {"chat_id": SAM, "message_thread_id": topic},
        "setWebhook": {"url": "https://a.example/hook", "secret_token": "s_-1", "allowed_updates": ["message"]},
        "getWebhookInfo": {},
        "deleteWebhook": {"drop_pending_updates": True},
    }


async def _upload(http: aiohttp.ClientSession) -> str:
    form = aiohttp.FormData({"chat_id": str(SAM)})
    form.add_field("document", b"a;b\n", filename="people.csv", content_type="text/csv")
    async with http.post("sendDocument", data=form) as response:
        result = (await response.json())["result"]
    check_telegram("Message", result)
    assert (result["document"]["file_name"], result["document"]["file_size"]) == ("people.csv", 4)
    return str(result["document"]["file_id"])


def test_every_method_of_the_contract_is_tried_and_every_reaction_known() -> None:
    assert set(TELEGRAM["reactions"]) == REACTIONS


@pytest.mark.parametrize("form", ["json", "urlencoded", "multipart", "address"])
async def test_results_have_their_type(world: World, http: aiohttp.ClientSession, form: str) -> None:
    calls = await _params(world, http)
    assert calls.keys() == TELEGRAM["methods"].keys()
    for method, params in calls.items():
        described = TELEGRAM["methods"][method]
        assert params.keys() <= described["fields"].keys()
        async with http.post(method, **_written(params, form)) as response:
            content = await response.json()
        assert content["ok"], (method, content)
        check_telegram(described["returns"][0], content["result"])


def _written(params: dict[str, Any], form: str) -> dict[str, Any]:
    if form == "json":
        return {"json": params}
    texts = {name: value if isinstance(value, str) else json.dumps(value) for name, value in params.items()}
    if form == "address":
        return {"params": texts}
    if form == "urlencoded":
        return {"data": texts}
    data = aiohttp.FormData(default_to_multipart=True)
    data.add_field("nothing", "")
    for name, value in texts.items():
        data.add_field(name, value)
    return {"data": data}


async def test_required_parameters(world: World, http: aiohttp.ClientSession) -> None:
    for method, params in (await _params(world, http)).items():
        fields = TELEGRAM["methods"][method]["fields"]
        for name in (name for name, field in fields.items() if field["required"]):
            left = {key: value for key, value in params.items() if key != name}
            content = await _call(http, method, **left)
            assert content["ok"] is False, (method, name)
            assert content["error_code"] == 400


async def test_updates_have_their_type(world: World, http: aiohttp.ClientSession) -> None:
    everything = ["message", "edited_message", "callback_query", "message_reaction", "my_chat_member"]
    await _call(http, "getUpdates", offset=-1, allowed_updates=everything)
    sent = (await _call(http, "sendMessage", chat_id=SAM, text="Hello", reply_markup=BUTTONS))["result"]
    topic = (await _call(http, "createForumTopic", chat_id=SAM, name="Jo"))["result"]["message_thread_id"]
    said = world.telegram.say(SAM, "an answer", reply_to=sent["message_id"])
    world.telegram.say(SAM, "in a topic", thread=topic)
    world.telegram.edit(SAM, said.id, "another answer")
    world.telegram.tap(SAM, sent["message_id"], "take")
    world.telegram.react(SAM, sent["message_id"], "👍")
    world.telegram.block(SAM)
    world.telegram.press_start(SAM, "again")
    updates = (await _call(http, "getUpdates"))["result"]
    check_telegram("Array of Update", updates)
    assert {kind for update in updates for kind in update} == {"update_id", *everything}
    answer = next(u["message"] for u in updates if u.get("message", {}).get("text") == "an answer")
    assert answer["reply_to_message"]["text"] == "Hello"
    assert next(u["message"] for u in updates if u.get("message", {}).get("is_topic_message"))["text"] == "in a topic"


async def test_errors_have_their_shape(world: World, http: aiohttp.ClientSession) -> None:
    world.telegram.fail("too_many", SAM, retry_after=3)
    content = await _call(http, "sendMessage", chat_id=SAM, text="Hello")
    check_telegram("ResponseParameters", content["parameters"])
    assert (content["error_code"], content["parameters"]["retry_after"]) == (429, 3)
    async with http.post(f"{world.url}/bot1:wrong/getMe") as response:
        assert (response.status, await response.json()) == (
            401,
            {"ok": False, "error_code": 401, "description": "Unauthorized"},
        )
    assert (await _call(http, "sendPigeon"))["error_code"] == 404
