"""The processes that are killed: the product, in a fork of a process that has imported everything already.

`python -m tests.drill.victim BOARD COLUMN` reads a line of JSON for each process it is to begin, and writes two: the
number of the process, and how it ended. While one runs, a line `knock` makes everything that the schedule does by
itself happen now: on the drill's clock that time has passed. When its input ends it ends, and so does the process.
"""

import asyncio
import json
import os
import select
import signal
import ssl
import sys
import traceback
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bot.channels import from_settings
from bot.channels.quiet import quiet_library_logs
from bot.channels.telegram import TelegramChannel
from bot.channels.twilio import TwilioChannel
from bot.commands import house
from bot.handlers import telegram
from bot.logs import set_up_logs
from bot.serving import running
from bot.settings import load_settings
from bot.wiring import Product
from bot.words.catalogue import Words
from tests.drill.board import Board
from tests.drill.steps import Steps, count

CALL = 0.6
"""Seconds that a call to a provider may take: in life they are ten, but nobody here is that slow by chance."""
TRY_AGAIN = 0.05
"""Seconds until Telegram is tried again; in life five."""
NEXT_TRY = 0.5
"""The same where one of several polls and the others ask whether they may: in between it is quiet."""
BEAT = 0.01
"""Seconds between two signs of life."""
LONGEST = 600
"""Seconds that a process lives at the most, whoever has forgotten it."""
KNOCK = b"knock"


def main() -> None:
    """Until standard input ends."""
    _shorten()
    board = Board.open(Path(sys.argv[1]), int(sys.argv[2]))
    while line := _line():
        if line != KNOCK:  # that was for a process which had just died
            _begin(json.loads(line), board)


def _begin(order: dict[str, Any], board: Board) -> None:
    process = os.fork()
    if not process:
        _live(order, board)
    _tell({"process": process})
    _, status = os.waitpid(process, 0)
    _tell({"status": os.waitstatus_to_exitcode(status)})


def _live(order: dict[str, Any], board: Board) -> None:
    """The life of one process. It never comes back."""
    log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    signal.alarm(LONGEST)
    try:
        quiet_library_logs()
        set_up_logs("json")
        count(Steps(board))
        telegram.REST = NEXT_TRY if order["company"] else TRY_AGAIN
        house.run(_serve(order["environment"], board))
    except BaseException:
        traceback.print_exc()  # into the log: nobody catches it
    finally:
        sys.stderr.flush()
        os._exit(1)


async def _serve(environment: dict[str, str], board: Board) -> None:
    beating = asyncio.create_task(_beat(board))
    async with running(load_settings(environment, None), clock=board, gap=0) as made:
        asyncio.get_running_loop().add_reader(0, _heard, made)
        board.is_up()
        await beating


async def _beat(board: Board) -> None:
    """Tells that this process gets its share of the machine, also while it waits for somebody else."""
    while True:
        board.beat()
        await asyncio.sleep(BEAT)


def _heard(made: Product) -> None:
    if not _line():
        os._exit(1)
    scheduler = made.schedule.scheduler
    for job in scheduler.get_jobs():
        if job.id != "on_the_dot":
            scheduler.modify_job(job.id, next_run_time=datetime.now(scheduler.timezone))


def _shorten() -> None:
    """What would only cost time, done once or made shorter, in this process and all its children."""
    for owner, name, instead in (
        (ssl, "create_default_context", cache(ssl.create_default_context)),
        (Words, "load", cache(Words.load)),
        (from_settings, "TwilioChannel", partial(TwilioChannel, timeout=CALL)),
        (from_settings, "TelegramChannel", partial(TelegramChannel, timeout=CALL)),
    ):
        patch.object(owner, name, instead).start()
    Words.load()
    ssl.create_default_context()


def _line() -> bytes:
    """A line of standard input without its end, byte by byte, since what follows may be for a child. Empty at the
    end. A child's event loop has made reading it a thing that does not wait."""
    read = b""
    while select.select([0], [], []) and (byte := os.read(0, 1)):
        if byte == b"\n":
            return read
        read += byte
    return b""


def _tell(what: dict[str, int]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
