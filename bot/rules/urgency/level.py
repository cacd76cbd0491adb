"""What the urgency rules find in a text."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Level(enum.IntEnum):
    """How soon a human has to read a text."""

    ORDINARY = 0
    URGENT = 1
    EMERGENCY = 2


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """The level of a text, what it is about, and why.

    `kind` is the theme that decided (`suicide`, `housing`, ...; `none` for an ordinary text,
    `learned` where no rule but what was learned from labelled texts decided). `abuse`: violence or
    control by a partner or former partner is suspected. `raised_by_word`: a word that always raises an emergency
    was texted on its own.
    """

    level: Level
    kind: str
    abuse: bool = False
    raised_by_word: bool = False


ORDINARY = Assessment(level=Level.ORDINARY, kind="none")
LEARNED = "learned"
