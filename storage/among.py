"""Conditions that keep a statement's text the same, however many values there are.

That way a prepared statement is found again, no limit on parameters is met, and a partial index is recognised.
"""

from collections.abc import Collection
from typing import Any

import orjson
from sqlalchemy import ARRAY, Column, ColumnElement, Text, bindparam, literal_column
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.selectable import NamedFromClause
from sqlalchemy.types import TypeDecorator, TypeEngine

MOST_HASHES = 16_384


class _Values(TypeDecorator[list[Any]]):
    """Many whole numbers or strings in one parameter: an array on PostgreSQL, JSON on SQLite."""

    impl = Text
    cache_ok = True

    def __init__(self, of: TypeEngine[Any]) -> None:
        super().__init__()
        self.of = of

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(ARRAY(self.of) if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: list[Any] | None, dialect: Dialect) -> Any:
        return value if dialect.name == "postgresql" else orjson.dumps(value).decode()


class _Each(FunctionElement[Any]):
    """A subquery with one row a value, in the column `value`."""

    name = "each"
    inherit_cache = True


@compiles(_Each, "postgresql")
def _unnest(element: _Each, compiler: SQLCompiler, **kw: Any) -> str:
    return f"(SELECT unnest({compiler.process(element.clauses, **kw)}) AS value)"


@compiles(_Each, "sqlite")
def _json_each(element: _Each, compiler: SQLCompiler, **kw: Any) -> str:
    return f"(SELECT value FROM json_each({compiler.process(element.clauses, **kw)}))"  # noqa: S608  # a parameter


class _IsIn(FunctionElement[bool]):
    """Whether the first is one of the values that the second holds. PostgreSQL finds the rows of an array by an index
    whatever it believes of the table's size; a plan for a subquery is kept from when the table was empty."""

    name = "is_in"  # and of no type: SQLAlchemy would compare a Boolean with 1, and SQLite find no index for that
    inherit_cache = True


@compiles(_IsIn, "postgresql")
def _any(element: _IsIn, compiler: SQLCompiler, **kw: Any) -> str:
    column, values = element.clauses
    return f"({compiler.process(column, **kw)} = ANY ({compiler.process(values, **kw)}))"


@compiles(_IsIn, "sqlite")
def _in(element: _IsIn, compiler: SQLCompiler, **kw: Any) -> str:
    column, values = element.clauses
    return f"({compiler.process(column, **kw)} IN {compiler.process(_Each(values), **kw)})"


def among(column: ColumnElement[Any], values: Collection[int] | Collection[str]) -> ColumnElement[bool]:
    """Whether a column of whole numbers or strings is one of `values`; any number of them, none included."""
    return _IsIn(column, bindparam(None, sorted(values), _Values(column.type), unique=True))


def listed(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """The same for a statement that is made once: the values are a list, given under `name` when it is executed."""
    return _IsIn(column, bindparam(name, type_=_Values(column.type)))


def each_of(column: ColumnElement[Any], name: str) -> NamedFromClause:
    """Such a list to select from: its column `value` is of the type of `column`."""
    return _Each(bindparam(name, type_=_Values(column.type))).table_valued(Column("value", column.type))


def among_hashes(column: ColumnElement[Any], hashes: Collection[bytes]) -> ColumnElement[bool]:
    """The same for bytes, up to `MOST_HASHES` of them."""
    return column.in_(padded(hashes)[1])


def padded(hashes: Collection[bytes]) -> tuple[int, list[bytes]]:
    """The list made longer, to a power of two, so that few statements differ; and how long it is then."""
    listed = sorted(hashes)
    size = 1 << max(len(listed) - 1, 0).bit_length() if listed else 0
    return size, listed + listed[-1:] * (size - len(listed))


def is_one(column: ColumnElement[Any], *words: str) -> ColumnElement[bool]:
    """Whether a column is one of a few fixed words, written into the statement as partial indexes need it."""
    written: list[ColumnElement[Any]] = [literal_column(f"'{word}'") for word in words]
    return column == written[0] if len(written) == 1 else column.in_(written)
