"""What goes wrong, at which await, by the history's list of faults."""

import asyncio
import sqlite3
from collections.abc import Callable, Iterable, Sequence

from tests.simulation.history import Fault, Place
from tests.simulation.loop import MovedLoop


class Died(asyncio.CancelledError):
    """The process has died at this await; whatever still wants to do something in it finds itself dead."""


def driver_error(name: str) -> sqlite3.OperationalError:
    """As sqlite3 raises it."""
    error = sqlite3.OperationalError("database is locked" if "BUSY" in name else "disk I/O error")
    error.sqlite_errorname = name
    return error


class Weather:
    """Faults of each place in order of time. `outages` are those stretches in which nothing can be expected."""

    def __init__(self, loop: MovedLoop, faults: Iterable[Fault], die: Callable[[float], None]) -> None:
        self.loop, self.die = loop, die
        self.coming: dict[Place, list[Fault]] = {"database": [], "texts": [], "telegram": [], "webhook": []}
        for fault in sorted(faults, reverse=True):
            self.coming[fault.place].append(fault)
        self.passed: dict[Place, int] = dict.fromkeys(self.coming, 0)
        self.away: dict[str, float] = {}  # place -> until when, by the loop's time
        self.last_away: dict[str, float] = {}
        self.trouble = asyncio.Event()
        self.asleep_until = 0.0
        self.outages: list[tuple[float, float]] = []
        self.next_at: dict[Place, float] = {}
        for place in self.coming:
            self._look(place)

    def _look(self, place: Place) -> None:
        left = self.coming[place]
        self.next_at[place] = left[-1].at if left else float("inf")

    def strikes(self, place: Place) -> Fault | None:
        """The fault that strikes at this await, if one does."""
        if self.loop.seconds < self.next_at[place]:
            return None
        fault = self.coming[place][-1]
        if self.passed[place] < fault.nth:
            self.passed[place] += 1
            return None
        self.passed[place] = 0
        self.coming[place].pop()
        self._look(place)
        return fault

    def is_away(self, what: str) -> bool:
        return self.away.get(what, 0.0) > self.loop.seconds

    def goes_away(self, what: str, fault: Fault) -> None:
        self.away[what] = self.last_away[what] = self.loop.seconds + fault.lasts
        self.note_outage(fault.lasts)

    def away_for(self, what: str) -> float:
        """How many seconds it stays away."""
        return max(self.away.get(what, 0.0) - self.loop.seconds, 0.0)

    def note_outage(self, lasts: float) -> None:
        """What falls due in it, or shortly before, may come late by as much."""
        begins, ends = self.loop.seconds, self.loop.seconds + lasts
        if self.outages and begins <= self.outages[-1][1] + 60:  # one goes over into the next
            before = self.outages.pop()
            begins, ends = before[0], max(before[1], ends)
        self.outages.append((begins, ends))
        self.trouble.set()

    def troubled(self, seconds: float) -> bool:
        """Whether something has begun or ended to go wrong so lately."""
        now = self.loop.seconds
        return any(0 <= now - moment <= seconds for outage in self.outages[-3:] for moment in outage)

    def dead(self) -> Died:
        """What a dead process's awaits raise."""
        return Died()

    def was_away(self, what: Sequence[str], since: float | None) -> bool:
        """Whether one of these could not be reached at some time since."""
        return since is not None and any(self.last_away.get(each, -1.0) >= since for each in what)

    async def sleeps(self, lasts: float) -> None:
        """The machine is suspended, and its clock has gone on when it wakes."""
        self.asleep_until = max(self.asleep_until, self.loop.seconds + lasts)
        self.note_outage(lasts)
        await self.awake()

    async def awake(self) -> None:
        while self.asleep_until > self.loop.seconds:  # noqa: ASYNC110  # it may be suspended once more
            await asyncio.sleep(self.asleep_until - self.loop.seconds)

    async def of_process(self, fault: Fault) -> bool:
        """Carries out what happens to the process itself; whether it was that."""
        if fault.what.startswith("dies"):
            self.die(fault.lasts)
            raise Died
        if fault.what == "sleeps":
            await self.sleeps(fault.lasts)
            return True
        return False

    def armed(self) -> bool:
        """Whether anything may happen at the driver now."""
        now = self.loop.seconds
        return now >= self.next_at["database"] or now < self.asleep_until or now < self.away.get("database", 0.0)

    async def at_the_driver(self, where: str, done: bool) -> None:
        """The gate of the database's driver."""
        if self.asleep_until > self.loop.seconds:
            await self.awake()
        if self.is_away("database") and not done and where != "rollback":
            raise driver_error("SQLITE_IOERR")
        fault = self.strikes("database")
        if fault is None or await self.of_process(fault):
            return
        if fault.what == "slow":
            self.note_outage(fault.lasts)
            await asyncio.sleep(fault.lasts)
        elif fault.what == "away":
            self.goes_away("database", fault)
        if where == "rollback" or (where == "begin" and done):  # SQLite never fails there
            return
        if fault.what in ("breaks", "away", "locked"):
            raise driver_error("SQLITE_BUSY" if fault.what == "locked" else "SQLITE_IOERR")
