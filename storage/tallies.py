"""What has been sent in a day or a month, kept as it goes; and the next free moment of a pace that replicas share."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from storage.among import among
from storage.columns import EPOCH
from storage.events import tallies
from storage.rows import Rows

Tally = tuple[str, str]
"""A name and a period, such as a day or a month."""
_MICROSECOND = timedelta(microseconds=1)


async def read(rows: Rows, wanted: Collection[Tally]) -> dict[Tally, int]:
    """What has come together of each; 0 where nothing has."""
    by_name = among(tallies.c.name, {name for name, _ in wanted})
    found = await rows.execute(select(tallies).where(by_name))
    amounts = {(row["name"], row["period"]): row["amount"] for row in found.mappings()}
    return {tally: amounts.get(tally, 0) for tally in wanted}


async def add(rows: Rows, amounts: Mapping[Tally, int]) -> None:
    """Adds to each; what is below zero is taken away. They are held, in one order, until the transaction ends."""
    added = [{"name": n, "period": p, "amount": amount} for (n, p), amount in sorted(amounts.items()) if amount]
    if added:
        insert = _insert(rows)
        then = {"amount": tallies.c.amount + insert.excluded.amount}
        await rows.execute(insert.on_conflict_do_update(index_elements=["name", "period"], set_=then), added)


async def add_one(rows: Rows, tally: Tally) -> int:
    """One more; returns how many that makes."""
    await add(rows, {tally: 1})
    return (await read(rows, [tally]))[tally]


def _insert(rows: Rows) -> Any:
    return (postgresql if rows.dialect == "postgresql" else sqlite).insert(tallies)


async def next_moments(rows: Rows, name: str, now: datetime, count: int, spacing: timedelta) -> datetime:
    """The first of `count` moments, `spacing` apart, that nobody else has been given; they are the caller's now."""
    start, length = (now - EPOCH) // _MICROSECOND, count * (spacing // _MICROSECOND)
    larger = func.greatest if rows.dialect == "postgresql" else func.max
    statement = _insert(rows).values(name=name, period="", amount=start + length)
    then = {"amount": larger(tallies.c.amount, start) + length}
    statement = statement.on_conflict_do_update(index_elements=["name", "period"], set_=then)
    end: int = (await rows.execute(statement.returning(tallies.c.amount))).scalar_one()
    return EPOCH + (end - length) * _MICROSECOND


async def forget(rows: Rows, before: str) -> None:
    """Drops the tallies of periods (days, months) before this one."""
    await rows.execute(delete(tallies).where(tallies.c.period != "", tallies.c.period < before))


async def forget_lane(rows: Rows, lane: str) -> None:
    """What has been counted for one recipient is counted no more: they have been erased."""
    theirs = (tallies.c.name == f"texts {lane}") | tallies.c.name.startswith(f"refused {lane} ", autoescape=True)
    await rows.execute(delete(tallies).where(theirs))
