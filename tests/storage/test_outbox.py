from collections.abc import Collection
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from storage.crypto import Vault
from storage.database import Database
from storage.events import outbox
from storage.happenings import Message
from storage.on_their_way import being_sent, in_doubt
from storage.outbox import claim, next_due
from tests.support.examples import NOON, message, minutes


async def _store(database: Database, *messages: Message) -> None:
    async with database.writing() as rows:
        await rows.insert(messages)


async def _claimed(database: Database, now: datetime = NOON, limit: int = 100) -> list[int]:
    async with database.writing() as rows:
        return [row.id for row in await claim(rows, now, limit)]


async def _settle(database: Database, ids: Collection[int], state: str = "sent") -> None:
    async with database.writing() as rows:
        await rows.change(outbox, {row: {"state": state} for row in ids})


async def test_a_claimed_message_is_marked_before_anybody_sends_it(database: Database) -> None:
    await _store(database, message(id=1, attempts=2, extras={"thread": 5}))
    async with database.writing() as rows:
        [claimed] = await claim(rows, NOON, 10)
    assert (claimed.state, claimed.claimed_at, claimed.attempts) == ("sending", NOON, 3)
    assert (claimed.body, claimed.extras) == ("hello", {"thread": 5})
    async with database.reading() as rows:
        assert await rows.all(Message) == [claimed]
    assert await _claimed(database) == []


async def test_messages_of_a_lane_go_one_at_a_time_in_their_order(database: Database) -> None:
    await _store(database, *(message(id=number) for number in (3, 1, 2)))
    for number in (1, 2, 3):
        assert await _claimed(database) == [number]
        assert await _claimed(database) == []
        await _settle(database, [number])


@pytest.mark.parametrize("state", ["sending", "in_doubt"])
async def test_nothing_overtakes_what_is_under_way_in_its_lane(database: Database, state: str) -> None:
    await _store(database, message(id=1, state=state, claimed_at=NOON), message(id=2), message(id=3, lane="p2"))
    assert await _claimed(database) == [3]


@pytest.mark.parametrize("state", ["sent", "delivered", "undelivered", "failed", "dropped"])
async def test_what_is_settled_holds_nothing_up(database: Database, state: str) -> None:
    await _store(database, message(id=1, state=state), message(id=2))
    assert await _claimed(database) == [2]


async def test_what_waits_for_later_holds_nothing_up_and_goes_at_its_time(database: Database) -> None:
    later = NOON + minutes(5)
    await _store(database, message(id=1, state="held", not_before=later), message(id=2))
    assert await _claimed(database) == [2]
    await _settle(database, [2])
    assert await _claimed(database, later - minutes(0.1)) == []
    assert await _claimed(database, later) == [1]


async def test_the_lower_id_goes_first_even_when_it_may_go_later(database: Database) -> None:
    await _store(database, message(id=1, not_before=NOON), message(id=2, not_before=NOON - minutes(5)))
    assert await _claimed(database) == [1]


async def test_the_oldest_go_first_and_no_more_than_asked_for(database: Database) -> None:
    await _store(
        database, *(message(id=n, lane=f"p{n}", not_before=NOON - minutes(m)) for n, m in ((1, 1), (2, 3), (3, 2)))
    )
    assert await _claimed(database, limit=2) == [2, 3]
    assert await _claimed(database, limit=2) == [1]


async def test_emergencies_go_before_everything_else(database: Database) -> None:
    waiting = [message(id=n, lane=f"p{n}", not_before=NOON - minutes(30)) for n in range(1, 4)]
    await _store(database, *waiting, message(id=9, lane="p9", purpose="emergency"))
    assert await _claimed(database, limit=1) == [9]
    assert await _claimed(database) == [1, 2, 3]


@pytest.mark.parametrize("state", ["sending", "in_doubt", "queued"])
async def test_an_emergency_waits_for_nothing_in_its_lane(database: Database, state: str) -> None:
    await _store(database, message(id=1, state=state, claimed_at=NOON), message(id=2, purpose="emergency"))
    assert await _claimed(database) == [2]


async def test_the_parts_of_an_emergency_answer_keep_their_order(database: Database) -> None:
    await _store(database, message(id=1, purpose="emergency"), message(id=2, purpose="emergency"), message(id=3))
    assert await _claimed(database) == [1]
    assert await _claimed(database) == []
    await _settle(database, [1])
    assert await _claimed(database) == [2]
    await _settle(database, [2])
    assert await _claimed(database) == [3]


async def test_an_emergency_does_not_wait_long_for_the_part_before_it(database: Database) -> None:
    await _store(database, message(id=1, purpose="emergency"), message(id=2, purpose="emergency"))
    assert await _claimed(database) == [1]
    assert await _claimed(database, NOON + minutes(1)) == [2]


async def test_nor_for_one_that_is_tried_again(database: Database) -> None:
    again = {"attempts": 1, "ready_at": NOON, "not_before": NOON + minutes(0.2)}
    await _store(database, message(id=1, purpose="emergency", **again), message(id=2, purpose="emergency"))
    assert await _claimed(database, NOON + minutes(0.1)) == []
    assert await _claimed(database, NOON + minutes(0.3)) == [1]
    await _store(database, message(id=3, lane="p2", purpose="emergency", **again | {"not_before": NOON + minutes(9)}))
    await _store(database, message(id=4, lane="p2", purpose="emergency"))
    assert await _claimed(database, NOON + minutes(0.4)) == []
    assert await _claimed(database, NOON + minutes(1)) == [2, 4]


async def test_an_emergency_in_doubt_does_not_hold_up_the_next(database: Database) -> None:
    doubtful = message(id=1, purpose="emergency", state="in_doubt", claimed_at=NOON)
    await _store(database, doubtful, message(id=2, purpose="emergency"))
    assert await _claimed(database) == [2]


async def test_what_a_dead_process_left_is_found(database: Database) -> None:
    times = {1: NOON - minutes(5), 2: NOON - minutes(1), 3: NOON - minutes(9)}
    await _store(database, *(message(id=n, lane=f"p{n}", state="sending", claimed_at=at) for n, at in times.items()))
    await _store(database, message(id=4, state="in_doubt", claimed_at=NOON - minutes(99)))
    async with database.reading() as rows:
        assert [row.id for row in await being_sent(rows)] == [3, 1, 2]
        assert [row.id for row in await in_doubt(rows)] == [4]


async def test_the_next_moment_at_which_something_may_go(database: Database) -> None:
    async with database.reading() as rows:
        assert await next_due(rows) is None
    await _store(
        database,
        message(not_before=NOON - minutes(9), state="sent"),
        message(not_before=NOON),
        message(not_before=NOON + minutes(7), state="held"),
    )
    async with database.reading() as rows:
        assert await next_due(rows) == NOON
        assert await next_due(rows, after=NOON) == NOON + minutes(7)


async def test_two_replicas_never_claim_the_same_or_pass_each_other(postgres_url: str, vault: Vault) -> None:
    database = await Database.open(postgres_url, vault)
    await _store(database, message(id=1), message(id=2), message(id=3, lane="p2"), message(id=4, lane="p2"))
    async with database.writing() as one:
        assert [row.id for row in await claim(one, NOON, 1)] == [1]
        async with database.writing() as two:
            assert [row.id for row in await claim(two, NOON, 10)] == [3]
    await database.close()


MESSAGES = st.lists(
    st.builds(
        lambda lane, wait, urgent: {"lane": f"p{lane}", "not_before": NOON + minutes(wait)} | urgent,
        st.integers(1, 3),
        st.sampled_from([-5, -1, 0, 3]),
        st.sampled_from([{}, {}, {"purpose": "emergency"}]),
    ),
    max_size=15,
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(made=MESSAGES, limit=st.integers(1, 4))
async def test_everything_goes_once_and_each_lane_in_order(
    database: Database, made: list[dict[str, object]], limit: int
) -> None:
    rows_made = [message(**given) for given in made]
    async with database.writing() as rows:
        await rows.execute(delete(outbox))
        await rows.insert(rows_made)
    gone: list[Message] = []
    for now in (NOON, NOON + minutes(3)):
        for _ in range(len(made) + 1):
            async with database.writing() as rows:
                batch = await claim(rows, now, limit)
            assert len({row.lane for row in batch}) == len(batch) <= limit
            gone += batch
            await _settle(database, [row.id for row in batch])
    assert sorted(row.id for row in gone) == [row.id for row in rows_made]
    for lane in ("p1", "p2", "p3"):
        for urgent in (True, False):
            ready = [
                row.id for row in gone
                if row.lane == lane and (row.purpose == "emergency") == urgent and row.not_before <= NOON
            ]  # fmt: skip
            assert ready == sorted(ready)
