"""How long a text is on the air: GSM 03.38 septets or UCS-2 code units, in segments."""

from dataclasses import dataclass

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("\f^{}\\[~]|€")  # each takes an escape before it

_SMART = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "‚": ",",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "‐": "-",
        "…": "...",
        "\u00a0": " ",
        "\u2009": " ",
        "•": "*",
    }
)


@dataclass(frozen=True, kw_only=True)
class OnAir:
    """`encoding` is `GSM-7` or `UCS-2`; `segments` at least 1."""

    encoding: str
    segments: int


def on_air(text: str) -> OnAir:
    """Count the segments: 160 septets in one, 153 in each of several; 70 and 67 code units with UCS-2.

    A pair (an escaped sign, a surrogate pair) is never split between two segments.
    """
    if all(sign in _BASIC or sign in _EXTENDED for sign in text):
        widths = [2 if sign in _EXTENDED else 1 for sign in text]
        return OnAir(encoding="GSM-7", segments=_fill(widths, 160, 153))
    widths = [len(sign.encode("utf-16-be")) // 2 for sign in text]
    return OnAir(encoding="UCS-2", segments=_fill(widths, 70, 67))


def smart_encoded(text: str) -> str:
    """What SmartEncoded makes of a text: typographic signs become their plain likenesses."""
    return text.translate(_SMART)


def _fill(widths: list[int], alone: int, each: int) -> int:
    if sum(widths) <= alone:
        return 1
    segments, room = 1, each
    for width in widths:
        if width > room:
            segments, room = segments + 1, each
        room -= width
    return segments
