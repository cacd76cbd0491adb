"""Statements that are made once: what the driver is given, and what it gives."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import Dialect, Table, bindparam, select
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.dialects.sqlite.aiosqlite import SQLiteDialect_aiosqlite

from storage.among import listed
from storage.prepared import Prepared
from storage.tables import metadata, people
from storage.writing import KEY, changing, inserting

DIALECTS = [PGDialect_asyncpg(), SQLiteDialect_aiosqlite()]  # type: ignore[no-untyped-call]
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
MICROSECONDS = 1_795_521_600_000_000


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.name)
@pytest.mark.parametrize("table", metadata.sorted_tables, ids=str)
def test_a_row_is_given_in_the_order_of_its_columns(table: Table, dialect: Dialect) -> None:
    by_name = {column.name: None for column in table.columns} | {table.columns.keys()[0]: 7}
    first = inserting(table).compiled(dialect).parameters(by_name)
    assert first == (7, *[None] * (len(table.columns) - 1))
    assert list(first) == inserting(table).compiled(dialect).in_order(list(by_name.values()))
    text = inserting(table).compiled(dialect).text
    assert text[text.index("(") + 1 : text.index(")")].replace('"', "").split(", ") == table.columns.keys()


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.name)
def test_instants_are_whole_microseconds_on_the_way_in_and_instants_on_the_way_out(dialect: Dialect) -> None:
    change = changing(people, ("stopped_at",)).compiled(dialect)
    assert sorted(change.parameters({KEY: 7, "to_stopped_at": NOON})) == [7, MICROSECONDS]
    with pytest.raises(ValueError, match="an instant needs a time zone"):
        change.parameters({KEY: 7, "to_stopped_at": NOON.replace(tzinfo=None)})
    asked = Prepared(select(people.c.id, people.c.stopped_at).where(people.c.created_at < bindparam("now")))
    assert asked.compiled(dialect).parameters({"now": NOON}) == (MICROSECONDS,)
    assert asked.compiled(dialect).row((7, MICROSECONDS)) == [7, NOON]
    assert asked.compiled(dialect).row((7, None)) == [7, None]


def test_a_list_is_an_array_or_json() -> None:
    asked = Prepared(select(people.c.id).where(listed(people.c.id, "ids")))
    values = {dialect.name: asked.compiled(dialect).parameters({"ids": [3, 5]}) for dialect in DIALECTS}
    assert values == {"postgresql": ([3, 5],), "sqlite": ("[3,5]",)}


def test_what_is_fixed_in_a_statement_needs_no_value() -> None:
    asked = Prepared(select(people.c.id).where(people.c.status == "released", people.c.id == bindparam("id")))
    assert asked.compiled(DIALECTS[1]).parameters({"id": 3}) == ("released", 3)
    with pytest.raises(KeyError):
        asked.compiled(DIALECTS[1]).parameters({})
