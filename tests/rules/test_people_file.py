"""The people file: what is read, and what is refused with its line, without naming anyone."""

from datetime import date, time

import phonenumbers
import pytest
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from bot.errors import BadPeopleFile
from bot.rules.people_file import COLUMNS, PersonRow, parse_people

HEADER = ",".join(COLUMNS)
JAY = "Jay Morris,07700 900101,en,2026-11-02,10:00,Sam,2026-10-20,released"
KELLY = "Kelly Shaw,+447700900102,cy,2026-11-16,9:30,,,in_custody"

_landline = phonenumbers.example_number_for_type("GB", PhoneNumberType.FIXED_LINE)
assert _landline is not None
LANDLINE = phonenumbers.format_number(_landline, PhoneNumberFormat.NATIONAL)


def read(*rows: str, header: str = HEADER, mentors: tuple[str, ...] = ("Sam", "Dee")) -> tuple[PersonRow, ...]:
    return parse_people("\n".join([header, *rows]) + "\n", source="people.csv", mentors=mentors)


def refused(*rows: str, header: str = HEADER, mentors: tuple[str, ...] = ("Sam", "Dee")) -> str:
    with pytest.raises(BadPeopleFile) as error:
        read(*rows, header=header, mentors=mentors)
    return error.value.line


def test_rows_come_as_what_they_mean() -> None:
    assert read(JAY, KELLY) == (
        PersonRow(
            line=2,
            name="Jay Morris",
            phone="+447700900101",
            language="en",
            release_date=date(2026, 11, 2),
            check_in_time=time(10),
            mentor="Sam",
            consent_on=date(2026, 10, 20),
            status="released",
        ),
        PersonRow(
            line=3,
            name="Kelly Shaw",
            phone="+447700900102",
            language="cy",
            release_date=date(2026, 11, 16),
            check_in_time=time(9, 30),
            mentor=None,
            consent_on=None,
            status="in_custody",
        ),
    )


def test_empty_cells_have_a_meaning() -> None:
    row = read("Jay,07700900101,,2026-11-02,,,,")[0]
    assert (row.language, row.check_in_time, row.mentor, row.consent_on, row.status) == (
        "en",
        None,
        None,
        None,
        "released",
    )


def test_what_spreadsheets_do_to_a_file_is_tolerated() -> None:
    plain = read(JAY, KELLY)
    text = f"\ufeff{HEADER}\r\n{JAY}\r\n{KELLY}\r\n,,,,,,,\r\n\r\n"
    assert parse_people(text, source="people.csv", mentors=["Sam"]) == plain
    assert parse_people(text.removesuffix("\r\n"), source="people.csv", mentors=["Sam"]) == plain


def test_columns_come_in_any_order() -> None:
    header, cells = HEADER.split(",")[::-1], JAY.split(",")[::-1]
    assert read(",".join(cells), header=", ".join(header)) == read(JAY)


def test_a_header_alone_is_a_file_with_nobody() -> None:
    assert read() == ()


def test_a_mentor_is_found_in_any_case_and_kept_as_invited() -> None:
    assert read(JAY.replace("Sam", " sAM "))[0].mentor == "Sam"


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    assert [row.line for row in read("", JAY, "", '"Kelly', 'Shaw",07700900102,en,2026-11-16,,,,')] == [3, 5]


CELLS = [
    (JAY.replace("Jay Morris", " "), "name: must not be empty"),
    (JAY.replace("Jay Morris", "J" * 81), "name: must have at most 80"),
    (JAY.replace("Jay Morris", "Jay\u200bMorris"), "name: must be printable"),
    (JAY.replace("07700 900101", ""), "phone: must be a phone number"),
    (JAY.replace("07700 900101", LANDLINE), "phone: can't get texts"),
    (JAY.replace("07700 900101", "07700 90010"), "phone: must be a phone number"),
    (JAY.replace(",en,", ",fr,"), "language: must be one of en, cy"),
    (JAY.replace("2026-11-02", ""), "release_date: must be a date"),
    (JAY.replace("2026-11-02", "2026-02-30"), "release_date: must be a date"),
    (JAY.replace("2026-11-02", "02/11/2026"), "release_date: must be a date"),
    (JAY.replace("2026-11-02", "20261102"), "release_date: must be a date"),
    (JAY.replace("10:00", "25:00"), "check_in_time: must be a time"),
    (JAY.replace("10:00", "ten"), "check_in_time: must be a time"),
    (JAY.replace("Sam", "Alex"), "mentor: there is no invited mentor"),
    (JAY.replace("2026-10-20", "yes"), "consent_on: must be a date"),
    (JAY.replace(",released", ",missing"), "status: must be in_custody or released"),
    (JAY + ",more", "has 9 cells where the header has 8"),
    (JAY.removesuffix(",released"), "has 7 cells where the header has 8"),
]


@pytest.mark.parametrize(("row", "problem"), CELLS)
def test_a_bad_cell_is_refused_with_its_line_and_column(row: str, problem: str) -> None:
    line = refused(KELLY, row)
    assert line.startswith(f"people.csv: line 3: {problem}")
    assert "\n" not in line
    for cell in row.split(","):
        words = cell.strip()
        assert words in ("", "en", "released", "2026-11-02") or words not in line


def test_a_number_that_stands_twice_is_refused_with_both_lines() -> None:
    line = refused(JAY, KELLY, "Lee,0044 7700 900101,en,2026-11-02,,,,")
    assert line == "people.csv: line 4: phone: the same number stands on line 2"


def test_two_mentors_of_one_name_are_not_guessed_between() -> None:
    assert "line 2: mentor: there is more than one" in refused(JAY, mentors=("Sam", "SAM"))


def test_several_problems_are_one_line() -> None:
    line = refused(JAY.replace("10:00", "x").replace("en", "xx"), KELLY.replace("cy", "fr"))
    assert line.split("; ") == [
        "people.csv: line 2: language: must be one of en, cy",
        'line 2: check_in_time: must be a time like "09:30"',
        "line 3: language: must be one of en, cy",
    ]


HEADERS = [
    (HEADER.replace(",mentor", ""), "people.csv: line 1: mentor: this column is missing"),
    (HEADER + ",offence", "people.csv: line 1: column 9: 'offence' is not known"),
    (HEADER + ",name", "people.csv: line 1: name: this column stands twice"),
    (HEADER + ",", "people.csv: line 1: column 9: has no name"),
    (HEADER.replace(",", ";"), f"people.csv: line 1: must be the header: {HEADER}"),
    (JAY, f"people.csv: line 1: must be the header: {HEADER}"),
]


@pytest.mark.parametrize(("header", "line"), HEADERS)
def test_a_bad_header_is_refused(header: str, line: str) -> None:
    assert refused(header=header) == line


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(BadPeopleFile, match="line 1: the header is missing"):
        parse_people("\n", source="people.csv", mentors=[])


def test_an_open_quotation_mark_is_refused_with_its_line() -> None:
    assert refused(JAY, '"Kelly' + KELLY) == "people.csv: line 3: is not CSV, check the quotation marks"


def test_only_the_programmes_languages_are_taken() -> None:
    with pytest.raises(BadPeopleFile, match="line 3: language: must be one of en"):
        parse_people(f"{HEADER}\n{JAY}\n{KELLY}\n", source="people.csv", mentors=["Sam"], languages=("en",))
