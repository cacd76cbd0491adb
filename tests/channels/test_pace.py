import asyncio
import heapq
from collections.abc import Sequence
from itertools import pairwise

import pytest

from bot.channels.pace import LONGEST_REST, Pace, asked_rest


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("7", 7.0),
        (2.5, 2.5),
        ("-3", 0.0),
        ("86400", LONGEST_REST),
        ("inf", LONGEST_REST),
        ("1e12", LONGEST_REST),
        ("nan", None),
        ("Wed, 21 Oct 2026 07:28:00 GMT", None),
        (10**400, None),
        (None, None),
    ],
)
def test_a_provider_is_given_the_rest_it_asks_for_where_that_can_be(
    said: str | float | None, seconds: float | None
) -> None:
    assert asked_rest(said) == seconds


class Time:
    """A clock that jumps to the next sleeper once everybody is asleep."""

    def __init__(self) -> None:
        self.now = 100.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._count = 0

    async def sleep(self, seconds: float) -> None:
        self._count += 1
        done = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.now + seconds, self._count, done))
        await done

    async def run(self) -> None:
        for _ in range(10_000):
            for _ in range(20):
                await asyncio.sleep(0)
            if not self._sleepers:
                return
            self.now, _, done = heapq.heappop(self._sleepers)
            if not done.cancelled():
                done.set_result(None)


def pace(time: Time, each_second: float = 10, gap: float = 1.0) -> Pace:
    return Pace(each_second=each_second, gap=gap, now=lambda: time.now, sleep=time.sleep)


async def departures(pace: Pace, time: Time, recipients: Sequence[str]) -> list[tuple[str, int, float]]:
    gone: list[tuple[str, int, float]] = []

    async def go(recipient: str, number: int) -> None:
        await pace.turn(recipient)
        gone.append((recipient, number, round(time.now - 100, 6)))

    waiting = asyncio.gather(*(go(each, number) for number, each in enumerate(recipients)))
    await time.run()
    await waiting
    return gone


async def test_the_first_message_waits_for_nothing() -> None:
    time = Time()
    assert await departures(pace(time), time, ["a"]) == [("a", 0, 0.0)]


async def test_one_recipient_gets_one_a_second_in_order() -> None:
    time = Time()
    assert await departures(pace(time), time, ["a", "a", "a"]) == [("a", 0, 0.0), ("a", 1, 1.0), ("a", 2, 2.0)]


async def test_never_more_in_a_second_than_allowed_and_no_slower() -> None:
    time = Time()
    gone = await departures(pace(time, each_second=10), time, [str(n) for n in range(35)])
    at = [when for _, _, when in gone]
    assert at == pytest.approx([n / 10 for n in range(35)])


async def test_a_busy_recipient_holds_up_nobody_else() -> None:
    time = Time()
    gone = await departures(pace(time), time, ["a", "a", "a", "a", "b"])
    assert [when for who, _, when in gone if who == "b"] == [0.1]


async def test_the_gap_is_kept_when_the_pace_in_all_delays_a_message() -> None:
    time = Time()
    gone = await departures(pace(time, each_second=2), time, ["x", "y", "z", "a", "a"])
    first, second = [when for who, _, when in gone if who == "a"]
    assert second - first >= 1.0


async def test_without_a_gap_only_the_pace_in_all_counts() -> None:
    time = Time()
    gone = await departures(pace(time, gap=0), time, ["a", "a", "a"])
    assert [when for _, _, when in gone] == pytest.approx([0.0, 0.1, 0.2])


async def test_what_leaves_at_once_takes_a_place_from_those_that_come_after_it() -> None:
    time = Time()
    one = pace(time, gap=0)
    one.take()
    one.take()
    assert [when for _, _, when in await departures(one, time, ["a", "b"])] == pytest.approx([0.2, 0.3])


async def test_a_call_to_slow_down_holds_one_or_all() -> None:
    time = Time()
    slow = pace(time)
    slow.hold(5, "a")
    assert [when for _, _, when in await departures(slow, time, ["a", "b"])] == [0.0, 5.0]
    slow.hold(3)
    assert [when for _, _, when in await departures(slow, time, ["c"])] == [8.0]


async def test_a_call_to_slow_down_reaches_those_who_wait_already() -> None:
    time = Time()
    one = pace(time, each_second=10, gap=1)
    gone: list[float] = []

    async def go(recipient: str) -> None:
        await one.turn(recipient)
        gone.append(round(time.now - 100, 6))
        if len(gone) == 1:
            one.hold(5)

    waiting = asyncio.gather(*(go(each) for each in ("a", "b", "c", "a")))
    await time.run()
    await waiting
    assert gone[0] == 0.0
    assert gone[1] >= 5.0
    assert all(later - earlier >= 0.0999 for earlier, later in pairwise(gone))


async def test_who_gives_up_waiting_leaves_the_place_to_the_next() -> None:
    time = Time()
    one = pace(time)
    await one.turn("a")
    given_up = asyncio.create_task(one.turn("a"))
    await asyncio.sleep(0)
    given_up.cancel()
    await asyncio.gather(given_up, return_exceptions=True)
    assert await departures(one, time, ["a"]) == [("a", 0, 1.0)]


async def test_recipients_of_long_ago_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.channels.pace._MANY_LANES", 3)
    time = Time()
    one = pace(time, each_second=1000)
    await departures(one, time, ["a", "b", "c"])
    time.now += 60
    await departures(one, time, ["d"])
    assert set(one._lanes) == {"d"}


@pytest.mark.parametrize(("each_second", "gap"), [(0, 1), (-1, 1), (5, -1)])
def test_a_pace_that_never_gets_there_is_refused(each_second: float, gap: float) -> None:
    with pytest.raises(ValueError, match="forward"):
        pace(Time(), each_second, gap)
