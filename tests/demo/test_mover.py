"""The clock passes every due moment on its way, in order."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.clock import MovableClock
from bot.demo.mover import MOST_STEPS, QUIET_STEPS, Busy, Mover
from tests.rules.policies import london

LONDON = ZoneInfo("Europe/London")
MONDAY = london("2026-11-23 09:30")


@dataclass
class Diary:
    """A stage with things that fall due: those in `loud` make somebody hear something. `again` plans the next one."""

    clock: MovableClock
    due: list[datetime]
    loud: list[datetime] = field(default_factory=list)
    again: timedelta | None = None
    happened: list[tuple[datetime, datetime]] = field(default_factory=list)
    slow: asyncio.Event | None = None

    async def next_due(self) -> datetime | None:
        return min(self.due, default=None)

    async def settle(self) -> None:
        if self.slow is not None:
            await self.slow.wait()
        for at in sorted(at for at in self.due if at <= self.clock.now()):
            self.due.remove(at)
            self.happened.append((at, self.clock.now()))
            if self.again is not None:
                self.due.append(at + self.again)

    def said(self) -> int:
        return sum(at in self.loud for at, _ in self.happened)


def at(time: str) -> datetime:
    return london(f"2026-11-{time}")


def mover_of(diary: Diary) -> Mover:
    return Mover(diary.clock, diary, LONDON)


def diary_of(*due: str, loud: tuple[str, ...] = (), begin: datetime = MONDAY) -> Diary:
    clock = MovableClock(begin)
    return Diary(clock=clock, due=[at(each) for each in due], loud=[at(each) for each in loud])


async def test_everything_in_between_happens_in_order_and_at_its_own_time() -> None:
    diary = diary_of("23 11:00", "23 10:00", "24 09:00", "24 12:00")
    moved = await mover_of(diary).move("day")
    assert diary.happened == [(at(t), at(t)) for t in ("23 10:00", "23 11:00", "24 09:00")]
    assert moved.now == diary.clock.now() == at("24 09:30")
    assert moved.steps == 4


async def test_what_is_planned_on_the_way_happens_too() -> None:
    diary = diary_of("23 10:00")
    diary.again = timedelta(hours=5)
    await mover_of(diary).move("day")
    assert [due for due, _ in diary.happened] == [
        at(t) for t in ("23 10:00", "23 15:00", "23 20:00", "24 01:00", "24 06:00")
    ]


class RunsOn(MovableClock):
    """A second goes by between two looks at it."""

    def now(self) -> datetime:
        self.forward(timedelta(seconds=1))
        return super().now()


async def test_a_moment_that_the_clock_has_passed_meanwhile_is_no_step_back() -> None:
    diary = diary_of()
    diary.clock = RunsOn(MONDAY)
    diary.due = [MONDAY + timedelta(seconds=3.5)]
    moved = await mover_of(diary).move("hour")
    assert [due for due, _ in diary.happened] == [MONDAY + timedelta(seconds=3.5)]
    assert at("23 10:30") <= moved.now < at("23 10:31")


async def test_what_is_due_already_is_done_before_the_clock_moves() -> None:
    diary = diary_of("23 09:00")
    await mover_of(diary).move("hour")
    assert diary.happened == [(at("23 09:00"), MONDAY)]
    assert diary.clock.now() == at("23 10:30")


async def test_the_next_thing_is_the_next_that_somebody_hears_of() -> None:
    diary = diary_of("23 10:00", "23 11:00", "23 12:00", loud=("23 11:00", "23 12:00"))
    moved = await mover_of(diary).move("next")
    assert (moved.now, moved.steps, moved.said) == (at("23 11:00"), 2, 1)


async def test_the_clock_stays_where_nothing_is_due() -> None:
    diary = diary_of()
    moved = await mover_of(diary).move("next")
    assert (moved.now, moved.steps, moved.said) == (MONDAY, 0, 0)


async def test_a_search_for_the_next_thing_ends() -> None:
    diary = diary_of("23 10:00")
    diary.again = timedelta(hours=1)
    moved = await mover_of(diary).move("next")
    assert (moved.steps, moved.said) == (QUIET_STEPS, 0)


async def test_a_move_ends_when_something_falls_due_without_end() -> None:
    diary = diary_of("23 10:00")
    diary.again = timedelta(milliseconds=1)
    with pytest.raises(RuntimeError):
        await mover_of(diary).move("day")
    assert len(diary.happened) <= MOST_STEPS


@pytest.mark.parametrize(
    ("begin", "end"),
    [("23 09:30", "30 09:00"), ("23 08:59", "23 09:00"), ("23 09:00", "30 09:00"), ("29 23:00", "30 09:00")],
)
async def test_monday_is_the_next_one_at_nine(begin: str, end: str) -> None:
    diary = diary_of(begin=at(begin))
    assert (await mover_of(diary).move("monday")).now == at(end)


@pytest.mark.parametrize(
    ("begin", "end"), [("2027-03-27 09:30", "2027-03-28 09:30"), ("2026-10-24 09:30", "2026-10-25 09:30")]
)
async def test_a_day_keeps_the_local_time_when_the_clocks_change(begin: str, end: str) -> None:
    diary = diary_of(begin=london(begin))
    assert (await mover_of(diary).move("day")).now == london(end)


async def test_there_is_one_move_at_a_time() -> None:
    diary = diary_of("23 10:00")
    diary.slow = asyncio.Event()
    mover = mover_of(diary)
    first = asyncio.create_task(mover.move("hour"))
    await asyncio.sleep(0)
    with pytest.raises(Busy):
        await mover.move("hour")
    diary.slow.set()
    assert (await first).now == at("23 10:30")
    assert mover.progress is None


async def test_there_are_only_the_moves_that_there_are() -> None:
    with pytest.raises(KeyError):
        await mover_of(diary_of()).move("back")
