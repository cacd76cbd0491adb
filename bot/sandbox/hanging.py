"""Leaving a caller without an answer, as a server does that has died in the middle of a call."""

import asyncio

from starlette.requests import Request
from starlette.responses import Response


async def leave_hanging(request: Request, *, seconds: float, closing: asyncio.Event) -> Response:
    """Answer nothing until the caller goes away, `seconds` pass or the world ends; the body must have been read."""
    gone = asyncio.create_task(_gone(request))
    ended = asyncio.create_task(closing.wait())
    try:
        await asyncio.wait({gone, ended}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        gone.cancel()
        ended.cancel()
        await asyncio.gather(gone, ended, return_exceptions=True)
    return Response(status_code=504)


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        continue
