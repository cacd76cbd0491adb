"""The written pages, held against the code: whatever they name exists, and does what they say."""

import re
import shlex
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from bot import voices
from bot.cli import main
from bot.rules.keywords import Word, keyword
from bot.rules.people_file import COLUMNS, parse_people
from bot.rules.policy import parse_policy
from bot.rules.policy_defaults import DEFAULTS
from bot.services.staff.commands import COMMANDS
from bot.setting_values import READERS
from bot.settings import Settings
from storage.crypto import new_key_text
from tests.support.house import dead_links
from tests.support.pages import PAGES, ROOT, blocks, coded, commands, metrics_of, routes_of, spans, table, text_of

README = text_of("README.md")
EXAMPLES = ROOT / "docs" / "examples"
TODAY = date(2026, 11, 22)
"""When the helplines of the examples had just been checked."""

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def leaves(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command that does something, by its words."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from leaves(command, (*path, name))
        else:
            yield (*path, name), command


LEAVES = dict(leaves(main))


def typed(text: str) -> Iterator[list[str]]:
    """The words behind `gatewalk` wherever a page has it typed."""
    for line in commands(text):
        found = re.search(r"(?:^|/|run --rm |&& )gatewalk(?= [a-z-])(.*)", line)
        if found:
            yield shlex.split(found[1])


# What is named exists


@each_page
def test_every_command_that_is_named_exists_with_its_options(page: Path) -> None:
    for words in typed(text_of(page)):
        node: click.Command = main
        while isinstance(node, click.Group) and words and words[0] in node.commands:
            node = node.commands[words.pop(0)]
        assert node is not main or words[0] in ("--help", "--version"), words
        known = {option for param in node.params for option in param.opts} | {"--help"}
        assert {word.strip("[]") for word in words if word.lstrip("[").startswith("--")} <= known, words


def test_every_command_has_its_row_and_the_row_has_its_options() -> None:
    rows = {}
    for cell, about in table(README, "command")[: len(LEAVES)]:
        (line,) = coded(cell)
        words = line.split()[1:]
        leaf = next(path for path in LEAVES if words[: len(path)] == list(path))
        rows[leaf] = set(re.findall(r"--[a-z-]+", line))
        assert about
    assert rows.keys() == LEAVES.keys()
    for path, options in rows.items():
        own = {option for param in LEAVES[path].params for option in param.opts if option.startswith("--")}
        assert options == own - {"--json", "--help"}, path


def test_the_commands_that_take_json_are_those_that_the_page_says() -> None:
    without = {path[0] for path, leaf in LEAVES.items() if not any("--json" in param.opts for param in leaf.params)}
    (sentence,) = re.findall(r"^All but (.+?) take `--json`", README, re.M)
    assert set(coded(sentence)) == without


def test_an_upgrade_begins_with_a_copy_by_the_version_that_is_there() -> None:
    (block,) = (block for block in blocks(text_of("docs/operations.md"), "sh") if "gatewalk migrate\n" in block)
    steps = ["systemctl stop", "gatewalk backup", "git pull", "gatewalk migrate", "systemctl start"]
    assert [step for line in block.splitlines() for step in steps if line.startswith(step)] == steps


@pytest.mark.parametrize("path", LEAVES, ids=" ".join)
def test_every_command_has_help(path: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, [*path, "--help"])
    assert result.exit_code == 0
    assert result.output.startswith(f"Usage: gatewalk {' '.join(path)}") or f" {' '.join(path)} " in result.output


@each_page
def test_every_make_target_that_is_named_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z.]+):", text_of("Makefile"), re.M))
    named = {word for line in commands(text_of(page)) for word in re.findall(r"^make ([a-z.]+)", line)}
    assert named <= targets


@each_page
def test_every_setting_that_is_named_exists(page: Path) -> None:
    named = re.findall(r"\b(?:GATEWALK|TWILIO|TELEGRAM)_[A-Z_]*[A-Z]\b", text_of(page))
    assert set(named) <= READERS.keys()


def test_every_setting_has_its_row_with_its_default() -> None:
    rows = {coded(name)[0]: default for name, default, _ in table(README, "name")}
    assert rows.keys() == READERS.keys()
    usual = Settings()
    for name, default in rows.items():
        value = getattr(usual, READERS[name].field)
        said = coded(default)
        assert (READERS[name].read(said[0]) if said else None) == value, name


@each_page
def test_every_link_leads_somewhere(page: Path) -> None:
    assert list(dead_links(page, text_of(page))) == []


@each_page
def test_every_file_of_ours_that_is_named_exists(page: Path) -> None:
    named = [span for span in spans(text_of(page)) if re.fullmatch(r"(bot|storage|tests|docs|deploy)/[\w./-]+", span)]
    allowed = {"fare"} if page.name == "adding-a-flow.md" else set()
    missing = [name for name in named if not (ROOT / name).exists() and not any(word in name for word in allowed)]
    assert missing == []


async def test_every_route_has_its_row(sqlite_url: str, tmp_path: Path) -> None:
    key = tmp_path / "gatewalk.key"
    key.write_text(new_key_text(), encoding="ascii")
    routes = await routes_of(Settings(database_url=sqlite_url, key_file=key))
    named = [tuple(line.split()) for row in table(README, "route") for line in coded(row[0])]
    assert set(named) == routes


async def test_every_metric_has_its_row_with_its_labels(sqlite_url: str, tmp_path: Path) -> None:
    rows = {coded(name)[0]: coded(labels) for name, labels, _, _ in table(text_of("docs/metrics.md"), "metric")}
    key = tmp_path / "gatewalk.key"
    key.write_text(new_key_text(), encoding="ascii")
    assert rows == await metrics_of(Settings(database_url=sqlite_url, key_file=key))


def test_every_metric_is_said_to_be_of_a_process_or_of_the_database() -> None:
    of = {coded(name)[0]: whose for name, _, whose, _ in table(text_of("docs/metrics.md"), "metric")}
    kept = {f"gatewalk_{name}" for name in ("open_items", "outbox", "overdue_seconds", "ladder_late_seconds")}
    assert {name for name, whose in of.items() if whose == "database"} >= kept
    assert set(of.values()) == {"process", "database"}


def test_every_event_of_the_log_has_its_row() -> None:
    code = "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "bot").rglob("*.py") if "demo" not in str(path)
    )
    logged = set(re.findall(r'\blog\.\w+\(\s*"([a-z_.]+)"', code))
    named = [event for row in table(text_of("docs/operations.md"), "event") for event in coded(row[0])]
    assert sorted(named) == sorted(logged), "each has one row"


# What is said of words and commands is so


def test_every_word_that_can_be_texted_has_its_row_and_means_the_same_in_both_languages() -> None:
    meant: list[Word] = []
    for english, welsh, _ in table(README, "English"):
        said = [keyword(word) for word in (*coded(english), *coded(welsh))]
        assert all(found is not None and not found.provider_word for found in said)
        words = {found.word for found in said if found is not None}
        assert len(words) == 1
        meant += words
    assert sorted(meant, key=str) == sorted(Word, key=str)


def test_every_command_of_the_staff_has_its_row() -> None:
    rows = [coded(row[0])[0] for row in table(README, "command | who")]
    assert set(rows) == COMMANDS.keys() - {"/start"}


def test_the_measured_figures_are_those_that_are_measured() -> None:
    measured = voices.read(ROOT / voices.DEFAULT)
    assert f"{len(measured)} labelled texts" in " ".join(README.split())
    rows = table(README, "on the development texts")
    for (_, share, limit), bar in zip(rows, voices.bars(measured), strict=True):
        assert share == f"{bar.share:.1%}"
        assert limit == f"{'at least' if bar.at_least else 'at most'} {bar.limit:.0%}"


# The examples


def test_the_example_of_a_policy_shows_every_key_with_its_default() -> None:
    text = (EXAMPLES / "programme.toml").read_text(encoding="utf-8")
    slug, name = (re.findall(rf'^{key} = "(.+?)"', text, re.M)[0] for key in ("slug", "name"))
    short = parse_policy(f'[programme]\nslug = "{slug}"\nname = "{name}"\n', today=TODAY)
    assert parse_policy(text, today=TODAY) == short
    for section, keys in DEFAULTS.items():
        assert re.search(rf"^\[+{section}\b", text, re.M)
        named = keys if isinstance(keys, dict) else keys[0]
        for key in named:
            assert re.search(rf"^({key} = |\[{section}\.{key}\])", text, re.M), f"{section}.{key}"


@pytest.mark.parametrize("block", blocks(README, "toml"), ids=lambda block: block.splitlines()[0])
def test_the_pieces_of_a_policy_can_be_used(block: str) -> None:
    head = "" if "[programme]" in block else '[programme]\nslug = "kestrel"\nname = "Kestrel"\n'
    assert parse_policy(head + block, today=TODAY)


def test_the_example_of_a_people_file_can_be_imported_by_the_mentors_that_the_page_invites() -> None:
    text = (EXAMPLES / "people.csv").read_text(encoding="utf-8")
    invited = re.findall(r"gatewalk invite mentor --programme kestrel --name (\w+)", "\n".join(blocks(README, "sh")))
    rows = parse_people(text, source="people.csv", mentors=invited)
    assert {row.status for row in rows} == {"released", "in_custody"}
    assert any(row.consent_on is None for row in rows)
    assert {row.language for row in rows} == {"en", "cy"}


def test_every_column_of_a_people_file_has_its_row() -> None:
    header = (EXAMPLES / "people.csv").read_text(encoding="utf-8").splitlines()[0]
    assert tuple(header.split(",")) == COLUMNS
    assert tuple(coded(row[0])[0] for row in table(README, "column")) == COLUMNS


def test_python_that_is_shown_as_ours_is_ours() -> None:
    flows = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "bot" / "flows").glob("*.py"))
    for block in blocks(text_of("docs/design.md"), "python"):
        assert block in flows


def test_po_that_is_shown_as_ours_is_ours() -> None:
    catalogue = (ROOT / "bot" / "words" / "en.po").read_text(encoding="utf-8")
    for block in blocks(text_of("docs/words.md"), "po"):
        assert block in catalogue
