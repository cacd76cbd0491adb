"""A world, a service in it, and a look at what the service has logged."""

import logging
import re
import signal
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from types import FrameType

import pytest

from bot.channels.quiet import quiet_library_logs
from bot.clock import MovableClock
from bot.sandbox.server import World
from bot.settings import Settings
from storage.crypto import new_key_text
from tests.end_to_end.place import PRIVATE, TUESDAY, Place, opened, settings_for

LONGEST = 240
"""Seconds that a test here may take."""


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(TUESDAY)


@pytest.fixture
async def world(clock: MovableClock) -> AsyncIterator[World]:
    async with World(clock=clock) as world:
        world.twilio.hang_for = world.telegram.hang_for = 0.2
        yield world


@pytest.fixture
def settings(world: World, tmp_path: Path, sqlite_url: str) -> Settings:
    (tmp_path / "gatewalk.key").write_text(new_key_text())
    return settings_for(world, tmp_path, sqlite_url)


@pytest.fixture
async def place(world: World, clock: MovableClock, settings: Settings) -> AsyncIterator[Place]:
    """Running, with nobody enrolled."""
    async with opened(world, clock, settings) as place:
        yield place


@pytest.fixture
async def town(place: Place) -> Place:
    """Running, with everybody enrolled and welcomed."""
    await place.enrol()
    return place


@pytest.fixture(autouse=True)
def nothing_personal_is_logged(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture, world: World
) -> Iterator[None]:
    """What a test makes the service log holds no name, number, text or token. Here nothing is blanked on the way."""
    quiet_library_logs()
    caplog.set_level(logging.WARNING)  # the stand-ins' own server is in this process, and says more below that
    yield
    written = capfd.readouterr()
    check_log(written.out + written.err + caplog.text, world)


@pytest.fixture(autouse=True)
def bounded() -> Iterator[None]:
    """No test here goes on for ever, whatever it waits for."""

    def ring(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"not done within {LONGEST} seconds")

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(LONGEST)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def check_log(log: str, world: World) -> None:
    """Fails for a log that tells too much; says what it was, not the whole log."""
    secrets = (*PRIVATE, "marmalade", world.twilio.auth_token, world.telegram.token, world.twilio.account_sid)
    found = [secret for secret in secrets if secret in log]
    found += re.findall(r"7700 ?900\d{3}", log)
    assert not found
