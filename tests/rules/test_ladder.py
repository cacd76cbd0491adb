"""Ladders: who is told next, and when, by example and always."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.hours import is_staff_time, staff_add
from bot.rules.ladder import Rung, climb_on, ladder_from_json, ladder_to_json, next_rung, plan, resume_at
from bot.rules.policy import KINDS, Ladder, Span, ladder_for
from tests.rules.policies import NEAR_A_CHANGE, london, policy

POLICY = policy()
MISSED = ladder_for(POLICY, "missed_check_in")
EMERGENCY = ladder_for(POLICY, "emergency")
ladders = st.sampled_from([ladder_for(POLICY, kind) for kind in KINDS])
instants = NEAR_A_CHANGE | st.integers(0, 700 * 24 * 60).map(
    lambda minutes: london("2026-06-01 00:00") + timedelta(minutes=minutes)
)


def told(ladder: Ladder, begun: str) -> list[tuple[str, datetime]]:
    return [(rung.to, rung.at) for rung in plan(ladder, london(begun), POLICY)]


def test_a_missed_check_in_climbs_in_staff_hours() -> None:
    assert told(MISSED, "2026-11-24 10:00") == [
        ("mentor", london("2026-11-24 10:00")),
        ("mentor", london("2026-11-24 12:00")),
        ("cover", london("2026-11-24 14:00")),
        ("coordinators", london("2026-11-25 10:00")),
    ]


@pytest.mark.parametrize(
    ("begun", "reaches"),
    [
        ("2026-11-28 03:00", "2026-11-30 17:00"),
        ("2026-11-27 16:30", "2026-11-30 16:30"),
        ("2026-12-24 12:00", "2026-12-29 12:00"),
        ("2026-10-24 23:00", "2026-10-26 17:00"),
        ("2027-03-25 13:00", "2027-03-30 13:00"),
    ],
)
def test_coordinators_hear_of_it_after_a_day_of_staff_hours(begun: str, reaches: str) -> None:
    assert told(MISSED, begun)[-1] == ("coordinators", london(reaches))


def test_an_emergency_tells_both_at_once_at_any_hour() -> None:
    night = london("2026-12-26 03:00")
    assert [rung.at for rung in plan(EMERGENCY, night, POLICY)] == [night, night]
    repeat = next_rung(EMERGENCY, begun=night, done=2, last_at=night, policy=POLICY)
    assert repeat == Rung(at=london("2026-12-26 03:15"), to="coordinators", index=2)


def test_the_last_step_repeats_for_ever() -> None:
    begun = london("2026-11-24 09:00")
    planned = [next_rung(MISSED, begun=begun, done=done, last_at=None, policy=POLICY) for done in range(3, 7)]
    assert [rung and (rung.to, rung.at) for rung in planned] == [
        ("coordinators", london("2026-11-24 17:00")),
        ("coordinators", london("2026-11-25 11:00")),
        ("coordinators", london("2026-11-25 13:00")),
        ("coordinators", london("2026-11-25 15:00")),
    ]
    far = next_rung(MISSED, begun=begun, done=400, last_at=london("2027-03-26 17:00"), policy=POLICY)
    assert far == Rung(at=london("2027-03-30 11:00"), to="coordinators", index=400)  # after Easter


def test_repeats_do_not_pile_up_after_an_outage() -> None:
    begun = london("2026-11-24 09:00")
    late = next_rung(MISSED, begun=begun, done=4, last_at=london("2026-11-27 12:00"), policy=POLICY)
    assert late is not None
    assert late.at == london("2026-11-27 14:00")


def test_a_ladder_without_repeat_ends() -> None:
    rules = policy('[ladder.urgent]\nsteps = [{ after = "1h", to = "coordinators" }]')
    ladder, begun = ladder_for(rules, "urgent"), london("2026-11-24 09:00")
    assert next_rung(ladder, begun=begun, done=0, last_at=None, policy=rules) == plan(ladder, begun, rules)[0]
    assert next_rung(ladder, begun=begun, done=1, last_at=begun, policy=rules) is None


def test_what_was_taken_and_left_climbs_on_when_its_time_is_up() -> None:
    assert resume_at(MISSED, london("2026-11-27 09:30"), POLICY) == london("2026-11-30 09:30")
    assert resume_at(EMERGENCY, london("2026-11-28 03:05"), POLICY) == london("2026-11-28 04:05")
    assert resume_at(ladder_for(POLICY, "urgent"), london("2026-11-24 15:00"), POLICY) == london("2026-11-25 11:00")


def test_it_climbs_on_from_where_it_stood_and_keeps_the_gaps() -> None:
    resumed = climb_on(MISSED, done=1, policy=POLICY)
    assert told(resumed, "2026-11-25 10:00") == [
        ("mentor", london("2026-11-25 10:00")),
        ("cover", london("2026-11-25 12:00")),
        ("coordinators", london("2026-11-25 16:00")),
    ]
    assert resumed.steps[-1].repeat == Span(2, "h")
    assert resumed.taken_for == MISSED.taken_for


@pytest.mark.parametrize("done", [4, 5, 90])
def test_when_all_were_told_the_last_are_told_again(done: int) -> None:
    resumed = climb_on(MISSED, done=done, policy=POLICY)
    assert told(resumed, "2026-11-25 10:00") == [("coordinators", london("2026-11-25 10:00"))]
    assert resumed.steps[0].repeat == Span(2, "h")


def test_gaps_between_hours_and_days_are_kept_on_the_ladders_own_clock() -> None:
    steps = 'steps = [{ after = "4h", to = "mentor" }, { after = "1d", to = "coordinators" }]'
    rules = policy(f"[ladder.urgent]\n{steps}\n[ladder.emergency]\n{steps}")
    staff = climb_on(ladder_for(rules, "urgent"), done=0, policy=rules)
    wall = climb_on(ladder_for(rules, "emergency"), done=0, policy=rules)
    assert staff.steps[1].after.timedelta == timedelta(hours=4)
    assert wall.steps[1].after.timedelta == timedelta(hours=20)


@given(ladders, st.integers(0, 9))
def test_a_snapshot_is_stored_and_read_back_the_same(ladder: Ladder, done: int) -> None:
    assert ladder_from_json(ladder_to_json(ladder)) == ladder
    resumed = climb_on(ladder, done=done, policy=POLICY)
    assert ladder_from_json(ladder_to_json(resumed)) == resumed


@given(ladders, instants)
def test_every_ladder_rises_and_reaches_a_coordinator(ladder: Ladder, begun: datetime) -> None:
    rungs = plan(ladder, begun, POLICY)
    assert [rung.at for rung in rungs] == sorted(rung.at for rung in rungs)
    assert rungs[0].at >= begun
    assert rungs[-1].to == "coordinators"


@given(ladders, instants)
def test_rung_by_rung_is_the_plan_and_then_repeats(ladder: Ladder, begun: datetime) -> None:
    climbed: list[Rung] = []
    for done in range(len(ladder.steps) + 4):
        last_at = climbed[-1].at if climbed else None
        rung = next_rung(ladder, begun=begun, done=done, last_at=last_at, policy=POLICY)
        assert rung is not None
        assert rung == next_rung(ladder, begun=begun, done=done, last_at=None, policy=POLICY)
        climbed.append(rung)
    assert tuple(climbed[: len(ladder.steps)]) == plan(ladder, begun, POLICY)
    repeats = climbed[len(ladder.steps) - 1 :]
    assert all(later.at > sooner.at for sooner, later in pairwise(repeats))
    assert [rung.index for rung in climbed] == list(range(len(climbed)))


@given(ladders.filter(lambda ladder: ladder.clock == "staff"), instants)
def test_nobody_is_told_outside_staff_hours_by_the_staff_clock(ladder: Ladder, begun: datetime) -> None:
    for rung in plan(ladder, begun, POLICY):
        assert is_staff_time(rung.at, POLICY) or is_staff_time(rung.at - timedelta(microseconds=1), POLICY)


@given(ladders, instants, st.integers(0, 6))
def test_climbing_on_keeps_every_gap(ladder: Ladder, at: datetime, done: int) -> None:
    start = staff_add(at, Span(0, "m"), POLICY) if ladder.clock == "staff" else at
    before = plan(ladder, start, POLICY)[min(done, len(ladder.steps) - 1) :]
    after = plan(climb_on(ladder, done=done, policy=POLICY), before[0].at, POLICY)
    assert [(rung.at, rung.to) for rung in after] == [(rung.at, rung.to) for rung in before]
