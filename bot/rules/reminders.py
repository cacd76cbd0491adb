"""Reminders of a session: when they are planned, and whether one still makes sense when it is sent."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import utc
from bot.rules.hours import instant, is_quiet, local, quiet_stretch
from bot.rules.policy_model import Policy
from bot.rules.span import Span

_AFTER_BOOKING = timedelta(hours=1)
_BEFORE_QUIET = timedelta(hours=1)
_CLOSE = timedelta(hours=12)
_DAY_BEFORE = (Span(1, "d"), Span(24, "h"))


@dataclass(frozen=True, kw_only=True)
class PlannedReminder:
    """`at` is in UTC; `span` is how long before the start the policy wants it; `ask_plan` is true of the day before's,
    which asks how the leaver will get there (Fishbane, Ouss, Shah 2020)."""

    at: datetime
    span: Span
    ask_plan: bool


def plan_reminders(
    policy: Policy,
    kind: str,
    *,
    starts_at: datetime,
    booked_at: datetime,
    already: Collection[datetime] = (),
) -> tuple[PlannedReminder, ...]:
    """The reminders of a session of this kind, in order.

    `d` is a calendar day at the same local hour; `h` and `m` are hours and minutes gone by. One in the quiet hours goes
    an hour before they begin, unless another of the same session goes in the 12 hours before that; `already` holds
    when some have gone. One sooner than an hour after booking is left out. For a session that was moved,
    `booked_at` is when it was moved. A kind that the policy doesn't know has none.
    """
    spans = sorted(policy.reminders.get(kind, ()), key=lambda span: span.timedelta, reverse=True)
    taken = [utc(at) for at in already]
    planned: list[PlannedReminder] = []
    for span in spans:
        wanted = _before(starts_at, span, policy)
        at = _out_of_quiet(wanted, policy)
        crowded = at != wanted and any(at - _CLOSE <= other <= at for other in taken)
        if crowded or at in taken or at < utc(booked_at) + _AFTER_BOOKING or is_quiet(at, policy):
            continue
        taken.append(at)
        planned.append(PlannedReminder(at=at, span=span, ask_plan=span in _DAY_BEFORE))
    return tuple(sorted(planned, key=lambda reminder: reminder.at))


def still_useful(*, planned_at: datetime, planned_start: datetime, starts_at: datetime | None, now: datetime) -> bool:
    """Whether a reminder makes sense at the moment of sending it.

    `planned_start` is the start that it was planned for; `starts_at` is the session's start now, None when it is no
    longer booked. A reminder that is late by more than half the time it was to leave until the start, or by more
    than 12 hours, is stale: the next one does its work.
    """
    if starts_at is None or utc(starts_at) != utc(planned_start) or utc(now) >= utc(starts_at):
        return False
    return utc(now) - utc(planned_at) <= min((utc(starts_at) - utc(planned_at)) / 2, _CLOSE)


def _before(starts_at: datetime, span: Span, policy: Policy) -> datetime:
    if span.unit != "d":
        return utc(starts_at) - span.timedelta
    start = local(starts_at, policy.tz)
    return instant(start.date() - span.timedelta, start.time(), policy.tz)


def _out_of_quiet(at: datetime, policy: Policy) -> datetime:
    stretch = quiet_stretch(at, policy)
    return at if stretch is None else stretch[0] - _BEFORE_QUIET
