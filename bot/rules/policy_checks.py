"""What is well-formed in a policy and still can't be: each problem as "key: what is wrong"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.rules.hours import instant, is_quiet, knows_region
from bot.rules.ladder_checks import ladder_problems
from bot.rules.policy_model import KINDS, Policy

LANGUAGES = ("en", "cy")
"""The languages that there are catalogues for."""
_CHECKED_WITHIN = timedelta(days=180)
_AHEAD = timedelta(days=366)  # a date further ahead is a slip of the pen, and would never be found too old
_NONE = timedelta(0)
_LONGEST_LINE = 80  # characters of a helpline's name or number: what is longer than 1600 no provider takes
_MOST_LINES = 10  # in one answer to an emergency, all of which must go
_LAST_DAY = 36_500  # a hundred years after the release
_MOST_POUNDS = 1_000_000  # far beyond any sensible value, and what all texts of a month cost can still be counted


def problems(policy: Policy, today: date) -> Iterator[str]:
    """Every impossible value. `today` is the local day against which the helplines' dates are held."""
    yield from _programme(policy)
    yield from _check_in(policy)
    yield from _reminders(policy)
    yield from _sessions(policy)
    yield from _ladders(policy)
    yield from _helplines(policy, today)
    yield from _unprintable(policy)
    if _known_zone(policy.programme.timezone):
        yield from _clashes(policy, today)


def _programme(policy: Policy) -> Iterator[str]:
    programme = policy.programme
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", programme.slug) or len(programme.slug) > 40:
        yield "programme.slug: must be at most 40 small letters, digits and single hyphens in between"
    if not programme.name.strip() or len(programme.name) > 80:
        yield "programme.name: must have 1 to 80 characters"
    if not _known_zone(programme.timezone):
        yield f"programme.timezone: there is no time zone {programme.timezone!r}"
    if not programme.languages:
        yield "programme.languages: must name one at least"
    if unknown := [language for language in programme.languages if language not in LANGUAGES]:
        yield f"programme.languages: {unknown[0]!r} is none of {', '.join(LANGUAGES)}"
    if len(set(programme.languages)) < len(programme.languages):
        yield "programme.languages: names one twice"
    if programme.quiet_hours[0] == programme.quiet_hours[1]:
        yield "programme.quiet_hours: must not begin and end at the same time"
    if not knows_region(programme.bank_holidays):
        yield f"programme.bank_holidays: no calendar is known for {programme.bank_holidays!r}"
    if not programme.staff_days:
        yield "programme.staff_days: must name one at least"
    if len(set(programme.staff_days)) < len(programme.staff_days):
        yield "programme.staff_days: names one twice"
    if programme.staff_hours[0] >= programme.staff_hours[1]:
        yield "programme.staff_hours: must end later than they begin"
    if programme.keep_messages <= _NONE:
        yield "programme.keep_messages: must be longer than nothing"
    for key in ("monthly_spend_limit_gbp", "text_price_gbp"):
        if getattr(programme, key) < Decimal(0):
            yield f"programme.{key}: must not be below zero"
        if getattr(programme, key) > _MOST_POUNDS:
            yield f"programme.{key}: must be {_MOST_POUNDS} at most"


def _check_in(policy: Policy) -> Iterator[str]:
    check_in = policy.check_in
    if check_in.window <= _NONE:
        yield "check_in.window: must be longer than nothing"
    if not _NONE < check_in.nudge_after < check_in.window:
        yield "check_in.nudge_after: must be longer than nothing and shorter than check_in.window"
    if not 1 <= check_in.low_mood <= 5:
        yield "check_in.low_mood: must be from 1 to 5"
    if not check_in.cadence:
        yield "check_in.cadence: must have one step at least"
        return
    last_day = -1
    for number, step in enumerate(check_in.cadence, 1):
        key = f"check_in.cadence[{number}]"
        if step.every < 1:
            yield f"{key}.every: must be one day at least"
        if (step.until_day is None) != (number == len(check_in.cadence)):
            yield f"{key}.until_day: must stand in every step but the last"
        elif step.until_day is not None:
            if step.until_day <= last_day:
                yield f"{key}.until_day: must be later than in the step before"
            elif step.until_day > _LAST_DAY:
                yield f"{key}.until_day: must be {_LAST_DAY} at most"
            last_day = step.until_day
    shortest = min(step.every for step in check_in.cadence)
    if check_in.window > timedelta(days=max(shortest, 1)):
        yield f"check_in.window: must not be longer than the shortest time between check-ins, {shortest}d"


def _reminders(policy: Policy) -> Iterator[str]:
    for kind, spans in policy.reminders.items():
        if not re.fullmatch(r"[a-z][a-z0-9_]{0,39}", kind):
            yield f"reminders.{kind}: a kind is at most 40 small letters, digits and underscores"
        if any(span.value < 1 for span in spans):
            yield f"reminders.{kind}: must be before the start"
        if len({span.timedelta for span in spans}) < len(spans):
            yield f"reminders.{kind}: has one twice"


def _sessions(policy: Policy) -> Iterator[str]:
    sessions = policy.sessions
    if not _NONE < sessions.length <= timedelta(days=1):
        yield "sessions.length: must be longer than nothing and a day at most"
    if sessions.gap > timedelta(days=1):
        yield "sessions.gap: must be a day at most"
    if sessions.horizon <= sessions.notice:
        yield "sessions.horizon: must be longer than sessions.notice"
    if not 1 <= sessions.offered <= 9:
        yield "sessions.offered: must be from 1 to 9"
    if not sessions.place.strip() or len(sessions.place) > 40:
        yield "sessions.place: must have 1 to 40 characters"


def _ladders(policy: Policy) -> Iterator[str]:
    for kind, ladder in policy.ladder.items():
        if kind not in KINDS:
            yield f"ladder.{kind}: there is no kind of item called that; there are {', '.join(KINDS)}"
            continue
        for problem in ladder_problems(ladder, policy):
            yield f"ladder.{kind}.{problem}"


def _helplines(policy: Policy, today: date) -> Iterator[str]:
    if not policy.helplines:
        yield "helpline: must have one at least"
    if len(policy.helplines) > _MOST_LINES:
        yield f"helpline: must be {_MOST_LINES} at most"
    for number, helpline in enumerate(policy.helplines, 1):
        if not helpline.name.strip():
            yield f"helpline[{number}].name: must not be empty"
        if not re.search(r"[0-9]", helpline.phone):
            yield f"helpline[{number}].phone: must hold a number"
        for key in ("name", "phone"):
            if len(getattr(helpline, key)) > _LONGEST_LINE:
                yield f"helpline[{number}].{key}: must have at most {_LONGEST_LINE} characters"
        if today - helpline.checked > _CHECKED_WITHIN:
            yield f"helpline[{number}].checked: is more than {_CHECKED_WITHIN.days} days ago"
        if helpline.checked - today > _AHEAD:
            yield f"helpline[{number}].checked: is more than {_AHEAD.days} days ahead"


def _unprintable(policy: Policy) -> Iterator[str]:
    """A line's end or a NUL in what is put into texts and lists would break them, or be refused where they are sent."""
    shown = {"programme.name": policy.programme.name, "sessions.place": policy.sessions.place}
    for number, helpline in enumerate(policy.helplines, 1):
        shown |= {f"helpline[{number}].name": helpline.name, f"helpline[{number}].phone": helpline.phone}
    yield from (f"{key}: must be printable characters only" for key, text in shown.items() if not text.isprintable())


def _clashes(policy: Policy, today: date) -> Iterator[str]:
    first, last = policy.programme.quiet_hours
    if first != last and is_quiet(instant(today, policy.check_in.time, policy.tz), policy):
        yield "check_in.time: is in the quiet hours"


def _known_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
