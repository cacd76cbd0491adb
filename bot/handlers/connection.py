"""A connection of the HTTP server. It waits for nobody for long: who opens a thousand of them and says little on each
would have every file that this process may open, and nothing could be sent or taken in any more."""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

WHOLE_WITHIN = 10.0
"""Seconds in which a request has to be here, from its first byte on, and the first one from the connection's beginning.
Twilio gives up the whole call after 15, and sends its few bytes at once."""
LONGEST = 512 * 1024
"""Bytes of a request, its head included: the parser copies a head that grows again and again."""
MOST = 500
"""Connections. Where there are more, the one that has waited for its client the longest makes room."""


class Connection(HttpToolsProtocol):
    """uvicorn's, with an end to its patience. Between two requests uvicorn itself waits for five seconds."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._whole = False
        self._size = 0
        self._late: asyncio.TimerHandle | None = None
        self.waits_since: float | None = None
        """When it began to wait for its client, by the loop's clock; None while a request is being answered."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if len(self.connections) > MOST:
            self._make_room()
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self._whole = False
        super().data_received(data)
        if self._whole:
            self._size = 0
            self._stop_waiting()
            return
        self._size += len(data)
        if self._size > LONGEST:
            self.transport.abort()
        self._wait()

    def on_message_complete(self) -> None:
        self._whole = True
        super().on_message_complete()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if self.waits_since is None:
            self.waits_since = self.loop.time()

    def _wait(self) -> None:
        if self._late is None:
            self.waits_since = self.loop.time()
            self._late = self.loop.call_later(WHOLE_WITHIN, self.transport.abort)

    def _stop_waiting(self) -> None:
        self.waits_since = None
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def _make_room(self) -> None:
        waiting = [(each.waits_since, each) for each in self.connections if isinstance(each, Connection)]
        longest = min(((since, each) for since, each in waiting if since is not None), key=lambda w: w[0], default=None)
        if longest is not None:
            longest[1].transport.abort()
