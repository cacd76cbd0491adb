"""Files that are whole or not there, for their owner's eyes alone. Everything here blocks."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


def write_private(path: Path, text: str) -> None:
    """Put `text` in the place of whatever is there, mode 0600. Raises OSError."""
    with new_file(path) as file:
        file.write(text.encode())


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """A file under a temporary name beside `path`, mode 0600.

    It is on the disk and under its own name when the block ends; where the block raises, nothing is left. Raises
    OSError.
    """
    beside = path.with_name(f".{path.name}.{os.urandom(4).hex()}.part")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def which(path: Path) -> tuple[int, int] | None:
    """What tells the file that is there from any other; None where there is none that can be looked at."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def sync_folder(folder: Path) -> None:
    """The names in `folder` are on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
