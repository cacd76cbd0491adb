"""Rows written by statements that are made once: put in, changed by id, deleted by id.

SQLite does such a statement for one row after another. PostgreSQL is handed all rows in one statement, each column as
an array: what it costs to begin a statement there is several times what a row costs.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Column, Dialect, Table, bindparam, delete, insert, update
from sqlalchemy.sql.base import Executable

from storage.prepared import Compiled, Prepared

KEY = "row_id"
"""The parameter that names the row to be changed or deleted."""
Row = Sequence[Any]


class Writing:
    """One such statement: `one` does it for a row, what `all_at_once` makes for all that are `given` as a table.
    `columns` are, by parameter, what these go into or are compared with."""

    def __init__(self, one: Executable, all_at_once: Callable[[str], str], columns: Mapping[str, Column[Any]]) -> None:
        self._one, self._all_at_once, self._columns = Prepared(one), all_at_once, columns
        self._arrays = ""

    def compiled(self, dialect: Dialect) -> Compiled:
        """The statement for one row, and how its values become the driver's."""
        return self._one.compiled(dialect)

    def of(self, rows: Sequence[Row], dialect: Dialect) -> tuple[str, Sequence[Row]]:
        """What the driver does for all of these rows, which are in its own terms and order: a statement, and the
        values for each time that it is done."""
        if dialect.name != "postgresql" or not rows:
            return self.compiled(dialect).text, rows
        self._arrays = self._arrays or self._all_at_once(self._given(dialect))
        return self._arrays, [tuple(zip(*rows, strict=True))]

    def _given(self, dialect: Dialect) -> str:
        names = self.compiled(dialect).names
        kinds = [self._columns[name].type.compile(dialect=dialect) for name in names]
        arrays = ", ".join(f"${place}::{kind}[]" for place, kind in enumerate(kinds, 1))
        return f"unnest({arrays}) AS given ({', '.join(map(_quoted, names))})"


@cache
def inserting(table: Table) -> Writing:
    """Puts in a row with all columns of the table, in their order."""
    columns = {column.name: column for column in table.columns}
    into, names = _quoted(table.name), ", ".join(map(_quoted, columns))
    return Writing(
        insert(table).values({name: bindparam(name) for name in columns}),
        lambda given: f"INSERT INTO {into} ({names}) SELECT {names} FROM {given}",  # noqa: S608  # names of ours
        columns,
    )


@cache
def changing(table: Table, names: tuple[str, ...]) -> Writing:
    """Sets these columns, each from the parameter `to_…`, of the row `KEY`."""
    new, to = _quoted(table.name), ", ".join(f"{_quoted(name)} = given.{_quoted(f'to_{name}')}" for name in names)
    return Writing(
        update(table).where(table.c.id == bindparam(KEY)).values({name: bindparam(f"to_{name}") for name in names}),
        lambda given: f"UPDATE {new} SET {to} FROM {given} WHERE {new}.id = given.{KEY}",  # noqa: S608  # names of ours
        {f"to_{name}": table.c[name] for name in names} | {KEY: table.c.id},
    )


@cache
def deleting(table: Table) -> Writing:
    """Takes out the row `KEY`."""
    gone = _quoted(table.name)
    return Writing(
        delete(table).where(table.c.id == bindparam(KEY)),
        lambda given: f"DELETE FROM {gone} USING {given} WHERE {gone}.id = given.{KEY}",  # noqa: S608  # names of ours
        {KEY: table.c.id},
    )


def _quoted(name: str) -> str:
    return f'"{name}"'
