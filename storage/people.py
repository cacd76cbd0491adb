"""Leavers, found by id, number or Telegram account."""

from collections.abc import Collection

from storage.among import among, among_hashes
from storage.records import Person
from storage.rows import Rows
from storage.tables import people


async def lock(rows: Rows, ids: Collection[int]) -> list[Person]:
    """These people by id, held until the transaction ends: turns of one person run one after another.

    They are taken in the order of their ids, so that two transactions can't wait for each other.
    """
    return await rows.all(Person, among(people.c.id, ids), order_by=[people.c.id], lock=True)


async def by_phone(rows: Rows, hashes: Collection[bytes], *, lock: bool = False) -> list[Person]:
    """Those with one of these numbers' hashes, by id; `lock` as in the function of that name."""
    return await rows.all(Person, among_hashes(people.c.phone_hash, hashes), order_by=[people.c.id], lock=lock)


async def by_telegram(rows: Rows, hashes: Collection[bytes], *, lock: bool = False) -> list[Person]:
    """Those with one of these accounts' hashes, by id; `lock` as in the function of that name."""
    return await rows.all(Person, among_hashes(people.c.telegram_hash, hashes), order_by=[people.c.id], lock=lock)
