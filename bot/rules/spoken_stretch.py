"""A stretch of hours as staff type it: "10:00-13:00", "10am-1pm", "9-5", "10 to noon", "10 tan 1".

An hour with two digits and minutes is taken as it stands. Others are read as a working day has them: of 9-5 the
five is in the afternoon, 2-5 is in the afternoon as a whole.
"""

import re
import unicodedata
from datetime import time

Stretch = tuple[time, time]

_NOON = re.compile(r"\b(?:12 ?)?(?:noon|midday|hanner dydd|canol dydd)\b")
_TO = r"(?:-|to\b|till?\b|until\b|tan\b|i\b)"
STRETCH = re.compile(
    r"(?<![\d./:-])(?:\b(?:from|between|o) )?"
    r"(?P<a>[01]?\d|2[0-3])(?:[:.]?(?P<a_minute>[0-5]\d))?\s?(?P<a_half>am|pm)?"
    rf"\s*{_TO}\s*"
    r"(?P<b>[01]?\d|2[0-3])(?:[:.]?(?P<b_minute>[0-5]\d))?\s?(?P<b_half>am|pm)?(?![\d/]|[.:-]\d|[a-z])"
)
"""To be used on a text that `tidy` has made plain."""


def tidy(text: str) -> str:
    """`text` in lower case without accents, with one kind of dash and figures for noon. Commas stay."""
    text = "".join(mark for mark in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(mark))
    text = re.sub("[‐-―−]", "-", text)
    text = re.sub(r"\b([ap])\.\s?m\b\.?", r"\1m", text)
    return _NOON.sub("12:00", re.sub(r"\s+", " ", text))


def read_stretch(found: re.Match[str]) -> Stretch | None:
    """The start and end of a match of `STRETCH`; None when no reading ends after it starts."""
    ends = _hours(found, "b")
    for start in _in_likely_order(_hours(found, "a"), found):
        later = [end for end in ends if end > start]
        if later:
            return start, min(later)
    return None


def _hours(found: re.Match[str], which: str) -> list[time]:
    """What one end may mean: one time, or the two of a clock face."""
    said, half = found[which], found[f"{which}_half"]
    hour, minute = int(said), int(found[f"{which}_minute"] or 0)
    exact = hour == 0 or hour > 12 or (len(said) == 2 and (said[0] == "0" or found[f"{which}_minute"] is not None))
    if hour <= 12 and half:
        return [time(hour % 12 + (12 if half == "pm" else 0), minute)]
    if exact:
        return [time(hour, minute)]
    return [time(hour % 12, minute), time(hour % 12 + 12, minute)]


def _in_likely_order(starts: list[time], found: re.Match[str]) -> list[time]:
    """Of two starts the likelier first: the half that the end names ("2-5pm"), else 8 to 11 in the morning."""
    if len(starts) == 1:
        return starts
    morning, afternoon = starts
    if found["b_half"] and int(found["a"]) % 12 < int(found["b"]) % 12:
        return [morning] if found["b_half"] == "am" else [afternoon]
    return [morning, afternoon] if morning.hour >= 8 else [afternoon, morning]
