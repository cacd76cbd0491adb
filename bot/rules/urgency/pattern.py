"""The small language in which the urgency rules are written, compiled to regular expressions.

A pattern is a row of elements over the words of a normalised text:

    gonna|want_to    one of these words; `_` is a space in a phrase
    stab~            a word that begins so
    <weapon>         a word or phrase of a vocabulary; may stand among alternatives
    word? <they>?    may be missing
    *3               up to three other words, in the same sentence
    ...              up to fifteen words, over the ends of sentences
    @  @@            a number; a number of eight or more
    !here|of bed     the next words are none of these; reaches to the next sign
    & <pills>        and this, anywhere in the text
    ^  $             a sentence begins, ends (a closing "lol", "x" or "please" aside)

Gaps are bounded and each element ends at a space, so that matching takes time in proportion to the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from bot.rules.wordlist import word_list

_GAP = re.compile(r"\*([0-9])")
_FIXED = {
    "...": "(?:[^ ]+ ){0,15}?",
    "@": "[0-9]{1,4} ",
    "@@": "(?:[89]|[1-9][0-9]{1,3}) ",
    "^": r"(?:(?<=\A )|(?<= [.?] ))",
    "$": r"(?=(?:(?:lol|haha|x|xx|please|mate|bro|man|pal|innit|tho|plis) )*(?:[.?]|\Z))",
}

# Too frequent to be worth looking for before a pattern is tried.
_COMMON = word_list(
    """
    i im ive id ill me my a an the to it is was be of in on at and or for with not dont cant wont no he hes
    she shes they theyre we you your his her him them this that its got get gonna wanna have has had been do
    so up out off all just need want am are if but from when what how can will now there one going said says
    keep over by some go mae dwi dwin fi fy i o e y yr yn wedi am ddim dim ar
    """
)


@dataclass(frozen=True, kw_only=True)
class Pattern:
    """A pattern and the words (or beginnings of words) without one of which it can't match.

    `expression` is the part whose place counts for negation; each of `beside` has to be found anywhere in the text.
    There are thousands, and most texts need a few: each is compiled when it is first looked for.
    """

    expression: str
    beside: tuple[str, ...]
    anchors: frozenset[str]
    prefixes: frozenset[str]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """`expression`, compiled."""
        return re.compile(self.expression)

    @cached_property
    def besides(self) -> tuple[re.Pattern[str], ...]:
        """`beside`, compiled."""
        return tuple(re.compile(expression) for expression in self.beside)


class Vocabulary:
    """Named lists of words and phrases for patterns to use."""

    def __init__(self, lists: Mapping[str, str]) -> None:
        self._phrases: dict[str, tuple[str, ...]] = {}
        for name, text in lists.items():
            phrases: list[str] = []
            for entry in text.replace("\n", " ").split(","):
                phrases.extend(self._resolved(" ".join(entry.split())))
            self._phrases[name] = tuple(dict.fromkeys(phrases))

    def _resolved(self, entry: str) -> tuple[str, ...]:
        if entry.startswith("<"):
            return self._phrases[entry.strip("<>")]
        return (entry,) if entry else ()

    def alternatives(self, element: str) -> tuple[str, ...]:
        """The phrases that an element such as `stab~|<weapon>` stands for."""
        found: list[str] = []
        for part in element.split("|"):
            found.extend(self._phrases[part[1:-1]] if part.startswith("<") else (part.replace("_", " "),))
        return tuple(found)

    def compile(self, source: str) -> Pattern:
        """The pattern that `source` describes; KeyError for an unknown vocabulary."""
        first, *others = source.split("&")
        pattern = self._one(first)
        return replace(pattern, beside=tuple(self._one(other).expression for other in others))

    def _one(self, source: str) -> Pattern:
        regex: list[str] = []
        best: tuple[int, frozenset[str]] | None = None
        for element in _elements(source):
            built, anchors = self._element(element)
            regex.append(built)
            if anchors and (best is None or _cost(anchors) < best[0]):
                best = (_cost(anchors), anchors)
        heads = best[1] if best is not None else frozenset()
        return Pattern(
            expression="(?<= )" + "".join(regex),
            beside=(),
            anchors=frozenset(head for head in heads if not head.endswith("~")),
            prefixes=frozenset(head[:-1] for head in heads if head.endswith("~")),
        )

    def _element(self, element: str) -> tuple[str, frozenset[str]]:
        if element in _FIXED:
            return _FIXED[element], frozenset()
        if gap := _GAP.fullmatch(element):
            return f"(?:[^ .?]+ ){{0,{gap[1]}}}?", frozenset()
        if element.startswith("!"):
            return f"(?!{_any_of(self.alternatives(element[1:]))})", frozenset()
        optional = element.endswith("?")
        phrases = self.alternatives(element.removesuffix("?"))
        if optional:
            return f"{_any_of(phrases)}?", frozenset()
        if _FIXED.keys() & set(phrases):
            return _any_of(phrases), frozenset()
        return _any_of(phrases), frozenset(min(phrase.split(), key=_rarity) for phrase in phrases)


def _elements(source: str) -> list[str]:
    """The elements of a pattern; a list behind `!` may hold phrases and goes on to the next sign."""
    out: list[str] = []
    for part in re.sub(r"\|\s+", "|", source).split():
        if out and out[-1].startswith("!") and part[0] not in "*$<!@.^":
            out[-1] += f" {part}"
        else:
            out.append(part)
    return out


def _any_of(phrases: Iterable[str]) -> str:
    made = (
        _FIXED[phrase]
        if phrase in _FIXED
        else re.escape(phrase).replace("\\ ", " ").replace("\\~", "~").replace("~", "[^ ]*") + " "
        for phrase in phrases
    )
    return f"(?:{'|'.join(sorted(made, key=len, reverse=True))})"


def _rarity(word: str) -> tuple[bool, int]:
    return word in _COMMON, -len(word)


def _cost(anchors: frozenset[str]) -> int:
    return sum(20 if anchor in _COMMON else 1 for anchor in anchors)
