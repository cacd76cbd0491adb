import asyncio
from datetime import timedelta

from storage import tallies
from storage.crypto import Vault
from storage.database import Database
from tests.support.examples import NOON

SECOND = timedelta(seconds=1)


async def test_what_comes_together_is_kept_by_name_and_period(database: Database) -> None:
    day = ("texts p1", "2026-11-24")
    async with database.writing() as rows:
        await tallies.add(rows, {day: 2, ("spend 1", "2026-11"): 80})
        await tallies.add(rows, {day: 3, ("texts p1", "2026-11-25"): 0})
        await tallies.add(rows, {day: -2})
        assert await tallies.add_one(rows, day) == 4
        await tallies.add(rows, {})
        assert await tallies.read(rows, []) == {}
    async with database.reading() as rows:
        other = ("texts p1", "2026-11-25")
        assert await tallies.read(rows, [day, other]) == {day: 4, other: 0}


async def test_only_the_period_that_is_asked_for_is_held(postgres_url: str, vault: Vault) -> None:
    """Others wait for what is held, also where nothing had been counted yet."""
    database = await Database.open(postgres_url, vault)
    spend, day, before = ("spend 1", "2026-11"), ("texts p1", "2026-11-24"), ("texts p1", "2026-11-23")
    async with database.writing() as rows:
        await tallies.add(rows, {before: 7})

    async def spends() -> int:
        async with database.writing() as rows:
            held = await tallies.hold(rows, {spend}, shared={spend})
            await tallies.add(rows, {spend: 5})
        return held[spend]

    async with database.writing() as rows:
        assert await tallies.hold(rows, {spend, day}, shared={spend}) == {spend: 0, day: 0}
        second = asyncio.create_task(spends())
        async with database.writing() as other:
            await tallies.add(other, {before: 1})
        await tallies.add(rows, {spend: 40})
    assert await second == 40
    await database.close()


async def test_old_periods_are_forgotten_and_the_pace_is_not(database: Database) -> None:
    async with database.writing() as rows:
        old, new = ("texts p1", "2026-08-31"), ("texts p1", "2026-09-01")
        await tallies.add(rows, {old: 1, new: 1, ("spend 1", "2026-08"): 1})
        await tallies.next_moments(rows, "pace", NOON, 1, SECOND)
        await tallies.forget(rows, "2026-09")
        assert await tallies.read(rows, [old, new, ("spend 1", "2026-08")]) == {
            old: 0,
            new: 1,
            ("spend 1", "2026-08"): 0,
        }
        assert await tallies.next_moments(rows, "pace", NOON, 1, SECOND) == NOON + SECOND


async def test_moments_are_given_once_and_those_gone_by_are_lost(database: Database) -> None:
    async with database.writing() as rows:
        assert await tallies.next_moments(rows, "pace", NOON, 3, SECOND) == NOON
        assert await tallies.next_moments(rows, "pace", NOON, 2, SECOND) == NOON + 3 * SECOND
        assert await tallies.next_moments(rows, "pace", NOON + 60 * SECOND, 1, SECOND) == NOON + 60 * SECOND


async def test_moments_begin_again_when_a_clock_was_ahead_for_a_while(database: Database) -> None:
    async with database.writing() as rows:
        await tallies.next_moments(rows, "pace", NOON + 3600 * SECOND, 3, SECOND)
        assert await tallies.next_moments(rows, "pace", NOON, 2, SECOND) == NOON
        assert await tallies.next_moments(rows, "pace", NOON, 1, SECOND) == NOON + 2 * SECOND


async def test_how_far_ahead_moments_have_been_given_away(database: Database) -> None:
    async with database.writing() as rows:
        assert await tallies.taken_ahead(rows, "pace", NOON, SECOND) == timedelta(0)
        await tallies.next_moments(rows, "pace", NOON, 3, SECOND)
        assert await tallies.taken_ahead(rows, "pace", NOON, SECOND) == 3 * SECOND
        assert await tallies.taken_ahead(rows, "pace", NOON + 60 * SECOND, SECOND) == timedelta(0)
        assert await tallies.taken_ahead(rows, "pace", NOON - 3600 * SECOND, SECOND) == timedelta(0)


async def test_two_replicas_together_keep_to_one_pace(postgres_url: str, vault: Vault) -> None:
    databases = [await Database.open(postgres_url, vault) for _ in range(2)]

    async def claims(database: Database) -> set[int]:
        moments = set()
        for _ in range(20):
            async with database.writing() as rows:
                first = await tallies.next_moments(rows, "pace", NOON, 5, SECOND / 10)
            moments |= {(first - NOON) // (SECOND / 10) + n for n in range(5)}
        return moments

    one, two = await asyncio.gather(*(claims(database) for database in databases))
    assert not one & two
    assert one | two == set(range(200))
    for database in databases:
        await database.close()


async def test_what_was_counted_for_somebody_who_was_erased_goes(database: Database) -> None:
    theirs = [("texts p1", "2026-11-24"), ("refused p1 prompt", "2026-11-24")]
    others = [("texts p12", "2026-11-24"), ("refused p12 prompt", "2026-11-24"), ("spend 1", "2026-11")]
    async with database.writing() as rows:
        await tallies.add(rows, dict.fromkeys([*theirs, *others], 3))
        await tallies.forget_lane(rows, "p1")
        assert await tallies.read(rows, theirs) == dict.fromkeys(theirs, 0)
        assert await tallies.read(rows, others) == dict.fromkeys(others, 3)
