"""What is in a backup: every row of every table as it is stored, the same from SQLite and PostgreSQL.

Each chunk is JSON, compressed. The first says what it is: `{"gatewalk": 1, "made_at": …, "schema": revision}`. Then
`{"table": …, "columns": [[name, kind], …], "rows": [[…], …]}`, parents before what refers to them, and at the end
`{"rows": count of all, "keys": [ids of the keys that its values are under]}`.
"""

import base64
import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

import storage.events  # noqa: F401  # its tables belong to the metadata
from storage.codec import hash_columns, sealed_columns
from storage.columns import EPOCH, MICROSECOND, Instant
from storage.errors import BadBackup
from storage.schema import revision_of
from storage.tables import invitations, metadata

FORM = 1
AT_ONCE = 2000
"""Rows in a chunk."""
QUICK = 1
"""zlib's level: most of what is there is encrypted and gets no smaller."""
KINDS: dict[str, sa.types.TypeEngine[Any]] = {
    "int": sa.BigInteger(),
    "text": sa.Text(),
    "bytes": sa.LargeBinary(),
    "bool": sa.Boolean(),
    "date": sa.Date(),
    "time": sa.Time(),
    "float": sa.Float(),
}
"""What a column can hold in a backup. Instants are whole microseconds."""
_PLAIN: tuple[tuple[type[Any], str], ...] = (
    (Instant, "int"),
    (sa.Boolean, "bool"),
    (sa.Integer, "int"),
    (sa.Float, "float"),
    (sa.LargeBinary, "bytes"),
    (sa.DateTime, ""),
    (sa.Date, "date"),
    (sa.Time, "time"),
    (sa.String, "text"),
)
_READ: dict[str, Callable[[str], Any]] = {
    "bytes": base64.b64decode,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
}


@dataclass(kw_only=True)
class Contents:
    """When a backup was made, its schema's revision, how many rows it holds and the ids of the keys they are under."""

    made_at: datetime
    schema: str
    rows: int = 0
    keys: set[int] = field(default_factory=set)


@dataclass(frozen=True, kw_only=True)
class Part:
    """Some rows of one table."""

    table: str
    columns: list[tuple[str, str]]
    rows: list[list[Any]]

    def values(self) -> list[dict[str, Any]]:
        """The rows by column, as the database takes them."""
        readers = [(name, _READ.get(kind)) for name, kind in self.columns]
        return [
            {name: v if v is None or read is None else read(v) for (name, read), v in zip(readers, row, strict=True)}
            for row in self.rows
        ]

    def into(self) -> sa.TableClause:
        """The table, with just these columns."""
        return sa.table(self.table, *(sa.column(name, KINDS[kind]) for name, kind in self.columns))


async def dump(connection: AsyncConnection, write: Callable[[bytes], None], made_at: datetime) -> Contents:
    """Writes everything as the connection's transaction sees it."""
    schema = await connection.run_sync(revision_of)
    contents = Contents(made_at=made_at, schema=str(schema))
    write(_pack({"gatewalk": FORM, "made_at": made_at.isoformat(), "schema": contents.schema}))
    for table in metadata.sorted_tables:
        await _dump_table(connection, table, write, contents)
    write(_pack({"rows": contents.rows, "keys": sorted(contents.keys)}))
    return contents


async def _dump_table(
    connection: AsyncConnection, table: sa.Table, write: Callable[[bytes], None], contents: Contents
) -> None:
    columns = [(column.name, kind_of(column)) for column in table.columns]
    plain = sa.table(table.name, *(sa.column(name, KINDS[kind]) for name, kind in columns))
    under = [(table.columns.keys().index(name), 1) for name in sealed_columns(table)]
    under += [(table.columns.keys().index(name), 0) for name in hash_columns(table)]
    all_count = table.name != invitations.name
    async with connection.stream(sa.select(*plain.columns), execution_options={"yield_per": AT_ONCE}) as result:
        async for some in result.partitions(AT_ONCE):
            rows = [list(row) for row in some]
            contents.rows += len(rows)
            counted = rows if all_count else [row for row in some if _can_be_used(row, contents.made_at)]
            for place, byte in under:
                contents.keys |= {row[place][byte] for row in counted if row[place]}
            write(_pack({"table": table.name, "columns": columns, "rows": rows}))


def _can_be_used(link: sa.Row[Any], at: datetime) -> bool:
    """Others have no use for the key that their hash is under, which nobody can bring over (see `storage.keys`)."""
    is_over = link.expires_at <= (at - EPOCH) // MICROSECOND
    return link.redeemed_at is None and link.withdrawn_at is None and not is_over


def kind_of(column: sa.Column[Any]) -> str:
    """What a column of ours holds; a TypeError for one that a backup could not hold."""
    for kind, name in _PLAIN:
        if isinstance(column.type, kind) and name:
            return name
    raise TypeError(f"a backup has no kind for {column.table.name}.{column.name}")


def read(packed: Iterator[bytes]) -> Iterator[Contents | Part]:
    """The contents as far as the beginning says; the parts; the contents once more, whole. Raises BadBackup."""
    try:
        head = _unpack(next(packed))
        if head["gatewalk"] != FORM:
            raise BadBackup("was made by a later version of Gatewalk")
        contents = Contents(made_at=datetime.fromisoformat(head["made_at"]), schema=head["schema"])
        yield contents
        for chunk in packed:
            part = _unpack(chunk)
            if "table" not in part:
                if part["rows"] != contents.rows:
                    raise BadBackup("does not hold as many rows as it says")
                contents.keys = set(part["keys"])
                break
            contents.rows += len(part["rows"])
            yield Part(table=part["table"], columns=[(n, k) for n, k in part["columns"]], rows=part["rows"])
        else:
            raise BadBackup("has no end")
    except (KeyError, ValueError, TypeError, zlib.error):
        raise BadBackup("is not in the form of a backup") from None
    yield contents


def _pack(value: Any) -> bytes:
    return zlib.compress(json.dumps(value, default=_plain, separators=(",", ":")).encode(), QUICK)


def _plain(value: Any) -> str:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value.isoformat()


def _unpack(packed: bytes) -> Any:
    return json.loads(zlib.decompress(packed))
