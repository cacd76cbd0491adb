"""Blanks what looks personal or secret in a log line. A second line of defence: nothing of it should come this far."""

import re
from collections.abc import Mapping
from typing import Any

NEVER_SHOWN = frozenset(
    {"name", "first_name", "last_name", "phone", "number", "to", "from_", "sender", "text", "body", "token", "password"}
)
"""Keys of which no value is shown, whatever it is."""
KEYED_HASHES = frozenset({"head"})
"""Keys of which a value that is a keyed hash is shown: it tells nobody anything, and is there to be compared."""
_KEYED_HASH = re.compile(r"[0-9a-f]{64}")

_PATTERNS = (
    ("[token]", re.compile(r"\b[0-9]{5,}:[A-Za-z0-9_-]{20,}")),  # Telegram's
    ("[token]", re.compile(r"\b(?:AC|SK|MG|SM|MM)?[0-9a-f]{32,}\b")),  # Twilio's, and hashes
    ("[token]", re.compile(r"(?<![\w./-])(?=[A-Za-z_-]*[0-9])(?=[0-9_-]*[A-Za-z])[A-Za-z0-9_-]{22,}(?![\w./-])")),
    ("[address]", re.compile(r"[^\s@/:]+(?::[^\s@/]+)?@[^\s@/]+")),  # mail, or user and password before a host
    ("[number]", re.compile(r"(?<![\w.:-])(?!\d{4}-\d\d-\d\d)\+?\(?\d(?:[ ().\u2010-\u2013-]{0,2}\d){8,}(?!\w)")),
)


def redacted(key: str, value: Any) -> Any:
    """The value as it may be shown under this key. Numbers that are no text are ids of our own, and stay."""
    if key in NEVER_SHOWN:
        return "[hidden]"
    if isinstance(value, bytes):
        return "[hidden]"
    if key in KEYED_HASHES and isinstance(value, str) and _KEYED_HASH.fullmatch(value):
        return value
    if isinstance(value, Mapping):
        return {name: redacted(str(name), part) for name, part in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [redacted(key, part) for part in value]
    if isinstance(value, str):
        return _text(value)
    return value if value is None or isinstance(value, int | float) else _text(str(value))


def _text(text: str) -> str:
    for blank, pattern in _PATTERNS:
        text = pattern.sub(blank, text)
    return text
