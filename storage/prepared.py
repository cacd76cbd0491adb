"""Statements that are made once, compiled once for each kind of database, and handed to its driver as they are.

SQLAlchemy takes several times as long to work out what a statement and a row come to as the database takes to do it; of
a statement that never changes it is enough to know once in which order the driver wants the parameters, and which of
them, and of the columns that come back, it has otherwise.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Dialect, LargeBinary, Table, bindparam, delete, insert, update
from sqlalchemy.sql.base import Executable
from sqlalchemy.types import TypeEngine

KEY = "row_id"
"""The parameter that names the row to be changed or deleted."""
Convert = Callable[[Any], Any]


class Compiled:
    """A statement's text, and what lies between its values and the driver's, on the way in and on the way out."""

    def __init__(self, statement: Any, dialect: Dialect) -> None:
        compiled: Any = statement.compile(dialect=dialect)
        self.text = str(compiled)
        self._fixed = {name: bind.value for name, bind in compiled.binds.items() if not bind.required}
        self._names: Sequence[str] = tuple(compiled.positiontup)
        self._given = _converting(dialect, [compiled.binds[name].type for name in self._names], "bind_processor")
        columns = [column.type for column in getattr(statement, "exported_columns", ())]
        self._taken = _converting(dialect, columns, "result_processor", None)

    def parameters(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        """As the driver takes them. Raises ValueError for an instant without a zone."""
        found = [values[name] if name in values else self._fixed[name] for name in self._names]
        return tuple(self.in_order(found))

    def in_order(self, values: list[Any]) -> list[Any]:
        """The same for values in the order in which the driver takes them. The list is changed."""
        for at, convert in self._given:
            values[at] = convert(values[at])
        return values

    def row(self, found: Sequence[Any]) -> list[Any]:
        """The columns of a row that the driver has given."""
        row = list(found)
        for at, convert in self._taken:
            row[at] = convert(row[at])
        return row


def _converting(
    dialect: Dialect, types: Iterable[TypeEngine[Any]], way: str, *more: Any
) -> Sequence[tuple[int, Convert]]:
    """What is to be converted, by its place. Both drivers give bytes for bytes."""
    made = [(at, kind, getattr(kind.dialect_impl(dialect), way)(dialect, *more)) for at, kind in enumerate(types)]
    idle = way == "result_processor"
    return [(at, make) for at, kind, make in made if make is not None and not (idle and isinstance(kind, LargeBinary))]


class Prepared:
    """A statement with parameters by name (`bindparam`, `listed`), or what makes it for a dialect by name."""

    def __init__(self, statement: Executable | Callable[[str], Executable]) -> None:
        self._statement = statement
        self._compiled: dict[str, Compiled] = {}

    def compiled(self, dialect: Dialect) -> Compiled:
        """Every engine has a dialect object of its own; those of one name are alike."""
        if dialect.name not in self._compiled:
            made = self._statement if isinstance(self._statement, Executable) else self._statement(dialect.name)
            self._compiled[dialect.name] = Compiled(made, dialect)
        return self._compiled[dialect.name]


def inserting(table: Table) -> Prepared:
    """Puts in a row with all columns of the table, in their order."""
    return _once(_insert, table, ())


def changing(table: Table, names: tuple[str, ...]) -> Prepared:
    """Sets these columns, each from the parameter `to_…`, of the row `KEY`."""
    return _once(_update, table, names)


def deleting(table: Table) -> Prepared:
    """Takes out the row `KEY`."""
    return _once(_delete, table, ())


Make = Callable[[Table, tuple[str, ...]], Executable]
_known: dict[tuple[Make, Table, tuple[str, ...]], Prepared] = {}


def _once(make: Make, table: Table, names: tuple[str, ...]) -> Prepared:
    key = (make, table, names)
    if key not in _known:
        _known[key] = Prepared(make(table, names))
    return _known[key]


def _insert(table: Table, names: tuple[str, ...]) -> Executable:
    return insert(table).values({column.name: bindparam(column.name) for column in table.columns})


def _update(table: Table, names: tuple[str, ...]) -> Executable:
    statement = update(table).where(table.c.id == bindparam(KEY))
    return statement.values({name: bindparam(f"to_{name}") for name in names})


def _delete(table: Table, names: tuple[str, ...]) -> Executable:
    return delete(table).where(table.c.id == bindparam(KEY))
