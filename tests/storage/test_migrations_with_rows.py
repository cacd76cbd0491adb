"""A database of each earlier version, with a row in every table, becomes one of this version, with all its rows."""

from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import Connection, inspect

from storage.codec import Record, codec_of, hash_columns
from storage.crypto import Vault
from storage.database import Database
from storage.migrations import migrate, upgrade_to
from storage.records import AuditEntry
from storage.schema import revisions, transaction
from tests.storage.test_migrations import STEPS, differences
from tests.support.everything import both_worlds, everything_on
from tests.support.examples import NOON, message

HASHES_NAME_THEIR_KEY = "0008"
EMERGENCY = message(id=9000, person_id=1, lane="p1", purpose="emergency", urgent=1)


def _rows() -> Sequence[Record]:
    noted = AuditEntry(id=9001, at=NOON, actor="sam", what="look", subject="person 1", number=None, mac=None)
    return [*both_worlds(), *everything_on(1, "Jay"), EMERGENCY, noted]


def _fill(connection: Connection, vault: Vault) -> list[Record]:
    """A row for each record whose table there is by now, in the columns that there are; these records."""
    inspector = inspect(connection)
    there = {table: {c["name"] for c in inspector.get_columns(table)} for table in inspector.get_table_names()}
    filled = []
    for record in _rows():
        columns = there.get(record.table.name)
        if columns is not None:
            codec = codec_of(type(record))
            row = dict(zip(codec.names, codec.row(record, vault), strict=True))
            connection.execute(record.table.insert().values({n: v for n, v in row.items() if n in columns}))
            filled.append(record)
    return filled


def _since(revision: str, record: Record) -> dict[str, Any]:
    """The record's fields as they come out of the steps behind `revision`."""
    fields = dict(vars(record))
    if revision < HASHES_NAME_THEIR_KEY:
        fields |= {name: b"\0" + fields[name] for name in hash_columns(record.table) if fields[name] is not None}
    return fields


@pytest.mark.parametrize("revision", revisions()[:-1])
async def test_the_rows_of_an_earlier_version_are_all_there(revision: str, empty_url: str, vault: Vault) -> None:
    async with transaction(empty_url) as connection:
        await connection.run_sync(upgrade_to, revision)
        filled = await connection.run_sync(_fill, vault)
    assert await migrate(empty_url) == [step for step in STEPS if step > f"{revision}_~"]
    database = await Database.open(empty_url, vault)
    async with database.writing() as rows:
        for record in filled:
            found = await rows.one(type(record), record.table.c.id == record.id)
            assert found is not None
            assert vars(found) == _since(revision, record)
        assert await rows.connection.run_sync(differences) == []
    await database.close()
