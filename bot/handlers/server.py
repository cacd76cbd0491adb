"""The HTTP server behind which the doors are."""

import asyncio
import contextlib
import os
import socket
from contextlib import AsyncExitStack

import uvicorn
from starlette.applications import Starlette

from bot.handlers.connection import Connection

LAST_REQUESTS = 5
"""Seconds that a request under way has to end in when the service is told to stop."""
BACKLOG = 2048
"""Connections that may wait to be taken in."""


async def open_http(app: Starlette, host: str, port: int, stack: AsyncExitStack) -> int:
    """Listens until the stack unwinds; the port, which is a free one for 0.

    Raises OSError, with the place, when it can't be had: uvicorn itself would end the process.
    """
    listening = _socket(host, port)
    port = int(listening.getsockname()[1])
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            http=Connection,  # on httptools: uvicorn's other parser takes several times as long for a request
            log_config=None,
            access_log=False,
            proxy_headers=False,  # nobody asks where a request came from: signatures and secrets say who sent it
            lifespan="off",
            ws="none",
            timeout_graceful_shutdown=LAST_REQUESTS,
        )
    )
    server.capture_signals = contextlib.nullcontext  # type: ignore[assignment]  # signals are the service's own
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    stack.push_async_callback(_stop, server, serving)
    while not server.started:
        if serving.done():
            raise OSError(f"the HTTP server on {host}:{port} did not start")
        await asyncio.sleep(0.01)
    return port


def _socket(host: str, port: int) -> socket.socket:
    """It names TCP as its protocol: only then does asyncio send what is short at once. Else the second part of an
    answer waits 40 ms for the other side to acknowledge the first."""
    try:
        family, kind, protocol, _, _ = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP
        )[0]
        listening = socket.socket(family, kind, protocol)
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind((host, port))
            listening.listen(BACKLOG)
        except BaseException:
            listening.close()
            raise
        return listening
    except OSError as error:  # Python adds the place to some of its words
        reason = error.strerror if isinstance(error, socket.gaierror) else os.strerror(error.errno or 0)
        raise OSError(error.errno, f"can't listen there: {reason}", f"{host}:{port}") from None


async def _stop(server: uvicorn.Server, serving: asyncio.Task[None]) -> None:
    server.should_exit = True
    await serving
