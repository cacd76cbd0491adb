"""A history lived in a world of its own, from its start to its end."""

import gc
import shutil
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unittest import mock

from bot.services import calls, outbox
from tests.simulation.history import History, Step, ordered
from tests.simulation.judge import Broken
from tests.simulation.life import task_factory
from tests.simulation.loop import MovedLoop
from tests.simulation.world import World
from tests.support.databases import sqlite_template

SELDOM = (20_000, 50, 100)
"""How seldom cycles of garbage are looked for: what is kept of a year is looked through each time."""


@cache
def template() -> bytes:
    """A migrated database, made once a process."""
    with tempfile.TemporaryDirectory() as folder:
        path = sqlite_template(Path(folder))
        with closing(sqlite3.connect(path)) as raw:
            raw.execute("pragma wal_checkpoint(truncate)")
        return path.read_bytes()


@dataclass(frozen=True, kw_only=True)
class Lived:
    """How a history went: `done` are the steps as they were taken, `broken` the first promise that did not hold."""

    history: History
    done: tuple[Step, ...]
    broken: Broken | None
    commits: int
    messages: int


def live(history: History) -> Lived:
    """A history from its start to its end, or to the first broken promise."""
    folder = Path(tempfile.mkdtemp(prefix="gatewalk-simulation-", dir=_fast_folder()))
    loop = MovedLoop()
    collects = gc.get_threshold()
    try:
        gc.set_threshold(*SELDOM)
        (folder / "simulated.db").write_bytes(template())
        world = World(history, loop, folder / "simulated.db")
        loop.set_task_factory(task_factory)  # type: ignore[arg-type]
        nothing = mock.patch.object(calls, "time", mock.Mock(monotonic=loop.time))
        with nothing, mock.patch.object(outbox, "IDLE", 1e8):
            loop.run_until_complete(world.run())
        return Lived(
            history=history,
            done=ordered(world.done),
            broken=world.broken,
            commits=world.commits,
            messages=len(world.seen.kept["outbox"]),
        )
    finally:
        gc.set_threshold(*collects)
        loop.close()
        shutil.rmtree(folder)


def _fast_folder() -> str | None:
    """Memory where the system has a folder for it."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None
