"""Statements that are made once, compiled once for each kind of database, and handed to its driver as they are.

SQLAlchemy takes several times as long to work out what a statement and a row come to as the database takes to do it; of
a statement that never changes it is enough to know once in which order the driver wants the parameters, and which of
them, and of the columns that come back, it has otherwise.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Dialect, LargeBinary
from sqlalchemy.sql.base import Executable
from sqlalchemy.types import TypeEngine

Convert = Callable[[Any], Any]


class Compiled:
    """A statement's text, and what lies between its values and the driver's, on the way in and on the way out."""

    def __init__(self, statement: Any, dialect: Dialect) -> None:
        compiled: Any = statement.compile(dialect=dialect)
        self.text = str(compiled)
        self._fixed = {name: bind.value for name, bind in compiled.binds.items() if not bind.required}
        self.names: Sequence[str] = tuple(compiled.positiontup)
        self._given = _converting(dialect, [compiled.binds[name].type for name in self.names], "bind_processor")
        columns = [column.type for column in getattr(statement, "exported_columns", ())]
        self._taken = _converting(dialect, columns, "result_processor", None)

    def parameters(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        """As the driver takes them. Raises ValueError for an instant without a zone."""
        found = [values[name] if name in values else self._fixed[name] for name in self.names]
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
            if row[at] is not None:
                row[at] = convert(row[at])
        return row


def _converting(
    dialect: Dialect, types: Iterable[TypeEngine[Any]], way: str, *more: Any
) -> Sequence[tuple[int, Convert]]:
    """What is to be converted, by its place. Both drivers take and give bytes as they are."""
    made = [(at, kind, getattr(kind.dialect_impl(dialect), way)(dialect, *more)) for at, kind in enumerate(types)]
    return [(at, make) for at, kind, make in made if make is not None and not isinstance(kind, LargeBinary)]


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
