"""From what a conversation wants said to the words of it: params said aloud, options numbered.

Names of params say what they hold: `…_at` an instant (ISO, UTC), `…_on` a local day (ISO date); both are filled in as
people say them, under the same name.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.rules.say_time import say_day_from, say_slot, say_when
from bot.talk.effects import Option
from bot.words.catalogue import Words

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT.*")


@dataclass(frozen=True, kw_only=True)
class Reader:
    """For whom words are made, and when they are read: `now` is aware."""

    language: str
    tz: ZoneInfo
    now: datetime


def label(words: Words, reader: Reader, text_key: str, value: Any) -> str:
    """The words of one option of the question `text_key`.

    A time or a day is said in full. Else the catalogue's `text_key.value` is taken; a yes or no that has none of its
    own is `yes_no.true` or `yes_no.false`.
    """
    if type(value) is int:
        return str(value)
    if isinstance(value, str) and _INSTANT.fullmatch(value):
        return say_slot(datetime.fromisoformat(value), reader.tz, reader.language)
    if isinstance(value, str) and _DAY.fullmatch(value):
        return _day(reader, value)
    name = str(value).lower()
    own = f"{text_key}.{name}"
    plain = isinstance(value, bool) and not words.has(reader.language, own)
    return words.say(reader.language, f"yes_no.{name}" if plain else own)


def text(words: Words, reader: Reader, key: str, params: Mapping[str, Any], options: Sequence[Option] = ()) -> str:
    """A text of the catalogue with all its params in words and its options under `{options}` and `{times}`."""
    lines = [f"{number} {option.label}" for number, option in enumerate(options, 1)]
    said = {name: in_words(reader, name, value) for name, value in params.items()}
    return words.say(reader.language, key, **{"options": " ".join(lines), "times": "\n".join(lines), **said})


def in_words(reader: Reader, name: str, value: Any) -> Any:
    """A param as it is read: instants and days said, everything else as it is."""
    if name.endswith("_at") and value is not None:
        at = datetime.fromisoformat(value) if isinstance(value, str) else value
        return say_when(at, now=reader.now, tz=reader.tz, language=reader.language)
    if name.endswith("_on") and value is not None:
        return _day(reader, value)
    return value


def _day(reader: Reader, value: str | date) -> str:
    day = date.fromisoformat(value) if isinstance(value, str) else value
    return say_day_from(day, reader.language, today=reader.now.astimezone(reader.tz).date())
