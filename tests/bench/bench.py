"""What every benchmark is given, and how the product and its peers take turns."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from tests.bench.places import Places, file_of
from tests.bench.result import Result

T = TypeVar("T")
Measures = Mapping[str, Callable[[], Awaitable[T]]]


@dataclass(kw_only=True)
class Bench:
    """`quick` measures little, to see that everything works. `kept` holds what several benchmarks need, by name."""

    places: Places
    runs: int
    quick: bool = False
    kept: dict[str, str] = field(default_factory=dict)

    def size(self, full: int, quick: int) -> int:
        return quick if self.quick else full

    async def template(self, name: str, prepare: Callable[[str], Awaitable[None]]) -> Path:
        """A closed SQLite database to copy, made once in a run."""
        if name not in self.kept:
            url = self.places.sqlite()
            await prepare(url)
            self.kept[name] = url
        return Path(file_of(self.kept[name]))

    async def postgres_template(self, name: str, prepare: Callable[[str], Awaitable[None]]) -> str:
        """The same on PostgreSQL; its URL."""
        if f"postgres {name}" not in self.kept:
            url = await self.places.server.new()
            await prepare(url)
            self.kept[f"postgres {name}"] = url
        return self.kept[f"postgres {name}"]

    async def alternate(self, measures: "Measures[T]") -> dict[str, list[T]]:
        """Measures each in every run, one after another, in turns forwards and backwards."""
        found: dict[str, list[T]] = {name: [] for name in measures}
        for run in range(self.runs):
            for name in list(measures)[:: -1 if run % 2 else 1]:
                found[name].append(await measures[name]())
        return found


async def until(true: Callable[[], Awaitable[bool]], *, every: float, within: float = 600) -> None:
    """Waits until it is true; looks `every` so many seconds. Raises RuntimeError after `within`."""
    for _ in range(int(within / every)):
        if await true():
            return
        await asyncio.sleep(every)
    raise RuntimeError(f"not within {within:.0f} seconds")


Benchmark = Callable[[Bench], Awaitable[list[Result]]]
