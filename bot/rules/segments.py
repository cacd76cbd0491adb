"""How many segments a text takes, and which letters make it dear.

A text whose letters are all in GSM 03.38 is counted in septets: 160 in one segment, 153 in each of
several (7 go to the header that joins them). Any other letter turns the whole text into UCS-2, counted in
UTF-16 units: 70 in one segment, 67 in each of several. Figures: 3GPP TS 23.038 (the tables) and
TS 23.040 (the header).
"""

import re
from dataclasses import dataclass
from typing import Literal

Encoding = Literal["GSM-7", "UCS-2"]

GSM_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ"
    " !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_EXTENSION = frozenset("\f^{}\\[~]|€")
"""Letters that take two septets: an escape and the letter."""

_ALONE: dict[Encoding, int] = {"GSM-7": 160, "UCS-2": 70}
_JOINED: dict[Encoding, int] = {"GSM-7": 153, "UCS-2": 67}
_NOT_IN_GSM = re.compile(f"[^{re.escape(''.join(GSM_BASIC | GSM_EXTENSION))}]")
_WIDE: dict[Encoding, re.Pattern[str]] = {
    "GSM-7": re.compile(f"[{re.escape(''.join(GSM_EXTENSION))}]"),
    "UCS-2": re.compile("[\U00010000-\U0010ffff]"),  # beyond the first plane
}


@dataclass(frozen=True, kw_only=True)
class Segments:
    """A text measured: `units` are septets (GSM-7) or UTF-16 units (UCS-2); `left` is what still fits in
    the last segment. An empty text takes no segment."""

    encoding: Encoding
    units: int
    segments: int
    left: int


LIKENESSES = str.maketrans(
    {"’": "'", "‘": "'", "‛": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\u00a0": " ", "•": "-"}
)


def plain(text: str) -> str:
    """The same words with typographic marks as a basic phone has them: one of these halves a text's length."""
    return text.translate(LIKENESSES)


def count(text: str) -> Segments:
    """Measure `text` as it would be sent, without changing any letter."""
    encoding: Encoding = "UCS-2" if not_in_gsm(text) else "GSM-7"
    wide = _wide_letters(text, encoding)
    units = len(text) + wide
    if units <= _ALONE[encoding]:
        return Segments(encoding=encoding, units=units, segments=1 if text else 0, left=_ALONE[encoding] - units)
    return _joined(text, encoding, units)


def not_in_gsm(text: str) -> str:
    """The letters that force UCS-2: each once, in the order in which they come. Empty when there are none."""
    return "".join(dict.fromkeys(_NOT_IN_GSM.findall(text)))


def _is_wide(letter: str, encoding: Encoding) -> bool:
    return _WIDE[encoding].match(letter) is not None


def _wide_letters(text: str, encoding: Encoding) -> int:
    return len(_WIDE[encoding].findall(text))


def _joined(text: str, encoding: Encoding, units: int) -> Segments:
    """Fill segment after segment. A letter of two units that finds one left begins the next segment."""
    room = _JOINED[encoding]
    segments, left = 1, room
    for letter in text:
        size = 2 if _is_wide(letter, encoding) else 1
        if size > left:
            segments, left = segments + 1, room
        left -= size
    return Segments(encoding=encoding, units=units, segments=segments, left=left)
