"""A rule: a pattern, what it means, and what makes it mean nothing."""

from __future__ import annotations

from dataclasses import dataclass

from bot.rules.urgency.level import Level
from bot.rules.urgency.pattern import Pattern
from bot.rules.urgency.vocabulary import VOCABULARY

# What a context can take away; see `context`.
FIRM = frozenset({"negated", "past", "idiom"})
PLAIN = FIRM | {"told", "figure"}
_LATER = PLAIN | {"glad"}


@dataclass(frozen=True, kw_only=True)
class Rule:
    """Texts with `pattern` in them are of this level and kind, unless a context of `voids` or `unless` says not."""

    level: Level
    kind: str
    pattern: Pattern
    voids: frozenset[str]
    unless: tuple[Pattern, ...]
    abuse: bool


def rules(
    level: Level,
    kind: str,
    patterns: str,
    *,
    voids: frozenset[str] | None = None,
    unless: str = "",
    abuse: bool = False,
) -> tuple[Rule, ...]:
    """One rule for each line of `patterns`; `unless` has a pattern a line too, looked for in the whole text."""
    if voids is None:
        voids = PLAIN if level is Level.EMERGENCY else _LATER
    exceptions = tuple(VOCABULARY.compile(line) for line in unless.strip().splitlines() if line.strip())
    return tuple(
        Rule(
            level=level,
            kind=kind,
            pattern=VOCABULARY.compile(line),
            voids=voids,
            unless=exceptions,
            abuse=abuse,
        )
        for line in patterns.strip().splitlines()
        if line.strip()
    )
