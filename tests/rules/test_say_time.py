"""Dates as people say them, in both languages and on both sides of midnight and of a change of the clocks."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.say_time import (
    TIME_WORDS,
    said_anew,
    say_clock,
    say_day,
    say_hours,
    say_slot,
    say_when,
)
from bot.rules.segments import not_in_gsm
from bot.rules.spoken_time import read_when

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 23, 9, tzinfo=LONDON)


def london(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("at", "language", "said"),
    [
        (london(2026, 11, 23, 14), "en", "today 2pm"),
        (london(2026, 11, 24, 14), "en", "tomorrow 2pm"),
        (london(2026, 11, 25, 14), "en", "Wed 25 Nov 2pm"),
        (london(2026, 12, 1, 14, 30), "en", "Tue 1 Dec 2.30pm"),
        (london(2026, 11, 22, 14), "en", "Sun 22 Nov 2pm"),
        (london(2026, 11, 23, 14), "cy", "heddiw 2pm"),
        (london(2026, 11, 24, 14), "cy", "yfory 2pm"),
        (london(2026, 12, 1, 9, 5), "cy", "Maw 1 Rhag 9.05am"),
        (london(2027, 3, 2, 14), "cy", "Maw 2 Mawrth 2pm"),
    ],
)
def test_when(at: datetime, language: str, said: str) -> None:
    assert say_when(at, now=NOW, tz=LONDON, language=language) == said


def test_the_day_is_the_one_where_the_person_is() -> None:
    # Half past midnight in London in June is still the day before in UTC.
    now = datetime(2027, 6, 1, 22, 30, tzinfo=UTC)
    at = datetime(2027, 6, 1, 23, 30, tzinfo=UTC)
    assert say_when(at, now=now, tz=LONDON, language="en") == "tomorrow 12.30am"


def test_a_slot_is_said_in_full_even_today() -> None:
    assert say_slot(datetime(2026, 11, 24, 14, tzinfo=UTC), LONDON, "en") == "Tue 24 Nov 2pm"
    assert say_slot(datetime(2026, 11, 24, 14, tzinfo=UTC), LONDON, "cy") == "Maw 24 Tach 2pm"


def test_the_local_hour_stays_over_a_change_of_the_clocks() -> None:
    assert say_slot(datetime(2026, 10, 24, 9, tzinfo=UTC), LONDON, "en") == "Sat 24 Oct 10am"
    assert say_slot(datetime(2026, 10, 25, 10, tzinfo=UTC), LONDON, "en") == "Sun 25 Oct 10am"


def test_single_parts() -> None:
    assert say_day(date(2026, 11, 24), "en") == "Tue 24 Nov"
    assert say_clock(time(12)) == "12pm"
    assert say_clock(time(0, 15)) == "12.15am"
    assert say_hours(time(10), time(13, 30), "en") == "10am to 1.30pm"
    assert say_hours(time(10), time(13), "cy") == "10am tan 1pm"


def test_what_has_no_zone_or_no_words_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        say_slot(datetime(2026, 11, 24, 14), LONDON, "en")  # noqa: DTZ001
    with pytest.raises(ValueError, match="language"):
        say_slot(NOW, LONDON, "fr")


@pytest.mark.parametrize("language", sorted(TIME_WORDS))
def test_every_word_is_cheap_to_text(language: str) -> None:
    words = TIME_WORDS[language]
    assert (len(words.days), len(words.months)) == (7, 12)
    said = "".join((words.today, words.tomorrow, words.until, *words.days, *words.months))
    assert not_in_gsm(said) == ""


@given(st.integers(min_value=30, max_value=60 * 24 * 300), st.sampled_from(["en", "cy"]))
def test_what_is_said_in_full_is_read_back_as_the_same_moment(minutes: int, language: str) -> None:
    at = NOW.astimezone(UTC) + timedelta(minutes=minutes)
    local = at.astimezone(LONDON)
    when = read_when(say_slot(at, LONDON, language), now=NOW, tz=LONDON)
    assert when is not None
    assert (when.day, when.time, when.rest) == (local.date(), local.time(), "")


@pytest.mark.parametrize(
    ("said", "days_later", "read"),
    [
        ("I have kept tomorrow 2pm for you", 0, "I have kept tomorrow 2pm for you"),
        ("I have kept tomorrow 2pm for you", 1, "I have kept today 2pm for you"),
        ("I have kept tomorrow 2.30pm for you", 2, "I have kept Wed 25 Nov 2.30pm for you"),
        ("today 10am a thomorrow 2pm", 1, "Tue 24 Nov 10am a thomorrow 2pm"),
        ("Rwyf wedi cadw yfory 2pm i ti", 1, "Rwyf wedi cadw heddiw 2pm i ti"),
        ("Hi. How are you today? Reply 1 to 5.", 1, "Hi. How are you today? Reply 1 to 5."),
        ("Tue 1 Dec 2pm", 3, "Tue 1 Dec 2pm"),
    ],
)
def test_words_that_are_read_on_a_later_day_than_they_were_made_for(said: str, days_later: int, read: str) -> None:
    made_for = date(2026, 11, 24)
    assert said_anew(said, said_on=made_for, today=made_for + timedelta(days=days_later)) == read
