"""Statements for many rows at once, compiled once a database and handed to its driver as they are.

SQLAlchemy takes as long to work out the parameters of a row as SQLite takes to write it; for a statement that never
changes it is enough to know once in which order the driver wants them, and which of them it wants otherwise.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Dialect, Table, bindparam, delete, insert, update
from sqlalchemy.sql.dml import UpdateBase

KEY = "row_id"
"""The parameter that names the row to be changed or deleted."""


class Many:
    """A compiled statement: its text, and what makes the driver's parameters of a row's values by name."""

    def __init__(self, statement: UpdateBase, dialect: Dialect) -> None:
        compiled: Any = statement.compile(dialect=dialect)
        self.text = str(compiled)
        self._names: Sequence[str] = tuple(compiled.positiontup)
        made = ((at, self._maker(compiled.binds[name].type, dialect)) for at, name in enumerate(self._names))
        self._made = tuple((at, make) for at, make in made if make is not None)

    @staticmethod
    def _maker(kind: Any, dialect: Dialect) -> Callable[[Any], Any] | None:
        found: Callable[[Any], Any] | None = kind.dialect_impl(dialect).bind_processor(dialect)
        return found

    def parameters(self, rows: Iterable[Mapping[str, Any]]) -> list[tuple[Any, ...]]:
        """As the driver takes them. Raises ValueError for an instant without a zone."""
        return [self._parameters(row) for row in rows]

    def _parameters(self, row: Mapping[str, Any]) -> tuple[Any, ...]:
        values = [row[name] for name in self._names]
        for at, make in self._made:
            values[at] = make(values[at])
        return tuple(values)


def inserting(table: Table, dialect: Dialect) -> Many:
    """Puts in rows with all columns of the table."""
    return _once(_insert, table, (), dialect)


def changing(table: Table, names: tuple[str, ...], dialect: Dialect) -> Many:
    """Sets these columns, each from the parameter `to_…`, of the row `KEY`."""
    return _once(_update, table, names, dialect)


def deleting(table: Table, dialect: Dialect) -> Many:
    """Takes out the row `KEY`."""
    return _once(_delete, table, (), dialect)


Make = Callable[[Table, tuple[str, ...]], UpdateBase]
_known: dict[tuple[Make, Table, tuple[str, ...], str], Many] = {}


def _once(make: Make, table: Table, names: tuple[str, ...], dialect: Dialect) -> Many:
    """Every engine has a dialect object of its own; those of one name are alike."""
    key = (make, table, names, dialect.name)
    if key not in _known:
        _known[key] = Many(make(table, names), dialect)
    return _known[key]


def _insert(table: Table, names: tuple[str, ...]) -> UpdateBase:
    return insert(table).values({column.name: bindparam(column.name) for column in table.columns})


def _update(table: Table, names: tuple[str, ...]) -> UpdateBase:
    statement = update(table).where(table.c.id == bindparam(KEY))
    return statement.values({name: bindparam(f"to_{name}") for name in names})


def _delete(table: Table, names: tuple[str, ...]) -> UpdateBase:
    return delete(table).where(table.c.id == bindparam(KEY))
