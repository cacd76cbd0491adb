"""A day from which any later one will do."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.rules.spoken_time import When, read_when

LONDON = ZoneInfo("Europe/London")
WEDNESDAY = datetime(2026, 11, 18, 9, 30, tzinfo=LONDON)


def nov(day: int) -> date:
    return date(2026, 11, day)


def dec(day: int) -> date:
    return date(2026, 12, day)


def read(text: str, now: datetime) -> When | None:
    return read_when(text, now=now, tz=LONDON)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("next week", When(since=nov(23))),
        ("nxt wk", When(since=nov(23))),
        ("the wk after", When(since=nov(23))),
        ("the week after next", When(since=nov(30))),
        ("after the weekend", When(since=nov(23))),
        ("end of the week", When(since=nov(19))),
        ("end of next week", When(since=nov(26))),
        ("this weekend", When(day=nov(21), or_day=nov(22))),
        ("next weekend", When(day=nov(28), or_day=nov(29))),
        ("not before the weekend", When(since=nov(21))),
        ("penwythnos nesaf", When(day=nov(28), or_day=nov(29))),
        ("this week pls", When(since=nov(18))),
        ("end of the month", When(since=nov(24))),
        ("next month", When(since=dec(1))),
        ("in a couple of weeks", When(since=dec(2))),
        ("not this week", When(since=nov(23))),
        ("not til fri", When(since=nov(20))),
        ("cant make it before the 24th", When(since=nov(24))),
        ("not til after the weekend", When(since=nov(23))),
        ("after fri", When(since=nov(21))),
        ("from mon onwards", When(since=nov(23))),
        ("thurs or later", When(since=nov(19))),
        ("next week at 2pm", When(since=nov(23), time=time(14))),
        ("mornings next week", When(since=nov(23), part="morning")),
        ("next week after 3", When(since=nov(23), after=time(15))),
        ("not before 2", When(after=time(14))),
        ("next week on tues", When(day=nov(24))),
        ("weds the week after", When(day=nov(25))),
        ("wythnos nesaf", When(since=nov(23))),
        ("yr wythnos wedyn", When(since=nov(23))),
        ("ar ôl y penwythnos", When(since=nov(23))),
        ("diwedd y mis", When(since=nov(24))),
        ("ddim tan ddydd Gwener", When(since=nov(20))),
        ("o ddydd Iau ymlaen", When(since=nov(19))),
        ("ymhen cwpl o ddyddiau", When(since=nov(20))),
    ],
)
def test_a_day_from_which_any_will_do(text: str, expected: When) -> None:
    assert read(text, WEDNESDAY) == expected


def test_what_has_begun_goes_on_from_today() -> None:
    sunday = datetime(2026, 11, 29, 9, 30, tzinfo=LONDON)
    weeks = ("this week", "end of the week", "end of the month")
    assert [read(text, sunday) for text in weeks] == [When(since=nov(29))] * 3
