"""What holds of hours at any instant, for any hours a programme may keep."""

from datetime import date, datetime, time, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from bot.rules.hours import (
    in_staff_minutes,
    instant,
    is_quiet,
    is_staff_time,
    local,
    next_staff_moment,
    next_waking,
    staff_add,
)
from bot.rules.policy import Policy, Span
from tests.rules.policies import LONDON, NEAR_A_CHANGE, london, policy

POLICY = policy()
AUTUMN, SPRING = london("2026-10-25 00:30"), london("2027-03-28 00:30")
years = st.integers(0, 3 * 366 * 24 * 60).map(lambda minutes: london("2026-01-01 00:00") + timedelta(minutes=minutes))
instants = NEAR_A_CHANGE | years
times = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 59]))
hours = st.tuples(times, times).filter(lambda pair: pair[0] != pair[1])


def keeping(quiet: tuple[time, time], staff: tuple[time, time]) -> Policy:
    programme = POLICY.programme.model_copy(
        update={"quiet_hours": quiet, "staff_hours": (min(staff), max(staff)), "staff_days": (0, 2, 5, 6)}
    )
    return POLICY.model_copy(update={"programme": programme})


policies = st.just(POLICY) | st.builds(keeping, hours, hours)
spans = st.builds(Span, st.integers(0, 2000), st.just("m")) | st.builds(Span, st.integers(0, 60), st.just("h"))


@given(st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.times(), st.times())
@example(date(2026, 10, 25), time(1, 30), time(2))
@example(date(2027, 3, 28), time(1, 30), time(2))
def test_a_later_local_time_is_no_sooner_instant(day: date, one: time, other: time) -> None:
    assert instant(day, min(one, other), LONDON) <= instant(day, max(one, other), LONDON)


@given(st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.times())
@example(date(2026, 10, 25), time(1, 30))
@example(date(2027, 3, 28), time(1, 30))
def test_an_instant_shows_the_local_time_it_was_made_of(day: date, at: time) -> None:
    shown = local(instant(day, at, LONDON), LONDON)
    left_out = day.month == 3 and day.weekday() == 6 and at.hour == 1 and shown.time() == time(2)
    assert shown.date() == day
    assert shown.time() == at or left_out


@given(instants, policies)
def test_the_next_waking_moment_is_the_first_that_is_not_quiet(at: datetime, rules: Policy) -> None:
    waking = next_waking(at, rules)
    assert waking >= at
    assert not is_quiet(waking, rules)
    steps = (waking - at) // 40
    assert all(is_quiet(at + steps * number, rules) for number in range(40)) or waking == at


@given(instants, policies)
@example(london("2027-03-28 00:30"), keeping((time(21), time(9)), (time(1, 15), time(1, 45))))
def test_a_human_reads_at_the_first_staff_moment(at: datetime, rules: Policy) -> None:
    read = next_staff_moment(at, rules)
    assert read >= at
    assert is_staff_time(read, rules)
    steps = (read - at) // 40
    assert not any(is_staff_time(at + steps * number, rules) for number in range(40)) or read == at


@given(instants, spans, spans)
def test_two_spans_one_after_the_other_are_their_sum(at: datetime, first: Span, second: Span) -> None:
    both = Span(in_staff_minutes(first, POLICY) + in_staff_minutes(second, POLICY), "m")
    assert staff_add(staff_add(at, first, POLICY), second, POLICY) == staff_add(at, both, POLICY)


@given(instants, spans, policies)
def test_the_staff_clock_goes_by_staff_time_alone(at: datetime, span: Span, rules: Policy) -> None:
    end = staff_add(at, span, rules)
    assert end >= at
    assert is_staff_time(end, rules) or is_staff_time(end - timedelta(microseconds=1), rules)
    assert end >= at + span.timedelta


@given(instants, st.integers(0, 12))
def test_a_staff_day_is_as_long_as_the_staff_hours(at: datetime, days: int) -> None:
    by_hours = staff_add(at, Span(in_staff_minutes(Span(days, "d"), POLICY), "m"), POLICY)
    by_days = staff_add(at, Span(days, "d"), POLICY)
    if local(by_days, LONDON).time() == time(9) and days:
        assert local(by_hours, LONDON).time() == time(17)  # the same staff time, on the evening before
        assert staff_add(by_hours, Span(1, "m"), POLICY) == by_days + timedelta(minutes=1)
    else:
        assert by_hours == by_days


@given(instants, instants, spans | st.builds(Span, st.integers(0, 9), st.just("d")), policies)
def test_what_begins_later_is_not_due_sooner(one: datetime, other: datetime, span: Span, rules: Policy) -> None:
    first, second = sorted((one, other))
    assert staff_add(first, span, rules) <= staff_add(second, span, rules)
