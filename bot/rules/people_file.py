"""The people file: leavers as rows of CSV. All rows are good, or none is taken."""

import csv
import io
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Literal, TypeVar

from bot.errors import BadPeopleFile
from bot.rules.people_cells import read_date, read_language, read_mentor, read_name, read_status, read_time
from bot.rules.phone import to_e164

COLUMNS = ("name", "phone", "language", "release_date", "check_in_time", "mentor", "consent_on", "status")
Value = TypeVar("Value")


@dataclass(frozen=True, kw_only=True)
class PersonRow:
    """One leaver. `line` counts from 1, the header. `check_in_time` is local, None for the programme's; `phone` is
    E.164; `mentor` is written as in the invitation; None in `consent_on` means that nothing may be sent."""

    line: int
    name: str
    phone: str
    language: str
    release_date: date
    check_in_time: time | None
    mentor: str | None
    consent_on: date | None
    status: Literal["in_custody", "released"]


def parse_people(
    text: str, *, source: str, mentors: Collection[str], languages: Sequence[str] = ("en", "cy")
) -> tuple[PersonRow, ...]:
    """The rows of a people file, in order.

    `source` is the file's name for errors, `mentors` the names of the programme's mentors, `languages` those of the
    programme: an empty cell means the first. Raises BadPeopleFile with one line that names the file, the lines and
    the columns, and quotes nothing that a cell of a row holds.
    """
    lines = _lines(text, source)
    if not lines:
        raise BadPeopleFile(f"{source}: line 1: the header is missing")
    header = [cell.strip() for cell in lines[0][1]]
    if found := list(_header_problems(header)):
        raise BadPeopleFile.listing(source, [f"line {lines[0][0]}: {problem}" for problem in found])
    rows: list[PersonRow] = []
    wrong: list[str] = []
    for number, cells in lines[1:]:
        reader = _Row(number, header, cells)
        row = reader.person(mentors, languages)
        wrong += reader.problems
        if row is not None:
            rows.append(row)
    wrong += _twins(rows)
    if wrong:
        raise BadPeopleFile.listing(source, wrong)
    return tuple(rows)


def _lines(text: str, source: str) -> list[tuple[int, list[str]]]:
    """Each record that is not blank, with the number of the line on which it begins."""
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    lines: list[tuple[int, list[str]]] = []
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                lines.append((begins, cells))
            begins = reader.line_num + 1
    except csv.Error as error:
        raise BadPeopleFile(f"{source}: line {begins}: is not CSV, check the quotation marks") from error
    return lines


def _header_problems(header: Sequence[str]) -> Iterator[str]:
    if not set(header) & set(COLUMNS):
        # Perhaps the header was left out and this is a person, so nothing of it is quoted.
        yield f"must be the header: {','.join(COLUMNS)}"
        return
    for number, name in enumerate(header, 1):
        if name not in COLUMNS:
            yield f"column {number}: {name!r} is not known" if name else f"column {number}: has no name"
        elif name in header[: number - 1]:
            yield f"{name}: this column stands twice"
    for name in COLUMNS:
        if name not in header:
            yield f"{name}: this column is missing"


def _twins(rows: Sequence[PersonRow]) -> Iterator[str]:
    first: dict[str, int] = {}
    for row in rows:
        if row.phone in first:
            yield f"line {row.line}: phone: the same number stands on line {first[row.phone]}"
        first.setdefault(row.phone, row.line)


class _Row:
    """Reads one record, and notes what is wrong with it."""

    def __init__(self, number: int, header: Sequence[str], cells: Sequence[str]) -> None:
        self.problems: list[str] = []
        self._number = number
        self._cells = dict(zip(header, (cell.strip() for cell in cells), strict=False))
        if len(cells) != len(header):
            self.problems.append(f"line {number}: has {len(cells)} cells where the header has {len(header)}")

    def person(self, mentors: Collection[str], languages: Sequence[str]) -> PersonRow | None:
        if self.problems:
            return None
        name = self._read("name", read_name)
        phone = self._read("phone", to_e164)
        language = self._read("language", lambda cell: read_language(cell, languages))
        release_date = self._read("release_date", read_date)
        check_in_time = self._optional("check_in_time", read_time)
        mentor = self._optional("mentor", lambda cell: read_mentor(cell, mentors))
        consent_on = self._optional("consent_on", read_date)
        status = self._read("status", read_status)
        if name is None or phone is None or language is None or release_date is None or status is None:
            return None
        return PersonRow(
            line=self._number,
            name=name,
            phone=phone,
            language=language,
            release_date=release_date,
            check_in_time=check_in_time,
            mentor=mentor,
            consent_on=consent_on,
            status=status,
        )

    def _read(self, column: str, read: Callable[[str], Value]) -> Value | None:
        try:
            return read(self._cells[column])
        except ValueError as error:
            self.problems.append(f"line {self._number}: {column}: {error}")
            return None

    def _optional(self, column: str, read: Callable[[str], Value]) -> Value | None:
        return self._read(column, read) if self._cells[column] else None
