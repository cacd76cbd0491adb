"""One page of memory that the drill shares with the processes it kills: the time, and a column for each replica with
the step that was reached last.

It outlives them. So the drill knows where a process died, and it is one time for all of them.
"""

import mmap
import struct
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

SINCE, TIME = 0, 8  # where each number stands, 8 bytes each
STEPS, UP, BEATS, LAST = 0, 8, 16, 24  # in a column
PLACE, LONGEST = 64, 400
COLUMN, PAGE = 1024, 4096

SLOW = 50
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class Board:
    """The page, in a file. It is also the clock of everybody in the drill.

    By itself it goes 50 times slower than the machine's, so that what counts as late does not hang on how busy the
    machine is, and no two instants are the same; the drill moves it on.
    """

    def __init__(self, page: mmap.mmap, column: int) -> None:
        self._page, self._column = page, COLUMN * (1 + column)

    @classmethod
    def make(cls, path: Path, begin: datetime) -> Self:
        """A new page, on which it is `begin` now."""
        path.write_bytes(bytes(PAGE))
        board = cls.open(path)
        board.set_time(begin)
        return board

    @classmethod
    def open(cls, path: Path, column: int = 0) -> Self:
        """The page of another process, and one replica's column on it: 0 to 2."""
        with path.open("r+b") as file:
            return cls(mmap.mmap(file.fileno(), PAGE), column)

    def now(self) -> datetime:
        """The present instant, in UTC."""
        passed = (_machine() - self._get(SINCE)) // SLOW
        return EPOCH + (self._get(TIME) + passed) * MICROSECOND

    def set_time(self, now: datetime) -> None:
        """Makes it `now`, whatever it was before."""
        self._set(SINCE, _machine())
        self._set(TIME, (now - EPOCH) // MICROSECOND)

    def forward(self, by: timedelta) -> None:
        """Lets so much time pass at once."""
        self._set(TIME, self._get(TIME) + by // MICROSECOND)

    def clear(self) -> None:
        """Before a new process begins."""
        self._set(self._column + UP, 0)
        self._set(self._column + BEATS, 0)
        self._set(self._column + LAST, 0)
        self.note(0, "")

    def aim(self, steps: int) -> None:
        """The process kills itself so many steps from now; 0: never."""
        self._set(self._column + LAST, self.steps + steps if steps else 0)

    def is_the_last(self, steps: int) -> bool:
        """Whether the process has to kill itself at its step of this number."""
        last = self._get(self._column + LAST)
        return 0 < last <= steps

    def note(self, steps: int, place: str) -> None:
        """The process has come to its step of this number, which is here."""
        self._set(self._column + STEPS, steps)
        said, at = place.encode()[:LONGEST], self._column + PLACE
        self._page[at : at + LONGEST] = said.ljust(LONGEST, b"\0")

    def is_up(self) -> None:
        """The process has opened its doors."""
        self._set(self._column + UP, 1)

    def beat(self) -> None:
        """The process has come round to it once more, whatever else it does."""
        self._set(self._column + BEATS, self.beats + 1)

    @property
    def beats(self) -> int:
        return self._get(self._column + BEATS)

    @property
    def up(self) -> bool:
        return bool(self._get(self._column + UP))

    @property
    def steps(self) -> int:
        """How many steps the process has taken."""
        return self._get(self._column + STEPS)

    @property
    def place(self) -> str:
        """Where its last step was."""
        at = self._column + PLACE
        return self._page[at : at + LONGEST].rstrip(b"\0").decode(errors="replace")

    def _get(self, where: int) -> int:
        return int(struct.unpack_from("q", self._page, where)[0])

    def _set(self, where: int, value: int) -> None:
        struct.pack_into("q", self._page, where, value)


def _machine() -> int:
    """Microseconds by the machine's clock, which is the same for every process."""
    return time.time_ns() // 1000
