"""A backup put into an empty place: the schema of its time, its rows, and then the schema of today."""

from collections.abc import Iterator
from typing import BinaryIO

from sqlalchemy import delete, insert, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import backup_file, dump
from storage.crypto import Vault
from storage.dump import Contents, Part
from storage.errors import BadBackup, StorageError
from storage.migrations import upgrade_to
from storage.schema import is_known
from storage.tables import marks


def check(file: BinaryIO, vault: Vault) -> Contents:
    """Reads a whole backup without doing anything with it. Raises BadBackup."""
    contents = None
    for found in _read(file, vault):
        if isinstance(found, Contents):
            contents = found
            if not is_known(contents.schema):
                raise BadBackup("was made by a later version of Gatewalk: install that one")
    if contents is None:
        raise BadBackup("is not in the form of a backup")
    missing = sorted(contents.keys - {0, *vault.ids})
    if missing:
        raise BadBackup(f"holds values under key {missing[0]}, which is not in the key file")
    return contents


async def load(connection: AsyncConnection, file: BinaryIO, vault: Vault) -> Contents:
    """Fills an empty database, in the caller's transaction, and brings its schema up to date."""
    if connection.dialect.name == "postgresql":
        await connection.execute(text("set local statement_timeout = 0"))
    contents: Contents | None = None
    for found in _read(file, vault):
        if isinstance(found, Part):
            await connection.execute(insert(found.into()), found.values())
        elif contents is None:
            contents = found
            await connection.run_sync(upgrade_to, contents.schema)
            await connection.execute(delete(marks))  # the one that a step of the migration has put there
    if contents is None:
        raise BadBackup("is not in the form of a backup")
    await connection.run_sync(upgrade_to, "heads")
    if connection.dialect.name == "sqlite" and (await connection.execute(text("PRAGMA foreign_key_check"))).first():
        raise StorageError("rows of the backup refer to rows that are not in it")
    return contents


def _read(file: BinaryIO, vault: Vault) -> Iterator[Contents | Part]:
    file.seek(0)
    return dump.read(backup_file.chunks(file, vault))
