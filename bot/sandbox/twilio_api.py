"""The part of Twilio's REST API (2010-04-01) that the product calls, as HTTP routes over the stand-in."""

import base64
import binascii
import hmac
import re
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from starlette.datastructures import FormData
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.sandbox.faults import Fault
from bot.sandbox.hanging import leave_hanging
from bot.sandbox.segments import smart_encoded
from bot.sandbox.twilio import TwilioStandIn
from bot.sandbox.twilio_errors import Refusal
from bot.sandbox.twilio_lists import list_page
from bot.sandbox.twilio_records import TextMessage, rfc_2822

_E164 = re.compile(r"\+[1-9]\d{6,14}")
_LONGEST_BODY = 1600
_UNDER_WAY = frozenset({"accepted", "queued", "sending"})

_Call = Callable[[Request], Awaitable[Response]]


class TwilioApi:
    """The routes. Every call is checked for the account's credentials (basic auth) and for planned faults."""

    def __init__(self, stand_in: TwilioStandIn) -> None:
        self._world = stand_in

    def routes(self) -> list[Route]:
        account = "/2010-04-01/Accounts/{account}"
        message = account + "/Messages/{sid}.json"
        return [
            Route(account + "/Messages.json", self._guarded("create", self._create), methods=["POST"]),
            Route(account + "/Messages.json", self._guarded("list", self._list), methods=["GET"]),
            Route(message, self._guarded("fetch", self._fetch), methods=["GET"]),
            Route(message, self._guarded("update", self._update), methods=["POST"]),
            Route(message, self._guarded("delete", self._delete), methods=["DELETE"]),
            Route(account + ".json", self._guarded("account", self._account), methods=["GET"]),
        ]

    def _guarded(self, name: str, call: _Call) -> _Call:
        async def endpoint(request: Request) -> Response:
            try:
                self._check_credentials(request)
                form = await request.form()
                where = _text(form, "To") or request.query_params.get("To")
                fault = self._world.faults.take(where=where, call=name)
                return await (call(request) if fault is None else self._struck(fault, call, request))
            except Refusal as refusal:
                return refusal.answer()
            except ClientDisconnect:  # it has died in the middle of its call, and nobody reads this
                return Response(status_code=400)

        return endpoint

    async def _struck(self, fault: Fault, call: _Call, request: Request) -> Response:
        if fault.kind == "too_many":
            raise Refusal(20429, retry_after=fault.retry_after)
        if fault.kind == "server_error":
            raise Refusal(20500)
        if fault.kind == "time_out_after":
            await call(request)
        return await leave_hanging(request, seconds=self._world.hang_for, closing=self._world.closing)

    def _check_credentials(self, request: Request) -> None:
        expected = f"{self._world.account_sid}:{self._world.auth_token}".encode()
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        try:
            credentials = base64.b64decode(given, validate=True)
        except (binascii.Error, ValueError):
            raise Refusal(20003) from None
        if scheme.lower() != "basic" or not hmac.compare_digest(credentials, expected):
            raise Refusal(20003)
        if request.path_params["account"] != self._world.account_sid:
            raise Refusal(20404, request.url.path)

    async def _create(self, request: Request) -> Response:
        form = await request.form()
        to, body, service = self._addressed(form)
        callback = _text(form, "StatusCallback") or None
        if callback is not None and urlsplit(callback).scheme not in ("http", "https"):
            raise Refusal(21609, callback)
        seen = smart_encoded(body) if _text(form, "SmartEncoded").lower() == "true" else body
        message = self._world.accept(to=to, body=body, service=service, seen=seen, callback=callback)
        answer = self._shown(message, 201)
        if self._world.receipt_mode(to) == "early":
            await self._world.deliver(message)
        else:
            self._world.start_delivery(message)
        return answer

    def _addressed(self, form: FormData) -> tuple[str, str, bool]:
        """To, Body and whether the Messaging Service sends; refused in the order in which Twilio looks."""
        to, sender, body = _text(form, "To"), _text(form, "From"), _text(form, "Body")
        service = _text(form, "MessagingServiceSid")
        if not to:
            raise Refusal(21604)
        if not sender and not service:
            raise Refusal(21603)
        if service and service != self._world.messaging_service_sid:
            raise Refusal(21701)
        if sender and sender != self._world.number:
            raise Refusal(21606, sender)
        if not _E164.fullmatch(to):
            raise Refusal(21211, to)
        if not body:
            raise Refusal(21602)
        if len(body) > _LONGEST_BODY:
            raise Refusal(21617)
        if self._world.number in self._world.phone(to).opted_out_of:
            raise Refusal(21610)
        return to, body, bool(service)

    async def _list(self, request: Request) -> Response:
        newest_first = list(reversed(self._world.messages.values()))
        page = list_page(newest_first, request.url.path, request.query_params)
        shown = [self._world.resource(message) for message in page.messages]
        return JSONResponse({**page.frame, "messages": shown})

    async def _fetch(self, request: Request) -> Response:
        return self._shown(self._message(request), 200)

    async def _update(self, request: Request) -> Response:
        message = self._message(request)
        form = await request.form()
        if "Status" in form:
            # Only scheduled messages can be cancelled, and this account schedules none.
            raise Refusal(30409)
        if _text(form, "Body") or "Body" not in form:
            raise Refusal(20001, "Body must be empty")
        if message.status in _UNDER_WAY:
            raise Refusal(20009, "message is not finalised")
        message.body = ""
        self._world.changed(message)
        return self._shown(message, 200)

    async def _delete(self, request: Request) -> Response:
        message = self._message(request)
        if message.status in _UNDER_WAY:
            raise Refusal(20009, "message is not finalised")
        self._world.forget(message)
        return Response(status_code=204)

    async def _account(self, request: Request) -> Response:
        sid, created = self._world.account_sid, rfc_2822(self._world.created)
        return JSONResponse(
            {
                "auth_token": self._world.auth_token,
                "date_created": created,
                "date_updated": created,
                "friendly_name": "Stand-in",
                "owner_account_sid": sid,
                "sid": sid,
                "status": "active",
                "subresource_uris": {"messages": f"/2010-04-01/Accounts/{sid}/Messages.json"},
                "type": "Full",
                "uri": f"/2010-04-01/Accounts/{sid}.json",
            }
        )

    def _message(self, request: Request) -> TextMessage:
        message = self._world.messages.get(request.path_params["sid"])
        if message is None:
            raise Refusal(20404, request.url.path)
        return message

    def _shown(self, message: TextMessage, status: int) -> Response:
        return JSONResponse(self._world.resource(message), status)


def _text(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value if isinstance(value, str) else ""
