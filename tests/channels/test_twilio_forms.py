import base64
import hashlib
import hmac
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.message import Malformed, Receipt, SmsOut, TextIn
from bot.channels.twilio import TwilioChannel
from bot.channels.twilio_forms import Form, InboundForms, read_inbound, read_receipt
from bot.clock import MovableClock
from bot.sandbox.server import World
from tests.channels.servers import NOON

TOKEN = "0123456789abcdef0123456789abcdef"
PUBLIC = "https://bot.example.org"
PATH = "/twilio/inbound"
SID = "SM" + "ab12" * 8
JAY = "+447700900101"
Fields = list[tuple[str, str]]
FIELDS: Fields = [("MessageSid", SID), ("From", JAY), ("Body", "hi"), ("NumMedia", "0")]


def posted(fields: Fields) -> Form:
    """The form as it arrives."""
    return Form.parse(urlencode(fields).encode())


def sign(url: str, fields: Fields, token: str = TOKEN) -> str:
    """By Twilio's rule: the address, then each name and value, sorted, with nothing in between."""
    said = url + "".join(sorted({f"{name}{value}" for name, value in fields}))
    return base64.b64encode(hmac.new(token.encode(), said.encode(), hashlib.sha1).digest()).decode()


@pytest.fixture
def forms() -> InboundForms:
    return InboundForms(auth_token=TOKEN, public_url=PUBLIC + "/")


def test_a_good_signature_passes(forms: InboundForms) -> None:
    assert forms.check(PATH, posted(FIELDS), sign(PUBLIC + PATH, FIELDS))


def test_the_query_is_part_of_what_is_signed(forms: InboundForms) -> None:
    signature = sign(PUBLIC + "/twilio/status?message=7", FIELDS)
    assert forms.check("/twilio/status?message=7", posted(FIELDS), signature)
    assert not forms.check("/twilio/status?message=8", posted(FIELDS), signature)
    assert not forms.check("/twilio/status", posted(FIELDS), signature)


@pytest.mark.parametrize("signature", [None, "", "x", "wrong+signature/here=", "ŵ" * 28])
def test_a_missing_or_wrong_signature_does_not_pass(forms: InboundForms, signature: str | None) -> None:
    assert not forms.check(PATH, posted(FIELDS), signature)


def test_another_token_does_not_pass(forms: InboundForms) -> None:
    assert not forms.check(PATH, posted(FIELDS), sign(PUBLIC + PATH, FIELDS, token="f" * 32))


def test_another_host_does_not_pass(forms: InboundForms) -> None:
    assert not forms.check(PATH, posted(FIELDS), sign("https://evil.example.org" + PATH, FIELDS))


def test_a_changed_field_does_not_pass(forms: InboundForms) -> None:
    changed: Fields = [("MessageSid", SID), ("From", JAY), ("Body", "ho"), ("NumMedia", "0")]
    assert not forms.check(PATH, posted(changed), sign(PUBLIC + PATH, FIELDS))


def test_blank_fields_count(forms: InboundForms) -> None:
    fields: Fields = [*FIELDS, ("FromCity", "")]
    signature = sign(PUBLIC + PATH, fields)
    assert forms.check(PATH, posted(fields), signature)
    assert signature != sign(PUBLIC + PATH, FIELDS)


def test_fields_that_come_twice_count_with_both_values(forms: InboundForms) -> None:
    fields: Fields = [*FIELDS, ("Tag", "b"), ("Tag", "a")]
    signature = sign(PUBLIC + PATH, fields)
    assert forms.check(PATH, posted(fields), signature)
    assert not forms.check(PATH, posted([*FIELDS, ("Tag", "a")]), signature)


def test_the_usual_port_may_be_signed_or_not(forms: InboundForms) -> None:
    with_port = "https://bot.example.org:443"
    assert forms.check(PATH, posted(FIELDS), sign(with_port + PATH, FIELDS))
    given_with_port = InboundForms(auth_token=TOKEN, public_url=with_port)
    assert given_with_port.check(PATH, posted(FIELDS), sign(PUBLIC + PATH, FIELDS))


def test_a_port_of_its_own_must_be_signed() -> None:
    forms = InboundForms(auth_token=TOKEN, public_url="http://127.0.0.1:8080")
    assert forms.check(PATH, posted(FIELDS), sign("http://127.0.0.1:8080" + PATH, FIELDS))
    assert not forms.check(PATH, posted(FIELDS), sign("http://127.0.0.1" + PATH, FIELDS))


def test_an_inbound_form_is_read() -> None:
    form = posted([("MessageSid", SID), ("From", JAY), ("Body", " BOOK "), ("NumMedia", "2")])
    assert read_inbound(form, at=NOON) == TextIn(
        channel="sms", provider_id=SID, sender=JAY, body=" BOOK ", at=NOON, media=2
    )


def test_a_blank_body_is_a_body() -> None:
    form = posted([("MessageSid", SID), ("From", JAY), ("Body", "")])
    assert read_inbound(form, at=NOON).body == ""


@pytest.mark.parametrize("missing", ["MessageSid", "From", "Body"])
def test_a_form_without_a_needed_field_is_malformed(missing: str) -> None:
    form = posted([(name, value) for name, value in FIELDS if name != missing])
    with pytest.raises(Malformed):
        read_inbound(form, at=NOON)


@pytest.mark.parametrize("extra", [("Body", "ho"), ("From", "+447700900102"), ("MessageSid", SID)])
def test_a_form_with_a_needed_field_twice_is_malformed(extra: tuple[str, str]) -> None:
    with pytest.raises(Malformed) as malformed:
        read_inbound(posted([*FIELDS, extra]), at=NOON)
    assert "900102" not in str(malformed.value)


@pytest.mark.parametrize(("name", "value"), [("MessageSid", "SM12"), ("From", " "), ("From", "4" * 65)])
def test_a_form_with_an_impossible_value_is_malformed(name: str, value: str) -> None:
    form = posted([(n, value if n == name else v) for n, v in FIELDS])
    with pytest.raises(Malformed):
        read_inbound(form, at=NOON)


def test_a_text_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        read_inbound(posted(FIELDS), at=datetime(2026, 11, 24, 12, 0))  # noqa: DTZ001


def test_a_receipt_is_read() -> None:
    form = posted([("MessageSid", SID), ("MessageStatus", "undelivered"), ("ErrorCode", "30003")])
    assert read_receipt(form, {"message": "42"}) == Receipt(ref=42, provider_id=SID, status="undelivered", code="30003")


@pytest.mark.parametrize("ref", [None, "", "4x", "9" * 20, str(2**63), "٤"])
def test_a_receipt_without_our_own_id_is_known_by_the_provider_s(ref: str | None) -> None:
    form = posted([("SmsSid", SID), ("SmsStatus", "queued")])
    assert read_receipt(form, {} if ref is None else {"message": ref}) == Receipt(
        ref=None, provider_id=SID, status="sent", code=None
    )


@pytest.mark.parametrize("code", ["", "0", "30\x00003", "E300", "3" * 17])
def test_an_error_code_that_is_none_says_nothing(code: str) -> None:
    form = posted([("MessageSid", SID), ("MessageStatus", "failed"), ("ErrorCode", code)])
    assert read_receipt(form, {}) == Receipt(ref=None, provider_id=SID, status="failed", code=None)


def test_a_status_that_twilio_may_invent_says_nothing() -> None:
    form = posted([("MessageSid", SID), ("MessageStatus", "pondering")])
    assert read_receipt(form, {}).status is None


def test_a_receipt_without_a_status_is_malformed() -> None:
    with pytest.raises(Malformed):
        read_receipt(posted([("MessageSid", SID)]), {})


class Door:
    """A product with nothing behind its doors."""

    def __init__(self) -> None:
        self.forms: InboundForms | None = None
        self.texts: list[TextIn] = []
        self.receipts: list[Receipt] = []

    async def answer(self, request: Request) -> Response:
        form = Form.parse(await request.body())
        path = f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path
        assert self.forms is not None
        if not self.forms.check(path, form, request.headers.get("X-Twilio-Signature")):
            return Response(status_code=403)
        if path == PATH:
            self.texts.append(read_inbound(form, at=datetime.now(UTC)))
        else:
            self.receipts.append(read_receipt(form, request.query_params))
        return Response(status_code=200)


@pytest.fixture
def door() -> Door:
    return Door()


@pytest.fixture
async def world(clock: MovableClock, door: Door) -> AsyncIterator[World]:
    routes = [Route(path, door.answer, methods=["POST"]) for path in (PATH, "/twilio/status")]
    async with World(clock=clock, extra_routes=routes) as world:
        door.forms = InboundForms(auth_token=world.twilio.auth_token, public_url=PUBLIC)
        world.reach(PUBLIC, world.url)
        world.twilio.webhook_url = PUBLIC + PATH
        yield world


async def test_texts_of_the_stand_in_come_through_signed_for_the_public_address(world: World, door: Door) -> None:
    sent = await world.twilio.text_in(JAY, "Iawn, diolch – £5 ŵ & more")
    assert [(t.provider_id, t.sender, t.body) for t in door.texts] == [(sent.sid, JAY, sent.body)]


async def test_receipts_of_the_stand_in_come_back_with_our_own_id(world: World, door: Door) -> None:
    channel = TwilioChannel(
        account_sid=world.twilio.account_sid,
        auth_token=world.twilio.auth_token,
        from_number=world.twilio.number,
        api_url=world.url,
        public_url=PUBLIC,
    )
    world.twilio.switch("off", JAY)
    await channel.send(SmsOut(to=JAY, body="hi", ref=981))
    await world.settled()
    await channel.close()
    assert {receipt.ref for receipt in door.receipts} == {981}
    assert (door.receipts[-1].status, door.receipts[-1].code) == ("undelivered", "30003")
