"""The drill's side of the processes that are killed: begins one, and knows when it has died, and where."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.drill.board import Board

ROOT = Path(__file__).resolve().parents[2]
KILLED = -signal.SIGKILL


@dataclass
class Life:
    """One process of the product."""

    process: int
    ended: "asyncio.Task[int]"

    @property
    def over(self) -> bool:
        return self.ended.done()

    async def kill(self) -> None:
        """Kills it, unless it has killed itself already."""
        if not self.over:
            os.kill(self.process, signal.SIGKILL)
        await self.ended


class Lives:
    """Begins one process after another, by way of `tests.drill.victim`. `board` has their column."""

    def __init__(self, of: asyncio.subprocess.Process, board: Board) -> None:
        self._of, self.board = of, board

    async def begin(self, environment: Mapping[str, str], log: Path, kill_at: int, *, company: bool) -> Life:
        """A process that kills itself at its step of that number; 0 for never. In `company` it is not the only one."""
        self.board.clear()
        self.board.aim(kill_at)
        self._write(json.dumps({"environment": dict(environment), "log": str(log), "company": company}))
        process = (await self._read())["process"]
        return Life(process, asyncio.create_task(self._end()))

    def knock(self) -> None:
        """Everything that the schedule does by itself happens now."""
        self._write("knock")

    async def _end(self) -> int:
        return (await self._read())["status"]

    def _write(self, line: str) -> None:
        assert self._of.stdin is not None
        self._of.stdin.write(line.encode() + b"\n")

    async def _read(self) -> dict[str, int]:
        assert self._of.stdout is not None
        line = await self._of.stdout.readline()
        if not line:
            raise RuntimeError("the process that forks the product has ended")
        read: dict[str, int] = json.loads(line)
        return read


@dataclass(kw_only=True)
class Replica:
    """A place for one process after another: with settings and a log, and who lives there now."""

    lives: Lives
    environment: Mapping[str, str]
    log: Path
    company: bool
    life: Life | None = None
    aimed_at: int = 0
    """How many steps the process had taken when its end was settled."""

    @property
    def board(self) -> Board:
        return self.lives.board

    @property
    def alive(self) -> bool:
        return self.life is not None and not self.life.over

    async def end_at(self, step: int) -> None:
        """Its process kills itself so many steps from now, 0 for never; where none lives one begins."""
        if self.alive:
            self.aimed_at = self.board.steps
            self.board.aim(step)
        else:
            self.aimed_at = 0
            self.life = await self.lives.begin(self.environment, self.log, step, company=self.company)

    async def kill(self) -> int:
        """Ends its process, unless it has ended already; how it ended."""
        assert self.life is not None
        await self.life.kill()
        return self.life.ended.result()


@asynccontextmanager
async def lives(page: Path, column: int) -> AsyncIterator[Lives]:
    """Where one replica's processes come from, until the block ends; then none is left."""
    of = await asyncio.create_subprocess_exec(
        sys.executable, *("-m", "tests.drill.victim", str(page), str(column)), cwd=ROOT, stdin=-1, stdout=-1
    )
    try:
        yield Lives(of, Board.open(page, column))
    finally:
        if of.returncode is None and of.stdin is not None:
            of.stdin.close()
            await of.wait()
