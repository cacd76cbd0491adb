"""From a text to its assessment."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from bot.rules.keywords import Word, keyword
from bot.rules.short_texts import remembered
from bot.rules.spelling import normalise
from bot.rules.urgency import learned, themes
from bot.rules.urgency.context import Context
from bot.rules.urgency.learned import Learned
from bot.rules.urgency.level import LEARNED, ORDINARY, Assessment, Level
from bot.rules.urgency.rule import Rule

# Words that strengthen and say nothing, and phrases with a "no" in them that negate nothing.
_FILLERS = re.compile(
    r"(?<= )(?:(?:just|really|fucking|fuckin|fkin|fking|bloody|proper|actually|literally|honestly|"
    r"seriously|kinda|legit|fr|tbh|ngl|deffo|"
    r"definitely|basically|totally|completely|absolutely|even|also|so|very|properly|genuinely|"
    r"truly|defo|pure|well and truly|as well|"
    r"not gonna lie|no joke|no lie|not joking|im not joking|not messing|no word of a lie|"
    r"no bullshit|no messing|i dont care|dont care|"
    r"sort of|kind of|i swear|swear down|on my life|on my mums life|god) )+"
)


# A greeting, or the answer to another question, before what the text has to say.
_OPENING = re.compile(
    r"\A (?:(?:hi|hey|hello|hiya|yo|ok|sorry|mate|bro|well|um|er|oh|yes|shwmae|helo|haia|[0-9]|[.]) )+(?=[^ ])"
)


class _Index:
    """The rules by the words that they can't do without, most serious first."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = sorted(rules, key=lambda rule: -rule.level)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._by_prefix: dict[str, list[int]] = defaultdict(list)
        for at, rule in enumerate(self.rules):
            for word in rule.pattern.anchors:
                self._by_word[word].append(at)
            for prefix in rule.pattern.prefixes:
                self._by_prefix[prefix].append(at)
        self._lengths = sorted({len(prefix) for prefix in self._by_prefix})

    def candidates(self, words: set[str]) -> list[Rule]:
        found: set[int] = set()
        for word in words:
            found.update(self._by_word.get(word, ()))
            for length in self._lengths:
                found.update(self._by_prefix.get(word[:length], ()))
        return [self.rules[at] for at in sorted(found)]


_INDEX = _Index(themes.RULES)


# What was learned raises no emergency out of a story, a lesson or the past that the rules have recognised as such. It
# may out of a figure of speech or a negation: those often stand beside the real thing.
_NO_EMERGENCY = frozenset({"told", "past"})


def assess(text: str, use: Learned | None = None) -> Assessment:
    """How urgent `text` is, of whatever length and in English or Welsh.

    That is what the rules find, or what was learned if that is higher: what came with the package, or `use`.
    """
    return _assessed(text) if use is None else _weighed(text, use)


@remembered
def _assessed(text: str) -> Assessment:
    return _weighed(text, None)


def _weighed(text: str, use: Learned | None) -> Assessment:
    if keyword(text) is not None:
        return by_rules(text)
    normalised = normalise(text)
    found, harmless = _found(normalised)
    level = learned.level(normalised, found.level, use)
    if level is Level.EMERGENCY and harmless & _NO_EMERGENCY:
        level = max(found.level, Level.URGENT)
    if level is found.level:
        return found
    return replace(found, level=level, kind=LEARNED if found.level is Level.ORDINARY else found.kind)


def by_rules(text: str) -> Assessment:
    """What the rules alone find in `text`; never raises."""
    word = keyword(text)
    if word is not None and word.word is Word.EMERGENCY:
        return Assessment(level=Level.EMERGENCY, kind="word", raised_by_word=True)
    return _found(normalise(text))[0]


def _found(normalised: str) -> tuple[Assessment, set[str]]:
    """What the rules find, and the contexts that took the alarm out of what else they matched."""
    said = _OPENING.sub(" ", _FILLERS.sub("", f" {normalised} "))
    context = Context(said)
    best: Rule | None = None
    abuse = False
    harmless: set[str] = set()
    for rule in _INDEX.candidates(set(said.split())):
        if best is not None and not (rule.abuse and not abuse) and rule.level <= best.level:
            continue
        if _holds(rule, context, harmless):
            best = best or rule
            abuse = abuse or rule.abuse
    found = ORDINARY if best is None else Assessment(level=best.level, kind=best.kind, abuse=abuse)
    return found, harmless


def _holds(rule: Rule, context: Context, harmless: set[str]) -> bool:
    if not all(part.search(context.said) for part in rule.pattern.besides):
        return False
    found = rule.pattern.regex.search(context.said)
    while found is not None:
        voids = {name for name in rule.voids if context.voids(name, found)}
        if not voids:
            return not any(pattern.regex.search(context.said) for pattern in rule.unless)
        harmless |= voids
        found = rule.pattern.regex.search(context.said, found.start() + 1)
    return False
