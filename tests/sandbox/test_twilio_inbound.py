"""Texts from phones: signed webhooks, opting out, and webhooks that go astray."""

import pytest
from twilio.request_validator import RequestValidator  # type: ignore[import-untyped]

from bot.sandbox.server import World
from tests.sandbox.notebook import Notebook

PHONE = "+447700900123"


async def test_a_text_comes_signed_with_all_its_fields(world: World, product: Notebook) -> None:
    message = await world.twilio.text_in(PHONE, "Helô ŵ & + % \n")
    (noted,) = product.noted
    url = f"{product.url}/twilio/inbound"
    validator = RequestValidator(world.twilio.auth_token)
    assert validator.validate(url, noted.form, noted.headers["X-Twilio-Signature"])
    assert not validator.validate(url, {**noted.form, "Body": "else"}, noted.headers["X-Twilio-Signature"])
    assert not validator.validate(url + "?a=1", noted.form, noted.headers["X-Twilio-Signature"])
    assert noted.form["Body"] == "Helô ŵ & + % \n"
    assert (noted.form["From"], noted.form["To"]) == (PHONE, world.twilio.number)
    assert noted.form["MessageSid"] == noted.form["SmsSid"] == message.sid
    assert (noted.form["NumMedia"], noted.form["NumSegments"], noted.form["FromCity"]) == ("0", "1", "")
    assert message.webhook is not None
    assert message.webhook.acknowledged


async def test_it_is_signed_for_the_public_address(world: World, product: Notebook) -> None:
    world.reach("https://gatewalk.example", product.url)
    world.twilio.webhook_url = "https://gatewalk.example/twilio/inbound"
    await world.twilio.text_in(PHONE, "hello")
    (noted,) = product.noted
    validator = RequestValidator(world.twilio.auth_token)
    signature = noted.headers["X-Twilio-Signature"]
    assert validator.validate("https://gatewalk.example/twilio/inbound", noted.form, signature)
    assert not validator.validate(f"{product.url}/twilio/inbound", noted.form, signature)


async def test_it_tries_again_after_503_with_the_same_token(world: World, product: Notebook) -> None:
    product.answers = [503, 500]
    message = await world.twilio.text_in(PHONE, "hello")
    assert message.webhook is not None
    assert message.webhook.answers == [503, 500, 200]
    assert len({noted.headers["I-Twilio-Idempotency-Token"] for noted in product.noted}) == 1
    assert len({noted.form["MessageSid"] for noted in product.noted}) == 1


async def test_it_gives_up_in_the_end_and_does_not_argue_with_403(world: World, product: Notebook) -> None:
    product.answers = [503] * world.twilio.webhooks.attempts
    given_up = await world.twilio.text_in(PHONE, "hello")
    product.answers = [403]
    refused = await world.twilio.text_in(PHONE, "hello")
    assert given_up.webhook is not None
    assert refused.webhook is not None
    assert (given_up.webhook.acknowledged, len(given_up.webhook.answers)) == (False, 4)
    assert refused.webhook.answers == [403]


async def test_it_never_leaves_the_machine(world: World) -> None:
    world.twilio.webhooks.retry_delay = 0
    world.twilio.webhook_url = "https://gatewalk.example/twilio/inbound"
    message = await world.twilio.text_in(PHONE, "hello")
    assert message.webhook is not None
    assert (message.webhook.answers, message.webhook.text) == ([None] * 4, "not on this machine")


async def test_texts_of_one_phone_come_in_their_order(world: World, product: Notebook) -> None:
    product.answers = [503]
    for word in ("one", "two", "three"):
        world.twilio.text(PHONE, word)
    await world.settled()
    assert [form["Body"] for form in product.forms("/twilio/inbound")] == ["one", "one", "two", "three"]


async def test_repeated_held_and_lost_webhooks(world: World, product: Notebook) -> None:
    world.twilio.inbound_webhooks("repeated")
    again = await world.twilio.text_in(PHONE, "twice")
    world.twilio.inbound_webhooks("lost")
    await world.twilio.text_in(PHONE, "lost")
    world.twilio.inbound_webhooks("held")
    await world.twilio.text_in(PHONE, "first")
    await world.twilio.text_in(PHONE, "second")
    await world.twilio.release(reverse=True)
    await world.twilio.repeat_text(again)
    bodies = [form["Body"] for form in product.forms("/twilio/inbound")]
    assert bodies == ["twice", "twice", "second", "first", "twice"]
    with pytest.raises(ValueError, match="no such way"):
        world.twilio.inbound_webhooks("reversed")


@pytest.mark.parametrize("word", ["STOP", " stop ", "Cancel", "END", "revoke"])
async def test_stop_words_are_answered_by_twilio_itself(world: World, product: Notebook, word: str) -> None:
    await world.twilio.text_in(PHONE, word)
    await world.settled()
    (answer,) = world.twilio.inbox(PHONE)
    assert "unsubscribed" in answer.arrived_body
    assert [form["Body"] for form in product.forms("/twilio/inbound")] == [word]
    assert world.twilio.phone(PHONE).opted_out_of == {world.twilio.number}


@pytest.mark.parametrize("text", ["Stop.", "please stop", "bus stop"])
async def test_other_texts_do_not_opt_out(world: World, product: Notebook, text: str) -> None:
    await world.twilio.text_in(PHONE, text)
    assert world.twilio.phone(PHONE).opted_out_of == set()
    assert world.twilio.inbox(PHONE) == []


async def test_help_is_answered_by_twilio_and_reaches_the_product(world: World, product: Notebook) -> None:
    await world.twilio.text_in(PHONE, "Help")
    await world.settled()
    assert [message.direction for message in world.twilio.inbox(PHONE)] == ["outbound-reply"]
    assert [form["Body"] for form in product.forms("/twilio/inbound")] == ["Help"]


async def test_webhooks_of_one_phone_go_astray(world: World, product: Notebook) -> None:
    world.twilio.inbound_webhooks("lost", PHONE)
    await world.twilio.text_in(PHONE, "lost")
    await world.twilio.text_in("+447700900102", "there")
    world.twilio.heal()
    await world.twilio.text_in(PHONE, "healed")
    assert [form["Body"] for form in product.forms("/twilio/inbound")] == ["there", "healed"]
