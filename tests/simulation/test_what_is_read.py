"""What is done again and again must not get slower as the tables grow: each statement finds its rows by an index."""

import re
import sqlite3
from typing import Any

import pytest

from storage.link import Statement
from tests.simulation import run
from tests.simulation.driver import Connection, Cursor
from tests.simulation.live import live

GROW = (
    "people",
    "inbox",
    "outbox",
    "runs",
    "due",
    "items",
    "notes",
    "alerts",
    "sessions",
    "check_ins",
    "audit",
    "ledger",
)
READS = re.compile(r"\s*(SELECT|UPDATE|DELETE|WITH)\b")
BY_ALL_ROWS = re.compile(rf"SCAN ({'|'.join(GROW)})$")
MAY = (
    "SELECT people.id FROM people WHERE",  # the minute's check looks at everybody, beside the writer
    "SELECT people.created_at FROM people ORDER BY people.id LIMIT",  # the first
)


def test_no_statement_of_a_lived_history_goes_through_a_table_that_grows(monkeypatch: pytest.MonkeyPatch) -> None:
    plans: dict[str, list[str]] = {}

    def look(raw: sqlite3.Connection, text: str, values: Any) -> None:
        if text not in plans and READS.match(text):
            plans[text] = [step[3] for step in raw.execute(f"EXPLAIN QUERY PLAN {text}", values)]

    def now(self: Connection, statement: Statement) -> Any:
        if not statement.each:
            look(self.raw, statement.text, statement.values)
        elif statement.values:
            look(self.raw, statement.text, statement.values[0])
        return real_now(self, statement)

    def through_sqlalchemy(self: Cursor, call: Any, statement: str, values: Any) -> None:
        look(self.connection.raw, statement, values)
        real_run(self, call, statement, values)

    real_now, real_run = Connection._now, Cursor._run
    monkeypatch.setattr(Connection, "_now", now)
    monkeypatch.setattr(Cursor, "_run", through_sqlalchemy)
    assert live(run.history(1, days=14, people=8, faults=1.5)).broken is None
    assert len(plans) > 70
    slow = [(" ".join(text.split()), step) for text, plan in plans.items() for step in plan if BY_ALL_ROWS.match(step)]
    assert [(text, step) for text, step in slow if not text.startswith(MAY)] == []
