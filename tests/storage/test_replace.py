"""On PostgreSQL the new database takes the old one's place in one transaction, and what is not ours stays as it is."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.errors import DatabaseAway, InTheWay
from storage.migrations import migrate, upgrade_to
from storage.replace import FUNCTIONS, replacing
from storage.schema import schema_state, transaction
from tests.support.databases import PostgresServer, run
from tests.support.examples import NOON


async def restore(url: str) -> None:
    """As from a backup of a database that holds nothing."""
    async with replacing(url, NOON, replace=False) as place:
        await place.connection.run_sync(upgrade_to, "heads")


async def functions(connection: AsyncConnection) -> list[str]:
    of_the_schema = "select proname from pg_proc where pronamespace = current_schema()::regnamespace order by proname"
    return list((await connection.execute(text(of_the_schema))).scalars())


@pytest.fixture
def empty_url(postgres: PostgresServer) -> Iterator[str]:
    with postgres.database(empty=True) as url:
        yield url


@pytest.fixture
def somebody(postgres: PostgresServer, empty_url: str) -> Iterator[str]:
    """The same database, for a user who may make tables in it and no more."""
    name = f"somebody_{uuid4().hex}"
    postgres.command(f"create role {name} login")
    run(postgres._ask(make_url(empty_url).database or "", f"grant create, usage on schema public to {name}"))
    yield empty_url.replace("postgres@", f"{name}@", 1)
    run(postgres._ask(make_url(empty_url).database or "", f"drop owned by {name} cascade"))
    postgres.command(f"drop role {name}")


async def test_ours_are_the_functions_that_a_migration_makes(postgres_url: str) -> None:
    async with transaction(postgres_url) as connection:
        assert await functions(connection) == list(FUNCTIONS)


async def test_what_another_program_has_there_stays(empty_url: str) -> None:
    async with transaction(empty_url) as connection:
        await connection.execute(text("create function theirs() returns int language sql as 'select 1'"))
        await connection.execute(text("create view their_view as select theirs() as one"))
    for _ in range(2):  # into nothing, and into what is empty
        await restore(empty_url)
        async with transaction(empty_url) as connection:
            assert (await connection.execute(text("select one from their_view"))).scalar() == 1
            assert await functions(connection) == [*FUNCTIONS, "theirs"]


async def test_who_may_make_no_schema_is_told_before_anything_is_done(somebody: str) -> None:
    await migrate(somebody)
    with pytest.raises(InTheWay, match="grant it CREATE on the database"):
        await restore(somebody)
    assert await schema_state(somebody) == "current"


async def test_a_missing_permission_is_named(somebody: str, empty_url: str) -> None:
    await migrate(empty_url)
    with pytest.raises(DatabaseAway, match="its user lacks a permission"):
        await migrate(somebody)
