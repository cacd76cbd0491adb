"""What a conversation wants done, as data: a closed union that the services turn into rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Option:
    """One line of a menu: the value that is stored when it is chosen and the words that stood there."""

    value: Any
    label: str


@dataclass(frozen=True, kw_only=True)
class Say:
    """A text to the leaver: a key of the catalogue and what fills it."""

    key: str
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Put:
    """A question to the leaver, with the options that were offered."""

    key: str
    params: Mapping[str, Any] = field(default_factory=dict)
    options: Sequence[Option] = ()


@dataclass(frozen=True, kw_only=True)
class Queue:
    """A human is wanted: `kind` is one of the kinds of item, `detail` says more, as JSON."""

    kind: str
    detail: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class CheckedIn:
    """The leaver answered how they are, 1 (bad) to 5 (good); `None` where they only said that they are there."""

    mood: int | None


@dataclass(frozen=True, kw_only=True)
class NeedNamed:
    """What is wrong, in one word of the menu."""

    need: str


@dataclass(frozen=True, kw_only=True)
class CheckInMissed:
    """The window for an answer has ended."""


@dataclass(frozen=True, kw_only=True)
class Book:
    """A session with the mentor from `starts_at` (ISO, UTC); with `session_id` an existing one is moved."""

    starts_at: str
    session_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class CancelSession:
    """The leaver does not want the session."""

    session_id: int


@dataclass(frozen=True, kw_only=True)
class PlanMade:
    """How the leaver will get to the session."""

    session_id: int
    plan: str


@dataclass(frozen=True, kw_only=True)
class Hold:
    """Check-ins rest until `until` (ISO date, the first day on which they go on)."""

    until: str


@dataclass(frozen=True, kw_only=True)
class SetLanguage:
    """The leaver wants to be written to in another language."""

    language: str


@dataclass(frozen=True, kw_only=True)
class Enter:
    """Another conversation follows this one."""

    flow: str


Effect = (
    Say
    | Put
    | Queue
    | CheckedIn
    | NeedNamed
    | CheckInMissed
    | Book
    | CancelSession
    | PlanMade
    | Hold
    | SetLanguage
    | Enter
)
