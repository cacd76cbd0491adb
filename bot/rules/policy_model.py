"""The policy of one programme, as values. `parse_policy` in `bot.rules.policy` makes one from a file."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import ConfigDict, Field

from bot.rules.policy_types import Days, Length, LocalTime, Money, Rules, SpanText, Weekday

LadderClock = Literal["staff", "wall"]
Told = Literal["mentor", "cover", "coordinators"]

KINDS = (
    "emergency",
    "urgent",
    "missed_check_in",
    "low_mood",
    "unanswered_message",
    "call_back",
    "plan_help",
    "missed_session",
    "unreachable",
    "unknown_number",
    "bot_failed",
)
"""The kinds of queue item, most urgent first: the order of `/queue`."""


class Programme(Rules):
    """`[programme]`. Times are local to `timezone`."""

    slug: str
    name: str
    timezone: str
    languages: tuple[str, ...]
    quiet_hours: tuple[LocalTime, LocalTime]
    bank_holidays: str  # a country, or a country and its part: "GB-ENG"
    staff_days: tuple[Weekday, ...]  # Monday is 0
    staff_hours: tuple[LocalTime, LocalTime]
    keep_messages: Length
    monthly_spend_limit_gbp: Money
    text_price_gbp: Money  # of one segment


class CadenceStep(Rules):
    """Up to and with day `until_day` after release there is a check-in every `every` days; None is for ever."""

    until_day: int | None = None
    every: Days


class CheckIn(Rules):
    """`[check_in]`. `window` and `nudge_after` are counted from the question, by the wall."""

    time: LocalTime
    window: Length
    nudge_after: Length
    cadence: tuple[CadenceStep, ...]
    low_mood: int


class Sessions(Rules):
    """`[sessions]`."""

    length: Length
    gap: Length
    notice: Length
    horizon: Length
    offered: int
    place: str


class Step(Rules):
    """One step of a ladder. `after` is counted from the ladder's begin; `repeat` from the last telling."""

    after: SpanText
    to: Told
    repeat: SpanText | None = None


class Ladder(Rules):
    """Who is told of a queue item, and when. All its spans run on `clock`."""

    clock: LadderClock
    taken_for: SpanText
    steps: tuple[Step, ...]


class Helpline(Rules):
    """A line that the emergency answer quotes, and the day on which somebody last checked it."""

    name: str
    phone: str
    checked: date


class Policy(Rules):
    """Everything that one programme decides for itself."""

    model_config = ConfigDict(validate_by_alias=True, validate_by_name=False, serialize_by_alias=True)

    programme: Programme
    check_in: CheckIn
    reminders: Mapping[str, tuple[SpanText, ...]]  # before the start, by kind of session
    sessions: Sessions
    ladder: Mapping[str, Ladder]  # by kind of item; `ladder_for` knows what climbs by which
    helplines: tuple[Helpline, ...] = Field(alias="helpline")

    @cached_property
    def tz(self) -> ZoneInfo:
        """The programme's time zone."""
        return ZoneInfo(self.programme.timezone)


def ladder_for(policy: Policy, kind: str) -> Ladder:
    """The ladder by which an item of this kind climbs. Raises ValueError for a kind that there is not."""
    if kind not in KINDS:
        raise ValueError(f"there is no kind of item called {kind!r}")
    return policy.ladder.get(kind) or policy.ladder["unanswered_message"]
