"""What is asked all the time finds its rows through an index, however many rows there are that it doesn't want."""

from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest
from sqlalchemy import event

from storage import check_ins, due, inbox, outbox, people, queue, runs, sessions
from storage.crypto import Vault
from storage.database import Database
from storage.rows import Rows
from storage.tables import metadata
from tests.support.examples import NOON

TABLES = {*metadata.tables, "other"}


@pytest.fixture
async def sqlite(sqlite_url: str, vault: Vault) -> AsyncIterator[Database]:
    database = await Database.open(sqlite_url, vault)
    yield database
    await database.close()


async def _ask_everything(rows: Rows) -> None:
    await outbox.claim(rows, NOON, 10)
    await outbox.being_sent(rows)
    await outbox.in_doubt(rows)
    await outbox.next_due(rows)
    await outbox.next_due(rows, after=NOON)
    await due.take(rows, NOON, 10, [1, 2])
    await due.next_at(rows)
    await people.lock(rows, [1, 2])
    await people.by_phone(rows, [b"a", b"b"])
    await people.who(rows, "sms", [b"a", b"b"])
    await people.who(rows, "telegram", [b"a"])
    await people.team(rows, [1])
    await runs.open_of(rows, [1, 2])
    await queue.open_items(rows, 1)
    await queue.open_items(rows, person_ids=[1])
    await queue.open_of(rows, [1])
    await queue.notes_of(rows, [1])
    await queue.alerts_of(rows, [1])
    await inbox.seen(rows, "sms", ["a"])
    await inbox.last_texts(rows, [1])
    await check_ins.latest(rows, [1])
    await sessions.of_people(rows, [1], NOON)
    await sessions.hours_of(rows, [1])
    await sessions.busy(rows, [1], NOON, NOON)


async def test_no_question_reads_a_whole_table(sqlite: Database) -> None:
    asked: list[tuple[str, Any]] = []
    async with sqlite.writing() as rows:

        def note(connection: Any, cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
            asked.append((statement, parameters))

        fetch = rows.link.fetch

        async def noted(statement: str, parameters: Sequence[Any] = ()) -> Sequence[Sequence[Any]]:
            asked.append((statement, parameters))
            return await fetch(statement, parameters)

        event.listen(rows.connection.sync_connection, "before_cursor_execute", note)
        rows.link.fetch = noted  # type: ignore[assignment]
        await _ask_everything(rows)
        event.remove(rows.connection.sync_connection, "before_cursor_execute", note)
        assert len(asked) == 25
        for statement, parameters in asked:
            explained = await rows.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            for step in explained.scalars("detail"):
                whole = step.startswith("SCAN ") and step.split()[1] in TABLES
                assert not whole or "ix_outbox_in_flight" in step, f"{step}: {statement}"
