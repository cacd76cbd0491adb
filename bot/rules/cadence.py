"""When the next check-in is, and what happens while one waits for its answer."""

from datetime import date, datetime, time, timedelta

from bot.clock import utc
from bot.rules.hours import instant, is_quiet, local, next_waking, quiet_stretch
from bot.rules.policy_model import CadenceStep, Policy

STILL_ON = timedelta(hours=1)
"""How late a check-in may be asked and still be that day's: a sweep a little behind must not skip a day."""
_BEFORE_QUIET = timedelta(hours=1)


def step_on(policy: Policy, *, release: date, day: date) -> CadenceStep:
    """The step of the cadence that holds on `day`; before the release the first. `until_day` is its last day."""
    days = (day - release).days
    return next(step for step in policy.check_in.cadence if step.until_day is None or days <= step.until_day)


def next_check_in(
    policy: Policy,
    *,
    release: date,
    last_day: date | None,
    welcomed: date | None,
    at: time | None,
    now: datetime,
) -> datetime:
    """The instant of the next check-in, in UTC. Days are local; `at` is the person's time, None the programme's.

    `last_day` is the day of the last check-in and `welcomed` that of the welcome: the first check-in is on the
    day after it, each later one by the step that held on the last check-in's day, counted from that day.
    When that is more than an hour gone (after a pause, or an outage), it is today at the person's time, or tomorrow
    when that is gone as well. So `now` is, for somebody on a pause, the moment at which the pause ends.
    One up to an hour gone stands as it is, and is due at once.
    A time in the quiet hours becomes the moment at which they end or, where only that keeps the day, an hour before
    they begin.
    Raises ValueError for a person who has not been welcomed, and for a naive `now`.
    """
    if last_day is not None:
        day = last_day + timedelta(days=step_on(policy, release=release, day=last_day).every)
    elif welcomed is not None:
        day = welcomed + timedelta(days=1)
    else:
        raise ValueError("there is no check-in before the welcome")
    planned = moment_on(policy, day, at)
    if planned >= utc(now) - STILL_ON:
        return planned
    today = local(now, policy.tz).date()
    still_to_come = moment_on(policy, today, at)
    return still_to_come if still_to_come >= utc(now) else moment_on(policy, today + timedelta(days=1), at)


def window_ends(policy: Policy, prompted_at: datetime) -> datetime:
    """Until when a check-in that was asked at `prompted_at` can be answered, in UTC."""
    return utc(prompted_at) + policy.check_in.window


def nudge_at(policy: Policy, prompted_at: datetime) -> datetime | None:
    """When one more text goes, in UTC: out of the quiet hours, and None when the window is over by then."""
    nudge = next_waking(utc(prompted_at) + policy.check_in.nudge_after, policy)
    return nudge if nudge < window_ends(policy, prompted_at) else None


def moment_on(policy: Policy, day: date, at: time | None) -> datetime:
    """When somebody is asked on `day`, in UTC; `at` as above."""
    moment = instant(day, at or policy.check_in.time, policy.tz)
    stretch = quiet_stretch(moment, policy)
    if stretch is None:
        return moment
    begins, ends = stretch
    evening = begins - _BEFORE_QUIET
    ends_that_day = local(ends, policy.tz).date() == day
    return next_waking(ends, policy) if ends_that_day or is_quiet(evening, policy) else evening
