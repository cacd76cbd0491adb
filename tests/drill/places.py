"""Databases for rounds of the drill: each a fresh copy of one in which everybody is enrolled."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AbstractContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from sqlalchemy import make_url

from storage.crypto import Vault, new_key_text
from storage.database import Database
from tests.drill.cast import enrol_all
from tests.support.databases import PostgresServer, sqlite_copy, sqlite_template

Kind = Literal["sqlite", "postgresql"]


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where rounds are played. `copy` gives the URL of a fresh database for as long as its block lasts."""

    kind: Kind
    folder: Path
    key: Path
    copy: Callable[[], AbstractAsyncContextManager[str]]

    @property
    def vault(self) -> Vault:
        return Vault.from_text(self.key.read_text())


@asynccontextmanager
async def place(kind: Kind, folder: Path, server: PostgresServer | None = None) -> AsyncIterator[Place]:
    """A place in `folder`; on PostgreSQL in `server`."""
    key = folder / "gatewalk.key"
    key.write_text(new_key_text())
    async with AsyncExitStack() as stack:
        enrolled = await stack.enter_async_context(migrated(kind, folder, server))
        database = await Database.open(enrolled, Vault.from_text(key.read_text()))
        try:
            await enrol_all(database)
        finally:
            await database.close()
        copy = partial(_copy, enrolled, folder, server if kind == "postgresql" else None)
        yield Place(kind=kind, folder=folder, key=key, copy=copy)


@asynccontextmanager
async def migrated(kind: Kind, folder: Path, server: PostgresServer | None) -> AsyncIterator[str]:
    """The URL of a database with the schema and nothing in it."""
    if kind == "sqlite":
        yield f"sqlite+aiosqlite:///{await asyncio.to_thread(sqlite_template, folder)}"
        return
    if server is None:
        raise ValueError("PostgreSQL needs a server")
    async with _beside(server.database()) as url:
        yield url


@asynccontextmanager
async def _copy(enrolled: str, folder: Path, server: PostgresServer | None) -> AsyncIterator[str]:
    if server is not None:
        async with _beside(server.database(like=enrolled)) as url:
            yield url
    else:
        yield sqlite_copy(Path(make_url(enrolled).database or ""), folder)


@asynccontextmanager
async def _beside(database: AbstractContextManager[str]) -> AsyncIterator[str]:
    """In a thread, so that the other database's round goes on meanwhile."""
    url = await asyncio.to_thread(database.__enter__)
    try:
        yield url
    finally:
        await asyncio.to_thread(database.__exit__, None, None, None)
