"""What every commit has changed, told by triggers in the database itself: no query of the product's is trusted."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Boolean, Date, Time

from storage.codec import Record, changed, codec_of, sealed_columns
from storage.columns import EPOCH, Instant
from storage.crypto import Vault
from storage.happenings import CheckIn, Item, Message, Received, Session, Untold
from storage.records import LedgerEntry, Person, Programme, Staff

WATCHED: tuple[type[Record], ...] = (
    Programme,
    Person,
    Staff,
    Received,
    Message,
    Item,
    CheckIn,
    Session,
    LedgerEntry,
    Untold,
)
FINAL = ("delivered", "undelivered", "failed", "dropped")
Row = tuple[Any, ...]
Convert = Callable[[Any], Any]
Changed = dict[str, dict[int, tuple[Any, Any]]]


def _trigger(event: str, table: str, tells: str) -> str:
    name = f"seen_{table}_{event}"
    return f"create temp trigger {name} after {event} on main.{table} begin select seen({tells}); end;\n"


TRIGGERS = "".join(
    _trigger(event, kind.table.name, f"'{kind.table.name}', " + ", ".join(f"new.{n}" for n in codec_of(kind).names))
    for kind in WATCHED
    for event in ("insert", "update")
)
TRIGGERS += "".join(_trigger("delete", kind.table.name, f"'gone', '{kind.table.name}', old.id") for kind in WATCHED)
TRIGGERS += "".join(_trigger(event, "due", "'due'") for event in ("insert", "update", "delete"))
"""On the connection that writes: each row as it is after a change, handed over while its transaction is open."""


class Reader:
    """Rows of one table as records, without SQLAlchemy. What a change has left as it was is not opened again."""

    def __init__(self, kind: type[Record], vault: Vault) -> None:
        self.codec, self.vault = codec_of(kind), vault
        self.id = self.codec.names.index("id")
        self.sealed = sealed_columns(kind.table)
        self.converts = [(name, _converter(kind.table.columns[name].type)) for name in self.codec.names]

    def new(self, row: Row) -> Any:
        values = [
            value if convert is None or value is None else convert(value)
            for value, (_, convert) in zip(row, self.converts, strict=True)
        ]
        return self.codec.record(values, self.vault)

    def again(self, row: Row, before: Row, record: Any) -> Any:
        """`record` is what it was `before`."""
        return changed(
            record,
            {
                name: self._value(name, convert, value, row[self.id])
                for value, was, (name, convert) in zip(row, before, self.converts, strict=True)
                if value != was
            },
        )

    def _value(self, name: str, convert: Convert | None, value: Any, row: int) -> Any:
        if name in self.sealed:
            return self.sealed[name].open(value, self.codec.table.name, row, self.vault)
        return value if convert is None or value is None else convert(value)


def _converter(kind: Any) -> Convert | None:
    if isinstance(kind, Instant):
        return lambda value: EPOCH + timedelta(microseconds=value)
    if isinstance(kind, Date):
        return date.fromisoformat
    if isinstance(kind, Time):
        return time.fromisoformat
    return bool if isinstance(kind, Boolean) else None


class Seen:
    """Every row that is watched, as it is, by table and id; and what the last commit changed."""

    def __init__(self, vault: Vault) -> None:
        self.readers: Mapping[str, Reader] = {kind.table.name: Reader(kind, vault) for kind in WATCHED}
        self.kept: dict[str, dict[int, Any]] = defaultdict(dict)
        self.lanes: dict[str, dict[int, Message]] = defaultdict(dict)  # what is not settled, by recipient
        self._rows: dict[str, dict[int, Row]] = defaultdict(dict)
        self._writer: sqlite3.Connection | None = None
        self._written: list[Row] = []  # in the transaction that is open
        self._next: dict[str, datetime | None] = {}
        self.due_at: datetime | None = None
        self.next_to_send: datetime | None = None
        self.flying: set[int] = set()

    def begins(self, writer: sqlite3.Connection) -> None:
        """Told of each transaction that will write. What the last one wrote and did not commit is forgotten."""
        if writer is not self._writer:
            writer.create_function("seen", -1, self._sees)
            writer.executescript(TRIGGERS)
            self._writer = writer
        self._written.clear()

    def _sees(self, *told: Any) -> None:
        self._written.append(told)

    def commit(self) -> Changed:
        """By table and id the record as it was before, or None, and as it is now. The key `due` says that
        it moved, `told` that the coordinators have been told of an outage."""
        written, self._written = self._written, []
        newest: dict[str, dict[int, Row]] = {}
        changed: dict[str, dict[int, tuple[Any, Any]]] = {}
        for what, *row in written:
            if what == "due":
                changed["due"] = {}
            elif what == "gone":
                table, gone = row
                newest.get(table, {}).pop(gone, None)
                if table == "untold":
                    self.kept[table].pop(gone, None)
                    changed["told"] = {}
            else:
                newest.setdefault(what, {})[row[self.readers[what].id]] = tuple(row)
        if "due" in changed:
            self.due_at = self._next_due()
        changed |= {table: self._taken_in(table, rows) for table, rows in newest.items()}
        if "outbox" in changed:
            self._outbox(changed["outbox"])
        return changed

    def _taken_in(self, table: str, rows: Mapping[int, Row]) -> dict[int, tuple[Any, Any]]:
        reader, kept, known = self.readers[table], self.kept[table], self._rows[table]
        changed = {}
        for row, values in rows.items():
            old = kept.get(row)
            new = reader.new(values) if old is None else reader.again(values, known[row], old)
            kept[row], known[row] = new, values
            changed[row] = (old, new)
        return changed

    def _outbox(self, changed: Mapping[int, tuple[Any, Any]]) -> None:
        for row, (_, message) in changed.items():
            lane = self.lanes[message.lane]
            if message.state in FINAL or message.state == "sent":
                lane.pop(row, None)
            else:
                lane[row] = message
            if message.state in ("sending", "in_doubt"):
                self.flying.add(row)
            else:
                self.flying.discard(row)
        for name in {message.lane for _, message in changed.values()}:
            self._next[name] = min(_moments(self.lanes[name]), default=None)
        self.next_to_send = min((at for at in self._next.values() if at is not None), default=None)

    def _next_due(self) -> datetime | None:
        assert self._writer is not None
        found = self._writer.execute("select min(at) from due").fetchone()[0]
        return None if found is None else EPOCH + timedelta(microseconds=found)

    def next_due(self) -> datetime | None:
        return self.due_at

    def waits(self, now: datetime) -> bool:
        """Whether there is a message that goes now, or when those before it have gone."""
        unsettled = (message for lane in self.lanes.values() for message in lane.values())
        return any(m.state in ("queued", "held") and m.not_before <= now for m in unsettled)


def _moments(lane: Mapping[int, Message]) -> Iterator[datetime]:
    """When something of a lane may go: what is urgent at its time, of the others only the first that is not held."""
    blocked = False
    for _, message in sorted(lane.items()):
        if message.urgent or not blocked:
            if message.state in ("queued", "held"):
                yield message.not_before
            blocked = blocked or message.state != "held"
