"""An answer without the question that some phones put before or behind it: "> How are you today? ... 3"."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

AT_LEAST = 6
"""So many words of the question in a row are a quotation."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_EDGES = " \t\n>\"'“”«»:.,?!…-"
_REPLY = re.compile(r"^(?:re|fw|fwd|reply|quote|to)\b[ :]*|[ :]+(?:re|to)$", re.IGNORECASE)
_TAPPED = re.compile(r"(?P<up>liked|loved)|disliked", re.IGNORECASE)


def unquoted(text: str, asked: Sequence[str]) -> str:
    """`text` without what it quotes of the questions `asked`; as it is where it quotes nothing, or nothing else."""
    found = list(_WORD.finditer(text))
    if len(found) < AT_LEAST:
        return text
    said = [word.group().casefold() for word in found]
    best = max((_common(said, question) for question in asked), key=lambda run: run[1], default=(0, 0))
    if best[1] < AT_LEAST:
        return text
    before = text[: found[best[0]].start()].strip(_EDGES)
    behind = text[found[best[0] + best[1] - 1].end() :].strip(_EDGES)
    left = " ".join(part for part in (_REPLY.sub("", before), _REPLY.sub("", behind)) if part)
    return left or text


def tapped(left: str) -> str:
    """The thumb that "Liked" stands for beside a quotation: some phones text it when a message is tapped."""
    found = _TAPPED.fullmatch(left)
    return ("👍" if found["up"] else "👎") if found else left


def _common(said: list[str], question: str) -> tuple[int, int]:
    """Where the longest run of words that both have begins in `said`, and how long it is."""
    asked = [word.casefold() for word in _WORD.findall(question)]
    run = SequenceMatcher(None, said, asked, autojunk=False).find_longest_match()
    return run.a, run.size
