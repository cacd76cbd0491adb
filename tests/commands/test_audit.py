"""`gatewalk audit`: what commands have looked at and changed, by whom, and that tampering is told."""

import json
import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.commands import house
from tests.commands.conftest import Gatewalk, column

ME = f"cli {os.getuid()}"


def listed(gatewalk: Gatewalk, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(gatewalk("audit", "list", *words, "--json").out)
    return found


def tamper(*statements: str) -> None:
    """As somebody with the database's file could."""
    path = Path(house.settings().database_url.removeprefix("sqlite+aiosqlite:///"))
    with closing(sqlite3.connect(path)) as opened, opened:
        for statement in statements:
            opened.execute(statement)


def test_every_command_that_reads_or_changes_what_is_held_on_people_is_noted(enrolled: Gatewalk) -> None:
    for words in (
        ("people", "list"),
        ("queue", "list"),
        ("messages", "list"),
        ("messages", "list", "--person", "2"),
        ("invite", "leaver", "--person", "1"),
        ("person", "erase", "1", "--yes"),
        ("apply", "programme.toml"),  # changes nothing
        ("people", "import", "people.csv"),  # enrols Jay anew
    ):
        assert enrolled(*words).status == 0
    found = listed(enrolled)
    assert set(column(found, "actor")) == {ME}
    assert [(line["what"], line["subject"]) for line in found] == [
        ("apply", "programme 1"),
        ("invite mentor", "staff 1"),
        ("people import", "person 1"),
        ("people import", "person 2"),
        ("people list", "everybody"),
        ("queue list", "everybody"),
        ("messages list", "everybody"),
        ("messages list", "person 2"),
        ("invite leaver", "person 1"),
        ("person erase", "person 1"),
        ("people import", "person 3"),
    ]
    assert column(found, "number") == list(range(1, 12))
    assert datetime.now(UTC) - datetime.fromisoformat(found[-1]["at"]) < timedelta(minutes=10)


def test_of_one_leaver_and_that_somebody_looked(enrolled: Gatewalk) -> None:
    enrolled("messages", "list", "--person", "1")
    assert column(listed(enrolled, "--person", "1"), "what") == ["people import", "messages list"]
    assert column(listed(enrolled, "--person", "1"), "what") == ["people import", "messages list", "audit list"]
    assert "people import" in enrolled("audit", "list").out


def test_what_was_refused_is_not_noted(enrolled: Gatewalk) -> None:
    before = len(listed(enrolled))
    enrolled("messages", "list", "--person", "99").refused()
    assert len(listed(enrolled)) == before + 1  # only the list itself


def test_an_untouched_record_holds_and_says_its_end(enrolled: Gatewalk) -> None:
    said = enrolled("audit", "verify")
    assert said.status == 0
    shown = json.loads(enrolled("audit", "verify", "--json").out)
    assert shown["broken"] is None
    assert f"{shown['entries']} entries, all as they were noted; the last is {shown['head']}\n" == said.out
    assert listed(enrolled)[shown["entries"] - 1]["hash"] == shown["head"]  # also when others have followed


def test_tampering_is_told_with_the_first_entry_that_does_not_hold(enrolled: Gatewalk) -> None:
    tamper("DROP TRIGGER audit_no_update", "UPDATE audit SET actor = 'cli 99999' WHERE number = 3")
    ended = enrolled("audit", "verify")
    assert (ended.status, ended.out) == (1, "entry 3 was changed\n")
    shown = json.loads(enrolled("audit", "verify", "--json").out)
    assert shown["broken"] == {"number": 3, "why": "was changed"}


def test_taking_off_the_end_is_told(enrolled: Gatewalk) -> None:
    tamper("DROP TRIGGER audit_no_delete", "DELETE FROM audit WHERE number = 4")
    ended = enrolled("audit", "verify")
    assert (ended.status, ended.out) == (1, "entry 4 is missing\n")


def test_nothing_personal_is_in_it(enrolled: Gatewalk) -> None:
    enrolled("people", "list")
    for line in listed(enrolled):
        assert not any(word in f"{line['actor']} {line['what']} {line['subject']}" for word in ("Jay", "Sam", "7700"))
