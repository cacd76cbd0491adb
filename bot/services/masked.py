"""A text in which numbers, links and handles are hidden, so that neither side sees how to reach the other."""

from bot.channels.pieces import shortened
from bot.rules.masking import mask
from bot.words.catalogue import Words

KINDS = ("number", "link", "handle", "email")
QUOTED = 800
"""Signs of one text among several in a message: with all that stands around them Telegram takes four of them."""


def masked(words: Words, language: str, text: str) -> str:
    return mask(text, {kind: words.say(language, f"mask.{kind}") for kind in KINDS})


def quoted(words: Words, language: str, text: str) -> str:
    """The same for one text among several in a message: of a long one the beginning and the end."""
    return shortened(masked(words, language, text), QUOTED)
