"""What still has to be taken away: claimed by one, and back again when whoever claimed it has died."""

import asyncio
from datetime import timedelta

from storage import removals
from storage.database import Database
from storage.records import Erasure, Removal
from tests.support.examples import NOON, minutes

LEASE = timedelta(minutes=2)
ACTS = ("delete", "redact", "find", "unsay", "untopic")


def removal(number: int, act: str = "delete", due: float | None = 0, erasure: int | None = 7) -> Removal:
    return Removal(
        id=number,
        erasure_id=erasure,
        act=act,
        ref=f"SM{number}",
        chat="4711",
        detail={"to": "+447700900101"},
        next_at=None if due is None else NOON + minutes(due),
        attempts=0,
    )


async def claim(database: Database, at: float = 0, acts: tuple[str, ...] = ACTS, limit: int = 10) -> list[int]:
    async with database.writing() as rows:
        return [r.id for r in await removals.claim(rows, NOON + minutes(at), acts, limit, LEASE)]


async def filled(database: Database) -> None:
    async with database.writing() as rows:
        await rows.insert([Erasure(id=7, at=NOON)])
        await rows.insert(
            [
                removal(1),
                removal(2, "unsay"),
                removal(3, due=5),
                removal(4, due=None),
                removal(5, "redact", erasure=None),
            ]
        )


async def test_what_may_be_tried_is_claimed_once_and_comes_back_after_its_lease(database: Database) -> None:
    await filled(database)
    assert await claim(database, limit=2) == [1, 2]
    assert await claim(database) == [5]
    assert await claim(database, at=1.9) == []
    assert await claim(database, at=5) == [1, 2, 3, 5]
    async with database.reading() as rows:
        (first,) = await rows.all(Removal, Removal.table.c.id == 1)
    assert (first.attempts, first.chat, first.detail) == (2, "4711", {"to": "+447700900101"})


async def test_a_side_that_is_off_leaves_its_own_alone(database: Database) -> None:
    await filled(database)
    assert await claim(database, acts=("unsay",)) == [2]
    assert await claim(database, acts=()) == []


async def test_two_replicas_claim_each_its_own(database: Database) -> None:
    await filled(database)
    claimed = await asyncio.gather(*(claim(database, limit=1) for _ in range(3)))
    assert sorted(number for found in claimed for number in found) == [1, 2, 5]


async def test_what_is_left_of_an_erasure_is_counted_by_kind(database: Database) -> None:
    await filled(database)
    async with database.reading() as rows:
        assert await removals.left_of(rows, 7) == {"delete": 2, "given_up": 1, "unsay": 1}
        assert await removals.refs_of(rows, 7) == {"SM1", "SM2", "SM3", "SM4"}
        assert await removals.left_of(rows, 8) == {}


async def test_what_is_done_is_known_for_a_while_and_left_of_nobody(database: Database) -> None:
    await filled(database)
    async with database.writing() as rows:
        await rows.insert([removal(6, removals.DONE, due=15)])
    for at, known in ((14, {"SM1", "SM6"}), (15, {"SM1"})):
        async with database.writing() as rows:
            await removals.forget_done(rows, NOON + minutes(at))
            assert await rows.answer(removals.named(["SM1", "SM6", "SM60"])) == known
            assert await removals.left_of(rows, 7) == {"delete": 2, "given_up": 1, "unsay": 1}


async def test_whose_it_was_can_not_be_read_in_the_table(database: Database) -> None:
    await filled(database)
    async with database.reading() as rows:
        stored = (await rows.execute(Removal.table.select())).mappings().all()
    assert not [row for row in stored if b"4711" in row["chat"] or b"7700" in row["detail"]]
