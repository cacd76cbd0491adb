"""Times in buttons and in typed words. What was typed is always said back for a yes."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.rules.hours import instant
from bot.rules.spoken_time import read_when
from bot.services.say import Buttons
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


def say_back(visit: Visit, asked: Mapping[str, Any], key: str, buttons: Buttons, **params: Any) -> None:
    """A typed time, for a yes by button. Until one is tapped, what they type names another time: no words for the
    leaver, whom a "yes" or a correction would puzzle."""
    question = visit.answer(key, buttons=buttons, person=asked["person"], **params)
    visit.ask(asked["what"], question, **_kept(asked), sure=True)


def ask_again(visit: Visit, asked: Mapping[str, Any]) -> None:
    """What they typed names no time that is to come, and went to nobody."""
    sure = asked.get("sure", False)
    question = visit.answer("time.tap_or_type" if sure else "time.not_read", person=asked["person"])
    visit.ask(asked["what"], question, **_kept(asked), sure=sure)


def _kept(asked: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in asked.items() if name in ("person", "kind", "session")}
