"""Asking for the first time that is free: "asap", "the soonest", "cyn gynted a phosib"."""

import re

from bot.rules.spelling import bare

_WHOLE = re.compile(
    r"(?:(?:can|could|may) i (?:have|get|book)|i(?: wi)?ll (?:have|take)|give me|just)? ?"
    r"(?:(?:the|ur|your) )?"
    r"(?:asap|(?:as )?soon as(?: (?:possible|poss|pos|(?:you|u|he|she|they|sam) can))?|soonest|earliest"
    r"|(?:next|first) (?:available|free|you have|you got|youve got|going)|cyn gynted (?:a|ag y) (?:phosibl?|bo modd))"
    r"(?: (?:one|time|slot|day|possible|available|you have|you got|youve got"
    r"|please|pls|plis|plz|thanks|diolch|ta|mate))*"
)


def wants_the_soonest(text: str) -> bool:
    """The text says that and nothing else."""
    return _WHOLE.fullmatch(bare(text)) is not None
