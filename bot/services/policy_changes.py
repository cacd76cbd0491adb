"""What is different between two policies, as lines for an operator: `check_in.window: 24h → 36h`."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.rules.policy import Policy, policy_to_json

NOTHING = "none"


def policy_changes(old: Policy, new: Policy) -> list[str]:
    """One line for each key, in the file's own names; entries of a list are counted from 1. No line: no change."""
    return list(_differences("", json.loads(policy_to_json(old)), json.loads(policy_to_json(new))))


def _differences(key: str, old: Any, new: Any) -> Iterator[str]:
    if old == new:
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for name in [*old, *(name for name in new if name not in old)]:
            yield from _differences(f"{key}.{name}" if key else name, old.get(name), new.get(name))
    elif _are_tables(old) and _are_tables(new) and len(old) == len(new):
        for number, (one, other) in enumerate(zip(old, new, strict=True), 1):
            yield from _differences(f"{key}[{number}]", one, other)
    else:
        yield f"{key}: {_shown(old)} → {_shown(new)}"


def _are_tables(value: Any) -> bool:
    return isinstance(value, Sequence) and bool(value) and all(isinstance(entry, Mapping) for entry in value)


def _shown(value: Any) -> str:
    if value is None:
        return NOTHING
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{name} = {_shown(part)}" for name, part in value.items() if part is not None) + " }"
    if isinstance(value, list):
        return ", ".join(_shown(entry) for entry in value) or NOTHING
    return str(value)
