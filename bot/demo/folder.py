"""What a demo leaves on the disk, so that the next one can go on from there."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.errors import BadInput
from storage.alone import running
from storage.crypto import new_key_text
from storage.errors import InTheWay

NAME = ".demo"


@dataclass(frozen=True, kw_only=True)
class Kept:
    """The time at which a demo stopped, and the memory of its stand-ins."""

    at: datetime
    memory: str


class Folder:
    """`.demo/`: the database, its key, the stand-ins' memory and the time of the clock.

    A demo goes on only from a folder in which all four are; else it begins anew.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.database = path / "gatewalk.db"
        self.key = path / "gatewalk.key"
        self._memory = path / "memory.json"
        self._clock = path / "clock.txt"

    @property
    def database_url(self) -> str:
        return f"sqlite+aiosqlite:///{self.database}"

    @contextmanager
    def held(self) -> Iterator[None]:
        """For one demo at a time: a second would write over what the first has, or clear it away. Raises BadInput."""
        self.path.mkdir(mode=0o700, exist_ok=True)
        with ExitStack() as stack:
            try:
                stack.enter_context(running(self.database_url))
            except InTheWay:
                raise BadInput(f"{self.path}: a demo is running in this folder already: end it first") from None
            yield

    def kept(self) -> Kept | None:
        """What an earlier demo has left; None where something of it is missing."""
        if not (self.database.is_file() and self.key.is_file()):
            return None
        try:
            at = datetime.fromisoformat(self._clock.read_text(encoding="ascii"))
            return Kept(at=at, memory=self._memory.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            return None

    def clear(self) -> None:
        """Takes away what an earlier demo has left and makes a new key. Other files stay. To be `held` meanwhile."""
        beside = (self.database.with_name(self.database.name + ending) for ending in ("", "-wal", "-shm", "-journal"))
        for old in (*beside, self.key, self._memory, self._clock):
            old.unlink(missing_ok=True)
        handle = os.open(self.key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(new_key_text())

    def keep(self, kept: Kept) -> None:
        """Each file is replaced whole: a demo that is killed in between leaves an older one, never half of one."""
        for path, text in ((self._memory, kept.memory), (self._clock, kept.at.isoformat())):
            draft = path.with_suffix(".new")
            draft.write_text(text, encoding="utf-8")
            draft.replace(path)
