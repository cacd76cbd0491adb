"""What a check of `gatewalk doctor` has found."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, kw_only=True)
class Finding:
    """`note`: worth knowing, and no failure."""

    check: str
    result: Literal["ok", "note", "fail"]
    detail: str


def ok(check: str, detail: str) -> Finding:
    return Finding(check=check, result="ok", detail=detail)


def note(check: str, detail: str) -> Finding:
    return Finding(check=check, result="note", detail=detail)


def fail(check: str, detail: str) -> Finding:
    return Finding(check=check, result="fail", detail=detail)
