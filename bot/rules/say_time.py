"""Days and times as people say them: "today 2pm", "Tue 24 Nov 2.30pm", "Maw 24 Tach 2pm".

Short names of days and months follow CLDR, but for March in Welsh: it stays whole, since "Maw" is Tuesday.
Every letter here is in GSM-7. A language that is not known is refused with ValueError.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.clock import utc


@dataclass(frozen=True, kw_only=True)
class TimeWords:
    """The words of one language. Days begin with Monday, months with January."""

    today: str
    tomorrow: str
    until: str
    days: tuple[str, ...]
    months: tuple[str, ...]


TIME_WORDS: Mapping[str, TimeWords] = {
    "en": TimeWords(
        today="today",
        tomorrow="tomorrow",
        until="to",
        days=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
        months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    ),
    "cy": TimeWords(
        today="heddiw",
        tomorrow="yfory",
        until="tan",
        days=("Llun", "Maw", "Mer", "Iau", "Gwe", "Sad", "Sul"),
        months=(
            "Ion",
            "Chwef",
            "Mawrth",
            "Ebr",
            "Mai",
            "Meh",
            "Gorff",
            "Awst",
            "Medi",
            "Hyd",
            "Tach",
            "Rhag",
        ),
    ),
}


_RELATIVE = {
    word: (language, days)
    for language, words in TIME_WORDS.items()
    for days, word in enumerate((words.today, words.tomorrow))
}
_SAID = re.compile(rf"\b({'|'.join(_RELATIVE)})(?= \d)")


def say_when(at: datetime, *, now: datetime, tz: ZoneInfo, language: str) -> str:
    """The instant `at` as it is said at `now`: "today 2pm", "tomorrow 2pm", else the full form of `say_slot`."""
    words = time_words(language)
    local = utc(at).astimezone(tz)
    today = utc(now).astimezone(tz).date()
    if local.date() == today:
        return f"{words.today} {say_clock(local.time())}"
    if local.date() == today + timedelta(days=1):
        return f"{words.tomorrow} {say_clock(local.time())}"
    return say_slot(at, tz, language)


def said_anew(text: str, *, said_on: date, today: date) -> str:
    """Words that were made to be read on `said_on`, for whoever reads them on `today`: what was "tomorrow 2pm" then."""

    def anew(found: re.Match[str]) -> str:
        language, days = _RELATIVE[found[1]]
        day, words = said_on + timedelta(days=days), TIME_WORDS[language]
        return {today: words.today, today + timedelta(days=1): words.tomorrow}.get(day) or say_day(day, language)

    return _SAID.sub(anew, text)


def say_slot(at: datetime, tz: ZoneInfo, language: str) -> str:
    """The instant `at` in full, for menus and whatever may be read on another day: "Tue 24 Nov 2pm"."""
    local = utc(at).astimezone(tz)
    return f"{say_day(local.date(), language)} {say_clock(local.time())}"


def say_day(day: date, language: str) -> str:
    """A day without its year: "Tue 24 Nov"."""
    words = time_words(language)
    return f"{words.days[day.weekday()]} {day.day} {words.months[day.month - 1]}"


def say_day_from(day: date, language: str, *, today: date) -> str:
    """A day as it is said on `today`: of another year, with the year."""
    said = say_day(day, language)
    return said if day.year == today.year else f"{said} {day.year}"


def say_clock(at: time) -> str:
    """A time of day: "2pm", "2.30pm"; noon is "12pm". The same in both languages."""
    minutes = f".{at.minute:02}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'am' if at.hour < 12 else 'pm'}"


def say_hours(start: time, end: time, language: str) -> str:
    """A stretch of a day: "10am to 1pm", "10am tan 1pm"."""
    return f"{say_clock(start)} {time_words(language).until} {say_clock(end)}"


def time_words(language: str) -> TimeWords:
    """The table of a language; ValueError for one that has none."""
    if language not in TIME_WORDS:
        raise ValueError(f"no words for times in language {language!r}")
    return TIME_WORDS[language]
