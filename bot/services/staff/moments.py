"""Times in buttons and in typed words. What was typed is always said back for a yes."""

from datetime import UTC, datetime, timedelta

from bot.rules.hours import instant
from bot.rules.spoken_time import read_when
from bot.services.staff.visit import Visit

MINUTE = timedelta(minutes=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def as_number(at: datetime) -> int:
    """An instant as whole minutes since 1970, short enough for a button."""
    return (at - EPOCH) // MINUTE


def from_number(minutes: int) -> datetime:
    """The instant again, in UTC."""
    return EPOCH + minutes * MINUTE if minutes < 200_000_000 else EPOCH


def typed(visit: Visit, text: str) -> datetime | None:
    """The instant that `text` names, with a day and a time of day that are still to come; None where it does not."""
    when = read_when(text, now=visit.desk.now, tz=visit.policy.tz)
    if when is None or when.day is None or when.time is None:
        return None
    at = instant(when.day, when.time, visit.policy.tz)
    return at if at > visit.desk.now else None
