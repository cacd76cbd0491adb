"""Whether the code and the catalogues agree on the keys.

A key is used where it stands in the code as it is, where an f-string begins with what it begins with ("kind."), or,
in a conversation, where what follows the conversation's name stands in `bot/flows`.
"""

import ast
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

SPEAKING = ("flows", "services", "handlers", "words")
"""The folders under `bot/` in which keys stand."""
SHARED = "times"
"""The texts that several conversations share; they stand in `bot/flows` like a conversation's own."""

_KEY = re.compile(r"[a-z_]+(?:\.[a-z_]+)+")
_FILE_NAME = re.compile(r".*\.(?:ics|po|py|json|toml|csv|txt|html)")
_ENDINGS = re.compile(r"\.(?:again|nudge|now|later)$")


@dataclass(kw_only=True)
class Literals:
    """The strings of a folder's code, and the beginnings of its f-strings."""

    whole: set[str] = field(default_factory=set)
    beginnings: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, folder: Path) -> Self:
        found = cls()
        for path in sorted(folder.rglob("*.py")):
            found.read(path.read_text(encoding="utf-8"))
        return found

    def read(self, code: str) -> None:
        tree = ast.parse(code)
        inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) and node.values and isinstance(node.values[0], ast.Constant):
                self.beginnings.add(str(node.values[0].value))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
                self.whole.add(node.value)


def check_keys(keys: Collection[str], flows: Collection[str], literals: Mapping[str, Literals]) -> Iterator[str]:
    """Keys that nothing uses and keys that do not exist, one line each; `literals` by folder."""
    whole = set().union(*(found.whole for found in literals.values()))
    beginnings = {b for found in literals.values() for b in found.beginnings if "." in b}
    spoken = literals["flows"].whole if "flows" in literals else set()
    for key in keys:
        if not _is_used(key, set(flows) | {SHARED}, whole, beginnings, spoken, frozenset(keys)):
            yield f"{key}: nothing says it"
    first = {key.partition(".")[0] for key in keys}
    for literal in sorted(whole):
        wanted = _KEY.fullmatch(literal) and not _FILE_NAME.fullmatch(literal)
        if wanted and literal.partition(".")[0] in first and literal not in keys:
            yield f"{literal}: the code says it and no catalogue has it"


def _is_used(
    key: str, flows: set[str], whole: set[str], beginnings: set[str], spoken: set[str], keys: frozenset[str]
) -> bool:
    if key in whole or any(key.startswith(beginning) for beginning in beginnings):
        return True
    plain = _ENDINGS.sub("", key)
    flow, _, rest = key.partition(".")
    if flow in flows and (rest in spoken or plain.partition(".")[2] in spoken):
        return True
    parent = key.rpartition(".")[0]
    return parent in keys and _is_used(parent, flows, whole, beginnings, spoken, keys)
