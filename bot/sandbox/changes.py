"""A counter of everything that happens in the outside world, and a way to wait for the next thing."""

import asyncio


class Changes:
    """Counts changes. Whoever shows the world asks again when the count has moved."""

    def __init__(self) -> None:
        self._version = 0
        self._moved = asyncio.Event()

    @property
    def version(self) -> int:
        return self._version

    def bump(self) -> None:
        """Something happened: wakes all who wait."""
        self._version += 1
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()

    async def after(self, version: int, within: float) -> int:
        """Wait until the count is above `version`, at most `within` seconds; the count as it is then."""
        try:
            async with asyncio.timeout(within):
                while self._version <= version:
                    await self._moved.wait()
        except TimeoutError:
            return self._version
        return self._version
