"""The files in `deploy`, as far as they can be held against the code without a container engine."""

import re
import tomllib
from pathlib import Path

import pytest

from bot.cli import main
from bot.setting_values import READERS
from bot.settings import Settings, load_settings
from storage.crypto import Vault, new_key_text
from tests.support.pages import ROOT, routes_of

DEPLOY = ROOT / "deploy"
COMPOSE = ["compose.sqlite.yaml", "compose.postgres.yaml"]
PORT = str(Settings().port)


def text_of(name: str) -> str:
    return (DEPLOY / name).read_text(encoding="utf-8")


def yaml_lines(name: str) -> list[str]:
    """The lines that say something, without their comments."""
    lines = [re.sub(r"(^|\s+)#.*", "", line) for line in text_of(name).splitlines()]
    return [line for line in lines if line.strip()]


def unit() -> dict[str, list[str]]:
    """The keys of the systemd unit; one may stand several times."""
    found: dict[str, list[str]] = {}
    for line in text_of("gatewalk.service").splitlines():
        key, equals, value = line.partition("=")
        if equals and not line.startswith("#"):
            found.setdefault(key, []).append(value)
    return found


@pytest.mark.parametrize("path", sorted(DEPLOY.iterdir()), ids=lambda path: path.name)
def test_every_setting_that_is_named_exists(path: Path) -> None:
    named = set(re.findall(r"\b(?:GATEWALK|TWILIO|TELEGRAM)_[A-Z_]*[A-Z]\b", path.read_text(encoding="utf-8")))
    assert named <= READERS.keys()


def test_the_example_of_settings_has_every_one_and_can_be_read(tmp_path: Path) -> None:
    text = text_of("env.example")
    assert set(re.findall(r"^(?:# )?([A-Z_]+)=", text, re.M)) == set(READERS)
    whole = tmp_path / "gatewalk.env"
    whole.write_text(re.sub(r"^# (?=[A-Z_]+=)", "", text, flags=re.M), encoding="utf-8")
    usual = Settings(public_url="https://gatewalk.example.org", log_format="json", host="0.0.0.0")
    assert load_settings({}, whole) == usual


def test_the_unit_runs_the_service_and_gives_up_only_on_what_a_hand_has_to_mend() -> None:
    keys = unit()
    (start,) = keys["ExecStart"]
    program, command = start.split()
    assert program.endswith("/.venv/bin/gatewalk")
    assert command in main.commands
    assert keys["Restart"] == ["always"]
    assert keys["RestartPreventExitStatus"] == ["2"]


def test_the_unit_takes_away_what_the_service_does_not_need() -> None:
    keys = unit()
    assert keys["User"] == ["gatewalk"]
    assert keys["ProtectSystem"] == ["strict"]
    assert keys["NoNewPrivileges"] == ["yes"]
    assert keys["UMask"] == ["0077"]
    assert keys["CapabilityBoundingSet"] == [""]
    (state,) = keys["StateDirectory"]
    assert keys["WorkingDirectory"] == [f"/var/lib/{state}"]


def test_the_image_runs_the_service_as_nobody_special() -> None:
    text = text_of("Containerfile")
    assert re.search(r"^USER gatewalk$", text, re.M)
    assert re.search(r'^ENTRYPOINT \["gatewalk"\]$', text, re.M)
    (command,) = re.findall(r'^CMD \["([a-z]+)"\]$', text, re.M)
    assert command in main.commands
    assert re.findall(r"^EXPOSE (\d+)$", text, re.M) == [PORT]
    assert f"GATEWALK_PORT={PORT}" in text
    assert "--require-hashes -r requirements.lock" in text


def test_the_image_is_made_of_files_that_are_there_and_are_sent_to_the_builder() -> None:
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", text_of("Containerfile"), re.M)
    names = {name for line in copied for name in line.split()}
    assert all((ROOT / name).exists() for name in names)
    sent = set(re.findall(r"^!(.+)$", text_of("Containerfile.dockerignore"), re.M))
    assert sent == names


def test_the_image_leaves_behind_what_only_the_tests_need() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    name = re.compile(r"^[A-Za-z0-9-]+")
    needed, dev = (
        {match[0] for each in listed if (match := name.match(each))}
        for listed in (project["dependencies"], project["optional-dependencies"]["dev"])
    )
    dropped = (
        text_of("Containerfile").split("uninstall --quiet --yes ")[1].split("\n\n")[0].replace("\\\n", " ").split()
    )
    assert set(dropped) == dev - needed - {"setuptools"}


async def test_every_route_that_is_named_exists(sqlite_url: str, tmp_path: Path) -> None:
    key = tmp_path / "gatewalk.key"
    key.write_text(new_key_text(), encoding="ascii")
    assert Vault.from_text(key.read_text(encoding="ascii"))
    routes = await routes_of(Settings(database_url=sqlite_url, key_file=key))
    asked = re.findall(r"http://127\.0\.0\.1:(\d+)(/[a-z/]+)", text_of("Containerfile"))
    assert asked == [(PORT, "/health/ready")]
    (doors,) = re.findall(r"^\t@doors path (.+)$", text_of("Caddyfile"), re.M)
    posted = {path for method, path in routes if method == "POST"}
    assert set(doors.split()) == posted
    assert {path for _, path in asked} <= {path for method, path in routes if method == "GET"}


@pytest.mark.parametrize("name", COMPOSE)
def test_a_compose_file_is_laid_out_as_yaml_wants_it(name: str) -> None:
    lines = yaml_lines(name)
    assert "\t" not in "".join(lines)
    depth = 0
    for line in lines:
        indent = len(line) - len(line.lstrip(" "))
        assert indent % 2 == 0
        assert indent <= depth + 2
        assert re.fullmatch(r'- ("[^"]*"|[^ "{}\[\]]+)|[A-Za-z][\w.-]*:( .+)?', line.strip()), line
        depth = indent


@pytest.mark.parametrize("name", COMPOSE)
def test_a_compose_file_reaches_the_service_where_it_listens(name: str) -> None:
    text = text_of(name)
    assert f"UPSTREAM: gatewalk:{PORT}" in text
    assert (DEPLOY / re.findall(r"context: (\S+)", text)[0]).resolve() == ROOT
    assert (ROOT / re.findall(r"dockerfile: (\S+)", text)[0]).is_file()
    mounted = re.findall(r"- (\./\S+?):", text)
    assert mounted
    assert all((DEPLOY / source).is_file() for source in mounted)
    used = set(re.findall(r"^      - ([a-z]+):/", text, re.M))
    assert used == set(re.findall(r"^  ([a-z]+):$", text.split("\nvolumes:\n")[1], re.M))


def test_with_sqlite_there_is_one_process_and_with_postgres_there_are_two_behind_webhooks() -> None:
    sqlite, postgres = (text_of(name) for name in COMPOSE)
    assert "replicas" not in "".join(yaml_lines(COMPOSE[0]))
    assert "GATEWALK_DATABASE_URL" not in sqlite
    assert re.search(r"^      replicas: 2$", postgres, re.M)
    assert "GATEWALK_TELEGRAM_MODE: webhook" in postgres
    assert READERS["GATEWALK_DATABASE_URL"].read("postgresql://gatewalk:word@database/gatewalk")
    assert re.search(r"GATEWALK_DATABASE_URL: postgresql://gatewalk:\S+ ?.*@database/gatewalk$", postgres, re.M)


def test_the_commands_in_the_heads_of_the_files_exist() -> None:
    for path in DEPLOY.iterdir():
        for command in re.findall(r"(?:run --rm|bin/)\s?gatewalk ([a-z]+)", path.read_text(encoding="utf-8")):
            assert command in main.commands
