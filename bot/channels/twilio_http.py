"""The HTTP client under Twilio's, and how a call through it can go wrong."""

import base64
import logging
from collections.abc import Mapping
from typing import Any, Self
from urllib.parse import urlencode

import aiohttp
from twilio.http import AsyncHttpClient  # type: ignore[import-untyped]
from twilio.http.response import Response  # type: ignore[import-untyped]

from bot.channels.pace import asked_rest


class TooManyRequests(Exception):
    """Twilio answered 429. `retry_after` is in seconds, None when it gave none."""

    def __init__(self, retry_after: float | None) -> None:
        super().__init__("Twilio asks to slow down")
        self.retry_after = retry_after


NEVER_REACHED = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL)
"""What is raised before anything of the call has left this machine."""


class BasicCredentials:
    """The account's credentials as Twilio's client takes them.

    Given a user name and a password, the library goes through a class of aiohttp's that is on its way out.
    """

    def __init__(self, account_sid: str, auth_token: str) -> None:
        self._header = "Basic " + base64.b64encode(f"{account_sid}:{auth_token}".encode()).decode()

    def to_auth_strategy(self) -> Self:
        return self

    def get_auth_string(self) -> str:
        return self._header


class TwilioHttp(AsyncHttpClient):  # type: ignore[misc]
    """What Twilio's client sends its calls through: one pool of connections.

    The library's own hands an unset time-out to every call, which would switch off ours, throws away the headers of
    an error, and composes log lines that nobody reads. `connect` is how long to wait for a connection, in seconds: a
    failure to connect is told apart from an answer that did not come.
    """

    def __init__(self, *, connect: float, in_flight: int) -> None:
        super().__init__(logging.getLogger(__name__), is_async=True)
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=in_flight),
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=None, connect=connect),
        )

    async def request(
        self,
        method: str,
        uri: str,
        params: Mapping[str, Any] | None = None,
        data: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: None = None,
        timeout: None = None,  # noqa: ASYNC109  # the name that the library gives
        allow_redirects: bool = False,
    ) -> Response:
        """One call. Who calls is said by `BasicCredentials`, and how long it may take by whoever awaits it."""
        # To encode the form here costs a third of what it costs in aiohttp.
        form = None if data is None else urlencode(data).encode("ascii")
        async with self._session.request(
            method, uri, params=params, data=form, headers=headers, allow_redirects=allow_redirects
        ) as answer:
            if answer.status == 429:
                raise TooManyRequests(asked_rest(answer.headers.get("Retry-After")))
            return Response(answer.status, await answer.text("utf-8"), answer.headers)

    async def close(self) -> None:
        await self._session.close()
