"""Days and times as people text them, read in English and Welsh, and never in the past."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.spoken_time import When, read_when
from tests.rules.policies import NEAR_A_CHANGE

LONDON = ZoneInfo("Europe/London")
MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=LONDON)


def nov(day: int) -> date:
    return date(2026, 11, day)


def dec(day: int) -> date:
    return date(2026, 12, day)


def read(text: str, now: datetime = MONDAY) -> When | None:
    return read_when(text, now=now, tz=LONDON)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("fri", nov(27)),
        ("Friday.", nov(27)),
        ("  FRI  pls ", nov(27)),
        ("this fri", nov(27)),
        ("mon", nov(23)),
        ("today", nov(23)),
        ("2day", nov(23)),
        ("tomoz", nov(24)),
        ("2moro", nov(24)),
        ("tmrw", nov(24)),
        ("tommorrow", nov(24)),
        ("wendesday", nov(25)),
        ("thrusday", nov(26)),
        ("day after tomorrow", nov(25)),
        ("in 2 days", nov(25)),
        ("in a week", nov(30)),
        ("monday week", nov(30)),
        ("a week on monday", nov(30)),
        ("week tomorrow", dec(1)),
        ("a week today", nov(30)),
        ("next weds", dec(2)),
        ("tues next week", dec(1)),
        ("next week tues", dec(1)),
        ("fortnight on friday", dec(11)),
        ("24 nov", nov(24)),
        ("nov 24", nov(24)),
        ("24/11", nov(24)),
        ("24/11/26", nov(24)),
        ("24.11.2026", nov(24)),
        ("2026-11-24", nov(24)),
        ("24th", nov(24)),
        ("tues 24th", nov(24)),
        ("tues 24", nov(24)),
        ("the 1st", dec(1)),
        ("31st", dec(31)),
        ("3rd of december", dec(3)),
        ("1/2", date(2027, 2, 1)),
        ("22 nov", date(2027, 11, 22)),
        ("29 feb", date(2028, 2, 29)),
        ("heddiw", nov(23)),
        ("yfory", nov(24)),
        ("fory", nov(24)),
        ("drennydd", nov(25)),
        ("dydd llun", nov(23)),
        ("dydd Mawrth", nov(24)),
        ("mercher", nov(25)),
        ("dydd iau", nov(26)),
        ("dydd gwener", nov(27)),
        ("sadwrn", nov(28)),
        ("dydd Sul", nov(29)),
        ("wythnos i ddydd llun", nov(30)),
        ("dydd llun nesaf", nov(30)),
        ("gwener yma", nov(27)),
        ("24 Tachwedd", nov(24)),
        ("24ain o dachwedd", nov(24)),
    ],
)
def test_a_day(text: str, day: date) -> None:
    assert read(text) == When(day=day)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2pm", time(14)),
        ("2 p.m.", time(14)),
        ("14:00", time(14)),
        ("1400", time(14)),
        ("1430hrs", time(14, 30)),
        ("2.30", time(14, 30)),
        ("2:30pm", time(14, 30)),
        ("2 30pm", time(14, 30)),
        ("230pm", time(14, 30)),
        ("07:30", time(7, 30)),
        ("7.30", time(19, 30)),
        ("9.15", time(9, 15)),
        ("half two", time(14, 30)),
        ("half 2", time(14, 30)),
        ("½ 2", time(14, 30)),
        ("half past 10", time(10, 30)),
        ("half 12", time(12, 30)),
        ("quarter to 3", time(14, 45)),
        ("qtr past 10", time(10, 15)),
        ("quarter to 1", time(12, 45)),
        ("1/4 to 3", time(14, 45)),
        ("ten past 3", time(15, 10)),
        ("20 mins to 4", time(15, 40)),
        ("at 2", time(14)),
        ("around 11", time(11)),
        ("2ish", time(14)),
        ("half 2 ish", time(14, 30)),
        ("dinner time", time(12)),
        ("at fifteen hundred", time(15)),
        ("11 o'clock", time(11)),
        ("noon", time(12)),
        ("midday", time(12)),
        ("at 12", time(12)),
        ("hanner awr wedi dau", time(14, 30)),
        ("chwarter i dri", time(14, 45)),
        ("chwarter wedi deg", time(10, 15)),
        ("am ddau", time(14)),
        ("dau o'r gloch", time(14)),
        ("hanner dydd", time(12)),
    ],
)
def test_a_time_without_a_day(text: str, at: time) -> None:
    assert read(text) == When(time=at)


@pytest.mark.parametrize("hour", range(1, 13))
def test_bare_hours_are_those_of_an_appointment(hour: int) -> None:
    expected = hour + 12 if hour <= 7 else hour
    assert read(f"fri at {hour}") == When(day=nov(27), time=time(expected))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tues 2pm", When(day=nov(24), time=time(14))),
        ("tues2pm", When(day=nov(24), time=time(14))),
        ("Fri @ 2.30 p.m.", When(day=nov(27), time=time(14, 30))),
        ("half 2 thurs", When(day=nov(26), time=time(14, 30))),
        ("quarter to 3 tmrw", When(day=nov(24), time=time(14, 45))),
        ("nov 24 at 3", When(day=nov(24), time=time(15))),
        ("24.11 at 2", When(day=nov(24), time=time(14))),
        ("tues two", When(day=nov(24), time=time(14))),
        ("thursday 230", When(day=nov(26), time=time(14, 30))),
        ("8 tonight", When(day=nov(23), time=time(20))),
        ("9 in the morning fri", When(day=nov(27), time=time(9))),
        ("fri 7 in the morning", When(day=nov(27), time=time(7))),
        ("Tue 24 Nov 2.30pm", When(day=nov(24), time=time(14, 30))),
        ("Sad 28 Tach 10am", When(day=nov(28), time=time(10))),
        ("dydd mawrth 2", When(day=nov(24), time=time(14))),
        ("naw y bore dydd iau", When(day=nov(26), time=time(9))),
        ("prynhawn yfory tua 3", When(day=nov(24), time=time(15))),
        ("morning", When(part="morning")),
        ("prynhawn", When(part="afternoon")),
        ("mon morning", When(day=nov(23), part="morning")),
        ("bore Gwener", When(day=nov(27), part="morning")),
        ("nos Lun", When(day=nov(23), part="evening")),
        ("tonight", When(day=nov(23), part="evening")),
        ("this afternoon", When(day=nov(23), part="afternoon")),
        ("fri pm", When(day=nov(27), part="afternoon")),
        ("fri am", When(day=nov(27), part="morning")),
        ("after 3", When(after=time(15))),
        ("fri after half 2", When(day=nov(27), after=time(14, 30))),
        ("fri between 2 and 4", When(day=nov(27), after=time(14))),
        ("fri 2-4pm", When(day=nov(27), after=time(14))),
        ("10-12 fri", When(day=nov(27), after=time(10))),
        ("in an hour", When(day=nov(23), time=time(10, 30))),
        ("in half an hour", When(day=nov(23), time=time(10))),
        ("ymhen dwy awr", When(day=nov(23), time=time(11, 30))),
        ("ok can we do thurs half 2 instead pls", When(day=nov(26), time=time(14, 30))),
        ("thurs half 2 if the bus comes", When(day=nov(26), time=time(14, 30), rest="if bus comes")),
        ("thursday at fifteen hundred", When(day=nov(26), time=time(15))),
        ("9 hundred hours fri", When(day=nov(27), time=time(9))),
        ("thurs half 2ish", When(day=nov(26), time=time(14, 30))),
        ("dydd iau amser cinio", When(day=nov(26), time=time(12))),
        ("fri before 3", When(day=nov(27), rest="before 3")),
        ("fri 2 of us", When(day=nov(27), rest="2 of us")),
        ("fri 3 may be late", When(day=nov(27), time=time(15), rest="may be late")),
    ],
)
def test_days_with_times_and_parts(text: str, expected: When) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2",
        "3 please",
        "yes",
        "good morning",
        "bore da",
        "not fri",
        "cant do fri",
        "cant do next week",
        "not next month",
        "ddim dydd Gwener",
        "i owe him 20",
        "i owe him fifteen hundred",
        "i paid fifteen hundred",
        "bus was £2.50",
        "24 nov 2025",
        "31/2",
        "25:00",
        "ring 116 123",
        "before 3",
        "dont know",
    ],
)
def test_what_names_no_time_to_come(text: str) -> None:
    assert read(text) is None


TUESDAY_AT_THREE = datetime(2026, 11, 24, 15, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tues at 2", When(day=dec(1), time=time(14))),
        ("tues at 4", When(day=nov(24), time=time(16))),
        ("tues", When(day=dec(1))),
        ("tues morning", When(day=dec(1), part="morning")),
        ("tues evening", When(day=nov(24), part="evening")),
        ("mon at 2", When(day=nov(30), time=time(14))),
        ("today at 9", When(day=nov(24), time=time(21))),
        ("today at 2", None),
        ("today at 2pm", None),
        ("this morning", None),
        ("24 nov at 2", None),
        ("24th at 4", When(day=nov(24), time=time(16))),
        ("23rd", When(day=dec(23))),
    ],
)
def test_what_has_gone_by_today_is_not_meant(text: str, expected: When | None) -> None:
    assert read(text, TUESDAY_AT_THREE) == expected


def test_today_is_the_day_where_the_person_is() -> None:
    # Half past eleven at night in UTC is the next day in London in summer.
    late = datetime(2027, 6, 1, 23, 30, tzinfo=UTC)
    assert read("today", late) == When(day=date(2027, 6, 2))


def test_an_hour_from_now_crosses_the_change_of_the_clocks() -> None:
    before = datetime(2027, 3, 28, 0, 30, tzinfo=UTC)
    assert read("in an hour", before) == When(day=date(2027, 3, 28), time=time(2, 30))


def test_a_naive_now_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        read("fri", MONDAY.replace(tzinfo=None))


WORDS = (
    "mon|tues|dydd mercher|thurs|fri|gwener|today|tomoz|tonight|next|this|week|on|the 24th|24/11|nov 1|2pm|half two"
    "|quarter to|past|3|at|after|morning|prynhawn|evening|noon|1400|9.30|0130|in an hour|in 20 mins|and"
    "|weekend|not til|before|end of the month|onwards|wythnos nesaf|from"
)
PIECES = st.lists(st.sampled_from(WORDS.split("|")), max_size=6).map(" ".join)


@given(
    text=PIECES | st.text(max_size=40),
    now=NEAR_A_CHANGE
    | st.integers(0, 60 * 24 * 400).map(
        lambda minutes: datetime(2026, 10, 20, tzinfo=UTC) + timedelta(minutes=minutes)
    ),
)
def test_no_moment_that_is_read_has_passed(text: str, now: datetime) -> None:
    when = read(text, now)
    here = now.astimezone(LONDON)
    assert when is None or when.since is None or (when.since >= here.date() and when.day is None)
    if when is None or when.day is None:
        return
    assert when.day >= here.date()
    if when.time is not None:
        assert datetime.combine(when.day, when.time, LONDON).astimezone(UTC) > now
    assert (when.time, when.after).count(None) >= 1
