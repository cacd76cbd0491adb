"""The compose files in `deploy`, as far as they can be held against the code without a container engine."""

import re
from typing import Any

import jsonschema
import pytest
import yaml

from bot.ending import PATIENCE
from bot.handlers.server import LAST_REQUESTS
from bot.services.calls import LAST_CALLS
from bot.setting_values import READERS
from bot.settings import Settings
from tests.support.pages import ROOT

DEPLOY = ROOT / "deploy"
COMPOSE = ["compose.sqlite.yaml", "compose.postgres.yaml"]
PORT = str(Settings().port)
STRINGS = {"type": "array", "items": {"type": "string"}}
SERVICE = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "image": {"type": "string"},
        "build": {"type": "object", "required": ["context", "dockerfile"]},
        "env_file": {"type": "string"},
        "environment": {"type": "object", "additionalProperties": {"type": "string"}},
        "entrypoint": STRINGS,
        "command": STRINGS,
        "volumes": STRINGS,
        "ports": {"type": "array", "items": {"type": "string", "pattern": r"^\d+:\d+$"}},
        "depends_on": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "properties": {"condition": {"enum": ["service_healthy", "service_completed_successfully"]}},
                "required": ["condition"],
            },
        },
        "healthcheck": {
            "type": "object",
            "properties": {
                "test": STRINGS,
                "interval": {"pattern": r"^\d+[sm]$"},
                "timeout": {"pattern": r"^\d+[sm]$"},
                "start_period": {"pattern": r"^\d+[sm]$"},
                "retries": {"type": "integer"},
            },
            "required": ["test"],
            "additionalProperties": False,
        },
        "profiles": STRINGS,
        "restart": {"enum": ["no", "always", "unless-stopped", "on-failure"]},
        "read_only": {"type": "boolean"},
        "tmpfs": STRINGS,
        "cap_drop": STRINGS,
        "security_opt": STRINGS,
        "stop_grace_period": {"type": "string", "pattern": r"^\d+s$"},
    },
}
COMPOSE_FILE = {
    "type": "object",
    "required": ["name", "services", "volumes"],
    "additionalProperties": False,
    "patternProperties": {"^x-": {"type": "object"}},
    "properties": {
        "name": {"type": "string"},
        "services": {"type": "object", "additionalProperties": SERVICE},
        "volumes": {"type": "object", "additionalProperties": {"type": "null"}},
    },
}
"""What of the Compose Specification these files use."""


def text_of(name: str) -> str:
    return (DEPLOY / name).read_text(encoding="utf-8")


def services(name: str) -> dict[str, Any]:
    """The services of a compose file, with what they share filled in."""
    found: dict[str, Any] = yaml.safe_load(text_of(name))["services"]
    return found


def timeouts() -> int:
    """The seconds that ending the service takes at the very most."""
    sending = LAST_CALLS + PATIENCE + PATIENCE
    listening = turns = ticking = PATIENCE
    return sending + listening + turns + ticking + LAST_REQUESTS


@pytest.mark.parametrize("name", COMPOSE)
def test_a_compose_file_has_the_form_of_one(name: str) -> None:
    jsonschema.validate(yaml.safe_load(text_of(name)), COMPOSE_FILE)


@pytest.mark.parametrize("name", COMPOSE)
def test_a_compose_file_names_what_is_there(name: str) -> None:
    whole = yaml.safe_load(text_of(name))
    mounted = set()
    for service in whole["services"].values():
        assert set(service.get("depends_on", {})) <= whole["services"].keys()
        if "build" in service:
            assert (DEPLOY / service["build"]["context"]).resolve() == ROOT
            assert (ROOT / service["build"]["dockerfile"]).is_file()
            assert service["env_file"] == "gatewalk.env"
            assert service["read_only"]
            assert (service["tmpfs"], service["cap_drop"]) == (["/tmp"], ["ALL"])  # in a container
        for volume in service.get("volumes", ()):
            source = re.sub(r"\$\{\w+:-(.*?)\}", r"\1", volume).split(":")[0]
            if source.startswith("./") and source != "./backups":
                assert (DEPLOY / source).is_file()
            elif not source.startswith("./"):
                mounted.add(source)
    assert mounted == whole["volumes"].keys()


@pytest.mark.parametrize("name", COMPOSE)
def test_caddy_reaches_each_process_where_it_listens(name: str) -> None:
    found = services(name)
    upstream = found["caddy"]["environment"]["UPSTREAM"].split()
    assert upstream == [f"{process}:{PORT}" for process in processes(found)]
    for process in processes(found):
        assert f"http://127.0.0.1:{PORT}/health/ready" in found[process]["healthcheck"]["test"][-1]
    variables = set(re.findall(r"\{\$(\w+)", text_of("Caddyfile")))
    assert variables == found["caddy"]["environment"].keys()


def processes(found: dict[str, Any]) -> list[str]:
    """The services that are `gatewalk run`."""
    return [name for name, s in found.items() if "build" in s and "command" not in s and "entrypoint" not in s]


def test_with_sqlite_there_is_one_process() -> None:
    found = services("compose.sqlite.yaml")
    assert processes(found) == ["gatewalk"]
    assert "GATEWALK_DATABASE_URL" not in text_of("compose.sqlite.yaml")


def test_with_postgresql_the_schema_comes_first_and_the_second_waits_for_the_first() -> None:
    found = services("compose.postgres.yaml")
    assert processes(found) == ["one", "two"]
    assert found["migrate"]["command"] == ["migrate"]
    assert found["migrate"]["restart"] == "no"
    assert found["one"]["depends_on"] == {"migrate": {"condition": "service_completed_successfully"}}
    assert found["two"]["depends_on"] == {"one": {"condition": "service_healthy"}}
    settings = found["one"]["environment"]
    assert settings["GATEWALK_TELEGRAM_MODE"] == "webhook"
    url = re.sub(r"\$\{.*?\}", "word", settings["GATEWALK_DATABASE_URL"])
    assert READERS["GATEWALK_DATABASE_URL"].read(url) == "postgresql://gatewalk:word@database/gatewalk"


def test_the_first_command_finds_a_database_without_a_schema() -> None:
    """`run` begins what a service depends on, and `init` makes the schema itself."""
    found = services("compose.postgres.yaml")
    assert "run --rm init\n" in text_of("compose.postgres.yaml")
    assert found["init"]["command"] == ["init"]
    assert found["init"]["profiles"]  # `up` leaves it out
    assert found["init"]["depends_on"] == {"database": {"condition": "service_healthy"}}
    assert "depends_on" not in found["database"]


@pytest.mark.parametrize("name", COMPOSE)
def test_backups_go_on_by_themselves_to_another_place(name: str) -> None:
    backup = services(name)["backup"]
    assert backup["entrypoint"][0] == "gatewalk-backup"
    assert "COPY deploy/backup.sh /usr/local/bin/gatewalk-backup" in text_of("Containerfile")
    folder, _, every = backup["entrypoint"][1:]
    (mount,) = [volume for volume in backup["volumes"] if volume.endswith(f":{folder}")]
    assert mount.startswith("${BACKUPS:-")
    assert int(every) <= 900


def test_whoever_stops_the_service_gives_it_the_time_that_it_takes() -> None:
    (unit,) = re.findall(r"^TimeoutStopSec=(\d+)$", (DEPLOY / "gatewalk.service").read_text(encoding="utf-8"), re.M)
    assert int(unit) >= timeouts()
    for name in COMPOSE:
        found = services(name)
        for process in processes(found):
            assert int(found[process]["stop_grace_period"].removesuffix("s")) >= timeouts()
