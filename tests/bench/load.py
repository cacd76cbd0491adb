"""Texts sent over a number of kept connections, one under way on each."""

import asyncio
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from tests.bench.http1 import Asking
from tests.bench.measured import percentile
from tests.bench.texts import Conversation

SOON = 200
"""So many texts of others come between two of a person."""


@dataclass(frozen=True, kw_only=True)
class Answered:
    """All were answered with 200. `took` and `latencies` are in seconds."""

    texts: int
    took: float
    latencies: Sequence[float]

    @property
    def rate(self) -> float:
        """Texts a second."""
        return self.texts / self.took

    def percentile(self, hundredths: int) -> float:
        """Of the latencies, in seconds."""
        return percentile(self.latencies, hundredths)


async def send_all(
    ports: Sequence[int], warm: Sequence[Conversation], measured: Sequence[Conversation], at_once: int
) -> Answered:
    """The next text of a person goes once the one before it has been answered. Raises RuntimeError for any but 200.

    With several ports the connections are shared out among them. Those to `warm` up go before, over the same ones.
    """
    loop = asyncio.get_running_loop()
    connections = [
        (await loop.create_connection(Asking, "127.0.0.1", ports[n % len(ports)]))[1] for n in range(at_once)
    ]
    await _answered(connections, warm)
    answered = await _answered(connections, measured)
    for connection in connections:
        connection.close()
    return answered


async def _answered(connections: Sequence[Asking], conversations: Sequence[Conversation]) -> Answered:
    waiting = deque((c, 0) for c in conversations)
    latencies: list[float] = []
    begun = time.perf_counter()
    await asyncio.gather(*(_one(connection, waiting, latencies) for connection in connections))
    return Answered(texts=len(latencies), took=time.perf_counter() - begun, latencies=latencies)


async def _one(connection: Asking, waiting: deque[tuple[Conversation, int]], latencies: list[float]) -> None:
    while waiting:
        conversation, place = waiting.popleft()
        begun = time.perf_counter()
        status = await connection.ask(conversation.requests[place])
        latencies.append(time.perf_counter() - begun)
        if status != 200:
            raise RuntimeError(f"a text was answered with {status}")
        if place + 1 < len(conversation.requests):
            waiting.insert(SOON, (conversation, place + 1))
