"""Staff time, counted minute by minute of each staff day: slower than the product's own, and written apart from it."""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

import holidays

from bot.rules.policy import Policy
from bot.rules.span import Span

DAY = timedelta(days=1)
YEARS = range(2026, 2029)


@lru_cache(maxsize=8)
def _bank_holidays(place: str) -> frozenset[date]:
    country, _, part = place.partition("-")
    return frozenset(holidays.country_holidays("GB" if country == "GB" else country, subdiv=part or None, years=YEARS))


def _stretch(day: date, policy: Policy) -> tuple[datetime, datetime] | None:
    rules = policy.programme
    if day.weekday() not in rules.staff_days or day in _bank_holidays(str(rules.bank_holidays)):
        return None
    first, last = (datetime.combine(day, at, policy.tz).astimezone(UTC) for at in rules.staff_hours)
    return first, last


def after(start: datetime, span: Span, clock: str, policy: Policy) -> datetime:
    """`span` after `start`, by the wall or in staff hours; a staff day is the same hour, staff days later."""
    if clock == "wall":
        return start + span.timedelta
    day = start.astimezone(policy.tz).date()
    left = span.timedelta if span.unit != "d" else timedelta(0)
    days = span.value if span.unit == "d" else 0
    at = start
    while True:
        stretch = _stretch(day, policy)
        if stretch is None or at > stretch[1]:
            day += DAY
            continue
        at = max(at, stretch[0])
        if days:
            hour = at.astimezone(policy.tz).time()
            while days:
                day += DAY
                days -= _stretch(day, policy) is not None
            return datetime.combine(day, hour, policy.tz).astimezone(UTC)
        if left <= stretch[1] - at:
            return at + left
        left -= stretch[1] - at
        at = stretch[1] + timedelta(seconds=1)
