"""The HTTP server itself."""

import asyncio
import time
from contextlib import AsyncExitStack

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.handlers.server import open_http

DELAYED = 0.035
"""Seconds, a little less than the other side's system waits before it acknowledges a first part by itself."""


async def test_an_answer_on_a_kept_connection_does_not_wait_to_be_acknowledged() -> None:
    async def answer(request: Request) -> PlainTextResponse:
        await request.body()
        return PlainTextResponse("yes")

    async with AsyncExitStack() as stack:
        port = await open_http(Starlette(routes=[Route("/", answer, methods=["POST"])]), "127.0.0.1", 0, stack)
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        waits = []
        for _ in range(60):  # a new connection is acknowledged at once for a while
            begun = time.perf_counter()
            writer.write(b"POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 2\r\n\r\nhi")
            assert (await reader.readuntil(b"yes")).startswith(b"HTTP/1.1 200")
            waits.append(time.perf_counter() - begun)
        writer.close()
        await writer.wait_closed()
    assert min(waits[40:]) < DELAYED
