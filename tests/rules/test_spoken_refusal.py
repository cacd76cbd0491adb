"""What somebody can't do beside what they can, and which of two days they don't mind."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.rules.spoken_time import When, read_when

LONDON = ZoneInfo("Europe/London")
WEDNESDAY = datetime(2026, 11, 18, 9, 30, tzinfo=LONDON)
THURSDAY, FRIDAY, TUESDAY = date(2026, 11, 19), date(2026, 11, 20), date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thurs not tues", When(day=THURSDAY)),
        ("not tues thurs", When(day=THURSDAY)),
        ("cant do tues or weds, thurs?", When(day=THURSDAY)),
        ("fri 2pm, not thurs", When(day=FRIDAY, time=time(14))),
        ("iau ddim dydd mawrth", When(day=THURSDAY)),
        ("tues dont mind when", When(day=TUESDAY)),
        ("tues or thurs dont mind", When(day=TUESDAY, or_day=THURSDAY)),
        ("tues/thurs", When(day=TUESDAY, or_day=THURSDAY)),
        ("tues or thurs 2pm", When(day=TUESDAY, or_day=THURSDAY, time=time(14))),
        ("thurs or fri not tues", When(day=THURSDAY, or_day=FRIDAY)),
        ("next week tues or weds", When(day=TUESDAY, or_day=date(2026, 11, 25))),
        ("dydd Mawrth neu ddydd Iau, dim ots", When(day=TUESDAY, or_day=THURSDAY)),
        ("cant do fri or sat", None),
        ("not fri 2pm", None),
        ("not bothered", None),
        ("dont mind", None),
        ("dim ots", None),
    ],
)
def test_the_days_that_will_do(text: str, expected: When | None) -> None:
    assert read_when(text, now=WEDNESDAY, tz=LONDON) == expected
