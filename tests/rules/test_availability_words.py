"""A mentor's hours, from words and back to words."""

from collections.abc import Callable
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.availability_words import UnreadableHours, read_exceptions, read_week, say_week
from bot.rules.slots import WeeklyHours

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Tue 10:00-13:00, Thu 14:00-17:00", "Tue 10:00-13:00, Thu 14:00-17:00"),
        ("thu 2-5, tue 10-1", "Tue 10:00-13:00, Thu 14:00-17:00"),
        ("Tues 10am - 1 p.m.", "Tue 10:00-13:00"),
        ("tue 10–13", "Tue 10:00-13:00"),
        ("tue 1000-1300", "Tue 10:00-13:00"),
        ("Mon-Wed 9-5", "Mon 09:00-17:00, Tue 09:00-17:00, Wed 09:00-17:00"),
        ("Mon, Wed 10am to 1pm", "Mon 10:00-13:00, Wed 10:00-13:00"),
        ("Mon and Wed 10-1", "Mon 10:00-13:00, Wed 10:00-13:00"),
        ("Tue 10-12, 2-4, Thu 9-noon", "Tue 10:00-12:00, Tue 14:00-16:00, Thu 09:00-12:00"),
        ("sat-sun 10-11", "Sat 10:00-11:00, Sun 10:00-11:00"),
        ("sun-mon 10-11", "Mon 10:00-11:00, Sun 10:00-11:00"),
        ("Dydd Mawrth 10:00-13:00, Iau 2-5", "Tue 10:00-13:00, Thu 14:00-17:00"),
        ("Llun i Mercher 10 tan 4", "Mon 10:00-16:00, Tue 10:00-16:00, Wed 10:00-16:00"),
        ("Sad 10-12", "Sat 10:00-12:00"),
        ("mon 6-8", "Mon 18:00-20:00"),
        ("mon 7-3", "Mon 07:00-15:00"),
        ("mon 2-5pm", "Mon 14:00-17:00"),
        ("mon 10-1pm", "Mon 10:00-13:00"),
        ("off", ""),
        ("none", ""),
    ],
)
def test_a_week(text: str, said: str) -> None:
    assert say_week(read_week(text), "en") == said


def test_a_week_in_welsh() -> None:
    assert say_week(read_week("Tue 10-1, Sat 2-5"), "cy") == "Maw 10:00-13:00, Sad 14:00-17:00"


@pytest.mark.parametrize(
    ("text", "fault", "part"),
    [
        ("", "no_hours", ""),
        ("tue", "no_hours", "tue"),
        ("10-12", "no_day", "10-12"),
        ("tue 13:00-10:00", "backwards", "13:00-10:00"),
        ("tue 10:00-10:00", "backwards", "10:00-10:00"),
        ("tue 10-12, 11-13", "overlap", "10:00-12:00"),
        ("banana 10-12, tue 2-5", "not_understood", "banana 10-12"),
        ("tue 10-12 maybe", "not_understood", "maybe"),
        ("tue 25-26", "not_understood", "25-26"),
    ],
)
def test_what_gives_no_week_says_why(text: str, fault: str, part: str) -> None:
    with pytest.raises(UnreadableHours) as refused:
        read_week(text)
    assert (refused.value.fault, refused.value.part) == (fault, part)
    assert part in str(refused.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24 Dec off", {date(2026, 12, 24): []}),
        ("2026-12-24 10:00-12:00", {date(2026, 12, 24): [(10, 12)]}),
        ("24/12 10-12, 1-3", {date(2026, 12, 24): [(10, 12), (13, 15)]}),
        ("1 jan 10am-noon; 24 dec off", {date(2026, 12, 24): [], date(2027, 1, 1): [(10, 12)]}),
        ("fri 1-3", {date(2026, 11, 27): [(13, 15)]}),
        ("24 Rhag i ffwrdd", {date(2026, 12, 24): []}),
    ],
)
def test_single_days(text: str, expected: dict[date, list[tuple[int, int]]]) -> None:
    found = read_exceptions(text, today=MONDAY)
    assert {each.day: [(a.hour, b.hour) for a, b in each.hours] for each in found} == expected


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "no_day"),
        ("off", "no_day"),
        ("10-12", "no_day"),
        ("24 dec", "no_hours"),
        ("24 dec banana off", "not_understood"),
        ("24 dec off 10-12", "not_understood"),
        ("24 dec 13:00-12:00", "backwards"),
        ("24 dec 10-12, 11-13", "overlap"),
    ],
)
def test_what_gives_no_single_day_says_why(text: str, fault: str) -> None:
    with pytest.raises(UnreadableHours) as refused:
        read_exceptions(text, today=MONDAY)
    assert refused.value.fault == fault


@st.composite
def weeks(draw: st.DrawFn) -> tuple[WeeklyHours, ...]:
    hours = []
    for weekday in range(7):
        edges = sorted(draw(st.sets(st.integers(min_value=0, max_value=24 * 60 - 1), max_size=6)))
        for start, end in zip(edges[::2], edges[1::2], strict=False):
            hours.append(
                WeeklyHours(weekday=weekday, start=time(start // 60, start % 60), end=time(end // 60, end % 60))
            )
    return tuple(hours)


@given(weeks().filter(bool), st.sampled_from(["en", "cy"]))
def test_what_is_said_is_read_back_as_the_same_week(week: tuple[WeeklyHours, ...], language: str) -> None:
    assert read_week(say_week(week, language)) == week


@given(st.text(max_size=40) | st.text(alphabet="montuewd 0123456789-:,.apm", max_size=40))
def test_any_text_is_read_or_refused_with_a_reason(text: str) -> None:
    for read in (read_week, lambda said: read_exceptions(said, today=MONDAY)):
        assert reason_or_none(read, text) != ""


def reason_or_none(read: Callable[[str], object], text: str) -> str | None:
    try:
        read(text)
    except UnreadableHours as refused:
        return refused.fault
    return None
