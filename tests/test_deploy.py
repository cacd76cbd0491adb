"""The files in `deploy`, as far as they can be held against the code without a container engine."""

import os
import re
import shutil
import stat
import subprocess
import time
from pathlib import Path

import pytest

from bot.cli import main
from bot.setting_values import READERS
from bot.settings import Settings, load_settings
from storage.crypto import Vault, new_key_text
from tests.support.pages import ROOT, routes_of

DEPLOY = ROOT / "deploy"
PORT = str(Settings().port)


def text_of(name: str) -> str:
    return (DEPLOY / name).read_text(encoding="utf-8")


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
    assert "--require-hashes --requirement requirements.lock" in text


def test_the_image_is_made_of_files_that_are_there_and_are_sent_to_the_builder() -> None:
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", text_of("Containerfile"), re.M)
    names = {name for line in copied for name in line.split()}
    assert all((ROOT / name).exists() for name in names)
    sent = set(re.findall(r"^!(.+)$", text_of("Containerfile.dockerignore"), re.M))
    assert sent == names


def test_the_image_has_no_tools_to_build_with_and_nothing_that_was_not_checked() -> None:
    _, build, final = text_of("Containerfile").split("\nFROM ")
    assert "--without-pip" in build
    assert "--no-index --find-links /wheels" in build
    assert "pip" not in final.replace("pipefail", "")
    assert re.findall(r"^COPY --from=build (\S+)", final, re.M) == ["/venv"]
    assert "chmod 0700 /data" in final


async def test_every_route_that_is_named_exists(sqlite_url: str, tmp_path: Path) -> None:
    key = tmp_path / "gatewalk.key"
    key.write_text(new_key_text(), encoding="ascii")
    assert Vault.from_text(key.read_text(encoding="ascii"))
    routes = await routes_of(Settings(database_url=sqlite_url, key_file=key))
    asked = re.findall(r"http://127\.0\.0\.1:(\d+)(/[a-z/]+)", text_of("Containerfile"))
    assert asked == [(PORT, "/health/ready")]
    assert re.findall(r"health_uri (\S+)", text_of("Caddyfile")) == ["/health/live"]
    (doors,) = re.findall(r"^\t@doors path (.+)$", text_of("Caddyfile"), re.M)
    posted = {path for method, path in routes if method == "POST"}
    assert set(doors.split()) == posted
    assert {path for _, path in asked} <= {path for method, path in routes if method == "GET"}


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.write_text("#!/bin/sh\n", encoding="ascii")
    program.chmod(0o755)
    units = [path for path in DEPLOY.iterdir() if path.suffix in (".service", ".timer")]
    for path in units:
        text = re.sub(r"^ExecStart=\S+", f"ExecStart={program}", path.read_text(encoding="utf-8"), flags=re.M)
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    verified = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *(str(tmp_path / path.name) for path in units)],
        capture_output=True,
        text=True,
        check=False,
    )
    about_ours = [line for line in verified.stderr.splitlines() if "gatewalk" in line]
    assert (verified.returncode, about_ours) == (0, [])
    assert len(units) == 3


def test_a_backup_keeps_the_newest_and_touches_nothing_else(tmp_path: Path) -> None:
    """With a stand-in for the command that makes the file."""
    tools, folder = tmp_path / "tools", tmp_path / "copies of it"
    tools.mkdir()
    folder.mkdir()
    stand_in = tools / "gatewalk"
    stand_in.write_text('#!/bin/sh\n[ "$1" = backup ] && [ ! -e "$2" ] && echo made > "$2"\n', encoding="ascii")
    stand_in.chmod(0o755)
    old = [folder / f"gatewalk-2026010{day}T000000Z.gwb" for day in range(1, 6)]
    others = [folder / "notes.txt", folder / "gatewalk-key.txt"]
    for path in (*old, *others):
        path.write_text("kept", encoding="ascii")
    env = os.environ | {"PATH": f"{tools}:{os.environ['PATH']}"}
    script = str(DEPLOY / "backup.sh")
    subprocess.run(["bash", "-n", script], check=True)
    subprocess.run([script, str(folder), "3"], env=env, check=True)
    left = sorted(folder.glob("gatewalk-*.gwb"))
    assert left[:2] == old[3:]
    assert len(left) == 3
    assert stat.S_IMODE(left[-1].stat().st_mode) == 0o600
    assert all(path.exists() for path in others)
    stand_in.write_text("#!/bin/sh\nexit 1\n", encoding="ascii")
    assert subprocess.run([script, str(folder), "3"], env=env, check=False).returncode != 0
    assert sorted(folder.glob("gatewalk-*.gwb")) == left


def test_the_loop_of_backups_ends_when_it_is_told_to(tmp_path: Path) -> None:
    stand_in = tmp_path / "gatewalk"
    stand_in.write_text('#!/bin/sh\necho made > "$2"\n', encoding="ascii")
    stand_in.chmod(0o755)
    env = os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    loop = subprocess.Popen([DEPLOY / "backup.sh", tmp_path / "copies", "3", "600"], env=env)
    try:
        for _ in range(200):
            if list((tmp_path / "copies").glob("*.gwb")):
                break
            time.sleep(0.05)
        loop.terminate()
        assert loop.wait(10) == 0
    finally:
        loop.kill()


def test_the_loop_of_backups_says_that_one_has_failed(tmp_path: Path) -> None:
    stand_in = tmp_path / "gatewalk"
    stand_in.write_text("#!/bin/sh\nexit 1\n", encoding="ascii")
    stand_in.chmod(0o755)
    env = os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    words = [str(DEPLOY / "backup.sh"), str(tmp_path / "copies"), "3", "600"]
    loop = subprocess.Popen(words, env=env, stderr=subprocess.PIPE, text=True)
    try:
        assert loop.stderr is not None
        assert loop.stderr.readline() == "the backup failed; the next try is in 600 seconds\n"
        time.sleep(0.3)  # it rests by now, and nothing of it stays behind
        loop.terminate()
        assert loop.communicate(timeout=10)[1] == ""
        assert loop.returncode == 0
    finally:
        loop.kill()


@pytest.mark.parametrize("path", sorted(DEPLOY.iterdir()), ids=lambda path: path.name)
def test_every_command_that_is_named_exists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    named = set(re.findall(r"(?:run --rm (?:gatewalk |one )?|bin/gatewalk |^  gatewalk )([a-z]+)", text, re.M))
    assert named <= main.commands.keys()


def test_the_caddyfile_is_laid_out_as_caddy_wants_it() -> None:
    """Tabs for what is inside a block, and every block closed."""
    depth = 0
    for line in text_of("Caddyfile").splitlines():
        said = line.split("#")[0].strip()
        if said == "}":
            depth -= 1
        if said:
            assert len(line) - len(line.lstrip("\t")) == depth, line
        depth += said.endswith("{")
    assert depth == 0
