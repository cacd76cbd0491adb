"""Who has the database open, where it is a file: any number of processes, or the one that puts another in its place."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url

from storage.errors import DatabaseAway, InTheWay


def restoring(database: Path) -> Path:
    """Where a restore makes the database that is to take this one's place."""
    return database.with_name(f"{database.name}.restoring")


def half_restored(database: Path) -> bool:
    """Whether there is none, and a restore that was to put one there has not come to its end."""
    return not database.exists() and restoring(database).exists()


def hold(database: Path, *, alone: bool = False) -> int:
    """Holds a lock file beside the database until the handle that is returned is closed, or the process ends.

    Raises DatabaseAway where another process holds it alone or the file can't be made; with `alone` InTheWay where
    anybody holds it.
    """
    handle = _open(database, "lock")
    try:
        fcntl.flock(handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        if alone:
            raise InTheWay(f"the database {database} is in use: stop the service first") from None
        raise DatabaseAway(f"the database {database} is being restored") from None
    return handle


@contextmanager
def running(url: str) -> Iterator[None]:
    """Of processes that run the service on a file there is one: a second would take what the first is sending for left
    behind. Raises InTheWay where there is one, and DatabaseAway. Of replicas on PostgreSQL there are any number."""
    where = make_url(url)
    if where.get_backend_name() != "sqlite":
        yield
        return
    handle = _open(Path(str(where.database)), "running")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise InTheWay(f"the service runs on the database {where.database} already; SQLite has one process") from None
    else:
        yield
    finally:
        os.close(handle)


def _open(database: Path, ending: str) -> int:
    try:
        return os.open(database.with_name(f"{database.name}-{ending}"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise DatabaseAway(f"the database {database} can't be reached: {error.strerror}") from None
