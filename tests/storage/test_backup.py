"""A backup holds the database of one moment; it comes back on either kind, and nothing that was damaged comes back."""

import io
from collections.abc import AsyncIterator
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, MetaData, Table, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import backup_file
from storage.backup_file import HEAD, Writer
from storage.crypto import Vault, add_key, new_key_text
from storage.database import Database
from storage.dump import dump, kind_of
from storage.errors import BadBackup, InTheWay
from storage.load import check, load
from storage.records import Invitation, Person
from storage.replace import _move_away, replacing
from storage.schema import schema_state
from storage.tables import metadata
from tests.support.databases import PostgresServer
from tests.support.examples import NOON, leaver, message, programme

KEY = new_key_text()
VAULT = Vault.from_text(KEY)
PARTS = (b"first", b"second" * 40, b"third", b"")


def packed(*parts: bytes, vault: Vault = VAULT) -> bytes:
    out = io.BytesIO()
    writer = Writer(out, vault)
    for part in parts:
        writer.write(part)
    writer.close()
    return out.getvalue()


WHOLE = packed(*PARTS)


def opened(content: bytes, vault: Vault = VAULT) -> list[bytes]:
    return list(backup_file.chunks(io.BytesIO(content), vault))


def test_what_was_written_is_read() -> None:
    assert opened(WHOLE) == list(PARTS)
    assert opened(packed()) == [b""]


def test_no_bit_can_be_changed() -> None:
    for position in range(len(WHOLE)):
        for bit in range(8):
            damaged = bytearray(WHOLE)
            damaged[position] ^= 1 << bit
            with pytest.raises(BadBackup):
                opened(bytes(damaged))


@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255))
def test_no_byte_can_be_changed(position: int, flip: int) -> None:
    damaged = bytearray(WHOLE)
    damaged[position] ^= flip
    with pytest.raises(BadBackup):
        opened(bytes(damaged))


@given(st.integers(0, len(WHOLE) - 1))
def test_it_can_be_cut_nowhere(length: int) -> None:
    with pytest.raises(BadBackup):
        opened(WHOLE[:length])


@given(st.binary(min_size=1, max_size=40))
def test_nothing_can_be_put_behind_it(more: bytes) -> None:
    with pytest.raises(BadBackup):
        opened(WHOLE + more)


def frames(content: bytes) -> list[bytes]:
    """The chunks as they lie in a file, with their lengths."""
    found, at = [], HEAD
    while at < len(content):
        size = 4 + int.from_bytes(content[at : at + 4])
        found.append(content[at : at + size])
        at += size
    return found


@given(st.lists(st.integers(0, 3), max_size=5).filter(lambda order: order != [0, 1, 2, 3]))
def test_chunks_can_be_left_out_moved_and_repeated_nowhere(order: list[int]) -> None:
    parts = frames(WHOLE)
    with pytest.raises(BadBackup):
        opened(WHOLE[:HEAD] + b"".join(parts[n] for n in order))


@given(st.integers(0, 3))
def test_chunks_of_another_file_do_not_fit(place: int) -> None:
    mine, other = frames(WHOLE), frames(packed(*PARTS))
    mine[place] = other[place]
    with pytest.raises(BadBackup):
        opened(WHOLE[:HEAD] + b"".join(mine))


def test_it_opens_with_its_own_key_alone() -> None:
    later = Vault.from_text(add_key(KEY))
    assert opened(WHOLE, later) == list(PARTS)
    with pytest.raises(BadBackup, match="key 2, which is not in the key file"):
        opened(packed(*PARTS, vault=later))
    with pytest.raises(BadBackup, match="another key under that number"):
        opened(WHOLE, Vault.from_text(new_key_text()))


def test_every_column_can_be_kept() -> None:
    kinds = {kind_of(column) for table in metadata.tables.values() for column in table.columns}
    assert kinds == {"int", "text", "bytes", "bool", "date", "time"}


async def _backup(database: Database) -> io.BytesIO:
    out = io.BytesIO()
    writer = Writer(out, database.vault)
    async with database.snapshot() as connection:
        await dump(connection, writer.write, NOON)
    writer.close()
    return out


async def _all(database: Database) -> dict[str, list[tuple[object, ...]]]:
    async with database.reading() as rows:
        return {
            name: sorted(tuple(row) for row in (await rows.execute(select(table))).all())
            for name, table in metadata.tables.items()
        }


@pytest.fixture
async def filled(database: Database) -> Database:
    people = [leaver(id=n, phone=f"+4477009001{n:02}", phone_hash=database.vault.lookup(str(n))) for n in range(1, 30)]
    async with database.writing() as rows:
        await rows.insert([programme(id=1), *people])
        await rows.insert([message(id=n, person_id=1 + n % 29, body=f"hello {n}") for n in range(1, 60)])
    return database


@pytest.fixture(params=["sqlite", "postgres"])
async def elsewhere(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """The address of a database that is not there yet, or is empty."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'elsewhere.db'}"
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    with server.database(empty=True) as url:
        yield url


async def _restore(url: str, file: io.BytesIO, vault: Vault, *, replace: bool = False) -> str | None:
    check(file, vault)
    async with replacing(url, datetime(2026, 11, 24, 10, tzinfo=UTC), replace=replace) as place:
        await load(place.connection, file, vault)
    return place.kept


async def test_it_comes_back_on_either_kind_of_database(filled: Database, elsewhere: str) -> None:
    file = await _backup(filled)
    assert b"hello" not in file.getvalue()
    assert await _restore(elsewhere, file, filled.vault) is None
    again = await Database.open(elsewhere, filled.vault)
    before, after = await _all(filled), await _all(again)
    async with again.reading() as rows:
        assert (await rows.all(Person, Person.table.c.id == 7))[0].phone == "+447700900107"
    await again.close()
    assert before == after
    assert await schema_state(elsewhere) == "current"


@pytest.mark.parametrize(
    ("link", "needs"),
    [({}, True), ({"redeemed_at": NOON}, False), ({"withdrawn_at": NOON}, False), ({"expires_at": NOON}, False)],
)
async def test_links_that_are_over_need_no_key(database_url: str, link: dict[str, datetime], needs: bool) -> None:
    """Their hashes stay under a key that has long been retired."""
    text = add_key(KEY)
    left: dict[str, Any] = {"expires_at": NOON + timedelta(days=7), "redeemed_at": None, "withdrawn_at": None, **link}
    before = await Database.open(database_url, VAULT)
    async with before.writing() as rows:
        token_hash = VAULT.lookup("token")
        await rows.insert([Invitation(id=1, staff_id=None, person_id=None, token_hash=token_hash, **left)])
    await before.close()
    database = await Database.open(database_url, Vault.from_text(text))
    async with database.writing() as rows:
        await rows.insert([programme(id=1), leaver(id=1)])
    file = await _backup(database)
    await database.close()
    assert check(file, Vault.from_text(text)).keys == ({1, 2} if needs else {2})
    with pytest.raises(BadBackup, match="under key 1") if needs else nullcontext():
        check(file, Vault.from_text(text.removeprefix(KEY)))


async def test_what_is_there_is_kept_under_a_dated_name(filled: Database, database_url: str) -> None:
    file = await _backup(filled)
    async with filled.writing() as rows:
        await rows.insert([leaver(id=99)])
    with pytest.raises(InTheWay, match="in use"):
        await _restore(database_url, file, filled.vault)
    await filled.close()
    with pytest.raises(InTheWay, match="holds data"):
        await _restore(database_url, file, filled.vault)
    kept = await _restore(database_url, file, filled.vault, replace=True)
    again = await Database.open(database_url, filled.vault)
    async with again.reading() as rows:
        assert await rows.one(Person, Person.table.c.id == 99) is None
        if again.dialect == "postgresql":
            assert kept == "gatewalk_20261124_100000"
            assert (await rows.execute(text(f"select count(*) from {kept}.people"))).scalar() == 30
    await again.close()
    if again.dialect == "sqlite":
        assert kept is not None
        old = await Database.open(f"sqlite+aiosqlite:///{kept}", filled.vault)
        async with old.reading() as rows:
            assert len(await rows.all(Person)) == 30
        await old.close()


async def test_who_comes_while_the_tables_are_taken_away_is_company_as_well(
    filled: Database, postgres: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has seen that there is nothing to catch up with, and would go on with the restored database."""
    file, came = await _backup(filled), []
    with postgres.database() as url:

        async def late(connection: AsyncConnection, kept: str) -> None:
            came.append(await Database.open(url, filled.vault))
            await _move_away(connection, kept)

        with monkeypatch.context() as patch:
            patch.setattr("storage.replace._move_away", late)
            with pytest.raises(InTheWay, match="in use"):
                await _restore(url, file, filled.vault)
        await came[0].close()
        assert await _restore(url, file, filled.vault) is None


async def test_a_file_that_is_damaged_changes_nothing(filled: Database, database_url: str) -> None:
    file = await _backup(filled)
    await filled.close()
    file.seek(-1, io.SEEK_END)
    file.write(b"\0")
    before = await schema_state(database_url)
    with pytest.raises(BadBackup, match="damaged"):
        await _restore(database_url, file, filled.vault, replace=True)
    with pytest.raises(BadBackup, match="damaged"):  # nor where the damage came after the look at it
        async with replacing(database_url, NOON, replace=True) as place:
            await load(place.connection, file, filled.vault)
    again = await Database.open(database_url, filled.vault)
    async with again.reading() as rows:
        assert len(await rows.all(Person)) == 29
    await again.close()
    assert before == "current"


def _without(table: Table, name: str) -> Table:
    left = [Column(c.name, c.type, info=c.info) for c in table.columns if c.name != name]
    return Table(table.name, MetaData(), *left)


async def test_an_older_schema_is_brought_up_to_date(
    filled: Database, elsewhere: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A backup of the time before hashes named their key, and before a column of people's was there."""
    monkeypatch.setattr("storage.dump.hash_columns", lambda table: [])
    older = SimpleNamespace(sorted_tables=[_without(table, "stop_or_start_at") for table in metadata.sorted_tables])
    monkeypatch.setattr("storage.dump.metadata", older)
    async with filled.writing() as rows:
        await rows.execute(text("update people set phone_hash = substr(phone_hash, 2)"))
        await rows.execute(text("delete from marks"))
        await rows.execute(text("update alembic_version set version_num = '0007'"))
    file = await _backup(filled)
    await _restore(elsewhere, file, filled.vault)
    again = await Database.open(elsewhere, filled.vault)
    async with again.reading() as rows:
        hashes = await rows.scalars(select(Person.table.c.phone_hash).order_by(Person.table.c.id))
    await again.close()
    assert hashes == [b"\0" + filled.vault.lookup(str(n))[1:] for n in range(1, 30)]


async def test_a_newer_schema_is_refused(filled: Database, elsewhere: str) -> None:
    async with filled.writing() as rows:
        await rows.execute(text("update alembic_version set version_num = '9999'"))
    with pytest.raises(BadBackup, match="later version"):
        check(await _backup(filled), filled.vault)
