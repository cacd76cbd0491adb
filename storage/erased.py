"""Who has been erased, remembered outside the database: an older backup that is restored must not bring them back.

The file stands beside the key file, `KEYFILE.erased`, and belongs wherever a copy of the key is kept. One line an
erasure: the person's id and the instant, such as `7 2026-11-24T10:00:00+00:00`. Nothing personal is in it.
"""

import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from storage.errors import BadErasures

LINE = re.compile(r"([1-9][0-9]{0,18}) (\S+)")


@dataclass(frozen=True, kw_only=True)
class Erased:
    """A person who was erased, and when that was asked for (UTC)."""

    person_id: int
    at: datetime


class ErasedFile:
    """Grows, and is on the disk before `add` returns. Both methods block: not for the event loop."""

    def __init__(self, key_file: Path) -> None:
        self.path = key_file.with_name(f"{key_file.name}.erased")

    def add(self, person_id: int, at: datetime) -> None:
        """One more line. Raises OSError when it can't be written: then nothing may be erased."""
        line = f"{person_id} {at.astimezone(UTC).isoformat()}\n".encode()
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.ftruncate(handle, _whole(self.path.read_bytes()))
            while line:
                line = line[os.write(handle, line) :]
            os.fsync(handle)
        finally:
            os.close(handle)
        folder = os.open(self.path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def all(self) -> list[Erased]:
        """Every line, oldest first; none where there is no file. Raises BadErasures, which names the line, and OSError.

        A last line without its line break was never finished, so what it is about was never done: it is passed over.
        """
        try:
            content = self.path.read_bytes()
        except FileNotFoundError:
            return []
        lines = content[: _whole(content)].splitlines()
        return [self._read(number, line) for number, line in enumerate(lines, start=1)]

    def _read(self, number: int, line: bytes) -> Erased:
        found = LINE.fullmatch(line.decode(errors="replace"))
        try:
            at = datetime.fromisoformat(found[2]) if found else None
        except ValueError:
            at = None
        if found is None or at is None or at.utcoffset() is None:
            raise BadErasures(f"{self.path}, line {number}: expected a person's id and an instant")
        return Erased(person_id=int(found[1]), at=at)


def _whole(content: bytes) -> int:
    """How many bytes belong to finished lines."""
    return content.rfind(b"\n") + 1
