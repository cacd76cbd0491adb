"""Everybody of a round, each doing their own script beside the others."""

import asyncio
from typing import Self

from tests.drill.cast import SAM
from tests.drill.people import SCRIPTS, STAFF, sam_is_asked_for_whom
from tests.drill.street import Colleague, Leaver, Street


class Crowd:
    """Begins with the block and ends with it. `lives` is how often the product will be killed."""

    def __init__(self, street: Street, lives: int) -> None:
        self.leavers = [Leaver(street=street, name=name, number=number) for name, number, _ in SCRIPTS]
        self.staff = {user: Colleague(street=street, user=user) for user, _ in STAFF}
        self.sam_too = Colleague(street=street, user=SAM)
        self._lives = lives
        self._beside: asyncio.Task[None] | None = None
        self._scripts: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> Self:
        for leaver, (_, _, script) in zip(self.leavers, SCRIPTS, strict=True):
            self._scripts.append(asyncio.create_task(script(leaver, self._lives)))
        for user, act in STAFF:
            self._scripts.append(asyncio.create_task(act(self.staff[user], self._lives)))
        self._beside = asyncio.create_task(sam_is_asked_for_whom(self.sam_too))
        return self

    async def __aexit__(self, *error: object) -> None:
        tasks = [*self._scripts, *([self._beside] if self._beside else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    @property
    def done(self) -> bool:
        """Whether everybody has got what they waited for. Raises what went wrong with a script itself."""
        for task in self._scripts:
            if task.done():
                task.result()
        return all(task.done() for task in self._scripts)

    @property
    def acts_of_staff(self) -> int:
        return sum(colleague.acts for colleague in (*self.staff.values(), self.sam_too))

    def waiting(self) -> list[tuple[str, str]]:
        """Who still waits, and for what words."""
        leavers = [(leaver.name, leaver.waits_for) for leaver in self.leavers]
        staff = [(str(user), colleague.waits_for) for user, colleague in self.staff.items()]
        return [(name, words) for name, words in (*leavers, *staff) if words is not None]
