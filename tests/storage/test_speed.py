"""What is asked all the time finds its rows through an index, however many rows there are that it doesn't want."""

from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest
from sqlalchemy import event, text

from storage import check_ins, due, inbox, on_their_way, outbox, people, queue, runs, sessions
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
    await on_their_way.being_sent(rows)
    await on_their_way.in_doubt(rows)
    await on_their_way.being_sent_to(rows, "p1")
    await outbox.next_due(rows)
    await outbox.next_due(rows, after=NOON)
    await due.take(rows, NOON, 10, [1, 2])
    await due.next_at(rows)
    await rows.answer(people.lock([1, 2]))
    await people.by_phone(rows, [b"a", b"b"])
    await rows.answer(people.who("sms", [b"a", b"b"]))
    await rows.answer(people.who("telegram", [b"a"]))
    await rows.answer(people.team([1]))
    await rows.answer(runs.open_of([1, 2]))
    await queue.open_items(rows, 1)
    await queue.open_items(rows, person_ids=[1])
    await rows.answer(queue.open_of([1]))
    await rows.answer(queue.notes_of([1]))
    await rows.answer(queue.alerts_of([1]))
    await rows.answer(inbox.seen("sms", ["a"]))
    await rows.answer(inbox.last_texts([1]))
    await rows.answer(check_ins.latest([1]))
    await rows.answer(sessions.of_people([1], NOON))
    await rows.answer(sessions.hours_of([1]))
    await rows.answer(sessions.busy([1], NOON, NOON))


async def _asked(rows: Rows) -> list[tuple[str, Any]]:
    """Every question that the service asks, with its values."""
    asked: list[tuple[str, Any]] = []

    def note(connection: Any, cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        asked.append((statement, parameters))

    fetch = rows.link.fetch

    async def noted(questions: Sequence[tuple[str, Any]]) -> Sequence[Sequence[Sequence[Any]]]:
        asked.extend(questions)
        return await fetch(questions)

    event.listen(rows.connection.sync_connection, "before_cursor_execute", note)
    rows.link.fetch = noted  # type: ignore[method-assign, assignment]
    await _ask_everything(rows)
    rows.link.fetch = fetch  # type: ignore[method-assign]
    event.remove(rows.connection.sync_connection, "before_cursor_execute", note)
    assert len(asked) == 26
    return asked


async def test_no_question_reads_a_whole_table(sqlite: Database) -> None:
    async with sqlite.writing() as rows:
        for statement, parameters in await _asked(rows):
            explained = await rows.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            for step in explained.scalars("detail"):
                whole = step.startswith("SCAN ") and step.split()[1] in TABLES
                assert not whole or "ix_outbox_in_flight" in step, f"{step}: {statement}"


async def test_postgresql_reads_none_either_whatever_it_was_told_of_their_size(postgres_url: str, vault: Vault) -> None:
    """A plan is kept: one that was made when the tables were new and empty is used when they have grown."""
    database = await Database.open(postgres_url, vault)
    async with database.session_connection() as connection:
        await connection.execute(text("analyze"))
    async with database.writing() as rows:
        for statement, parameters in await _asked(rows):
            [plan] = await rows.link.fetch([(f"EXPLAIN {statement}", parameters)])
            assert [step for (step,) in plan if "Seq Scan" in step] == [], statement
    await database.close()
