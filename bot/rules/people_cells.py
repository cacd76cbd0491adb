"""What stands in the cells of a people file. Each reader raises ValueError in plain words that quote nothing."""

import re
from collections.abc import Collection, Sequence
from datetime import date, time
from typing import Literal

from bot.rules.policy_types import parse_time

LONGEST_NAME = 80


def read_name(cell: str) -> str:
    """A name with single spaces."""
    name = " ".join(cell.split())
    if not name:
        raise ValueError("must not be empty")
    if len(name) > LONGEST_NAME:
        raise ValueError(f"must have at most {LONGEST_NAME} characters")
    if not name.isprintable():
        raise ValueError("must be printable characters only")
    return name


def read_language(cell: str, languages: Sequence[str]) -> str:
    """One of the programme's languages; an empty cell is the first of them."""
    language = cell.lower() or languages[0]
    if language not in languages:
        raise ValueError(f"must be one of {', '.join(languages)}")
    return language


def read_date(cell: str) -> date:
    """A day like 2026-11-02."""
    wrong = "must be a date like 2026-11-02"
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", cell):
        raise ValueError(wrong)
    try:
        return date.fromisoformat(cell)
    except ValueError as error:
        raise ValueError(wrong) from error


def read_time(cell: str) -> time:
    """A local time like 09:30."""
    return parse_time(cell)


def read_mentor(cell: str, mentors: Collection[str]) -> str:
    """The one mentor of this name, in any case, as it was written in the invitation."""
    wanted = " ".join(cell.split()).casefold()
    found = [mentor for mentor in mentors if " ".join(mentor.split()).casefold() == wanted]
    if not found:
        raise ValueError("there is no invited mentor of this name")
    if len(found) > 1:
        raise ValueError("there is more than one mentor of this name")
    return found[0]


def read_status(cell: str) -> Literal["in_custody", "released"]:
    """Where the person is; an empty cell is "released"."""
    if cell == "in_custody":
        return "in_custody"
    if cell in ("", "released"):
        return "released"
    raise ValueError("must be in_custody or released")
