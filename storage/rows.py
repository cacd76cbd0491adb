"""Records in, records out, over one open transaction. Nothing here commits."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CursorResult,
    Executable,
    Select,
    Table,
    select,
)
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import ReturningUpdate

from storage.codec import Codec, R, Record, codec_of, seal_values
from storage.crypto import Vault
from storage.many import KEY, Many, changing, deleting, inserting
from storage.tables import metadata


class Rows:
    """The rows of one transaction, as records.

    Every method is one statement, whatever the number of rows (`insert` one a table, `change` one a set of columns).
    """

    def __init__(self, connection: AsyncConnection, vault: Vault) -> None:
        self.connection = connection
        self.vault = vault

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self.connection.dialect.name

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
        statement: Select[Any] | ReturningUpdate[Any],
        values: Mapping[str, Any] | None = None,
    ) -> list[R]:
        """The records of a statement that gives `columns_of(record_type)`, with `values` for its parameters.

        A statement that is made once, with parameters, costs a tenth of one that is made for each call.
        """
        codec = codec_of(record_type)
        result = await self.connection.execute(statement, values)
        return [codec.record(row, self.vault) for row in result.all()]

    async def insert(self, records: Iterable[Record]) -> None:
        """Store new records of any tables, parents before what refers to them."""
        by_table: dict[Table, list[dict[str, Any]]] = defaultdict(list)
        for record in records:
            codec = codec_of(type(record))
            by_table[codec.table].append(codec.row(record, self.vault))
        for table in _parents_first(frozenset(by_table)):
            await self._many(inserting(table, self.connection.dialect), by_table[table])

    async def change(self, table: Table, changes: Mapping[int, Mapping[str, Any]]) -> None:
        """Set columns of rows by id, from plain values; an id that isn't there is passed over."""
        ordered = sorted(changes.items(), key=lambda change: (sorted(change[1]), change[0]))
        for names, group in groupby(ordered, key=lambda change: sorted(change[1])):
            statement = changing(table, tuple(names), self.connection.dialect)
            await self._many(statement, [self._change(table, row, to) for row, to in group])

    def _change(self, table: Table, row: int, to: Mapping[str, Any]) -> dict[str, Any]:
        values = seal_values(table, row, to, self.vault)
        return {KEY: row} | {f"to_{name}": value for name, value in values.items()}

    async def delete(self, table: Table, ids: Collection[int]) -> None:
        """Delete rows by id; an id that isn't there is passed over."""
        if ids:
            await self._many(deleting(table, self.connection.dialect), [{KEY: row} for row in sorted(ids)])

    async def _many(self, statement: Many, rows: Iterable[Mapping[str, Any]]) -> None:
        await self.connection.exec_driver_sql(statement.text, statement.parameters(rows))

    async def scalars(self, statement: Select[Any], values: Mapping[str, Any] | None = None) -> list[Any]:
        """The first column of every row of a statement, sealed values unopened."""
        return list((await self.connection.execute(statement, values)).scalars())

    async def execute(
        self, statement: Executable, parameters: Mapping[str, Any] | Sequence[Mapping[str, Any]] | None = None
    ) -> CursorResult[Any]:
        """Any other statement."""
        return await self.connection.execute(statement, parameters)


@cache
def _parents_first(tables: frozenset[Table]) -> Sequence[Table]:
    return [table for table in metadata.sorted_tables if table in tables]


def columns_of(record_type: type[Record]) -> Sequence[ColumnElement[Any]]:
    """The columns that make up a record, in the order in which `Rows.fetch` wants them."""
    codec: Codec = codec_of(record_type)
    return codec.columns
