"""Which part of a day somebody means: "morning", "fri pm", "prynhawn", "nos Wener"."""

import re
from typing import Literal

from bot.rules.spoken_words import AFTERNOON, Spoken

Part = Literal["morning", "afternoon", "evening"]

_PARTS: tuple[tuple[re.Pattern[str], Part], ...] = (
    (re.compile(r"\b(?:in the |yn y |y )?(?:mornings?|mornin|morn|bore)\b"), "morning"),
    (re.compile(rf"\b(?:in the |yn y |y )?(?:afternoons?|arvo|{AFTERNOON})\b"), "afternoon"),
    (
        re.compile(
            r"\b(?:in the |at |yr |gydar |fin |min )?(?:evenings?|evenin|eve|night|nite|hwyr|nos|noson|noswaith)\b"
        ),
        "evening",
    ),
)
_HALF_DAYS: tuple[tuple[re.Pattern[str], Part], ...] = (
    (re.compile(r"\bam\b"), "morning"),
    (re.compile(r"\bpm\b"), "afternoon"),
)
_GREETING = re.compile(
    rf"\b(?:good (?:morning|afternoon|evening|night)|goodnight|bore da|(?:{AFTERNOON}) da|noswaith dda|nos da)\b"
)


def read_part(spoken: Spoken) -> Part | None:
    """Take out a part of the day. A greeting names none."""
    spoken.take(_GREETING)
    return _first(spoken, _PARTS)


def read_half_day(spoken: Spoken) -> Part | None:
    """Take out an "am" or "pm" that stands alone, as in "fri pm". To be asked once the hour is out."""
    return _first(spoken, _HALF_DAYS)


def part_named(word: str) -> Part:
    """The part that one of the words above names; KeyError for any other word."""
    for pattern, part in _PARTS:
        if pattern.fullmatch(word):
            return part
    raise KeyError(word)


def _first(spoken: Spoken, patterns: tuple[tuple[re.Pattern[str], Part], ...]) -> Part | None:
    return next((part for pattern, part in patterns if spoken.take(pattern)), None)
