"""A town for each promise: on both databases where the database matters (`home`, and `at_work` with its two mentors and
two coordinators), else on SQLite (`place`)."""

from collections.abc import AsyncIterator

import pytest

from storage.crypto import Vault
from storage.database import Database
from tests.support import home as small
from tests.support.office import Office, office
from tests.support.town import Town


@pytest.fixture
async def home(database: Database) -> AsyncIterator[Town]:
    async with small.home(database) as made:
        yield made


@pytest.fixture
async def place(sqlite_url: str, vault: Vault) -> AsyncIterator[Town]:
    database = await Database.open(sqlite_url, vault)
    async with small.home(database) as made:
        yield made
    await database.close()


@pytest.fixture
async def at_work(database: Database) -> AsyncIterator[Office]:
    async with office(database) as made:
        yield made
