"""Commands that are killed at one of their steps: in forks of a process that has imported everything already.

`python -m tests.drill.command BOARD` reads a line of JSON for each command, and writes how it ended. The board says at
which step it kills itself: what the drill counts, and each file that is put on the disk, moved or taken away.
"""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.cli import main
from tests.drill.board import Board
from tests.drill.lives import ROOT
from tests.drill.steps import Steps, count

FILE_STEPS = ("fsync", "link", "rename", "replace", "unlink")


class Commands:
    """A shell in `folder`. What commands write is in `said`."""

    def __init__(self, of: subprocess.Popen[str], board: Board, folder: Path, environment: Mapping[str, str]) -> None:
        self._of, self.board, self.folder, self.environment = of, board, folder, dict(environment)

    @property
    def said(self) -> str:
        return (self.folder / "said").read_text()

    async def run(self, *words: str, kill_at: int = 0, folder: Path | None = None) -> int:
        """The command's exit status; below 0 the signal that ended it."""
        self.board.clear()
        self.board.aim(kill_at)
        order = {"words": words, "environment": self.environment, "folder": str(folder or self.folder)}
        return int(await asyncio.to_thread(self._ask, json.dumps(order | {"said": str(self.folder / "said")})))

    def _ask(self, order: str) -> str:
        assert self._of.stdin is not None
        assert self._of.stdout is not None
        print(order, file=self._of.stdin, flush=True)
        return self._of.stdout.readline()


@contextmanager
def commands(folder: Path, environment: Mapping[str, str]) -> Iterator[Commands]:
    """Until the block ends."""
    board = Board.make(folder / "board", datetime.now(UTC))
    words = (sys.executable, "-m", "tests.drill.command", str(folder / "board"))
    with subprocess.Popen(words, cwd=ROOT, stdin=-1, stdout=-1, text=True) as of:
        yield Commands(of, board, folder, environment)


def _serve() -> None:
    board = Board.open(Path(sys.argv[1]))
    for line in sys.stdin:
        process = os.fork()
        if not process:
            _do(json.loads(line), board)
        _, status = os.waitpid(process, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _do(order: dict[str, Any], board: Board) -> None:
    """One command. It never comes back."""
    said = os.open(order["said"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.dup2(said, 1)
    os.dup2(said, 2)
    status = 1
    try:
        os.chdir(order["folder"])
        os.environ.update(order["environment"])
        steps = Steps(board)
        count(steps)
        _count_files(steps)
        main(order["words"])
    except SystemExit as end:
        status = int(end.code or 0)
    finally:
        sys.stdout.flush()
        os._exit(status)


def _count_files(steps: Steps) -> None:
    for name in FILE_STEPS:
        setattr(os, name, _counted(steps, name, getattr(os, name)))


def _counted(steps: Steps, name: str, call: Any) -> Any:
    def counted(*given: Any, **more: Any) -> Any:
        steps.take(f"before {name}")
        try:
            return call(*given, **more)
        finally:
            steps.take(f"after {name}")

    return counted


if __name__ == "__main__":
    _serve()
