"""An answer that puts right the one before it: "actually 1", "sorry meant 2", "1 not 4", "na sori 1"."""

import re

from bot.rules.answers import scale
from bot.rules.spelling import plain

_I_MEAN = re.compile(
    r"(?:(?:no|nah|na|oh|wait|hang on|sorry|soz|sori|actually|actualy|acc|tbh|to be honest|lol"
    r"|i (?:mean|meant|put|lied)|mean|meant|supposed to be|should (?:be|have been|of been)|shouldve been"
    r"|make (?:it|that)|change (?:it|that) to|scrap that|more like|really|its|it's|is"
    r"|o'n i'n meddwl|on in meddwl|a dweud y gwir|mewn gwirionedd|yn iawn)[ ,.!-]+)+"
)
_TO_THE_LENGTH = re.compile(
    rf"(?:{_I_MEAN.pattern})?(?:just|only|jus|til+|until|for|a|one|two|[0-9]|make|dim ond|tan|am|jyst)\b"
)
_LENGTH = 7
_AFTERWARDS = re.compile(r"[ ,.!(]*(?:not (?:an? )?\w+|actually|sorry|soz|sori|really|tbh|nid \w+|ddim \w+)[ ,.!)]*")


def corrected(text: str, low: int, high: int) -> tuple[int, str, bool] | None:
    """The number from `low` to `high` that `text` puts in place of another, what it says besides ('' where nothing),
    and whether it says that it corrects something: a bare number may as well. None where it names none."""
    flat = plain(text)
    opening = _I_MEAN.match(flat)
    begins = opening.end() if opening else 0
    said = text[begins:] if len(flat) == len(text) else flat[begins:]
    found = scale(said, low, high)
    if found is None:
        return None
    behind = _AFTERWARDS.fullmatch(plain(found[1])) is not None if found[1] else False
    return found[0], "" if behind else found[1], behind or opening is not None


def says_less(text: str) -> bool:
    """Whether so short a text, with a length of time in it, speaks of nothing but that length."""
    return len(text.split()) <= _LENGTH and _TO_THE_LENGTH.match(plain(text)) is not None
