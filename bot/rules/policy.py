"""A programme's policy: from its TOML file, and to and from the JSON in which it is stored."""

import json
import re
import tomllib
from collections.abc import Iterable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.errors import BadPolicy
from bot.rules.policy_checks import problems
from bot.rules.policy_defaults import filled
from bot.rules.policy_model import (
    KINDS,
    CadenceStep,
    CheckIn,
    Helpline,
    Ladder,
    LadderClock,
    Policy,
    Programme,
    Sessions,
    Step,
    Told,
    ladder_for,
)
from bot.rules.span import Span

__all__ = [
    "KINDS",
    "CadenceStep",
    "CheckIn",
    "Helpline",
    "Ladder",
    "LadderClock",
    "Policy",
    "Programme",
    "Sessions",
    "Span",
    "Step",
    "Told",
    "ladder_for",
    "parse_policy",
    "policy_from_json",
    "policy_to_json",
]

_PLAINLY = {
    "missing": "is missing",
    "extra_forbidden": "unknown key",
    "string_type": "must be text in quotes",
    "int_type": "must be a whole number",
    "tuple_type": "must be a list",
    "too_long": "has too many entries",
    "model_type": "must be a table",
    "dict_type": "must be a table",
    "date_type": "must be a date like 2026-11-01",
}


def parse_policy(text: str, *, today: date, source: str = "policy") -> Policy:
    """The policy in a TOML file, what it leaves out filled in.

    `today` is the local day, for the age of the helplines; `source` is what the file is called in an error.
    Raises BadPolicy with one line that names the file and each key (entries of a list are counted from 1).
    """
    try:
        given = tomllib.loads(text.removeprefix("\ufeff"), parse_float=_decimal)
    except tomllib.TOMLDecodeError as error:
        raise BadPolicy(f"{source}: {_where(str(error), text)}") from error
    except ValueError as error:  # a whole number of more digits than Python reads
        raise BadPolicy(f"{source}: line {_line_of_digits(text)}: the number is too long") from error
    except RecursionError as error:
        raise BadPolicy(f"{source}: is nested too deeply") from error
    try:
        policy = Policy.model_validate(_tuples(filled(given)))
    except ValidationError as error:
        raise BadPolicy.listing(source, [_plainly(problem) for problem in error.errors()]) from error
    if found := list(problems(policy, today)):
        raise BadPolicy.listing(source, found)
    return policy


def policy_to_json(policy: Policy) -> str:
    """The policy as it is stored: JSON in the shape of the file."""
    return policy.model_dump_json()


def policy_from_json(text: str) -> Policy:
    """A stored policy. Keys that came up after it was stored have their defaults. It was checked when it came in
    and is not checked again, so that helplines that have grown old stop nothing that runs."""
    return Policy.model_validate_json(json.dumps(filled(json.loads(text)), default=str))


def _tuples(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _tuples(inner) for key, inner in value.items()}
    return tuple(_tuples(inner) for inner in value) if isinstance(value, list | tuple) else value


def _decimal(text: str) -> Decimal:
    """What no Decimal can hold is no finite number: so it is refused with its key, where that is known."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("Infinity")


def _line_of_digits(text: str) -> int:
    """The line with the longest number."""
    lines = text.split("\n")
    return 1 + max(range(len(lines)), key=lambda at: max(map(len, re.findall(r"[0-9_]+", lines[at])), default=0))


def _where(message: str, text: str) -> str:
    found = re.fullmatch(r"(.*) \(at (?:line (\d+), column \d+|end of document)\)", message, re.DOTALL)
    if found is None:
        return message
    return f"line {found[2] or text.count(chr(10)) + 1}: {found[1]}"


def _plainly(problem: ErrorDetails) -> str:
    return f"{_key(problem['loc'])}: {_what(problem)}"


def _key(loc: Iterable[int | str]) -> str:
    return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in loc).removeprefix(".")


def _what(problem: ErrorDetails) -> str:
    context = problem.get("ctx", {})
    if problem["type"] == "value_error":
        return str(context["error"])
    if problem["type"] == "literal_error":
        return f"must be {context['expected']}"
    return _PLAINLY.get(problem["type"], problem["msg"])
