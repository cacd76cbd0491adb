"""`/away`: days on which cover takes over."""

import re
from datetime import date, time

from bot.rules.hours import instant, local
from bot.rules.spoken_day import read_day
from bot.rules.spoken_words import Spoken
from bot.services import away
from bot.services.say import first_name
from bot.services.staff import booked
from bot.services.staff.scope import coordinators
from bot.services.staff.visit import Visit
from bot.services.tell_staff import tell_staff
from storage.happenings import Due

OFF = frozenset({"off", "back", "end", "nol"})
DUE = "away_begins"
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_LINK = re.compile(r"\b(?:from|to|until|till|o|tan)\b|[-,;]", re.IGNORECASE)
_FROM = re.compile(r"^(?:from|o)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\s+(?:to|until|till|tan|-)\s+|\s*[,;]\s*", re.IGNORECASE)


async def run(visit: Visit, rest: str) -> None:
    """`/away 2026-12-20 2027-01-03`; `/away off` ends it; alone it says how things stand."""
    if not rest:
        _show(visit)
    elif rest.casefold() in OFF:
        await off(visit)
    else:
        days = _days(visit, rest)
        if days is None:
            visit.answer("away.not_read")
        elif days[1] < days[0] or days[1] < visit.today:
            visit.answer("away.backwards")
        else:
            await _begin(visit, *days)


def _show(visit: Visit) -> None:
    days = _kept(visit)
    if days is None:
        visit.answer("away.not_away")
        return
    visit.answer("away.is", buttons=[[visit.button("back", "back")]], from_on=days[0], until_on=days[1])


def _kept(visit: Visit) -> tuple[date, date] | None:
    """The first and the last day of the leave that stands, where it is not over."""
    first, last = visit.staff.away_from, visit.staff.away_until
    return (first, last or first) if first is not None and (last is None or last >= visit.today) else None


async def off(visit: Visit) -> None:
    """Back again: what comes from now on is theirs."""
    if visit.staff.away_from is None:
        visit.hint("away.not_away")
        return
    visit.change(away_from=None, away_until=None)
    if visit.tapped:
        visit.settle("away.back")
    else:
        visit.answer("away.back")
    _tell_coordinators(visit, "away.back_news")


async def _begin(visit: Visit, first: date, last: date) -> None:
    """There is one leave at a time: everybody hears which one this takes the place of."""
    before = _kept(visit)
    visit.change(away_from=first, away_until=last)
    count = 0
    if first <= visit.today:
        count = await away.pass_on(visit.desk, visit.staff)
    else:
        _later(visit, first)
    lines = [visit.words("away.set", from_on=first, until_on=last, count=count)]
    kept = await booked.lines(visit, lambda s: first <= local(s.starts_at, visit.policy.tz).date() <= last)
    if kept:
        lines += [visit.words("away.booked"), *kept]
    visit.answer_text("\n".join(lines))
    _tell_coordinators(visit, "away.news", from_on=first, until_on=last)
    if before is not None and before != (first, last):
        visit.answer("away.in_place", from_on=before[0], until_on=before[1])
        _tell_coordinators(visit, "away.in_place_news", from_on=before[0], until_on=before[1])


def _later(visit: Visit, first: date) -> None:
    visit.desk.add(
        Due(
            id=visit.desk.new_id(),
            kind=DUE,
            subject_id=visit.staff.id,
            person_id=None,
            at=instant(first, time(0, 0), visit.policy.tz),
            version=first.toordinal(),
            data=None,
        )
    )


def _tell_coordinators(visit: Visit, key: str, **days: date) -> None:
    for head in coordinators(visit):
        if head.id != visit.staff.id:
            said = visit.said_to(head, key, name=first_name(visit.staff.name), **days)
            tell_staff(visit.desk, head, said)


def _days(visit: Visit, rest: str) -> tuple[date, date] | None:
    """The first and the last day, in figures or as people say them; one day alone is both."""
    in_figures = not _LINK.sub("", _ISO.sub("", rest)).strip()
    parts = _ISO.findall(rest) if in_figures else _BETWEEN.split(_FROM.sub("", rest))
    if not 1 <= len(parts) <= 2:
        return None
    days = [_day(visit, part) for part in parts]
    found = [day for day in days if day is not None]
    return (found[0], found[-1]) if len(found) == len(parts) else None


def _day(visit: Visit, said: str) -> date | None:
    if _ISO.fullmatch(said.strip()):
        try:
            return date.fromisoformat(said.strip())
        except ValueError:
            return None
    spoken = Spoken(said)
    found = read_day(spoken, today=visit.today)
    return found.day if found and not spoken.rest() else None
