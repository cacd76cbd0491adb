"""`run` and `demo`: what they check and say before they hand over."""

import faulthandler
import logging
import sys
import threading
import warnings
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
import structlog

from bot.settings import Settings
from tests.commands.conftest import Gatewalk


class Service(ModuleType):
    """In place of the service: notes what it was started with, and ends."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.started: list[Any] = []

    async def serve(self, settings: Settings) -> None:
        structlog.get_logger("bot.serving").info("running")
        self.started.append(settings)

    async def run_demo(self, **options: Any) -> None:
        self.started.append(options)


@pytest.fixture(autouse=True)
def _logging_as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for place, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(place, name, getattr(place, name))
    monkeypatch.setattr(warnings, "showwarning", warnings.showwarning)
    monkeypatch.setattr(faulthandler, "enable", lambda file: None)
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


@pytest.fixture
def serving(monkeypatch: pytest.MonkeyPatch) -> Service:
    service = Service("bot.serving")
    monkeypatch.setitem(sys.modules, "bot.serving", service)
    return service


def test_run_says_which_side_is_off(house: Gatewalk, serving: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GATEWALK_LOG_FORMAT", "json")
    ended = house("run")
    assert ended.status == 0
    assert '"reason": "TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN are not set"' in ended.err
    assert '"reason": "TELEGRAM_BOT_TOKEN is not set"' in ended.err
    assert [settings.log_format for settings in serving.started] == ["json"]


def test_run_names_a_setting_that_is_misspelt(
    house: Gatewalk, serving: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GATEWALK_TWILO_API_URL", "hunter2")
    said = house("run").err
    assert "so it is passed over: GATEWALK_TWILO_API_URL" in said
    assert "hunter2" not in said


def test_run_says_nothing_of_sides_that_are_on(
    house: Gatewalk, serving: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123:abc")
    monkeypatch.setenv("TWILIO_ACCOUNT_SID", "AC1")
    monkeypatch.setenv("TWILIO_AUTH_TOKEN", "abc")
    monkeypatch.setenv("TWILIO_FROM_NUMBER", "+447700900999")
    assert "GATEWALK_PUBLIC_URL is not set" in house("run").err
    monkeypatch.setenv("GATEWALK_PUBLIC_URL", "https://gatewalk.example.org")
    said = house("run").err
    assert "running" in said
    assert "off" not in said


def test_a_port_that_is_taken_is_one_line(house: Gatewalk, serving: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    async def serve(settings: Settings) -> None:
        raise OSError("port 8080 on 127.0.0.1 can't be used")

    monkeypatch.setattr(serving, "serve", serve)
    ended = house("run")
    assert ended.status == 1
    assert ended.err.splitlines()[-1] == "gatewalk: port 8080 on 127.0.0.1 can't be used"


def test_the_demo_needs_no_settings(gatewalk: Gatewalk, monkeypatch: pytest.MonkeyPatch) -> None:
    demo = Service("bot.demo")
    monkeypatch.setitem(sys.modules, "bot.demo", demo)
    monkeypatch.setenv("GATEWALK_PORT", "nonsense")
    assert gatewalk("demo").status == 0
    assert gatewalk("demo", "--port", "9000", "--no-browser", "--fresh").status == 0
    assert demo.started == [
        {"port": 8080, "open_browser": True, "fresh": False},
        {"port": 9000, "open_browser": False, "fresh": True},
    ]
