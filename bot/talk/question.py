"""What a question accepts. A question is kept as JSON beside the options as they were offered, so an answer is
read against what the leaver saw, whatever has changed since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any, ClassVar, Protocol
from zoneinfo import ZoneInfo

from bot.rules import answers, choices, keywords
from bot.rules.cannot_come import cannot_come
from bot.rules.leave_it import wants_nothing
from bot.rules.other_times import wants_others
from bot.rules.soonest import wants_the_soonest
from bot.rules.spoken_time import When, read_how_long, read_when
from bot.talk.effects import Option


@dataclass(frozen=True, kw_only=True)
class Heard:
    """A text of the leaver's and when it came (aware)."""

    text: str
    now: datetime
    tz: ZoneInfo


@dataclass(frozen=True, kw_only=True)
class Reading:
    """The answer as a JSON value, and what else the text said."""

    value: Any
    rest: str = ""


class Question(Protocol):
    """`values` are offered as numbered options; `read` understands a text or returns None."""

    kind: ClassVar[str]

    def values(self) -> Sequence[Any]: ...
    def read(self, heard: Heard, offered: Sequence[Option]) -> Reading | None: ...


@dataclass(frozen=True)
class Scale:
    """A number from `low` to `high`."""

    low: int
    high: int
    kind: ClassVar[str] = "scale"

    def values(self) -> Sequence[Any]:
        return tuple(range(self.low, self.high + 1))

    def read(self, heard: Heard, offered: Sequence[Option]) -> Reading | None:
        found = answers.scale(heard.text, self.low, self.high)
        return Reading(value=found[0], rest=found[1]) if found else None


@dataclass(frozen=True)
class Menu:
    """One of a few words, by its number or by the word. Where one of two is a yes, any yes or no will do. `cannot` is
    the value for whoever says that they can't come, where that is asked about something booked."""

    options: tuple[str, ...]
    cannot: str | None = None
    kind: ClassVar[str] = "menu"

    def values(self) -> Sequence[Any]:
        return self.options

    def read(self, heard: Heard, offered: Sequence[Option]) -> Reading | None:
        if self.cannot is not None and cannot_come(heard.text):
            return Reading(value=self.cannot, rest=heard.text)
        chosen = read_choice(heard.text, offered)
        if chosen is None and len(self.options) == 2 and self.options[0] == "yes":
            said = _yes_or_no(heard)
            return replace(said, value=self.options[0 if said.value else 1]) if said is not None else None
        return chosen


@dataclass(frozen=True)
class YesNo:
    """1 or yes, 2 or no; the value is a bool. With `or_nothing` it is None where they want neither any more."""

    or_nothing: bool = False
    kind: ClassVar[str] = "yes_no"

    def values(self) -> Sequence[Any]:
        return (True, False)

    def read(self, heard: Heard, offered: Sequence[Option]) -> Reading | None:
        if self.or_nothing and wants_nothing(heard.text):
            return Reading(value=None)
        return _yes_or_no(heard) or read_choice(heard.text, offered)


def _yes_or_no(heard: Heard) -> Reading | None:
    said = answers.yes_no(heard.text)
    if said is None:
        return None
    return Reading(value=said, rest=heard.text if answers.says_more(heard.text) else "")


@dataclass(frozen=True)
class Times:
    """Free times (ISO, UTC), MORE, another time in the leaver's own words, or none after all.

    The value is `{"slot": iso}`, `{"more": true}`, `{"said": what was read}` (see `spoken`) or `{"none": true}`.
    """

    slots: tuple[str, ...]
    kind: ClassVar[str] = "times"

    def values(self) -> Sequence[Any]:
        return self.slots

    def read(self, heard: Heard, offered: Sequence[Option]) -> Reading | None:
        """A number chooses. A day alone narrows, even where one offered time is on it: there may be others."""
        word = keywords.keyword(heard.text)
        if (word is not None and word.word is keywords.Word.MORE) or wants_others(heard.text):
            return Reading(value={"more": True})
        if wants_nothing(heard.text):
            return Reading(value={"none": True})
        if wants_the_soonest(heard.text) and offered:
            return Reading(value={"slot": offered[0].value})
        when = read_when(heard.text, now=heard.now, tz=heard.tz)
        if when is not None and choices.any_will_do(heard.text):  # any of those, not the first of the list
            return Reading(value={"said": as_said(when)}, rest=heard.text if when.rest else "")
        by_place = answers.choice(heard.text, [""] * len(offered))
        if by_place is not None and not _another_day(when, by_place[1], offered[by_place[0]].value, heard.tz):
            return Reading(value={"slot": offered[by_place[0]].value}, rest=by_place[1])
        chosen = read_choice(heard.text, offered) if by_place is None else None
        if when is not None and (when.time is None or chosen is None):
            return Reading(value={"said": as_said(when)}, rest=heard.text if when.rest else "")
        return Reading(value={"slot": chosen.value}, rest=chosen.rest) if chosen else None


def _another_day(when: When | None, rest: str, slot: str, tz: ZoneInfo) -> bool:
    """Whether what follows a number names a day that the numbered time is not on ("2 on thurs")."""
    if when is None or when.day is None or not rest:
        return False
    return datetime.fromisoformat(slot).astimezone(tz).date() != when.day


def as_said(when: When) -> dict[str, Any]:
    """What was read, as JSON, for `spoken`. It is read once, when it is said: "fri" means that Friday for ever. `since`
    and `or_day` are there only where they were said, so that a version before them can go on with it otherwise."""
    return {
        "day": when.day.isoformat() if when.day else None,
        "time": when.time.isoformat("minutes") if when.time else None,
        "part": when.part,
        "after": when.after.isoformat("minutes") if when.after else None,
    } | {name: day.isoformat() for name, day in (("since", when.since), ("or_day", when.or_day)) if day}


def spoken(said: Mapping[str, Any]) -> When:
    """What the leaver said of a time, from the `said` of an answer to `Times`."""
    return When(
        day=date.fromisoformat(said["day"]) if said["day"] else None,
        time=time.fromisoformat(said["time"]) if said["time"] else None,
        part=said["part"],
        after=time.fromisoformat(said["after"]) if said["after"] else None,
        since=date.fromisoformat(said["since"]) if "since" in said else None,
        or_day=date.fromisoformat(said["or_day"]) if "or_day" in said else None,
    )


@dataclass(frozen=True)
class HowLong:
    """A length of time, by number or in the leaver's own words; the value is an ISO date, the day it ends, or None
    where they want none after all."""

    days: tuple[str, ...]  # ISO dates, offered in this order
    kind: ClassVar[str] = "how_long"

    def values(self) -> Sequence[Any]:
        return self.days

    def read(self, heard: Heard, offered: Sequence[Option]) -> Reading | None:
        if wants_nothing(heard.text):
            return Reading(value=None)
        until = read_how_long(heard.text, today=heard.now.astimezone(heard.tz).date())
        if until is not None:
            return Reading(value=until.isoformat())
        return read_choice(heard.text, offered)


def read_choice(text: str, offered: Sequence[Option]) -> Reading | None:
    """The option that a text names by number or words, as it stood when it was offered."""
    found = answers.choice(text, [option.label for option in offered])
    return Reading(value=offered[found[0]].value, rest=found[1]) if found else None


def to_json(question: Question) -> dict[str, Any]:
    """The question as stored: its kind and its own fields."""
    return {"kind": question.kind, **vars(question)}


def from_json(stored: Mapping[str, Any]) -> Question:
    """The question that `to_json` stored; an unknown kind is a KeyError."""
    fields = {name: tuple(v) if isinstance(v, list) else v for name, v in stored.items() if name != "kind"}
    kinds: dict[str, type] = {c.kind: c for c in (Scale, Menu, YesNo, Times, HowLong)}
    question: Question = kinds[stored["kind"]](**fields)
    return question
