"""`/availability`: the week in which a mentor can be booked, and single days with hours of their own."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any

from bot.channels.pieces import shortened
from bot.rules.availability_words import UnreadableHours, read_exceptions, read_week, say_week
from bot.rules.hours import local
from bot.rules.say_time import say_day, say_hours, time_words
from bot.rules.slots import DayException, WeeklyHours
from bot.services.staff import booked
from bot.services.staff.visit import Visit
from storage.happenings import Hours, Session

USUAL = ("09:00-12:00", "10:00-13:00", "13:00-16:00", "14:00-17:00", "09:00-17:00", "17:00-19:00")
"""Hours that can be tapped for a weekday; any others can be typed."""
NONE = "none"
LONGEST_PART = 60
"""Signs of what could not be read that are said back."""


async def run(visit: Visit, rest: str) -> None:
    """With words it sets the week, or single days; without, it shows the week and asks with buttons."""
    if visit.staff.role != "mentor":
        visit.answer("only.mentors")
    elif not rest:
        _show(visit, await _hours(visit))
    else:
        await _read(visit, rest)


async def typed(visit: Visit, text: str, asked: Mapping[str, Any]) -> None:
    """The answer to the question that stands under the week."""
    await _read(visit, text)


async def _read(visit: Visit, text: str) -> None:
    try:
        week = read_week(text)
    except UnreadableHours as fault:
        await _read_days(visit, text, fault)
        return
    await _set_week(visit, week)


async def _read_days(visit: Visit, text: str, fault: UnreadableHours) -> None:
    """No week: perhaps single days. Where they are no days either, what was wrong with the week is said."""
    try:
        days = read_exceptions(text, today=visit.today)
    except UnreadableHours as second:
        shown = fault if fault.fault in ("backwards", "overlap") else second
        again = visit.answer(f"hours.fault.{shown.fault}", part=shortened(shown.part, LONGEST_PART))
        visit.ask("hours", again)
        return
    kept = await _hours(visit)
    named = {exception.day for exception in days}
    for hours in kept:
        if hours.day in named:
            visit.desk.writes.delete(Hours.table, hours.id)
    fresh = [row for exception in days for row in _exception_rows(visit, exception)]
    for row in fresh:
        visit.desk.add(row)
    await _say_set(visit, [hours for hours in kept if hours.day not in named] + fresh)


async def _set_week(visit: Visit, week: Sequence[WeeklyHours]) -> None:
    """The whole week in place of the one before; single days stay as they are."""
    kept = await _hours(visit)
    for hours in kept:
        if hours.weekday is not None:
            visit.desk.writes.delete(Hours.table, hours.id)
    fresh = [_row(visit, weekday=w.weekday, starts=w.start, ends=w.end) for w in week]
    for row in fresh:
        visit.desk.add(row)
    await _say_set(visit, [hours for hours in kept if hours.weekday is None] + fresh)


async def ask_hours(visit: Visit, weekday: int) -> None:
    """The usual hours of a weekday as buttons."""
    if visit.staff.role != "mentor" or weekday > 6:
        visit.hint("tap.stale")
        return
    buttons = [[(window, f"hours:{weekday}:{window.replace(':', '')}")] for window in USUAL]
    buttons.append([visit.button("no_hours", f"hours:{weekday}:{NONE}")])
    visit.answer("hours.which", buttons=buttons, day=_day_name(visit, weekday))


async def set_day(visit: Visit, weekday: int, window: str) -> None:
    """One weekday's hours in place of those it had."""
    said = {usual.replace(":", ""): usual for usual in USUAL}
    if visit.staff.role != "mentor" or weekday > 6 or window not in (*said, NONE):
        visit.hint("tap.stale")
        return
    kept = await _hours(visit)
    for hours in kept:
        if hours.weekday == weekday:
            visit.desk.writes.delete(Hours.table, hours.id)
    fresh = []
    if window != NONE:
        start, _, end = said[window].partition("-")
        fresh = [_row(visit, weekday=weekday, starts=time.fromisoformat(start), ends=time.fromisoformat(end))]
        visit.desk.add(fresh[0])
    visit.settle("hours.day_set", day=_day_name(visit, weekday))
    await _say_set(visit, [hours for hours in kept if hours.weekday != weekday] + fresh)


def _show(visit: Visit, hours: Sequence[Hours]) -> None:
    buttons = [[(_day_name(visit, day), f"day:{day}") for day in days] for days in ((0, 1, 2, 3), (4, 5, 6))]
    question = visit.answer_text("\n".join((*_lines(visit, hours), visit.words("hours.how"))), buttons=buttons)
    visit.ask("hours", question)


async def _say_set(visit: Visit, hours: Sequence[Hours]) -> None:
    """How it is now, with what is booked outside: that stays, and the mentor is told of it."""
    outside = await booked.lines(visit, lambda session: not _fits(session, hours, visit))
    lines = [visit.words("hours.set"), *_lines(visit, hours)]
    if outside:
        lines += [visit.words("hours.outside"), *outside]
    visit.answer_text("\n".join(lines))


def _lines(visit: Visit, hours: Sequence[Hours]) -> list[str]:
    week = [
        WeeklyHours(weekday=h.weekday, start=h.starts, end=h.ends)
        for h in hours
        if h.weekday is not None and h.starts and h.ends
    ]
    lines = (
        [visit.words("hours.week", week=say_week(week, visit.staff.language))] if week else [visit.words("hours.none")]
    )
    days = sorted({h.day for h in hours if h.day is not None and h.day >= visit.today})
    for day in days:
        stretches = [(h.starts, h.ends) for h in hours if h.day == day and h.starts and h.ends]
        said = ", ".join(say_hours(start, end, visit.staff.language) for start, end in sorted(stretches))
        lines.append(f"{say_day(day, visit.staff.language)}: {said or visit.words('hours.off')}")
    return lines


def _fits(session: Session, hours: Sequence[Hours], visit: Visit) -> bool:
    start, end = local(session.starts_at, visit.policy.tz), local(session.ends_at, visit.policy.tz)
    special = [h for h in hours if h.day == start.date()]
    that_day = special or [h for h in hours if h.weekday == start.weekday()]
    return any(h.starts and h.ends and h.starts <= start.time() and end.time() <= h.ends for h in that_day)


async def _hours(visit: Visit) -> list[Hours]:
    return await visit.desk.rows.all(Hours, Hours.table.c.staff_id == visit.staff.id)


def _exception_rows(visit: Visit, exception: DayException) -> list[Hours]:
    if not exception.hours:
        return [_row(visit, day=exception.day)]
    return [_row(visit, day=exception.day, starts=start, ends=end) for start, end in exception.hours]


def _row(
    visit: Visit,
    *,
    weekday: int | None = None,
    day: date | None = None,
    starts: time | None = None,
    ends: time | None = None,
) -> Hours:
    new_id = visit.desk.new_id()
    return Hours(id=new_id, staff_id=visit.staff.id, weekday=weekday, day=day, starts=starts, ends=ends)


def _day_name(visit: Visit, weekday: int) -> str:
    return time_words(visit.staff.language).days[weekday]
