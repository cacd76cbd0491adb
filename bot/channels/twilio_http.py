"""The HTTP session under Twilio's client, and how a call through it can go wrong."""

import base64
from typing import Any, Self

import aiohttp


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


class TwilioSession:
    """What Twilio's client takes for its session: one pool of connections.

    The library hands its own (unset) time-out to every call, which would switch off ours, and throws away the
    headers of an error, so both are seen to here. `connect` is how long to wait for a connection, in seconds: a
    failure to connect is told apart from an answer that did not come.
    """

    def __init__(self, *, connect: float, in_flight: int) -> None:
        self._timeout = aiohttp.ClientTimeout(total=None, connect=connect)
        self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=in_flight))

    async def request(self, **call: Any) -> aiohttp.ClientResponse:
        response = await self._session.request(**{**call, "timeout": self._timeout})
        if response.status == 429:
            response.release()
            raise TooManyRequests(_seconds(response.headers.get("Retry-After")))
        return response

    async def close(self) -> None:
        await self._session.close()


def _seconds(header: str | None) -> float | None:
    try:
        return None if header is None else max(0.0, float(header))
    except ValueError:
        return None  # a date; the caller has a pace of its own
