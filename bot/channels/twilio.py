"""Texts out through Twilio, and what its list of messages says."""

import asyncio
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

import aiohttp
from twilio.base.exceptions import (  # type: ignore[import-untyped]
    TwilioException,
    TwilioRestException,
    TwilioServiceException,
)
from twilio.rest import Client  # type: ignore[import-untyped]

from bot.channels.message import (
    Accepted,
    ChannelDown,
    InDoubt,
    NotTried,
    Refused,
    Settled,
    SmsOut,
    TextIn,
    Unsure,
)
from bot.channels.receipts import meaning
from bot.channels.twilio_http import NEVER_REACHED, BasicCredentials, TooManyRequests, TwilioHttp
from bot.clock import utc

_IN_FLIGHT = 120  # the outbox has 100 under way, and urgent ones beside them
_PAGE = 200
_LOOK_BACK = 500  # a person's texts that a look-up reads at most
_LATEST = timedelta(days=1)  # a text may wait at Twilio for some hours, and be listed by when it went
_SLACK = timedelta(seconds=60)  # the clocks here and at Twilio may differ by this much
_ANSWERED = (TwilioRestException, TwilioServiceException)
_NO_ANSWER = (TimeoutError, aiohttp.ClientError, OSError, ValueError, TwilioException)
_FAILED = (TooManyRequests, *NEVER_REACHED, *_NO_ANSWER)


class TwilioChannel:
    """One Twilio account and its sender. `timeout` bounds each call, in seconds.

    Nothing that is raised or returned holds a number, a text or a secret.
    """

    def __init__(
        self,
        *,
        account_sid: str,
        auth_token: str,
        from_number: str | None = None,
        messaging_service_sid: str | None = None,
        api_url: str = "https://api.twilio.com",
        public_url: str | None = None,
        timeout: float = 10.0,
    ) -> None:
        """Receipts are asked for at `public_url`, if there is one. A Messaging Service goes before a number."""
        if not from_number and not messaging_service_sid:
            raise ValueError("a number or a Messaging Service is needed to send from")
        self._account_sid = account_sid
        self._auth_token = auth_token
        self._number, self._service = from_number, messaging_service_sid
        self._sender = (
            {"messaging_service_sid": messaging_service_sid} if messaging_service_sid else {"from_": from_number}
        )
        self._api_url = api_url.rstrip("/")
        self._public_url = public_url.rstrip("/") if public_url else None
        self._timeout = timeout
        self._http: TwilioHttp | None = None
        self._made: Any = None

    def _client(self) -> Any:
        """Twilio's client, made at its first use, since its connections belong to the running event loop."""
        if self._made is None:
            self._http = TwilioHttp(connect=self._timeout / 2, in_flight=_IN_FLIGHT)
            # An environment of its own: TWILIO_EDGE and TWILIO_REGION would rewrite the address.
            self._made = Client(
                self._account_sid,
                credential_provider=BasicCredentials(self._account_sid, self._auth_token),
                http_client=self._http,
                environment={"TWILIO_EDGE": ""},
            )
            self._made.api.base_url = self._api_url
        return self._made

    async def send(self, text: SmsOut) -> Settled:
        """Hand one text to Twilio, once. Never raises for what Twilio or the network does."""
        callback = (
            {"status_callback": f"{self._public_url}/twilio/status?message={text.ref}"} if self._public_url else {}
        )
        try:
            async with asyncio.timeout(self._timeout):
                made = await self._client().messages.create_async(
                    to=text.to, body=text.body, **self._sender, **callback
                )
        except TooManyRequests as slow:
            return Refused(code="20429", final=False, retry_after=slow.retry_after)
        except _ANSWERED as answer:
            return _refused(answer.code, answer.status)
        except NEVER_REACHED:
            return NotTried()
        except _NO_ANSWER:
            return InDoubt()
        if not made.sid:
            return InDoubt()
        return Accepted(provider_id=made.sid, segments=_whole(made.num_segments))

    async def find(self, to: str, body: str, since: datetime, *, known: Collection[str] = ()) -> str | Unsure | None:
        """The id under which Twilio has this text; None when it surely has not got it.

        `since` is when the send began; a minute before it counts too, for clocks that differ. `known` are ids that
        belong to other texts, so that the same words a moment earlier are not taken for this one. Ask only when a
        call that was under way must have ended. The list is read by number, since queued messages have no date; it is
        newest first, and read no further back than need be.
        """
        earliest = utc(since) - _SLACK
        found: str | None = None
        read = 0
        try:
            async with asyncio.timeout(self._timeout):
                listed = await self._client().messages.stream_async(to=to, limit=_LOOK_BACK, page_size=100)
                async for message in listed:
                    made = _instant(message.date_created)
                    if made is not None and made < earliest - _LATEST:
                        break
                    read += 1
                    if (
                        message.body == body
                        and str(message.direction).startswith("outbound")
                        and message.sid not in known
                        and made is not None
                        and made >= earliest
                    ):
                        found = message.sid  # newest first: the one nearest to the call wins
        except _FAILED:
            return Unsure()
        return Unsure() if found is None and read >= _LOOK_BACK else found

    async def inbound_since(self, since: datetime) -> tuple[TextIn, ...]:
        """The texts that came in at or after `since`, oldest first; of one second, as Twilio has them. Raises
        ChannelDown.

        Twilio's list is newest first: it is read page by page, and no further than need be.
        """
        since = utc(since).replace(microsecond=0)  # Twilio's dates are whole seconds
        day = since.replace(hour=0, minute=0, second=0)
        mine = {} if self._service else {"to": self._number}
        texts: list[TextIn] = []
        try:
            async with asyncio.timeout(self._timeout * 6):  # several pages
                listed = await self._client().messages.stream_async(date_sent_after=day, page_size=_PAGE, **mine)
                async for message in listed:
                    at = _instant(message.date_sent) or _instant(message.date_created)
                    if at is not None and at < since - _SLACK:
                        break
                    if at is not None and at >= since and self._came_to_us(message):
                        texts.append(_text_in(message, at))
        except TooManyRequests as slow:
            raise ChannelDown("Twilio asks to slow down", retry_after=slow.retry_after) from None
        except _FAILED:
            raise ChannelDown("Twilio's list of messages can't be read") from None
        texts.reverse()
        return tuple(sorted(texts, key=lambda text: text.at))

    def _came_to_us(self, message: Any) -> bool:
        """An account may have other numbers, which are for others. A Messaging Service has several of its own; a text
        that names no service is rather taken in than lost."""
        of_service = self._service is not None and message.messaging_service_sid in (self._service, None)
        return message.direction == "inbound" and (message.to == self._number or of_service)

    async def redact(self, provider_id: str) -> bool:
        """Empty the text's body at Twilio. False when that can't be done now (still under way, no answer)."""
        try:
            async with asyncio.timeout(self._timeout):
                await self._client().messages(provider_id).update_async(body="")
        except _ANSWERED as answer:
            return bool(answer.status == 404)  # no longer there at all
        except _FAILED:
            return False
        return True

    async def delete(self, provider_id: str) -> bool:
        """Take the whole message away at Twilio. False when that can't be done now (still under way, no answer)."""
        try:
            async with asyncio.timeout(self._timeout):
                return bool(await self._client().messages(provider_id).delete_async())
        except _ANSWERED as answer:
            return bool(answer.status == 404)  # no longer there
        except _FAILED:
            return False

    async def check(self) -> str | None:
        """None when the account answers and may send, else one clear line."""
        try:
            async with asyncio.timeout(self._timeout):
                account = await self._client().api.v2010.accounts(self._account_sid).fetch_async()
        except TooManyRequests:
            return "Twilio asks to slow down"
        except _ANSWERED as answer:
            return meaning(answer.code, status=answer.status).words
        except (*NEVER_REACHED, *_NO_ANSWER):
            return "Twilio can't be reached"
        return None if account.status == "active" else f"the Twilio account is {account.status}"

    async def close(self) -> None:
        """Let go of the connections."""
        if self._http is not None:
            await self._http.close()
        self._http = self._made = None


def _refused(code: int | None, status: int) -> Settled:
    if status >= 500:
        return InDoubt()  # it may have been accepted before it went wrong
    what = meaning(code, status=status)
    return Refused(code=str(code or status)[:16], final=what.final, opted_out=what.sense == "opted_out")


def _text_in(message: Any, at: datetime) -> TextIn:
    return TextIn(
        channel="sms",
        provider_id=message.sid,
        sender=message.from_,
        body=message.body or "",
        at=at,
        media=_whole(message.num_media),
    )


def _instant(value: object) -> datetime | None:
    """The library's dates are aware; what it can't read it hands on as a string."""
    return value if isinstance(value, datetime) and value.utcoffset() is not None else None


def _whole(value: object) -> int:
    text = str(value or "")
    return int(text) if text.isascii() and text.isdigit() else 0
