"""How long a pause lasts, as people say it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.spoken_time import read_how_long

MONDAY = date(2026, 11, 23)
PIECES = ("a", "2", "3", "week", "weeks", "days", "month", "til", "monday", "fri", "today", "mis", "tan", "the 1st")
FEASTS = ("xmas", "june", "new year")


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("a week", date(2026, 11, 30)),
        ("week", date(2026, 11, 30)),
        ("about a week", date(2026, 11, 30)),
        ("1wk", date(2026, 11, 30)),
        ("2 weeks pls", date(2026, 12, 7)),
        ("couple of weeks", date(2026, 12, 7)),
        ("a fortnight", date(2026, 12, 7)),
        ("3 days", date(2026, 11, 26)),
        ("ten days", date(2026, 12, 3)),
        ("few days", date(2026, 11, 26)),
        ("couple of days", date(2026, 11, 25)),
        ("a month", date(2026, 12, 23)),
        ("today", date(2026, 11, 24)),
        ("til tomorrow", date(2026, 11, 24)),
        ("til monday", date(2026, 11, 30)),
        ("friday", date(2026, 11, 27)),
        ("until 3 dec", date(2026, 12, 3)),
        ("til the 1st", date(2026, 12, 1)),
        ("a week on friday", date(2026, 12, 4)),
        ("til next week", date(2026, 11, 30)),
        ("this week", date(2026, 11, 30)),
        ("next month", date(2026, 12, 1)),
        ("wythnos", date(2026, 11, 30)),
        ("pythefnos", date(2026, 12, 7)),
        ("dwy wythnos", date(2026, 12, 7)),
        ("tri diwrnod", date(2026, 11, 26)),
        ("mis", date(2026, 12, 23)),
        ("2 fis", date(2027, 1, 23)),
        ("tan ddydd gwener", date(2026, 11, 27)),
    ],
)
def test_until_when(text: str, until: date) -> None:
    assert read_how_long(text, today=MONDAY) == until


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("til after xmas", date(2026, 12, 27)),
        ("over christmas", date(2026, 12, 27)),
        ("christmas", date(2026, 12, 25)),
        ("tan ar ol y nadolig", date(2026, 12, 27)),
        ("tan y nadolig", date(2026, 12, 25)),
        ("new year", date(2027, 1, 1)),
        ("after the new year", date(2027, 1, 2)),
        ("december", date(2026, 12, 1)),
        ("til january", date(2027, 1, 1)),
        ("til jan", date(2027, 1, 1)),
        ("tan rhagfyr", date(2026, 12, 1)),
        ("3 months", date(2027, 2, 23)),
    ],
)
def test_feasts_and_months(text: str, until: date) -> None:
    assert read_how_long(text, today=MONDAY) == until


@pytest.mark.parametrize("text", ["22 nov", "20/11", "november", "june", "4 months", "a year", "may", "xmas eve"])
def test_a_day_that_is_over_and_a_long_time_are_unclear(text: str) -> None:
    assert read_how_long(text, today=MONDAY) is None


def test_a_day_that_has_just_gone_is_not_taken_for_next_years() -> None:
    assert read_how_long("28 dec", today=date(2026, 12, 29)) is None
    assert read_how_long("christmas", today=date(2026, 12, 29)) is None
    assert read_how_long("5 jan", today=date(2026, 12, 29)) == date(2027, 1, 5)


@pytest.mark.parametrize("text", ["", "2", "forever", "dunno", "0 days", "900 weeks", "24 nov 2025"])
def test_what_says_no_length(text: str) -> None:
    assert read_how_long(text, today=MONDAY) is None


def test_a_month_from_the_last_of_january_is_the_last_of_february() -> None:
    assert read_how_long("a month", today=date(2027, 1, 31)) == date(2027, 2, 28)


@given(
    st.lists(st.sampled_from(PIECES + FEASTS)).map(" ".join) | st.text(max_size=30),
    st.dates(min_value=date(2026, 1, 1), max_value=date(2030, 1, 1)),
)
def test_a_pause_ends_after_today_and_within_three_months(text: str, today: date) -> None:
    until = read_how_long(text, today=today)
    assert until is None or today < until <= today + timedelta(days=92)
