"""Durations as a policy writes them."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.span import Span, parse_span, span_of


@given(st.integers(0, 5_000_000))
def test_a_length_of_whole_minutes_is_written_and_read_back(minutes: int) -> None:
    length = timedelta(minutes=minutes)
    assert parse_span(str(span_of(length))).timedelta == length


@pytest.mark.parametrize(("text", "span"), [("45m", Span(45, "m")), ("24h", Span(24, "h")), ("2d", Span(2, "d"))])
def test_the_unit_is_kept(text: str, span: Span) -> None:
    assert parse_span(text) == span
    assert str(span) == text


@pytest.mark.parametrize(
    "text", ["", "45", "m", "4 h", "-2d", "1.5h", "2w", "4H", "٤h", "9999999999m", 4, None, "4h\n"]
)
def test_what_is_no_duration_is_refused(text: object) -> None:
    with pytest.raises(ValueError, match="duration"):
        parse_span(text)


def test_a_duration_beyond_ten_years_is_refused() -> None:
    with pytest.raises(ValueError, match="ten years"):
        parse_span("3661d")
