"""The calendar file: what a calendar reads back is what was booked."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from bot.rules.session_file import session_ics

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
START = datetime(2026, 11, 24, 14, tzinfo=UTC)


def make(
    *,
    start: datetime = START,
    end: datetime = START + timedelta(minutes=45),
    summary: str = "Jay",
    sequence: int = 0,
    cancelled: bool = False,
) -> bytes:
    return session_ics(
        uid="a1@gatewalk",
        starts_at=start,
        ends_at=end,
        summary=summary,
        sequence=sequence,
        cancelled=cancelled,
        now=NOW,
    )


def test_the_file_holds_the_session_in_utc() -> None:
    lines = make(start=datetime(2027, 6, 1, 14, tzinfo=ZoneInfo("Europe/London")), end=START.replace(year=2027))
    text = lines.decode()
    assert "DTSTART:20270601T130000Z\r\n" in text
    assert "DTSTAMP:20261120T090000Z\r\n" in text
    assert "METHOD:PUBLISH\r\n" in text
    assert "SEQUENCE:0\r\n" in text
    assert "UID:a1@gatewalk\r\n" in text
    assert text.startswith("BEGIN:VCALENDAR\r\n")


def test_a_session_called_off_is_cancelled_under_the_same_uid() -> None:
    text = make(sequence=3, cancelled=True).decode()
    assert "METHOD:CANCEL\r\n" in text
    assert "STATUS:CANCELLED\r\n" in text
    assert "SEQUENCE:3\r\n" in text
    assert "UID:a1@gatewalk\r\n" in text


def test_what_makes_no_session_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        make(start=START.replace(tzinfo=None))
    with pytest.raises(ValueError, match="after it starts"):
        make(end=START)
    with pytest.raises(ValueError, match="sequence"):
        make(sequence=-1)


@given(
    # No backslash: icalendar reads an escaped one before an "N" as the end of a line, and no name holds one.
    st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\\"), min_size=1, max_size=120),
    st.integers(min_value=0, max_value=10**8),
)
def test_a_calendar_reads_back_what_was_written(summary: str, seconds: int) -> None:
    start = START + timedelta(seconds=seconds)
    data = make(start=start, end=start + timedelta(minutes=45), summary=summary)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert event["SUMMARY"] == summary
    assert event.decoded("DTSTART") == start
    assert event.decoded("DTEND") - start == timedelta(minutes=45)
