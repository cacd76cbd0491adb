"""Every answer of the Twilio stand-in has the shape that Twilio's OpenAPI document gives it."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.sandbox.server import World
from bot.sandbox.twilio_records import OUTCOMES, PhoneState
from tests.sandbox.contract import TWILIO, check_twilio

PHONE = "+447700900123"


@pytest.fixture
async def http(world: World) -> AsyncIterator[aiohttp.ClientSession]:
    credentials = aiohttp.encode_basic_auth(world.twilio.account_sid, world.twilio.auth_token)
    account = f"{world.url}/2010-04-01/Accounts/{world.twilio.account_sid}"
    async with aiohttp.ClientSession(f"{account}/", headers={"Authorization": credentials}) as session:
        yield session


async def _send(http: aiohttp.ClientSession, **form: str) -> dict[str, Any]:
    async with http.post("Messages.json", data={"To": PHONE, "Body": "Hello ŵ", **form}) as response:
        assert response.status == 201
        content: dict[str, Any] = await response.json()
        return content


@pytest.mark.parametrize("state", list(OUTCOMES))
async def test_messages_at_each_stage(world: World, http: aiohttp.ClientSession, state: PhoneState) -> None:
    world.twilio.switch(state, PHONE)
    service = world.twilio.messaging_service_sid
    for sender in ({"From": world.twilio.number}, {"MessagingServiceSid": service}):
        content = await _send(http, **sender)
        check_twilio("message", content)
        await world.settled()
        async with http.get(f"Messages/{content['sid']}.json") as response:
            fetched = await response.json()
        check_twilio("message", fetched)
        assert fetched["status"] == OUTCOMES[state][-1][0]
        assert fetched["error_code"] == OUTCOMES[state][-1][1]


def test_every_state_is_one_that_twilio_has() -> None:
    states = {status for steps in OUTCOMES.values() for status, _ in steps} | {"accepted", "queued", "received"}
    assert states <= set(TWILIO["statuses"])


async def test_lists_and_redaction_and_account(world: World, http: aiohttp.ClientSession) -> None:
    for _ in range(3):
        content = await _send(http, From=world.twilio.number)
    world.twilio.text(PHONE, "Hello back")
    await world.settled()
    async with http.get("Messages.json", params={"PageSize": "2"}) as response:
        assert response.status == int(TWILIO["answers"]["list"][0])
        page = await response.json()
    check_twilio("page", page)
    assert [message["direction"] for message in page["messages"]] == ["inbound", "outbound-api"]
    async with http.post(f"Messages/{content['sid']}.json", data={"Body": ""}) as response:
        assert response.status == int(TWILIO["answers"]["update"][0])
        redacted = await response.json()
    check_twilio("message", redacted)
    assert redacted["body"] == ""
    async with http.delete(f"Messages/{content['sid']}.json") as response:
        assert response.status == int(TWILIO["answers"]["delete"][0])
    async with http.get(f"Messages/{content['sid']}.json") as response:
        assert (response.status, (await response.json())["code"]) == (404, 20404)
    assert world.twilio.inbox(PHONE)[-1].arrived_body == "Hello ŵ"


async def test_the_account(world: World, http: aiohttp.ClientSession) -> None:
    async with http.get(f"{world.url}/2010-04-01/Accounts/{world.twilio.account_sid}.json") as response:
        assert response.status == 200
        check_twilio("account", await response.json())


async def test_wrong_credentials(world: World) -> None:
    wrong = aiohttp.encode_basic_auth(world.twilio.account_sid, "wrong")
    for headers in ({}, {"Authorization": wrong}, {"Authorization": "Basic ???"}):
        url = f"{world.url}/2010-04-01/Accounts/{world.twilio.account_sid}/Messages.json"
        async with aiohttp.request("POST", url, data={"To": PHONE, "Body": "Hello"}, headers=headers) as response:
            error = await response.json()
        assert (response.status, error["code"], error["status"]) == (401, 20003, 401)
        assert error.keys() == {"code", "message", "more_info", "status"}
    assert world.twilio.messages == {}


async def test_required_parameters(world: World, http: aiohttp.ClientSession) -> None:
    right = {"To": PHONE, "From": world.twilio.number, "Body": "Hello"}
    for name in TWILIO["create"]["required"]:
        left = {key: value for key, value in right.items() if key != name}
        async with http.post("Messages.json", data=left) as response:
            assert response.status == 400
