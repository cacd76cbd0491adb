"""A mentor's hours in words, both ways: `Tue 10:00-13:00, Thu 14:00-17:00`, `24 Dec off`.

A part without a day belongs to the day before it: `Tue 10-12, 2-4`. Days can be joined: `Mon-Fri 9-5`,
`Mon, Wed 10-1`. Bare hours are read as a working day has them: `9-5` is nine in the morning to five.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, time
from itertools import pairwise
from typing import Literal

from bot.rules.say_time import time_words
from bot.rules.slots import DayException, WeeklyHours
from bot.rules.spoken_day import read_day
from bot.rules.spoken_stretch import STRETCH, Stretch, read_stretch, tidy
from bot.rules.spoken_words import WEEKDAYS, Spoken, either

HoursFault = Literal["no_day", "no_hours", "not_understood", "backwards", "overlap"]


class UnreadableHours(ValueError):
    """Words that give no hours. `fault` says why, `part` is the piece of the text that it is about."""

    def __init__(self, fault: HoursFault, part: str) -> None:
        super().__init__(f"{_REASONS[fault]}: {part!r}")
        self.fault: HoursFault = fault
        self.part = part


_REASONS: dict[HoursFault, str] = {
    "no_day": "there is no day for these hours",
    "no_hours": "there are no hours for this day",
    "not_understood": "this is neither a day nor hours",
    "backwards": "the hours end before they start",
    "overlap": "these hours overlap others of the same day",
}

_WEEKDAYS = {**WEEKDAYS, "sad": 5}
_DAY_NAME = either(_WEEKDAYS)
_TO = r"(?:-|\bto\b|\btill?\b|\buntil\b|\btan\b|\bi\b)"
_DAYS = re.compile(
    rf"(?:d?dydd )?(?P<first>{_DAY_NAME})\b(?:\s*{_TO}\s*(?:d?dydd )?(?P<last>{_DAY_NAME})\b)?"
    r"|(?P<all>every ?day|bob dydd)\b|(?P<weekdays>weekdays)\b"
)
_JOINT = re.compile(r"(?:\s|[,;&/:]|\b(?:and|a|at)\b)+")
_NONE = re.compile(r"(?:none|nothing|off|dim|i ffwrdd)")
_OFF = re.compile(r"\b(?:off|none|closed|not in|away|dim|i ffwrdd)\b")


def read_week(text: str) -> tuple[WeeklyHours, ...]:
    """The hours that `text` sets, sorted by day and start; `off` or `none` sets no hours at all.

    Hours that overlap on one day, end before they start, or have no day are refused with UnreadableHours,
    a ValueError that says which part it is about.
    """
    words = tidy(text)
    if _NONE.fullmatch(words.strip()):
        return ()
    week = [
        WeeklyHours(weekday=day, start=start, end=end)
        for days, stretches in _pieces(words)
        for day in days
        for start, end in stretches
    ]
    _refuse_overlap((hours.weekday, hours.start, hours.end) for hours in week)
    return tuple(sorted(week))


def read_exceptions(text: str, *, today: date) -> tuple[DayException, ...]:
    """Single days with hours of their own: `24 Dec off`, `2026-12-24 10:00-12:00, 14:00-16:00`, `fri 1-3`.

    A day without a year is the next such day from `today`. Sorted by day; the same faults as `read_week`.
    """
    days: dict[date, list[Stretch]] = {}
    current: date | None = None
    for part in re.split(r"[,;\n]", text):
        if not part.strip():
            continue
        off, stretches, words = _split_exception(part)
        spoken = Spoken(words)
        found = read_day(spoken, today=today)
        current = found.day if found else current
        if current is None:
            raise UnreadableHours("no_day", part.strip())
        if spoken.rest() or (off and stretches):
            raise UnreadableHours("not_understood", part.strip())
        if not off and not stretches:
            raise UnreadableHours("no_hours", part.strip())
        days.setdefault(current, []).extend(stretches)
    if not days:
        raise UnreadableHours("no_day", text.strip())
    _refuse_overlap((day, *stretch) for day, stretches in days.items() for stretch in stretches)
    return tuple(DayException(day=day, hours=tuple(sorted(hours))) for day, hours in sorted(days.items()))


def say_week(week: Sequence[WeeklyHours], language: str) -> str:
    """The hours in the words that `read_week` takes, so that they can be copied and changed: `Tue 10:00-13:00`."""
    names = time_words(language).days
    return ", ".join(f"{names[hours.weekday]} {hours.start:%H:%M}-{hours.end:%H:%M}" for hours in sorted(week))


def _pieces(text: str) -> list[tuple[list[int], list[Stretch]]]:
    """The text as days with their hours. Days that follow each other without hours share the next ones."""
    pieces: list[tuple[list[int], list[Stretch]]] = []
    at = 0
    while at < len(text):
        if joint := _JOINT.match(text, at):
            at = joint.end()
        elif said := _DAYS.match(text, at):
            if not pieces or pieces[-1][1]:
                pieces.append(([], []))
            pieces[-1][0].extend(_days(said))
            at = said.end()
        elif hours := STRETCH.match(text, at):
            if not pieces:
                raise UnreadableHours("no_day", hours[0])
            pieces[-1][1].append(_stretch(hours))
            at = hours.end()
        else:
            raise UnreadableHours("not_understood", re.split("[,;]", text[at:])[0].strip())
    if not pieces or not pieces[-1][1]:
        raise UnreadableHours("no_hours", text.strip())
    return pieces


def _days(said: re.Match[str]) -> list[int]:
    if said["all"]:
        return list(range(7))
    if said["weekdays"]:
        return list(range(5))
    first = _WEEKDAYS[said["first"]]
    last = _WEEKDAYS[said["last"]] if said["last"] else first
    return [(first + ahead) % 7 for ahead in range((last - first) % 7 + 1)]


def _split_exception(part: str) -> tuple[bool, list[Stretch], str]:
    """Whether it says "off", the hours it gives, and the words that are left, which should be a day."""
    words = tidy(part)
    stretches = [_stretch(hours) for hours in STRETCH.finditer(words)]
    words = STRETCH.sub(" ", words)
    return bool(_OFF.search(words)), stretches, _OFF.sub(" ", words)


def _stretch(hours: re.Match[str]) -> Stretch:
    stretch = read_stretch(hours)
    if stretch is None:
        raise UnreadableHours("backwards", hours[0])
    return stretch


def _refuse_overlap(stretches: Iterable[tuple[int | date, time, time]]) -> None:
    """Stretches that meet are fine; those that share time are more likely a slip than meant."""
    in_order = sorted(stretches, key=lambda stretch: (str(stretch[0]), stretch[1]))
    for (day, start, end), (next_day, next_start, _) in pairwise(in_order):
        if day == next_day and next_start < end:
            raise UnreadableHours("overlap", f"{start:%H:%M}-{end:%H:%M}")
