"""What was learned from labelled texts: it may add to what the rules find and takes nothing away.

Two logistic regressions, one for "urgent or higher" and one for "emergency", over the words of a normalised text (up
to three in a row) and over the letters of each word (three to five in a row), hashed into `BUCKETS`. Their weights
stand in `weights.bin` beside this file; `python -m bot.train_voices tests/voices/*.tsv` writes it.
"""

from __future__ import annotations

import struct
from array import array
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import sqrt
from zlib import crc32

from bot.rules.urgency.level import Level

BUCKETS = 1 << 15
FILE = "weights.bin"

# What the score (log-odds, shifted by the weights given to the levels in training) has to reach. Chosen by leaving out
# one writer's texts at a time: docs/urgency.md has the figures.
URGENT_FROM = 3.8
EMERGENCY_FROM = 1.6
EMERGENCY_FROM_URGENT = 0.9

# A letter counts for less than a word: a word has a dozen runs of letters and all say nearly the same.
LETTER = 0.5

# Hardly any of what was learned is Welsh: a text with two of these words is left to the rules.
_WELSH = """
mae maen dw dwi ydw rwy rwyn rydw wyt ydy dydy ddim wedi fy gyda alla allai gallaf gallu eisiau isio oes gen diolch
yfory heddiw iawn mynd bod roedd oedd bydd fydd gwener iau llun mawrth mercher bore heno eto rhywun
"""
WELSH = frozenset(_WELSH.split())

# A long text is looked at in pieces, so that nothing is thinned out by what stands around it.
_PIECE, _STEP = 40, 20

_HEAD = struct.Struct("<4s4d")
_MAGIC = b"GWL1"


class BrokenWeights(Exception):
    """The file of weights is no file of weights of this version; the installation is broken."""


@dataclass(frozen=True, kw_only=True)
class Features:
    """The buckets of a text's runs of words and of its runs of letters, and what makes texts of all lengths equal."""

    words: tuple[int, ...]
    letters: tuple[int, ...]
    norm: float


@dataclass(frozen=True, kw_only=True)
class Model:
    """One regression: a whole number between -127 and 127 for each bucket, what one of it is worth, and a bias."""

    weights: array[int]
    scale: float
    bias: float

    def score(self, features: Features) -> float:
        """The log-odds that a text with these features is of the model's level; above 0 it is rather than not."""
        at = self.weights.__getitem__
        total = sum(map(at, features.words)) + LETTER * sum(map(at, features.letters))
        return self.bias + self.scale * features.norm * total


@dataclass(frozen=True, kw_only=True)
class Learned:
    """Both regressions: "urgent or higher" and "emergency"."""

    urgent: Model
    emergency: Model


def features(words: list[str]) -> Features:
    """The features of a piece of a normalised text, given as its words."""
    said = [word.encode() for word in words]
    runs: set[int] = {crc32(b"%d" % min(len(said) // 3, 6), 2) % BUCKETS}
    letters: set[int] = set()
    ends = [b"^", *said, b"$"]
    for at in range(len(ends)):
        run = 0
        for word in ends[at : at + 3]:
            run = crc32(word + b" ", run)
            runs.add(run % BUCKETS)
    for word in set(said):
        marked = b"<%b>" % word
        for size in (3, 4, 5):
            for at in range(len(marked) - size + 1):
                letters.add(crc32(marked[at : at + size], 1) % BUCKETS)
    norm = 1 / sqrt(len(runs) + LETTER * LETTER * len(letters))
    return Features(words=tuple(sorted(runs)), letters=tuple(sorted(letters)), norm=norm)


def scores(normalised: str, learned: Learned) -> tuple[float, float]:
    """The scores for "urgent or higher" and for "emergency" of a normalised text of any length: its worst piece's."""
    words = normalised.split()
    ends = range(_PIECE, len(words) + _STEP, _STEP) if len(words) > _PIECE else (_PIECE,)
    pieces = [features(words[end - _PIECE : end]) for end in ends]
    return max(map(learned.urgent.score, pieces)), max(map(learned.emergency.score, pieces))


def level(normalised: str, found: Level, use: Learned | None = None) -> Level:
    """`found`, which the rules have found in a normalised text, or what was learned if that is higher.

    `use` stands in for what came with the package.
    """
    if found is Level.EMERGENCY or not normalised or len(WELSH.intersection(normalised.split())) > 1:
        return found
    urgent, emergency = scores(normalised, use or committed())
    if emergency >= (EMERGENCY_FROM_URGENT if found is Level.URGENT else EMERGENCY_FROM):
        return Level.EMERGENCY
    return Level.URGENT if urgent >= URGENT_FROM else found


def packed(learned: Learned) -> bytes:
    """The file of weights; `unpacked` reads it."""
    first, second = learned.urgent, learned.emergency
    head = _HEAD.pack(_MAGIC, first.scale, first.bias, second.scale, second.bias)
    return head + first.weights.tobytes() + second.weights.tobytes()


def unpacked(data: bytes) -> Learned:
    """What `packed` gave. BrokenWeights when it is anything else."""
    if len(data) != _HEAD.size + 2 * BUCKETS or not data.startswith(_MAGIC):
        raise BrokenWeights(f"{FILE} is no file of {2 * BUCKETS} weights")
    _, first_scale, first_bias, second_scale, second_bias = _HEAD.unpack_from(data)
    middle = _HEAD.size + BUCKETS
    return Learned(
        urgent=Model(weights=array("b", data[_HEAD.size : middle]), scale=first_scale, bias=first_bias),
        emergency=Model(weights=array("b", data[middle:]), scale=second_scale, bias=second_bias),
    )


@cache
def committed() -> Learned:
    """The weights that came with the package, read once. BrokenWeights or OSError when the package is incomplete."""
    return unpacked(files(__package__).joinpath(FILE).read_bytes())
