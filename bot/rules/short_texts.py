"""Most texts are an answer of a word or a digit, the same few again and again: what these come to is remembered.

Of longer texts only the last is, since who looks for danger asks first, and then whoever acts on it.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

T = TypeVar("T")
SHORT = 8
"""Characters: fewer than a phone number has."""
MANY = 4096


def remembered(read: Callable[[str], T]) -> Callable[[str], T]:
    """The same function, which must depend on nothing but the text and give what nobody changes."""
    known, last = lru_cache(maxsize=MANY)(read), lru_cache(maxsize=1)(read)

    @wraps(read)
    def reads(text: str) -> T:
        return known(text) if len(text) <= SHORT else last(text)

    return reads
