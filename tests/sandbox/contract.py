"""Holds what the stand-ins say against what Twilio and Telegram publish of their APIs."""

import json
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

_HERE = Path(__file__).parent.parent / "contracts"
TWILIO: dict[str, Any] = json.loads((_HERE / "twilio.json").read_text("utf-8"))
TELEGRAM: dict[str, Any] = json.loads((_HERE / "telegram.json").read_text("utf-8"))

_PLAIN: dict[str, type] = {"Integer": int, "String": str, "Boolean": bool}
_formats = FormatChecker(formats=())


@_formats.checks("rfc-2822", raises=ValueError)
def _is_date(value: object) -> bool:
    return not isinstance(value, str) or parsedate_to_datetime(value).utcoffset() is not None


def check_twilio(name: str, value: object) -> None:
    """`name` is a part of the contract: message, page or account."""
    Draft202012Validator({**TWILIO, "$ref": f"#/{name}"}, format_checker=_formats).validate(value)


def check_telegram(kind: str, value: Any) -> None:
    """`kind` is a type as the Bot API's page writes it: `Message`, `Array of Update`, `True`, …"""
    trouble = _trouble(kind, value, kind)
    assert trouble is None, trouble


def _trouble(kind: str, value: Any, where: str) -> str | None:
    if kind.startswith("Array of "):
        if not isinstance(value, list):
            return f"{where}: not a list"
        within = (_trouble(kind.removeprefix("Array of "), each, f"{where}[]") for each in value)
        return next((trouble for trouble in within if trouble), None)
    if kind in _PLAIN:
        right = isinstance(value, _PLAIN[kind]) and (kind == "Boolean" or not isinstance(value, bool))
        return None if right else f"{where}: {value!r} is no {kind}"
    described = TELEGRAM["types"].get(kind)
    if described is None:
        return f"{where}: the type {kind} is not in the contract"
    if "subtypes" in described:
        troubles = [_trouble(subtype, value, where) for subtype in described["subtypes"]]
        return None if None in troubles else "; ".join(filter(None, troubles))
    if not isinstance(value, dict):
        return f"{where}: not an object"
    return _field_trouble(described["fields"], value, where)


def _field_trouble(fields: dict[str, Any], value: dict[str, Any], where: str) -> str | None:
    missing = [name for name, field in fields.items() if field["required"] and name not in value]
    unknown = sorted(value.keys() - fields.keys())
    if missing or unknown:
        return f"{where}: lacks {missing}, has unknown {unknown}"
    for name, content in value.items():
        troubles = [_trouble(kind, content, f"{where}.{name}") for kind in fields[name]["types"]]
        if None not in troubles:
            return "; ".join(filter(None, troubles))
    return None
