"""A text in which numbers, links and handles are hidden, so that neither side sees how to reach the other."""

from bot.rules.masking import mask
from bot.words.catalogue import Words

KINDS = ("number", "link", "handle", "email")


def masked(words: Words, language: str, text: str) -> str:
    return mask(text, {kind: words.say(language, f"mask.{kind}") for kind in KINDS})
