"""Whether somebody who asked for a list wants nothing of it after all: "no leave it", "forget it", "dim diolch"."""

import re

from bot.rules.spelling import bare

_BEFORE = r"(?:(?:no|nah|na|nope|oh|ok|okay|actually|just|sorry|sori|iawn|well|um|erm) )*"
_BEHIND = r"(?: (?:for now|then|thanks|thank you|thx|ta|cheers|mate|please|pls|sorry|x+|am y tro|diolch|plis))*"
_NOTHING = (
    "leave it( there| be)?",
    "leave (that|things|them)( as (it|they) (is|are))?",
    "(i )?(dont|don't) (bother|worry|want (it|one|any))",
    "forget (it|that|about it)",
    "never ?mind|nvm|nevermind",
    "nothing",
    "no (thanks|thank you|thx|ta|cheers)",
    "not now|not today",
    "(ive |i've |i )?changed my mind",
    "(keep|leave) (it|that|this one|the one (ive|i've) got|what (ive|i've) got)( as it is)?",
    "gad o|gad e|gad ef|gad hi|gadael o|gadael e|gadewch o|gadewch e",
    "dim diolch|dim byd|dim nawr|dim rwan",
    "anghofia( o| e| fo)?|paid a phoeni|dim ots am hynny",
)
_WHOLE = re.compile(rf"{_BEFORE}(?:{'|'.join(_NOTHING)}){_BEHIND}")


def wants_nothing(text: str) -> bool:
    """The text says that and nothing else. A bare "no" may mean other times, so it is none of these."""
    return _WHOLE.fullmatch(bare(text)) is not None
