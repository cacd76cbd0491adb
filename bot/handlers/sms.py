"""Twilio's webhooks: a text from a leaver's phone, and how one of ours fared."""

from collections.abc import Awaitable, Callable

import structlog
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.channels.message import Malformed
from bot.channels.twilio_forms import Form, InboundForms, read_inbound, read_receipt
from bot.clock import Clock
from bot.handlers.counted import counted
from bot.services.batch import Batches
from bot.services.hear_text import Text
from bot.services.tally import Tally
from bot.services.works import GotReceipt, HeardText

log = structlog.get_logger(__name__)

EMPTY_TWIML = '<?xml version="1.0" encoding="UTF-8"?><Response></Response>'
LONGEST_FORM = 64 * 1024


def routes(forms: InboundForms | None, batches: Batches, clock: Clock, tally: Tally) -> list[Route]:
    """The two routes. Without Twilio's settings both say 503."""

    async def inbound(request: Request) -> Response:
        form = await _signed_form(request, forms)
        if isinstance(form, Response):
            return form
        try:
            text = read_inbound(form, at=clock.now())
        except Malformed:
            return PlainTextResponse("malformed", status_code=400)
        body = text.body
        heard = Text(channel="sms", provider_id=text.provider_id, body=body, at=text.at, media=text.media)
        return await _stored(lambda: batches.do(HeardText(text=heard, sender=text.sender)), EMPTY_TWIML)

    async def status(request: Request) -> Response:
        form = await _signed_form(request, forms)
        if isinstance(form, Response):
            return form
        try:
            receipt = read_receipt(form, request.query_params)
        except Malformed:
            return PlainTextResponse("malformed", status_code=400)
        return await _stored(lambda: batches.do(GotReceipt(receipt=receipt)), "")

    return [
        Route("/twilio/inbound", counted(inbound, tally, "inbound"), methods=["POST"]),
        Route("/twilio/status", counted(status, tally, "status"), methods=["POST"]),
    ]


async def _signed_form(request: Request, forms: InboundForms | None) -> Form | Response:
    if forms is None:
        return PlainTextResponse("the SMS side is off", status_code=503)
    form = await _form(request)
    if form is None:
        return PlainTextResponse("malformed", status_code=400)
    query = request.scope["query_string"].decode("ascii", "replace")
    path = request.scope["path"] + (f"?{query}" if query else "")
    if not forms.check(path, form, request.headers.get("x-twilio-signature")):
        return PlainTextResponse("the signature does not fit", status_code=403)
    return form


async def _form(request: Request) -> Form | None:
    """None for what is none, is too long to be, or breaks off."""
    body = b""
    try:
        async for part in request.stream():
            body += part
            if len(body) > LONGEST_FORM:
                return None
        return Form.parse(body)
    except (ValueError, ClientDisconnect):
        return None


async def _stored(store: Callable[[], Awaitable[object]], answer: str) -> Response:
    """200 once it is committed; 503 when it could not be stored, so that Twilio tries again."""
    try:
        await store()
    except Exception as error:
        log.error("inbound.not_stored", error=type(error).__name__)
        return PlainTextResponse("not stored", status_code=503)
    return Response(answer, media_type="application/xml" if answer else "text/plain")
