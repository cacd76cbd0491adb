"""What takes the alarm out of a match: a negation before it, the distant past, a story or lesson, a \
    figure of speech."""

from __future__ import annotations

import re

from bot.rules.urgency.context_stories import FIGURE, FINE, GLAD, NOT_FINE, NOT_GLAD, TOLD
from bot.rules.urgency.context_times import OVER, PAST, STILL
from bot.rules.urgency.idioms import spans
from bot.rules.wordlist import word_list

_NEGATORS = word_list(
    r"""
    not never no dont didnt doesnt wont wouldnt isnt aint arent wasnt werent havent hasnt hadnt \ without
    nobody none nor stopped quit nothing neither ddim dim heb nid byth peidio
    """
)
# Words that carry a negation over from further off ("not feeling so ... anymore").
_LINKS = word_list(
    """
    feeling feel been be being having have had any a the to so that as even in get getting going gonna \
    wanna want to felt thought thinking think thoughts like im i longer ever about of with at risk planning
    yn teimlo \\ teimlon eisiau am was is were really meddwl
    """
)

# "im not i wanna die", "no i wanna die": the negation ends before the next clause; "no im not" is one.
_SELVES = frozenset({"i", "id", "ill"})
_ENDING = frozenset({"not", "no"})

# "cant promise i wont": what sounds like a denial and is none.
_DOUBTFUL = frozenset({"promise", "guarantee", "sure", "know", "knows"})

_MYSELF = re.compile("(?<= )(?:i|im|ive|ill|id|dwi|fi) ")
_PRESENT = re.compile(
    "(?<= )(?:gonna|wanna|want|will|im|ill|feel|feeling|thinking|tonight|now|need|ready|\
    planning) "
)
_WAS = re.compile(" (?:was|were|used|wanted|felt|when|kept) (?:[^ ]+ ){0,3}$")


def _is_present(said: str, found: re.Match[str]) -> bool:
    """Whether the match itself speaks of now or of what is to come, whatever else the text remembers."""
    before = said[: found.start()]
    return _PRESENT.search(f" {found.group()}") is not None and _WAS.search(before) is None


class Context:
    """What can be said of one normalised text as a whole; looked up once, when first asked."""

    def __init__(self, said: str) -> None:
        self.said = said
        self._known: dict[str, bool] = {}
        self._figures: tuple[tuple[int, int], ...] | None = None

    def voids(self, name: str, found: re.Match[str]) -> bool:
        """Whether the context called `name` takes the alarm out of the match `found`."""
        if name == "negated":
            return self._negated(found)
        if name == "idiom":
            return self._idiom(found)
        if name == "past" and _is_present(self.said, found):
            return False
        if name not in self._known:
            self._known[name] = self._look(name)
        return self._known[name]

    def _look(self, name: str) -> bool:
        if name == "past":
            past = PAST.search(self.said.replace("being used to", "being made to")) is not None
            return past and (OVER.search(self.said) is not None or STILL.search(self.said) is None)
        if name == "glad":
            fine = FINE.search(self.said) is not None and NOT_FINE.search(self.said) is None
            return fine or (GLAD.search(self.said) is not None and NOT_GLAD.search(self.said) is None)
        if name == "told":
            last = max((found.end() for found in TOLD.finditer(self.said)), default=None)
            return last is not None and _MYSELF.search(self.said, last - 1) is None
        return FIGURE.search(self.said) is not None

    def _idiom(self, found: re.Match[str]) -> bool:
        """Whether a figure of speech reaches into the match."""
        if self._figures is None:
            self._figures = spans(self.said)
        return any(start < found.end() and found.start() < end for start, end in self._figures)

    def _negated(self, found: re.Match[str]) -> bool:
        """Whether exactly one negation stands right before the match, linked to it; two cancel each \
            other."""
        before = re.split(r" [.?] ", self.said[: found.start()])[-1].split()[-6:]
        if _DOUBTFUL & set(before):
            return False
        count = 0
        after = ""
        for word in reversed(before):
            if word in _NEGATORS:
                if after in _SELVES and word in _ENDING:
                    break
                count += word != "no" or not count
            elif word not in _LINKS:
                break
            after = word
        return count == 1
