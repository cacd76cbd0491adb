"""One call to a dead man's switch: a check outside that raises an alarm when our calls stop."""

import aiohttp

TIMEOUT = 10.0
"""Seconds."""


async def beat(url: str, *, within: float = TIMEOUT) -> bool:
    """GET the URL, with nothing of ours in it; True for a 2xx `within` so many seconds. Follows no redirect, and never
    raises for what the other end or the network does. The URL is a secret: whoever has it can keep the alarm quiet.
    """
    try:
        async with (
            aiohttp.ClientSession(
                timeout=aiohttp.ClientTimeout(total=within),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": "gatewalk"},
            ) as http,
            http.get(url, allow_redirects=False) as answer,
        ):
            return 200 <= answer.status < 300
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError):
        return False
