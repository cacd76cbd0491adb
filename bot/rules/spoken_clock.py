"""Which time of day somebody means: "2pm", "half two", "quarter to 3", "1400", "after 3", "chwarter i dri".

A bare hour is read as people make appointments: 1 to 7 in the afternoon, 8 to 11 in the morning, 12 at noon.
A leading zero or an hour above 12 is the 24-hour clock. "half two" is half past two.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time

from bot.rules.spoken_part import Part
from bot.rules.spoken_words import GAP, NUMBERS, Spoken, either, number


@dataclass(frozen=True, kw_only=True)
class SpokenClock:
    """`at` is the time; `after` the time from which any will do. One of them is set. `guessed` says that
    nothing in the words told morning from afternoon."""

    at: time | None = None
    after: time | None = None
    guessed: bool = False


@dataclass(frozen=True, kw_only=True)
class _Face:
    """A clock as said: `half` is "am", "pm" or unsaid; `military` means the 24-hour clock."""

    hour: int
    minute: int = 0
    half: str | None = None
    military: bool = False


_HALVES = {"am": "am", "yb": "am", "pm": "pm", "yp": "pm", "yh": "pm"}
_BEFORE = frozenset({"before", "b4", "by", "cyn", "until", "till", "til", "tan"})
_MINUTES_SAID = {"quarter": 15, "quater": 15, "qtr": 15, "1/4": 15, "chwarter": 15}

_WORD = either({word: value for word, value in NUMBERS.items() if value <= 12})
_START = r"(?<![\d£.:/-])"
_DIGITS = r"(?:1\d|2[0-3]|0?\d)"
_HOUR = rf"(?P<hour>{_START}{_DIGITS}|\b(?:{_WORD}))"
_HALF = r"(?P<half>am|pm|yb|yp|yh|oclock|o clock|or gloch)"
_NO_UNIT = (
    r"(?![\d£]|[.:/-]\d|\s?(?:st|nd|rd|th|of|more|times|people|kids|quid|pounds?|mins?|minutes?|hours?|hrs?"
    r"|days?|wks?|weeks?|months?|years?|yrs?|munud|awr|diwrnod|wythnos)\b)"
)
_LEAD = (
    r"(?:\b(?P<lead>after|aft|later than|past|gone|from|ar ol|wedi|o|before|b4|by|cyn|until|till?|tan) )?"
    r"(?:\b(?P<at>at|about|around|bout|roughly|tua|(?<!\bi )am) )?"
)
_TO_OR_PAST = r"(?P<way>past|gone|wedi|to|til|i)"

_TEENS = {"thirteen": 13, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19}
_HUNDREDS = _TEENS | {word: hour for word, hour in NUMBERS.items() if 8 <= hour <= 20 and word.isalpha()}
_HUNDRED = re.compile(
    _LEAD + rf"\b(?P<hundred>{either(_HUNDREDS)}|0?[89]|1\d|2[0-3]) hundred\b(?P<hours> (?:hours|hrs)\b)?" + _NO_UNIT
)
_NOON = re.compile(
    _LEAD + r"\b(?:12 )?(?:noon|midday|mid day|(?:lunch|dinner) ?time|amser cinio|hanner dydd|[gc]anol dydd)\b"
)
_HALF_PAST = re.compile(
    _LEAD + rf"\b(?:half|hanner(?: awr)?) (?:(?:past|gone|wedi) )?{_HOUR}(?: ?ish)?(?:\s?{_HALF})?\b{_NO_UNIT}"
)
_MINUTES = re.compile(
    # "10 to 12" is a stretch of time, not ten minutes before noon.
    _LEAD + rf"(?!10 (?:to|i) 1[12]\b)(?:\ba )?{_START}\b"
    rf"(?P<minutes>{either(tuple(_MINUTES_SAID))}|(?:5|10|20|25|five|ten|twenty five|twenty|pum|deg|ugain)\b"
    rf"|[1-5]?\d(?=\s?min))(?:\s?mins?| minutes?| munud)? {_TO_OR_PAST} {_HOUR}(?:\s?{_HALF})?\b{_NO_UNIT}"
)
_RANGE = re.compile(
    rf"(?P<between>\b(?:between|rhwng|from|o) )?{_HOUR}(?:[:.](?P<minute>[0-5]\d))?(?:\s?{_HALF})?"
    rf"(?:-| (?:to|till?|and|tan|i|a) )(?P<end>{_DIGITS}|{_WORD})(?:[:.][0-5]\d)?(?:\s?(?P<end_half>am|pm))?\b"
    + _NO_UNIT
)
_WITH_MINUTES = re.compile(_LEAD + rf"{_HOUR}[:.](?P<minute>[0-5]\d)(?:\s?{_HALF})?\b(?![.:/-]\d)")
_RUN_TOGETHER = re.compile(_LEAD + rf"{_START}(?P<hour>1[0-2]|[1-9]) ?(?P<minute>[0-5]\d)\s?{_HALF}\b")
_WITH_HALF = re.compile(_LEAD + rf"{_HOUR}\s?{_HALF}\b")
# Nobody makes an appointment for 14:07, and this keeps most years out.
_MILITARY = re.compile(_LEAD + rf"{_START}(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5][05])(?:\s?hrs|h)?\b{_NO_UNIT}")
_LED = re.compile(_LEAD + rf"{_HOUR}(?:(?P<ish> ?ish\b)|\b){_NO_UNIT}")
_BARE = tuple(
    re.compile(pattern + _NO_UNIT)
    for pattern in (
        rf"{_START}\b(?P<hour>1[0-2]|[1-9]) ?(?P<minute>[0-5]\d)\b",
        rf"{_START}\b(?P<hour>1[0-2]|0?[1-9])\b",
        rf"{re.escape(GAP)} (?P<hour>{_WORD})\b",
        rf"\b(?P<hour>{_WORD}) (?={re.escape(GAP)})",
    )
)


def read_clock(spoken: Spoken, *, part: Part | None, bare: bool) -> SpokenClock | None:
    """Take a time of day out of `spoken`.

    A bare hour counts after "at" and the like, and where `bare` says that a day or a part of one stands
    beside it; "2" alone is an answer to a menu. `part` tells morning from afternoon. Of "between 2 and 4"
    the first half is kept; "before 3" is left for the rest.
    """
    for pattern, face_of, needs_bare in _READINGS:
        if needs_bare and not bare:
            continue
        for found in pattern.finditer(spoken.left):
            face = face_of(found, bare)
            if face:
                spoken.cut(found)
                return _clock(spoken, found, face, part)
    return None


def _clock(spoken: Spoken, found: re.Match[str], face: _Face, part: Part | None) -> SpokenClock | None:
    lead = found.groupdict().get("lead")
    if lead in _BEFORE:
        spoken.keep(found[0])
        return None
    at, guessed = _resolve(face, part)
    if lead or found.re is _RANGE:
        return SpokenClock(after=at, guessed=guessed)
    return SpokenClock(at=at, guessed=guessed)


def _resolve(face: _Face, part: Part | None) -> tuple[time, bool]:
    """The time on a 24-hour clock, and whether its half of the day was a guess."""
    afternoon = time(face.hour % 12 + 12, face.minute)
    morning = time(face.hour % 12, face.minute)
    if face.half == "am":
        return morning, False
    if face.military:
        return time(face.hour, face.minute), False
    if face.half == "pm" or face.hour == 12 or part in ("afternoon", "evening"):
        return afternoon, False
    if part == "morning":
        return morning, False
    return (afternoon if face.hour <= 7 else morning), True


def _face(found: re.Match[str], bare: bool) -> _Face | None:
    """The hands where they are named one after the other."""
    groups = found.groupdict()
    said = found["hour"]
    hour = number(said)
    military = said.isdecimal() and (said.startswith("0") or hour > 12)
    half = _HALVES.get(groups.get("half") or "")
    return _Face(hour=hour, minute=int(groups.get("minute") or 0), half=half, military=military)


def _half_past(found: re.Match[str], bare: bool) -> _Face | None:
    hour = number(found["hour"])
    if not 1 <= hour <= 12:
        return None
    return _Face(hour=hour, minute=30, half=_HALVES.get(found["half"] or ""))


def _minutes(found: re.Match[str], bare: bool) -> _Face | None:
    said, hour = found["minutes"], number(found["hour"])
    minutes = _MINUTES_SAID[said] if said in _MINUTES_SAID else number(said)
    if not (1 <= hour <= 12 and minutes):
        return None
    half = _HALVES.get(found["half"] or "")
    if found["way"] in ("past", "gone", "wedi"):
        return _Face(hour=hour, minute=minutes, half=half)
    return _Face(hour=(hour - 2) % 12 + 1, minute=60 - minutes, half=half)


def _range(found: re.Match[str], bare: bool) -> _Face | None:
    """The first half of a stretch. "2-4" alone could be anything, so something must make it a time."""
    face = _face(found, bare)
    if not face or not (bare or found["between"] or found["half"] or found["end_half"]):
        return None
    if face.half or face.military or not found["end_half"]:
        return face
    shared = face.hour % 12 < number(found["end"]) % 12
    return _Face(hour=face.hour, minute=face.minute, half=found["end_half"] if shared else None)


def _led(found: re.Match[str], bare: bool) -> _Face | None:
    if not (found["lead"] or found["at"] or found["ish"]) or number(found["hour"]) == 0:
        return None
    return _face(found, bare)


def _hundred(found: re.Match[str], bare: bool) -> _Face | None:
    """As soldiers and prisons say it: "fifteen hundred"."""
    said = found["hundred"]
    if not (bare or found["lead"] or found["at"] or found["hours"]):
        return None
    return _Face(hour=_HUNDREDS[said] if said in _HUNDREDS else int(said), military=True)


def _noon(found: re.Match[str], bare: bool) -> _Face | None:
    return _Face(hour=12)


_READINGS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], bool], _Face | None], bool], ...] = (
    (_HUNDRED, _hundred, False),
    (_NOON, _noon, False),
    (_HALF_PAST, _half_past, False),
    (_MINUTES, _minutes, False),
    (_RANGE, _range, False),
    (_WITH_MINUTES, _face, False),
    (_RUN_TOGETHER, _face, False),
    (_WITH_HALF, _face, False),
    (_MILITARY, _face, False),
    (_LED, _led, False),
    *((pattern, _face, True) for pattern in _BARE),
)
