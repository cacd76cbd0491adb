"""The steps of a process, counted: before and after each statement, commit and rollback, each call to a provider and
each request. At the step that it was told the process kills itself, with nothing in between.

All of it is put around the libraries. The product's own code does not know that it is counted.
"""

import os
import re
import signal
from typing import Any

import aiohttp
from sqlalchemy import Engine, event
from sqlalchemy.engine.default import DefaultDialect
from starlette.applications import Starlette
from yarl import URL

from storage.link import Link
from tests.drill.board import Board

TABLE = re.compile(r"\b(?:from|into|update)\s+(\w+)", re.I)
NUMBERS = re.compile(r"/(bot)[^/]+|\d+|(?:AC|SM|MM)[0-9a-f]{32}")


class Steps:
    """Counts on the board, which says at which step the process kills itself."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.taken = 0

    def take(self, place: str) -> None:
        self.taken += 1
        self.board.note(self.taken, place)
        if self.board.is_the_last(self.taken):
            os.kill(os.getpid(), signal.SIGKILL)


def count(steps: Steps) -> None:
    """From now on every step of this process is counted."""
    _statements(steps)
    _statements_of_the_link(steps)
    _ends_of_transactions(steps)
    _calls(steps)
    _requests(steps)


def _statements(steps: Steps) -> None:
    def before(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        steps.take(f"before {_short(statement)}")

    def after(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        steps.take(f"after {_short(statement)}")

    event.listen(Engine, "before_cursor_execute", before)
    event.listen(Engine, "after_cursor_execute", after)


def _statements_of_the_link(steps: Steps) -> None:
    """Those that are handed to the driver together are done one by one here, for the steps in between."""
    link: Any = Link
    run = link._run

    async def counted_run(self: Any, statements: Any) -> Any:
        found: list[Any] = []
        for statement in statements:
            steps.take(f"before {_short(statement.text)}")
            found += await run(self, [statement])
            steps.take(f"after {_short(statement.text)}")
        return found

    link._run = counted_run


def _ends_of_transactions(steps: Steps) -> None:
    dialect: Any = DefaultDialect
    commit, rollback = dialect.do_commit, dialect.do_rollback

    def do_commit(self: Any, connection: Any) -> None:
        steps.take("before commit")
        commit(self, connection)
        steps.take("after commit")

    def do_rollback(self: Any, connection: Any) -> None:
        steps.take("before rollback")
        rollback(self, connection)
        steps.take("after rollback")

    dialect.do_commit, dialect.do_rollback = do_commit, do_rollback


def _calls(steps: Steps) -> None:
    """Both providers are called with aiohttp."""
    to_providers: Any = aiohttp.ClientSession
    request = to_providers._request

    async def counted_request(self: Any, method: str, url: Any, **rest: Any) -> Any:
        place = f"{method} {_path(str(url))}"
        steps.take(f"before {place}")
        response = await request(self, method, url, **rest)
        steps.take(f"answered {place}")
        return response

    to_providers._request = counted_request


def _requests(steps: Steps) -> None:
    door: Any = Starlette
    call = door.__call__

    async def counted(self: Any, scope: Any, receive: Any, send: Any) -> None:
        place = f"request {scope.get('path', '')}"

        async def told(message: Any) -> None:
            if message["type"] == "http.response.start":
                steps.take(f"before the answer to {place}")
            await send(message)
            if message["type"] == "http.response.body":
                steps.take(f"after the answer to {place}")

        steps.take(place)
        await call(self, scope, receive, told)

    door.__call__ = counted


def _short(statement: str) -> str:
    """The kind of a statement and its table: nothing that anybody has written."""
    words = statement.split(maxsplit=1)
    table = TABLE.search(statement)
    return f"{words[0].lower()} {table.group(1).lower() if table else ''}".strip()


def _path(url: str) -> str:
    return NUMBERS.sub(lambda found: f"/{found.group(1)}" if found.group(1) else "_", URL(url).path)
