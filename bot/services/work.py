"""What can come in for a turn, and how it finds the leaver that it is about."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, Self

from bot.services.desk import Desk
from bot.services.tally import Tally
from bot.services.turn import Turn
from storage.rows import Rows


def _future() -> asyncio.Future[Any]:
    return asyncio.get_running_loop().create_future()


@dataclass(eq=False, kw_only=True)
class Work:
    """One thing that came in. `done` is resolved once what follows from it is committed."""

    done: asyncio.Future[Any] = field(default_factory=_future)
    sender: str = ""  # whose text it is; a batch has one of each sender

    def finish(self, result: Any = None) -> None:
        if not self.done.done():
            self.done.set_result(result)

    def fail(self, error: BaseException) -> None:
        if not self.done.done():
            self.done.set_exception(error)
            self.done.exception()  # nobody may be waiting for it

    def count(self, tally: Tally, now: datetime) -> None:
        """What else than the turn itself is counted of it, once it is committed."""


@dataclass(eq=False, kw_only=True)
class PersonWork(Work, ABC):
    """About one leaver, decided in memory on their case.

    `prepare` sees all work of its kind in the batch at once. It sets `person_id`, or leaves it None where there is
    nothing to decide; what it returns has to be done in place of such work.
    """

    reads_past: ClassVar[bool] = False  # whether a turn of it mostly reads what a human is shown
    person_id: int | None = None

    @classmethod
    async def prepare(cls, rows: Rows, works: Sequence[Self]) -> Sequence[Work]:
        return ()

    @classmethod
    async def look_again(cls, rows: Rows, works: Sequence[Self]) -> None:
        """Once their people's rows are held: another replica may have changed what `prepare` has read."""

    @abstractmethod
    def decide(self, turn: Turn) -> None: ...

    @abstractmethod
    def when_failed(self, turn: Turn) -> None:
        """What is written in place of a turn that raised: a human is put on it."""

    async def when_lost(self, rows: Rows) -> None:
        """What is written where even that raised."""


@dataclass(eq=False, kw_only=True)
class DeskWork(Work, ABC):
    """Anything that reads as it goes; it has a transaction of its own."""

    @abstractmethod
    async def act(self, desk: Desk) -> Any: ...

    async def when_failed(self, desk: Desk, error: Exception) -> Any:
        """What is written in place of an act that raised; by default nothing, and the caller gets the error."""
        raise error
