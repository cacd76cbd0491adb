"""Policies for the tests of the rules: the file with every key, and a way to change a few of them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from bot.rules.policy import Policy, parse_policy

TODAY = date(2026, 11, 22)
LONDON = ZoneInfo("Europe/London")
BARE = '[programme]\nslug = "leicester-up"\nname = "UP Leicester"\n'


def london(text: str, *, fold: int = 0) -> datetime:
    """The instant of a local time in London, like "2026-11-24 14:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=LONDON, fold=fold).astimezone(UTC)


NEAR_A_CHANGE = st.builds(
    lambda change, minutes: change + timedelta(minutes=minutes),
    st.sampled_from([london("2026-10-25 00:30"), london("2027-03-28 00:30")]),
    st.integers(-6000, 6000),
)
"""Instants within four days of a change of the clocks in London: back in October, forward in March."""


def policy(text: str = "", *, today: date = TODAY) -> Policy:
    """The policy with all defaults but what `text` says; `text` may go on with keys of [programme]."""
    return parse_policy(BARE + text, today=today)


EVERY_KEY = """

[programme]
slug = "leicester-up"
name = "UP Leicester"
timezone = "Europe/London"
languages = ["en", "cy"]
quiet_hours = ["21:00", "09:00"]
bank_holidays = "GB-ENG"
staff_days = ["Mon", "Tue", "Wed", "Thu", "Fri"]
staff_hours = ["09:00", "17:00"]
keep_messages = "90d"
monthly_spend_limit_gbp = 50
text_price_gbp = 0.04

[check_in]
time = "10:00"
window = "24h"
nudge_after = "6h"
cadence = [
  { until_day = 14, every = "2d" },
  { until_day = 28, every = "3d" },
  { until_day = 84, every = "7d" },
  { every = "14d" },
]
low_mood = 2

[reminders]
session = ["4d", "1d", "2h"]
court = ["7d", "3d", "1d"]
probation = ["4d", "1d"]

[sessions]
length = "45m"
gap = "15m"
notice = "4h"
horizon = "21d"
offered = 3
place = "phone call"

[ladder.missed_check_in]
clock = "staff"
taken_for = "1d"
steps = [
  { after = "0m", to = "mentor" },
  { after = "2h", to = "mentor" },
  { after = "4h", to = "cover" },
  { after = "8h", to = "coordinators", repeat = "2h" },
]

[ladder.unanswered_message]
clock = "staff"
taken_for = "1d"
steps = [
  { after = "0m", to = "mentor" },
  { after = "4h", to = "cover" },
  { after = "8h", to = "coordinators", repeat = "4h" },
]

[ladder.urgent]
clock = "staff"
taken_for = "4h"
steps = [
  { after = "0m", to = "mentor" },
  { after = "1h", to = "cover" },
  { after = "2h", to = "coordinators", repeat = "1h" },
]

[ladder.emergency]
clock = "wall"
taken_for = "1h"
steps = [
  { after = "0m", to = "mentor" },
  { after = "0m", to = "coordinators", repeat = "15m" },
]

[[helpline]]
name = "Samaritans"
phone = "116 123"
checked = 2026-11-01
[[helpline]]
name = "NHS"
phone = "111, option 2"
checked = 2026-11-01
[[helpline]]
name = "Shout text line"
phone = "85258"
checked = 2026-11-01
"""
