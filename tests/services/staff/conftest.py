"""An office on SQLite."""

from collections.abc import AsyncIterator

import pytest

from storage.crypto import Vault
from storage.database import Database
from tests.support.office import Office
from tests.support.office import office as open_office


@pytest.fixture
async def office(sqlite_url: str, vault: Vault) -> AsyncIterator[Office]:
    database = await Database.open(sqlite_url, vault)
    async with open_office(database) as opened:
        yield opened
    await database.close()
