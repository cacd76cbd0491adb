"""Leavers, found by id or number."""

from collections.abc import Collection
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import bindparam, literal_column, select

from storage.among import MOST_HASHES, among_hashes, listed, padded
from storage.codec import codec_of
from storage.crypto import Vault
from storage.prepared import Prepared
from storage.records import Person, Staff
from storage.rows import Ask, Rows, asking, columns_of
from storage.tables import people, staff

LOCK = Prepared(select(*columns_of(Person)).where(listed(people.c.id, "ids")).order_by(people.c.id).with_for_update())
SILENT = Prepared(select(people.c.id).where(listed(people.c.id, "ids"), people.c.stopped_at.is_not(None)))
TEAM = Prepared(select(*columns_of(Staff)).where(listed(staff.c.programme_id, "programmes")))
HASH_OF = {"sms": people.c.phone_hash, "telegram": people.c.telegram_hash}


def lock(ids: Collection[int]) -> Ask[list[Person]]:
    """These people by id, held until the transaction ends: turns of one person run one after another.

    They are taken in the order of their ids, so that two transactions can't wait for each other.
    """
    return asking(Person, LOCK, {"ids": sorted(ids)}, list)


def silent(ids: Collection[int]) -> Ask[list[int]]:
    """Those of these people to whom nothing goes, since they have sent STOP."""
    return Ask(SILENT, {"ids": sorted(ids)}, lambda found, vault: [row[0] for row in found])


def who(channel: str, hashes: Collection[bytes]) -> Ask[dict[bytes, int]]:
    """Whose these numbers (`sms`) or accounts (`telegram`) are: the id by the hash, where anybody has it."""
    size, listed = padded(hashes)
    values = {f"hash_{at}": value for at, value in enumerate(listed)}
    return Ask(_whose(channel, size), values, lambda found, vault: {row[0]: row[1] for row in found})


@cache
def _whose(channel: str, size: int) -> Prepared:
    column = HASH_OF[channel]
    return Prepared(select(column, people.c.id).where(column.in_([bindparam(f"hash_{at}") for at in range(size)])))


def member(hashes: Collection[bytes], *, lock: bool) -> Ask[Staff | None]:
    """Who of the staff has an account with one of these hashes; `lock` as in the function of that name."""
    size, listed = padded(hashes)
    values = {f"hash_{at}": value for at, value in enumerate(listed)}
    return asking(Staff, _member_with(size, lock), values, lambda found: found[0] if found else None)


@cache
def _member_with(size: int, lock: bool) -> Prepared:
    theirs = staff.c.telegram_hash.in_([bindparam(f"hash_{at}") for at in range(size)])
    statement = select(*columns_of(Staff)).where(theirs, staff.c.removed_at.is_(None)).limit(literal_column("1"))
    return Prepared(statement.with_for_update() if lock else statement)


def team(programme_ids: Collection[int]) -> Ask[list[Staff]]:
    """The staff of these programmes, those who were removed too."""
    values = {"programmes": list(programme_ids)}
    return Ask(TEAM, values, lambda found, vault: [_member(tuple(row), vault) for row in found])


@lru_cache(maxsize=4096)
def _member(row: tuple[Any, ...], vault: Vault) -> Staff:
    """Every batch reads its team, and hardly any of them changes: one is opened once."""
    found: Staff = codec_of(Staff).record(row, vault)
    return found


async def by_phone(rows: Rows, hashes: Collection[bytes], *, lock: bool = False) -> list[Person]:
    """Those with one of these numbers' hashes, any number of them; `lock` as in the function of that name."""
    listed = sorted(hashes)
    found: list[Person] = []
    for start in range(0, len(listed), MOST_HASHES):
        these = among_hashes(people.c.phone_hash, listed[start : start + MOST_HASHES])
        found += await rows.all(Person, these, order_by=[people.c.id], lock=lock)
    return found
