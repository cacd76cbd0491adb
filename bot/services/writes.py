"""What a turn wants written, kept until the whole batch is written with one statement a table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Table

from bot.services.late import Late
from storage import audit
from storage.codec import Record, changed
from storage.events import sessions
from storage.happenings import Message
from storage.outbox import drop_waiting
from storage.records import AuditEntry
from storage.rows import Rows


@dataclass(frozen=True)
class DropUnsent:
    """Whatever still waits for this recipient is dropped, emergencies too: they have asked for silence."""

    lane: str


class Writes:
    """New records, changed columns by table and id, and rows to delete."""

    def __init__(self) -> None:
        self.new: list[Record] = []
        self.changed: dict[Table, dict[int, dict[str, Any]]] = {}
        self.gone: dict[Table, set[int]] = {}
        self.drops: list[DropUnsent] = []
        self.late: list[Late] = []

    def add(self, record: Record) -> None:
        self.new.append(record)

    def change(self, table: Table, row: int, columns: Mapping[str, Any]) -> None:
        self.changed.setdefault(table, {}).setdefault(row, {}).update(columns)

    def add_drop(self, drop: DropUnsent) -> None:
        self.drops.append(drop)

    def delete(self, table: Table, row: int) -> None:
        self.gone.setdefault(table, set()).add(row)

    def touched(self, table: Table) -> set[int]:
        """The ids of this table's rows that are new or changed."""
        return {record.id for record in self.new if record.table is table} | set(self.changed.get(table, ()))

    def should_have_gone(self, at: datetime) -> None:
        """The new messages that may go now belong to something that fell due at `at`."""
        self.new = [
            changed(record, {"due_at": at}) if isinstance(record, Message) and record.state == "queued" else record
            for record in self.new
        ]

    def take_over(self, other: "Writes") -> None:
        """Adds all that another turn wants written."""
        self.new.extend(other.new)
        for table, rows in other.changed.items():
            for row, columns in rows.items():
                self.change(table, row, columns)
        for table, gone in other.gone.items():
            self.gone.setdefault(table, set()).update(gone)
        self.drops.extend(other.drops)
        self.late.extend(other.late)

    @property
    def urgent(self) -> bool:
        """Whether there is a message among them that goes before everything else."""
        return any(isinstance(record, Message) and record.urgent for record in self.new)

    async def flush(self, rows: Rows) -> None:
        """Writes it all in the caller's transaction. A record that is new and changed is inserted as changed."""
        for drop in self.drops:
            await drop_waiting(rows, drop.lane)
        new = list(self._new_as_changed())
        # A time that one turn gives up may be taken by another turn of the batch: given up first, taken after.
        steps = rows.alterations(sessions, self.changed.pop(sessions, {}))
        steps += rows.insertions([record for record in new if not isinstance(record, AuditEntry)])
        for table, changes in self.changed.items():
            steps += rows.alterations(table, changes)
        for table, gone in self.gone.items():
            steps += rows.deletions(table, gone)
        await rows.do(steps)
        await audit.append(rows, [record for record in new if isinstance(record, AuditEntry)])

    def _new_as_changed(self) -> Iterable[Record]:
        for record in self.new:
            columns = self.changed.get(record.table, {}).pop(record.id, None)
            yield changed(record, columns) if columns else record
