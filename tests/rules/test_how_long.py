"""How long a pause lasts, as people say it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.spoken_time import read_how_long

MONDAY = date(2026, 11, 23)
PIECES = ("a", "2", "3", "week", "weeks", "days", "month", "til", "monday", "fri", "today", "mis", "tan", "the 1st")


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


@pytest.mark.parametrize("text", ["", "2", "forever", "dunno", "0 days", "900 weeks", "24 nov 2025"])
def test_what_says_no_length(text: str) -> None:
    assert read_how_long(text, today=MONDAY) is None


def test_a_month_from_the_last_of_january_is_the_last_of_february() -> None:
    assert read_how_long("a month", today=date(2027, 1, 31)) == date(2027, 2, 28)


@given(
    st.lists(st.sampled_from(PIECES)).map(" ".join) | st.text(max_size=30),
    st.dates(min_value=date(2026, 1, 1), max_value=date(2030, 1, 1)),
)
def test_a_pause_ends_after_today_and_within_a_year(text: str, today: date) -> None:
    until = read_how_long(text, today=today)
    assert until is None or today < until <= today + timedelta(days=366)
