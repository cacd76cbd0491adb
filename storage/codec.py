"""Between a record and its row: which columns are sealed, which of these hold JSON; worked out once a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from operator import attrgetter
from typing import Any, ClassVar, Protocol, TypeVar

import orjson
from sqlalchemy import Table

from storage.crypto import Vault


class Record(Protocol):
    """A frozen dataclass whose fields are its table's columns by name."""

    __dataclass_fields__: ClassVar[dict[str, Any]]
    table: ClassVar[Table]

    @property
    def id(self) -> int: ...


R = TypeVar("R", bound=Record)
_JSON_ONLY = orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_PASSTHROUGH_SUBCLASS


@dataclass(frozen=True, kw_only=True)
class SealedColumn:
    """A column that is kept encrypted."""

    name: str
    json: bool
    nullable: bool

    def seal(self, value: Any, table: str, row: int, vault: Vault) -> bytes | None:
        if value is None and (self.nullable or not self.json):
            return None
        text = orjson.dumps(value, option=_JSON_ONLY).decode() if self.json else value
        return vault.seal(text, table, self.name, row)

    def open(self, sealed: bytes | None, table: str, row: int, vault: Vault) -> Any:
        if sealed is None:
            return None
        text = vault.open(sealed, table, self.name, row)
        return orjson.loads(text) if self.json else text


@cache
def sealed_columns(table: Table) -> Mapping[str, SealedColumn]:
    """The sealed columns of `table` by name."""
    return {
        column.name: SealedColumn(name=column.name, json=bool(column.info.get("json")), nullable=bool(column.nullable))
        for column in table.columns
        if column.info.get("sealed")
    }


@cache
def hash_columns(table: Table) -> Sequence[str]:
    """The names of the columns of `table` that hold keyed hashes."""
    return [column.name for column in table.columns if "hash_of" in column.info]


def seal_values(table: Table, row: int, values: Mapping[str, Any], vault: Vault) -> dict[str, Any]:
    """Plain values of one row by column name, with those of sealed columns sealed."""
    sealed = sealed_columns(table)
    return {
        name: sealed[name].seal(value, table.name, row, vault) if name in sealed else value
        for name, value in values.items()
    }


class Codec:
    """Turns records of one class into rows of its table, in the order of the columns, and such rows into records."""

    def __init__(self, record_type: type[Record]) -> None:
        table = record_type.table
        self.table = table
        self.names = tuple(table.columns.keys())
        if set(self.names) != {field.name for field in fields(record_type)}:
            raise TypeError(f"{record_type.__name__} and the table {table.name} differ")
        self.columns = tuple(table.columns[name] for name in self.names)
        self._record_type = record_type
        self._values = attrgetter(*self.names)
        self._id = self.names.index("id")
        self.hashes = tuple(self.names.index(name) for name in hash_columns(table))
        self._sealed = tuple((self.names.index(name), column) for name, column in sealed_columns(table).items())

    def row(self, record: Record, vault: Vault) -> list[Any]:
        """What is stored for `record`, in the order of the columns."""
        values = list(self._values(record))
        for position, column in self._sealed:
            values[position] = column.seal(values[position], self.table.name, record.id, vault)
        return values

    def record(self, row: Sequence[Any], vault: Vault) -> Any:
        """The record of a stored row; raises Unreadable."""
        values = list(row)
        for position, column in self._sealed:
            values[position] = column.open(values[position], self.table.name, values[self._id], vault)
        return _record(self._record_type, dict(zip(self.names, values, strict=True)))


def _record(record_type: type[R], values: dict[str, Any]) -> R:
    """A record of values for all its fields: a frozen dataclass's own `__init__` takes five times as long."""
    record = object.__new__(record_type)
    object.__setattr__(record, "__dict__", values)
    return record


def changed(record: R, columns: Mapping[str, Any]) -> R:
    """The record with other values in some of its fields. Raises TypeError for a field that it hasn't."""
    fields = record.__dict__
    if not columns.keys() <= fields.keys():
        raise TypeError(f"{type(record).__name__} has no {', '.join(sorted(columns.keys() - fields.keys()))}")
    return _record(type(record), {**fields, **columns})


@cache
def codec_of(record_type: type[Record]) -> Codec:
    """The codec of a class of records."""
    return Codec(record_type)
