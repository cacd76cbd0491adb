from storage.crypto import Vault
from storage.database import Database
from storage.due import next_at, take
from storage.events import due as due_table
from tests.support.examples import NOON, due, leaver, minutes, programme


async def _store(database: Database, *times: tuple[int, int | None, float]) -> None:
    """Rows of id, person and minutes from noon, and the people."""
    people = {person for _, person, _ in times if person}
    async with database.writing() as rows:
        await rows.insert([programme(id=1), *(leaver(id=person) for person in people)])
        await rows.insert(due(id=row, person_id=person, at=NOON + minutes(m)) for row, person, m in times)


async def test_what_is_due_comes_earliest_first(database: Database) -> None:
    await _store(database, (1, 1, 0), (2, 2, -3), (3, 3, 0.01), (4, 4, -3), (5, None, -9))
    async with database.writing() as rows:
        assert [row.id for row in await take(rows, NOON, 10)] == [5, 2, 4, 1]
        assert [row.id for row in await take(rows, NOON, 2)] == [5, 2]


async def test_one_person_has_one_turn_at_a_time(database: Database) -> None:
    await _store(database, (1, 1, -1), (2, 1, -2), (3, 1, -2), (4, 2, -1))
    for expected in ([2, 4], [3], [1], []):
        async with database.writing() as rows:
            taken = [row.id for row in await take(rows, NOON, 10)]
            await rows.delete(due_table, taken)
        assert taken == expected


async def test_rows_of_no_person_each_count_alone(database: Database) -> None:
    await _store(database, (1, None, -1), (2, None, -2), (3, None, -2))
    async with database.writing() as rows:
        assert [row.id for row in await take(rows, NOON, 10, {5, 6})] == [2, 3, 1]


async def test_people_who_have_a_turn_already_are_left_out(database: Database) -> None:
    await _store(database, (1, 1, -1), (2, 2, -1), (3, 3, -1), (4, None, -1))
    async with database.writing() as rows:
        assert [row.id for row in await take(rows, NOON, 10, {1, 3, 99})] == [2, 4]


async def test_when_the_next_falls_due(database: Database) -> None:
    async with database.reading() as rows:
        assert await next_at(rows) is None
    await _store(database, (1, 1, 7), (2, 1, 3))
    async with database.reading() as rows:
        assert await next_at(rows) == NOON + minutes(3)


async def test_two_replicas_take_different_people(postgres_url: str, vault: Vault) -> None:
    database = await Database.open(postgres_url, vault)
    await _store(database, (1, 1, -2), (2, 1, -1), (3, 2, -1))
    async with database.writing() as one:
        assert [row.id for row in await take(one, NOON, 1)] == [1]
        async with database.writing() as two:
            assert [row.id for row in await take(two, NOON, 10)] == [3]
        await one.delete(due_table, [1])
    async with database.writing() as rows:
        assert [row.id for row in await take(rows, NOON, 10)] == [2, 3]
    await database.close()
