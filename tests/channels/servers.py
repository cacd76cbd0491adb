"""What the tests of the channels share, and servers that misbehave as a stand-in for a provider does not."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Protocol

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
MENTOR = 7001
PATIENT, HASTY = 10.0, 0.5  # seconds


class Answer(Protocol):
    def bytes(self) -> bytes: ...


class Deaf:
    def bytes(self) -> bytes:
        return b""


class Canned:
    def __init__(self, status: str, kind: str, body: str) -> None:
        self._said = f"{status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n{body}"

    def bytes(self) -> bytes:
        return self._said.encode()


@asynccontextmanager
async def serving(answer: Answer) -> AsyncIterator[str]:
    """Answer each connection's first request so, then hang up."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer.bytes())
        await writer.drain()
        writer.close()
        await writer.wait_closed()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
