"""`gatewalk person export`: on the screen or into a file, and noted."""

import json
import stat
from pathlib import Path

from tests.commands.conftest import Gatewalk, column


def test_it_is_a_page_to_read(enrolled: Gatewalk) -> None:
    shown = enrolled("person", "export", "1")
    assert shown.status == 0
    assert shown.out.startswith("# What is held on Jay Morris\n")
    assert "## Contents" in shown.out
    assert "Tariq" not in shown.out


def test_json_has_every_table(enrolled: Gatewalk) -> None:
    shown = json.loads(enrolled("person", "export", "1", "--json").out)
    assert (shown["person"], shown["zone"], shown["staff"]) == (1, "Europe/London", {"1": "Sam (mentor)"})
    assert shown["held"]["people"][0]["phone"] == "+447700900101"
    assert shown["held"]["ledger"][0]["what"] == "consent"
    assert shown["held"]["people"][0]["check_in_time"] == "10:00:00"


def test_a_file_is_for_its_owner_alone_and_overwrites_none(enrolled: Gatewalk, folder: Path) -> None:
    said = enrolled("person", "export", "1", "--output", "jay.md")
    assert said.status == 0
    file = folder / "jay.md"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_text(encoding="utf-8").startswith("# What is held on Jay Morris\n")
    before = file.read_text(encoding="utf-8")
    assert "is there already" in enrolled("person", "export", "1", "--output", "jay.md").refused()
    assert file.read_text(encoding="utf-8") == before


def test_it_is_noted_and_shows_up_in_the_next(enrolled: Gatewalk) -> None:
    enrolled("person", "export", "1")
    held = json.loads(enrolled("person", "export", "1", "--json").out)["held"]
    assert column(held["audit"], "what") == ["people import", "person export"]


def test_somebody_who_never_was_is_refused(enrolled: Gatewalk) -> None:
    assert enrolled("person", "export", "9").refused() == "gatewalk: there is no person 9"
