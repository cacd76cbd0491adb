"""Just enough of HTTP/1.1 to send and answer with next to no work: the load and the stand-ins must not be the limit."""

import asyncio
from collections.abc import Callable
from typing import cast

END = b"\r\n\r\n"


class Whole:
    """Puts messages together from what arrives: head, and as much body as Content-Length says."""

    def __init__(self) -> None:
        self._held = b""

    def feed(self, data: bytes) -> list[tuple[bytes, bytes]]:
        """Every (head, body) that is complete by now. Raises ValueError for a body of unknown length."""
        self._held += data
        found = []
        while (end := self._held.find(END)) >= 0:
            head = self._held[:end]
            whole = end + len(END) + body_length(head)
            if len(self._held) < whole:
                break
            found.append((head, self._held[end + len(END) : whole]))
            self._held = self._held[whole:]
        return found


def body_length(head: bytes) -> int:
    """The Content-Length, 0 without one."""
    lower = head.lower()
    if b"transfer-encoding:" in lower:
        raise ValueError("a body in chunks is not understood here")
    at = lower.find(b"\ncontent-length:")
    return int(lower[at + 16 :].split(b"\r\n", 1)[0]) if at >= 0 else 0


class Answering(asyncio.Protocol):
    """A server's connection. `answer` gets (head, body, reply) and calls `reply(bytes)` now or later."""

    def __init__(self, answer: Callable[[bytes, bytes, Callable[[bytes], None]], None]) -> None:
        self._answer = answer
        self._whole = Whole()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.WriteTransport, transport)

    def data_received(self, data: bytes) -> None:
        for head, body in self._whole.feed(data):
            self._answer(head, body, self._reply)

    def _reply(self, answer: bytes) -> None:
        if not self._transport.is_closing():
            self._transport.write(answer)


class Asking(asyncio.Protocol):
    """A client's connection that is kept. One request at a time."""

    def __init__(self) -> None:
        self._whole = Whole()
        self._waiting: asyncio.Future[int] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.WriteTransport, transport)

    def data_received(self, data: bytes) -> None:
        for head, _ in self._whole.feed(data):
            if self._waiting is not None and not self._waiting.done():
                self._waiting.set_result(int(head[9:12]))

    def connection_lost(self, error: Exception | None) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(ConnectionError("the server hung up"))

    def ask(self, request: bytes) -> "asyncio.Future[int]":
        """The status of the answer."""
        self._waiting = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return self._waiting

    def close(self) -> None:
        self._transport.close()


def json_answer(body: bytes, status: bytes = b"200 OK") -> bytes:
    return b"HTTP/1.1 %b\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b" % (status, len(body), body)
