from collections.abc import Callable
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from storage import events
from storage.database import Database
from storage.ids import EPOCH, Ids, greatest, next_small
from storage.tables import people
from tests.support.examples import leaver, message, programme

MOMENT = EPOCH + 64_000_000


def _clock(*readings: int) -> Callable[[], int]:
    return iter(chain(readings)).__next__


@given(st.lists(st.integers(EPOCH, EPOCH + 2**50), min_size=1), st.integers(0, 255))
def test_ids_grow_whatever_the_clock_does(readings: list[int], part: int) -> None:
    ids = Ids(_clock(*readings), part=part)
    made = [ids.next() for _ in readings]
    assert made == sorted(set(made))
    assert all(0 < number < 2**53 for number in made)


def test_a_later_process_goes_on_above_an_earlier_one() -> None:
    first, later = Ids(lambda: MOMENT, part=255), Ids(lambda: MOMENT + 64, part=0)
    assert first.next() < later.next()


def test_a_process_whose_clock_went_back_goes_on_above_what_is_stored() -> None:
    stored = Ids(lambda: MOMENT, part=255).next()
    assert Ids(lambda: EPOCH, part=0, after=stored).next() > stored


async def test_the_greatest_id_of_several_tables(database: Database) -> None:
    async with database.writing() as rows:
        assert await greatest(rows, events.outbox, events.inbox) == 0
        await rows.insert([message(id=2**52), message(id=7)])
        assert await greatest(rows, events.outbox, events.inbox) == 2**52
        assert await greatest(rows, events.inbox, events.outbox) == 2**52


def test_replicas_keep_apart_in_the_same_moment() -> None:
    one, two = Ids(lambda: MOMENT, part=1), Ids(lambda: MOMENT, part=2)
    assert not {one.next() for _ in range(1000)} & {two.next() for _ in range(1000)}


def test_the_same_clock_and_part_give_the_same_ids() -> None:
    assert Ids(lambda: MOMENT, part=9).next() == 256_000_009


def test_ids_stay_small_enough_for_json_for_decades() -> None:
    until_2090 = 1_735_689_600_000_000 + 65 * 365 * 86_400_000_000
    assert Ids(lambda: until_2090, part=255).next() < 2**53


async def test_small_ids_count_up(database: Database) -> None:
    async with database.writing() as rows:
        assert await next_small(rows, people) == 1
        await rows.insert([programme(id=1), leaver(id=41)])
        assert await next_small(rows, people) == 42
