"""Asking for other times than those offered, in other words than MORE: "none of these", "any others", "later"."""

import re

from bot.rules.spelling import bare

_BEFORE = (
    r"(?:(?:no|nah|na|nope|sorry|soz|sori|have you|u|you|got|have|is there|are there|can i have|what about|how about"
    r"|maybe) )*"
)
_BEHIND = (
    r"(?: (?:please|pls|plz|plis|thanks|ta|mate|sam|sorry|then|instead|on|for me|im busy|im working|i work|free"
    r"|available|at all))*"
)
_OTHERS = (
    r"(?:none|not any|neither)(?: of (?:these|those|them))?(?: (?:are|is|any|good|ok|work|works|suit|suits|me))*",
    r"(?:i )?(?:cant|can't|cannot|carnt) (?:do|make) (?:any|none|either)(?: of (?:these|those|them))?",
    r"(?:these|those|they|them times) (?:dont|don't|arent|aren't|wont) (?:work|suit|any good|good|do|suit me)",
    r"(?:nothing|anything|something|any|owt|a bit) (?:later|else|other)(?: times?| days?| ones?)?",
    r"(?:(?:any|some) )?(?:(?:other|more|different|later)(?: times?| days?| ones)?|others)",
    r"(?:another|a different) (?:time|day|one)",
    r"what else",
    r"dim un(?: o'r rhain| or rhain| ohonyn nhw)?",
    r"(?:unrhyw )?(?:rai|rhai|amseroedd|dyddiau) eraill",
    r"(?:amser|diwrnod|un) arall",
    r"hwyrach(?: ymlaen)?|nes ymlaen|rhywbeth arall",
)
_WHOLE = re.compile(rf"{_BEFORE}(?:{'|'.join(_OTHERS)}){_BEHIND}")


def wants_others(text: str) -> bool:
    """The text says that and nothing else."""
    return _WHOLE.fullmatch(bare(text)) is not None
