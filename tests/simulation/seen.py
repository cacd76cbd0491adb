"""What every commit has changed, told by triggers in the database itself: no query of the product's is trusted."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Boolean, Date, Time

from storage.codec import Record, codec_of
from storage.columns import EPOCH, Instant
from storage.crypto import Vault
from storage.happenings import CheckIn, Item, Message, Note, Received, Run, Session, Untold
from storage.records import LedgerEntry, Person, Programme, Staff

WATCHED: tuple[type[Record], ...] = (
    Programme,
    Person,
    Staff,
    Received,
    Message,
    Item,
    Note,
    Run,
    CheckIn,
    Session,
    LedgerEntry,
    Untold,
)
FINAL = ("delivered", "undelivered", "failed", "dropped")
TRIGGERS = """
create table seen (n integer primary key, what text, id integer);
create trigger seen_untold_gone after delete on untold
begin insert into seen (what, id) values ('told', old.id); end;
create trigger seen_due_new after insert on due begin insert into seen (what) values ('due'); end;
create trigger seen_due_gone after delete on due begin insert into seen (what) values ('due'); end;
""" + "".join(
    f"create trigger seen_{kind.table.name}_{event} after {event} on {kind.table.name} "
    f"begin insert into seen (what, id) values ('{kind.table.name}', new.id); end;\n"
    for kind in WATCHED
    for event in ("insert", "update")
)


class Reader:
    """Rows of one table as records, without SQLAlchemy."""

    def __init__(self, kind: type[Record]) -> None:
        self.codec = codec_of(kind)
        self.converts = [(n, _converter(c.type)) for n, c in enumerate(self.codec.columns)]
        self.converts = [(n, convert) for n, convert in self.converts if convert is not None]
        self.statement = f"select {', '.join(self.codec.names)} from {kind.table.name} where id = ?"

    def record(self, row: tuple[Any, ...], vault: Vault) -> Any:
        values = list(row)
        for n, convert in self.converts:
            if values[n] is not None and convert is not None:
                values[n] = convert(values[n])
        return self.codec.record(values, vault)


def _converter(kind: Any) -> Callable[[Any], Any] | None:
    if isinstance(kind, Instant):
        return lambda value: EPOCH + timedelta(microseconds=value)
    if isinstance(kind, Date):
        return date.fromisoformat
    if isinstance(kind, Time):
        return time.fromisoformat
    return bool if isinstance(kind, Boolean) else None


class Seen:
    """Every row that is watched, as it is, by table and id; and what the last commit changed."""

    def __init__(self, path: str, vault: Vault) -> None:
        self.raw = sqlite3.connect(path, isolation_level=None)
        self.vault, self.last = vault, 0
        self.readers: Mapping[str, Reader] = {kind.table.name: Reader(kind) for kind in WATCHED}
        self.kept: dict[str, dict[int, Any]] = defaultdict(dict)
        self.lanes: dict[str, dict[int, Message]] = defaultdict(dict)  # what is not settled, by recipient
        self._next: dict[str, datetime | None] = {}
        self.due_at: datetime | None = None
        self.next_to_send: datetime | None = None
        self.flying: set[int] = set()

    def commit(self) -> dict[str, dict[int, tuple[Any, Any]]]:
        """By table and id the record as it was before, or None, and as it is now. The key `due` says that
        it moved, `told` that the coordinators have been told of an outage."""
        changed: dict[str, dict[int, tuple[Any, Any]]] = {}
        for n, what, row in self.raw.execute("select n, what, id from seen where n > ? order by n", (self.last,)):
            self.last = n
            changed.setdefault(what, {})[row] = (None, None)
        for what, rows in changed.items():
            if what == "due":
                self.due_at = self._instant("select min(at) from due")
                continue
            if what == "told":
                for row in rows:
                    self.kept["untold"].pop(row, None)
                continue
            reader, kept = self.readers[what], self.kept[what]
            for row in list(rows):
                found = self.raw.execute(reader.statement, (row,)).fetchone()
                if found is None:  # come and gone in one commit
                    del rows[row]
                    continue
                new = reader.record(found, self.vault)
                rows[row] = (kept.get(row), new)
                kept[row] = new
        if "outbox" in changed:
            self._outbox(changed["outbox"])
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
            self._next[message.lane] = min(_moments(lane), default=None)
        self.next_to_send = min((at for at in self._next.values() if at is not None), default=None)

    def _instant(self, statement: str) -> datetime | None:
        found = self.raw.execute(statement).fetchone()[0]
        return None if found is None else EPOCH + timedelta(microseconds=found)

    def next_due(self) -> datetime | None:
        return self.due_at

    def close(self) -> None:
        self.raw.close()


def _moments(lane: Mapping[int, Message]) -> Iterator[datetime]:
    """When something of a lane may go: what is urgent at its time, of the others only the first that is not held."""
    blocked = False
    for _, message in sorted(lane.items()):
        if message.urgent or not blocked:
            if message.state in ("queued", "held"):
                yield message.not_before
            blocked = blocked or message.state != "held"
