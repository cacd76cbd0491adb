"""Records in, records out, over one open transaction. Nothing here commits."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from sqlalchemy import (
    ColumnElement,
    CursorResult,
    Executable,
    Select,
    Table,
    literal_column,
    select,
)
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import ReturningUpdate

from storage.codec import Codec, R, Record, codec_of, hash_columns, seal_values
from storage.crypto import HASH, Vault
from storage.errors import TryAgain
from storage.link import Link
from storage.prepared import Prepared
from storage.tables import marks, metadata
from storage.writing import KEY, changing, deleting, inserting

KEY_MARK = "key"
"""The mark that names the key in use."""
_NAMED = select(marks.c.value).where(marks.c.name == literal_column(f"'{KEY_MARK}'"))
NAMED_KEY, HELD_KEY = Prepared(_NAMED), Prepared(_NAMED.with_for_update(read=True))


T = TypeVar("T")


@dataclass(frozen=True)
class Ask(Generic[T]):
    """A prepared question that can be asked together with others, and what is made of the rows that answer it."""

    statement: Prepared
    values: Mapping[str, Any]
    read: Callable[[Sequence[Sequence[Any]], Vault], T]


@dataclass(frozen=True)
class Step:
    """A statement that writes, for all of `rows`, in the driver's terms. `hashes` are the keyed ones among them."""

    text: str
    rows: Sequence[Sequence[Any]]
    hashes: Sequence[bytes | None] = ()


class Rows:
    """The rows of one transaction, as records.

    Every method is one statement, whatever the number of rows (`insert` one a table, `change` one a set of columns).
    """

    def __init__(self, connection: AsyncConnection, vault: Vault, link: Link | None = None) -> None:
        self.connection = connection
        self.link = link or Link(connection)
        self._dialect = connection.dialect
        self.vault = vault
        self._key = vault.in_use  # at the beginning: what is looked up and what is written belong together

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._dialect.name

    async def all(
        self,
        record_type: type[R],
        *where: ColumnElement[bool],
        order_by: Sequence[ColumnElement[Any]] = (),
        limit: int | None = None,
        lock: bool = False,
    ) -> list[R]:
        """The records that meet every condition.

        `lock` holds their rows until the transaction ends, taken in the order of `order_by`, on PostgreSQL; on SQLite
        a writing transaction holds everything. It needs `Database.writing`. Raises Unreadable.
        """
        statement = select(*codec_of(record_type).columns).where(*where).order_by(*order_by).limit(limit)
        return await self.fetch(record_type, statement.with_for_update() if lock else statement)

    async def one(self, record_type: type[R], *where: ColumnElement[bool], lock: bool = False) -> R | None:
        """The first record that meets every condition, or None."""
        found = await self.all(record_type, *where, limit=1, lock=lock)
        return found[0] if found else None

    async def fetch(
        self,
        record_type: type[R],
        statement: Prepared | Select[Any] | ReturningUpdate[Any],
        values: Mapping[str, Any] | None = None,
    ) -> list[R]:
        """The records of a statement that gives `columns_of(record_type)`, with `values` for its parameters."""
        return _records(record_type, await self.values(statement, values), self.vault)

    async def values(
        self, statement: Prepared | Select[Any] | ReturningUpdate[Any], values: Mapping[str, Any] | None = None
    ) -> Sequence[Sequence[Any]]:
        """The rows of a statement as they are, sealed values unopened.

        A statement that is prepared costs a tenth of one that is made for each call.
        """
        if not isinstance(statement, Prepared):
            made = await self.execute(statement, values)
            return list(made.all())
        return await self.answer(Ask(statement, values or {}, _as_they_are))

    async def answer(self, ask: Ask[T]) -> T:
        """What one prepared question comes to."""
        found: T = (await self.answers(ask))[0]
        return found

    async def answers(self, *asks: Ask[Any]) -> list[Any]:
        """What prepared questions come to, in their order, all asked at once."""
        compiled = [ask.statement.compiled(self._dialect) for ask in asks]
        found = await self.link.fetch(
            [(c.text, c.parameters(ask.values)) for c, ask in zip(compiled, asks, strict=True)]
        )
        return [
            ask.read([made.row(row) for row in rows], self.vault)
            for ask, made, rows in zip(asks, compiled, found, strict=True)
        ]

    async def insert(self, records: Iterable[Record]) -> None:
        """Store new records of any tables, parents before what refers to them."""
        await self.do(self.insertions(records))

    async def change(self, table: Table, changes: Mapping[int, Mapping[str, Any]]) -> None:
        """Set columns of rows by id, from plain values; an id that isn't there is passed over."""
        await self.do(self.alterations(table, changes))

    async def delete(self, table: Table, ids: Collection[int]) -> None:
        """Delete rows by id; an id that isn't there is passed over."""
        await self.do(self.deletions(table, ids))

    async def do(self, steps: Sequence[Step]) -> None:
        """Writes, one step after another, all handed over at once, before the next question or the end."""
        await self._hold_the_key([value for step in steps for value in step.hashes])
        await self.link.do([(step.text, step.rows) for step in steps])

    def insertions(self, records: Iterable[Record]) -> list[Step]:
        """The steps of `insert`."""
        by_table: dict[Table, list[list[Any]]] = defaultdict(list)
        hashes: list[bytes | None] = []
        for record in records:
            codec = codec_of(type(record))
            row = codec.row(record, self.vault)
            hashes += [row[at] for at in codec.hashes]
            by_table[codec.table].append(row)
        steps, dialect = [], self._dialect
        for table in _parents_first(frozenset(by_table)):
            writing, in_order = inserting(table), inserting(table).compiled(dialect).in_order
            steps.append(Step(*writing.of([in_order(row) for row in by_table[table]], dialect), hashes))
        return steps

    def alterations(self, table: Table, changes: Mapping[int, Mapping[str, Any]]) -> list[Step]:
        """The steps of `change`."""
        hashed = hash_columns(table)
        hashes = [to[name] for to in changes.values() for name in hashed if name in to]
        alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for row in sorted(changes):
            alike[tuple(sorted(changes[row]))].append(row)
        steps = []
        for names, rows in sorted(alike.items()):
            writing = changing(table, names)
            parameters = writing.compiled(self._dialect).parameters
            values = [parameters(self._change(table, row, changes[row])) for row in rows]
            steps.append(Step(*writing.of(values, self._dialect), hashes))
        return steps

    def _change(self, table: Table, row: int, to: Mapping[str, Any]) -> dict[str, Any]:
        values = seal_values(table, row, to, self.vault)
        return {KEY: row} | {f"to_{name}": value for name, value in values.items()}

    def deletions(self, table: Table, ids: Collection[int]) -> list[Step]:
        """The steps of `delete`."""
        return [Step(*deleting(table).of([(row,) for row in sorted(ids)], self._dialect))]

    async def _hold_the_key(self, hashes: Collection[bytes | None]) -> None:
        """Everybody writes hashes with one key at a time, so that the same value twice is refused as ever.

        The key in use can't change until this transaction ends. Raises TryAgain where it has changed since it began.
        """
        written = {value[0] for value in hashes if value is not None and len(value) == HASH}
        if not written:
            return
        named = await in_use(self, hold=True)
        if {named or self.vault.ids[-1]} != written | {self._key}:
            self.vault.use(named)
            raise TryAgain("the key in use has changed")

    async def each(self, statement: Prepared, rows: Iterable[Mapping[str, Any]]) -> None:
        """A prepared statement for each of these rows' values; none for none."""
        await self.do([self.step(statement, *rows)])

    def step(self, statement: Prepared, *rows: Mapping[str, Any]) -> Step:
        """The step of `each`."""
        compiled = statement.compiled(self._dialect)
        return Step(compiled.text, [compiled.parameters(row) for row in rows])

    async def scalars(self, statement: Prepared | Select[Any], values: Mapping[str, Any] | None = None) -> list[Any]:
        """The first column of every row of a statement, sealed values unopened."""
        return [row[0] for row in await self.values(statement, values)]

    async def execute(
        self, statement: Executable, parameters: Mapping[str, Any] | Sequence[Mapping[str, Any]] | None = None
    ) -> CursorResult[Any]:
        """Any other statement."""
        await self.link.flush()
        return await self.connection.execute(statement, parameters)


def asking(
    record_type: type[R], statement: Prepared, values: Mapping[str, Any], then: Callable[[list[R]], T]
) -> Ask[T]:
    """A question for records. The statement gives `columns_of(record_type)`."""
    return Ask(statement, values, lambda found, vault: then(_records(record_type, found, vault)))


def _records(record_type: type[R], found: Sequence[Sequence[Any]], vault: Vault) -> list[R]:
    codec = codec_of(record_type)
    return [codec.record(row, vault) for row in found]


def _as_they_are(found: Sequence[Sequence[Any]], vault: Vault) -> Sequence[Sequence[Any]]:
    return found


@cache
def _parents_first(tables: frozenset[Table]) -> Sequence[Table]:
    return [table for table in metadata.sorted_tables if table in tables]


async def in_use(rows: Rows, *, hold: bool = False) -> int:
    """The id of the key that the database names, 0 for the newest; `hold` keeps it so until the transaction ends."""
    found = await rows.scalars(HELD_KEY if hold else NAMED_KEY)
    return int(found[0]) if found else 0


def columns_of(record_type: type[Record]) -> Sequence[ColumnElement[Any]]:
    """The columns that make up a record, in the order in which `Rows.fetch` wants them."""
    codec: Codec = codec_of(record_type)
    return codec.columns
