"""How commands show what they have found: as JSON, or as an aligned table."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])
ABSENT = "-"
_COMMANDING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Signs that a terminal obeys instead of showing them: anybody may put them into a text."""


def json_option(command: Command) -> Command:
    """`--json`, as `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


def show(lines: Sequence[Any], columns: Sequence[str], *, as_json: bool, none: str) -> None:
    """Dataclasses as a JSON list, or these of their fields as a table; `none` is said when there are none."""
    found = [asdict(line) for line in lines]
    if as_json:
        show_json(found)
    elif found:
        show_table(found, columns)
    else:
        click.echo(none)


def show_json(value: Any) -> None:
    """Instants are ISO 8601 in UTC, days ISO 8601."""
    click.echo(in_json(value))


def in_json(value: Any) -> str:
    """The same, as text."""
    text = json.dumps(value, ensure_ascii=False, indent=2, default=_plain)
    return _COMMANDING.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


def harmless(text: str) -> str:
    """The text with a mark in the place of each sign that a terminal would obey."""
    return _COMMANDING.sub("\N{REPLACEMENT CHARACTER}", text)


def show_table(found: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """One line each under a header; instants are shown in UTC, to the minute."""
    cells = [[column.replace("_", " ") for column in columns]]
    cells += [[_cell(line[column]) for column in columns] for line in found]
    widths = [max(len(row[place]) for row in cells) for place in range(len(columns))]
    for row in cells:
        padded = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        click.echo("  ".join(padded).rstrip())


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def _cell(value: Any) -> str:
    if value is None:
        return ABSENT
    if isinstance(value, datetime):
        return f"{value.astimezone(UTC):%Y-%m-%d %H:%M}Z"
    return harmless(" ".join(str(value).split()))
