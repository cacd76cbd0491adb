"""Databases without a schema, beside those of `tests/conftest.py`."""

from collections.abc import Iterator

import pytest

from tests.support.databases import PostgresServer


@pytest.fixture
def empty_postgres_url(postgres: PostgresServer) -> Iterator[str]:
    with postgres.database(empty=True) as url:
        yield url
