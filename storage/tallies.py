"""What has been sent in a day or a month, kept as it goes; and the next free moment of a pace that replicas share."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, bindparam, case, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert, UpdateBase

from storage.among import listed
from storage.columns import EPOCH
from storage.events import tallies
from storage.prepared import Prepared
from storage.rows import Rows

Tally = tuple[str, str]
"""A name and a period, such as a day or a month."""
_MICROSECOND = timedelta(microseconds=1)
FAR = timedelta(minutes=1)
"""Nobody takes moments so far ahead of their own clock."""


_THESE = (
    select(tallies.c.name, tallies.c.period, tallies.c.amount)
    .where(listed(tallies.c.name, "names"), listed(tallies.c.period, "periods"))
    .order_by(tallies.c.name, tallies.c.period)
)
AMOUNTS, HELD = Prepared(_THESE), Prepared(_THESE.with_for_update())


async def read(rows: Rows, wanted: Collection[Tally]) -> dict[Tally, int]:
    """What has come together of each; 0 where nothing has. No query for none."""
    found = await _found(rows, AMOUNTS, wanted)
    return {tally: found.get(tally, 0) for tally in wanted}


async def hold(rows: Rows, wanted: Collection[Tally], shared: Collection[Tally]) -> dict[Tally, int]:
    """The same, and nobody else adds to them or holds them until the transaction ends. What is not there yet can't be
    held: of these, `shared` are made first, since others may be about to add a lot to them."""
    found = await _found(rows, HELD, wanted)
    new = sorted(set(shared) - set(found)) if rows.dialect == "postgresql" else []
    if new:
        await rows.each(ADD, [{"name": name, "period": period, "amount": 0} for name, period in new])
        found |= await _found(rows, HELD, new)
    return {tally: found.get(tally, 0) for tally in wanted}


async def _found(rows: Rows, statement: Prepared, wanted: Collection[Tally]) -> dict[Tally, int]:
    if not wanted:
        return {}
    values = {"names": list({name for name, _ in wanted}), "periods": list({period for _, period in wanted})}
    return {(row[0], row[1]): row[2] for row in await rows.values(statement, values)}


async def add(rows: Rows, amounts: Mapping[Tally, int]) -> None:
    """Adds to each; what is below zero is taken away. They are held, in one order, until the transaction ends."""
    await rows.each(
        ADD, [{"name": n, "period": p, "amount": amount} for (n, p), amount in sorted(amounts.items()) if amount]
    )


def _adding(dialect: str) -> UpdateBase:
    insert = _insert(dialect).values({column.name: bindparam(column.name) for column in tallies.columns})
    then = {"amount": tallies.c.amount + insert.excluded.amount}
    adding: UpdateBase = insert.on_conflict_do_update(index_elements=["name", "period"], set_=then)
    return adding


def _insert(dialect: str) -> Any:
    return (postgresql if dialect == "postgresql" else sqlite).insert(tallies)


ADD = Prepared(_adding)


async def add_one(rows: Rows, tally: Tally) -> int:
    """One more; returns how many that makes."""
    await add(rows, {tally: 1})
    return (await read(rows, [tally]))[tally]


async def next_moments(rows: Rows, name: str, now: datetime, count: int, spacing: timedelta) -> datetime:
    """The first of `count` moments, `spacing` apart, that nobody else has been given; they are the caller's now.

    Where the next one is `FAR` ahead, a clock was, that has been put right since: they begin with now again.
    """
    start, length = (now - EPOCH) // _MICROSECOND, count * (spacing // _MICROSECOND)
    values = {"name": name, "start": start, "length": length, "far": start + (FAR + spacing) // _MICROSECOND}
    end: int = (await rows.scalars(TAKING, values))[0]
    return EPOCH + (end - length) * _MICROSECOND


NEXT = Prepared(select(tallies.c.amount).where(tallies.c.name == bindparam("name"), tallies.c.period == ""))


async def taken_ahead(rows: Rows, name: str, now: datetime, spacing: timedelta) -> timedelta:
    """For how long all moments have been given away already, as `next_moments` sees it."""
    found = await rows.scalars(NEXT, {"name": name})
    ahead = EPOCH + found[0] * _MICROSECOND - now if found else timedelta(0)
    return max(ahead, timedelta(0)) if ahead <= FAR + spacing else timedelta(0)


def _taking(dialect: str) -> ReturningInsert[Any]:
    start, length = bindparam("start", type_=BigInteger), bindparam("length", type_=BigInteger)
    larger = func.greatest if dialect == "postgresql" else func.max
    statement = _insert(dialect).values(name=bindparam("name"), period="", amount=start + length)
    far = bindparam("far", type_=BigInteger)
    then = {"amount": case((tallies.c.amount > far, start), else_=larger(tallies.c.amount, start)) + length}
    statement = statement.on_conflict_do_update(index_elements=["name", "period"], set_=then)
    taking: ReturningInsert[Any] = statement.returning(tallies.c.amount)
    return taking


TAKING = Prepared(_taking)


FORGETTING = Prepared(delete(tallies).where(tallies.c.period != "", tallies.c.period < bindparam("before")))


async def forget(rows: Rows, before: str) -> None:
    """Drops the tallies of periods (days, months) before this one."""
    await rows.each(FORGETTING, [{"before": before}])


async def forget_lane(rows: Rows, lane: str) -> None:
    """What has been counted for one recipient is counted no more: they have been erased."""
    theirs = (tallies.c.name == f"texts {lane}") | tallies.c.name.startswith(f"refused {lane} ", autoescape=True)
    await rows.execute(delete(tallies).where(theirs))
