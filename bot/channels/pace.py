"""How fast messages may leave: so many a second in all, and one at a time for each recipient."""

import asyncio
import math
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass, field

_MANY_LANES = 1000
LONGEST_REST = 600.0
"""Seconds: whoever asks for more, a day or for ever, is asked again all the same."""


def asked_rest(said: str | float | None) -> float | None:
    """For how many seconds a provider asks us to wait; None where it says nothing that is a length of time."""
    try:
        seconds = math.nan if said is None else float(said)
    except (ValueError, OverflowError):  # such as a date; the caller has a pace of its own
        return None
    return None if math.isnan(seconds) else min(max(0.0, seconds), LONGEST_REST)


@dataclass
class _Lane:
    """One recipient: `free_at` is when the next message may leave; `queue` lets them through in the order they came."""

    free_at: float
    waiting: int = 0
    queue: asyncio.Lock = field(default_factory=asyncio.Lock)


class Pace:
    """Holds back what would leave too fast.

    At most `each_second` messages a second in all, evenly spaced, and `gap` seconds between two to one recipient
    (0 for none). A recipient who must wait holds up nobody else. `now` is a monotonic clock in seconds; `sleep`
    waits that many. It is one process's: what replicas share is `storage.tallies.next_moments`.
    """

    def __init__(
        self,
        *,
        each_second: float,
        gap: float,
        now: Callable[[], float],
        sleep: Callable[[float], Awaitable[object]],
    ) -> None:
        if each_second <= 0 or gap < 0:
            raise ValueError("a pace goes forward")
        self.each_second = each_second
        self._spacing = 1 / each_second
        self._gap = gap
        self._now = now
        self._sleep = sleep
        self._free_at = self._held_until = now()
        self._lanes: dict[Hashable, _Lane] = {}

    async def turn(self, recipient: Hashable) -> None:
        """Wait until the next message to this recipient may leave. First come, first served for each recipient."""
        lane = self._lane(recipient)
        lane.waiting += 1
        try:
            async with lane.queue:
                ready = False
                while not ready:
                    ready = await self._slot(lane)
                lane.free_at = max(lane.free_at, self._now() + self._gap)
        finally:
            lane.waiting -= 1

    def take(self) -> None:
        """A message leaves at once, whatever waits: its place is missing to those that come after it."""
        self._free_at = max(self._free_at, self._now()) + self._spacing

    def hold(self, seconds: float, recipient: Hashable | None = None) -> None:
        """The provider asked to slow down: nothing leaves for so long, to this recipient or (None) to anybody.

        Those who wait already are held as well.
        """
        until = self._now() + seconds
        if recipient is None:
            self._held_until = max(self._held_until, until)
            self._free_at = max(self._free_at, until)
        else:
            lane = self._lane(recipient)
            lane.free_at = max(lane.free_at, until)

    async def _slot(self, lane: _Lane) -> bool:
        """Wait for the recipient's time and for a place among all; False when it was called off meanwhile."""
        await self._until(lane.free_at)
        mine = max(self._free_at, self._now())
        self._free_at = mine + self._spacing
        await self._until(mine)
        return self._now() >= max(lane.free_at, self._held_until)

    def _lane(self, recipient: Hashable) -> _Lane:
        lane = self._lanes.get(recipient)
        if lane is None:
            if len(self._lanes) >= _MANY_LANES:
                self._forget_idle()
            lane = self._lanes[recipient] = _Lane(free_at=self._now())
        return lane

    def _forget_idle(self) -> None:
        now = self._now()
        busy = {key: lane for key, lane in self._lanes.items() if lane.waiting or lane.free_at > now}
        self._lanes = busy

    async def _until(self, at: float) -> None:
        while (wait := at - self._now()) > 0:
            await self._sleep(wait)
