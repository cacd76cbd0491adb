"""The column types that the tables are made of, the same on SQLite and PostgreSQL."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
Id = BigInteger().with_variant(Integer, "sqlite")


class Instant(TypeDecorator[datetime]):
    """An aware datetime, kept as whole microseconds since 1970 in UTC; a naive one is refused."""

    impl = BigInteger
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], int | None]:
        return _microseconds

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[int | None], datetime | None]:
        return _instant


def _microseconds(at: datetime | None) -> int | None:
    if at is None:
        return None
    if at.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return (at - EPOCH) // MICROSECOND


def _instant(microseconds: int | None) -> datetime | None:
    return None if microseconds is None else EPOCH + timedelta(microseconds=microseconds)


def sealed(name: str, *, nullable: bool = False) -> Column[Any]:
    """A column whose text is encrypted for its own table, column and row (see `storage.crypto`)."""
    return Column(name, LargeBinary, nullable=nullable, info={"sealed": True})


def sealed_json(name: str, *, nullable: bool = False) -> Column[Any]:
    """A sealed column that holds a JSON value; records carry it parsed."""
    return Column(name, LargeBinary, nullable=nullable, info={"sealed": True, "json": True})


def hashed(
    name: str, *, of: str | None, folded: bool = False, nullable: bool = True, unique: bool = True
) -> Column[Any]:
    """A keyed hash by which a row is found (see `storage.crypto`).

    `of` is the sealed column that it is made of, `folded` whether that is folded first; None for what is kept nowhere.
    """
    info = {"hash_of": of, "folded": folded}
    return Column(name, LargeBinary, nullable=nullable, unique=unique, info=info)


def partial_index(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    """An index of the rows that meet a condition. A statement uses it that says the same, in the same words."""
    return Index(name, *columns, unique=unique, sqlite_where=text(where), postgresql_where=text(where))


def fold(text: str) -> str:
    """The same for a name however it is spaced and in whatever case."""
    return " ".join(text.split()).casefold()
