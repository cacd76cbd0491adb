"""Texts to a leaver as long as they can get: long names, the longest times, every option."""

import string
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from bot.rules.say_time import say_day_from, say_slot
from bot.rules.segments import count

LONG = ("Bartholomew", "Christopher")
"""The longest first names that are at all common in England and Wales; sender and leaver."""
ACCENTED = ("Siân", "Siôn")
"""Common Welsh names that turn a whole text into UCS-2."""
HELPLINES = "Samaritans 116 123. NHS 111, option 2. Shout text line 85258."
OFFERED = 3
"""How many times a text offers, unless the policy says otherwise."""

_LONDON = ZoneInfo("Europe/London")
_FIXED = frozenset({"sender", "name", "options", "times", "text", "helplines"})


def params_of(text: str) -> frozenset[str]:
    """The names that a text wants filled. ValueError for braces that do not match."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def unknown_params(text: str) -> list[str]:
    """Names that no service fills in a text to a leaver."""
    return sorted(n for n in params_of(text) if n not in _FIXED and not n.endswith(("_at", "_on")))


def filled(language: str, key: str, texts: Mapping[str, str], *, names: tuple[str, str] = LONG) -> str:
    """The text `key` of `texts` with everything in it. Params that are unknown stay empty."""
    text = texts[key]
    values = dict.fromkeys(params_of(text), "")
    for param in values:
        if param.endswith("_at"):
            values[param] = longest_time(language)
        elif param.endswith("_on"):
            values[param] = longest_day(language)
    known = {
        "sender": names[0],
        "name": names[1],
        "options": " ".join(f"{n} {label}" for n, label in enumerate(labels(key, texts), 1)),
        "times": "\n".join(f"{n} {longest_time(language)}" for n in range(1, OFFERED + 1)),
        "text": "See you.",
        "helplines": HELPLINES,
    }
    return text.format(**{**values, **known})


def labels(key: str, texts: Mapping[str, str]) -> list[str]:
    """The options of a question: the words under its key, or yes and no with what it has of its own in their place."""
    asked = key.removesuffix(".again").removesuffix(".nudge")
    own = {k.removeprefix(f"{asked}."): text for k, text in texts.items() if k.rpartition(".")[0] == asked}
    own = {value: text for value, text in own.items() if value not in ("again", "nudge")}
    if set(own) - {"true", "false"}:
        return list(own.values())
    return [own.get(value, texts.get(f"yes_no.{value}", value)) for value in ("true", "false")]


@cache
def longest_time(language: str) -> str:
    """The longest way in which a time of some year is said."""
    start = datetime(2027, 1, 1, 10, 30, tzinfo=UTC)
    said = (say_slot(start + timedelta(days=day), _LONDON, language) for day in range(365))
    return max(said, key=lambda words: count(words).units)


@cache
def longest_day(language: str) -> str:
    """The longest way in which a day is said: one of another year."""
    said = (
        say_day_from(date(2027, 1, 1) + timedelta(days=day), language, today=date(2026, 12, 1)) for day in range(365)
    )
    return max(said, key=lambda words: count(words).units)
