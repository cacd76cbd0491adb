"""The heartbeat: called only while all is on time; what the other end does with it disturbs nothing."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta

import aiohttp
import pytest
from aiohttp import web

from bot.channels.heartbeat import beat
from bot.clock import MovableClock
from bot.handlers import pulse
from bot.handlers.pulse import Pulse
from bot.sandbox.server import World
from bot.services.watch import Found
from bot.settings import Settings
from storage.database import Database
from storage.errors import DatabaseAway
from tests.end_to_end.place import Place, opened

SECRET = "marmalade"
"""In the path of the switch's address; every test here looks for it in the log."""


@dataclass
class Switch:
    """A dead man's switch: what it was asked, and what it answers."""

    url: str = ""
    status: int = 200
    slow: float = 0
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)

    async def answer(self, request: web.Request) -> web.Response:
        self.asked.append((request.method, request.path_qs, dict(request.headers)))
        await asyncio.sleep(self.slow)
        return web.Response(status=self.status, headers={"Location": f"{self.url}-elsewhere", "Set-Cookie": "a=b"})


@asynccontextmanager
async def listening() -> AsyncIterator[Switch]:
    switch, app = Switch(), web.Application()
    app.router.add_route("*", "/{any:.*}", switch.answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    switch.url = f"http://127.0.0.1:{runner.addresses[0][1]}/{SECRET}?secret={SECRET}"
    try:
        yield switch
    finally:
        await runner.cleanup()


@pytest.fixture
async def switch() -> AsyncIterator[Switch]:
    async with listening() as found:
        yield found


def pulse_of(place: Place, switch: Switch) -> Pulse:
    made = place.product
    return Pulse(made.database, made.schedule, made.tally, lambda: beat(switch.url, within=0.3))


def outcomes(place: Place) -> dict[str, float]:
    counter = place.product.tally.heartbeats
    return {name: counter.labels(outcome=name)._value.get() for name in ("ok", "failed", "withheld")}


async def test_it_beats_while_all_is_on_time_and_not_before_the_first_check(town: Place, switch: Switch) -> None:
    pulse = pulse_of(town, switch)
    await pulse.beat()
    assert switch.asked == []
    await town.product.schedule.check()
    await pulse.beat()
    await pulse.beat()
    ((method, path, headers), again) = switch.asked
    assert (method, path) == ("GET", f"/{SECRET}?secret={SECRET}")
    assert headers["User-Agent"] == "gatewalk"
    assert set(headers) <= {"Host", "User-Agent", "Accept", "Accept-Encoding"}
    assert "Cookie" not in again[2]
    assert outcomes(town) == {"ok": 2, "failed": 0, "withheld": 0}


async def test_it_is_withheld_while_the_schedule_is_late(town: Place, switch: Switch) -> None:
    pulse, schedule = pulse_of(town, switch), town.product.schedule
    await schedule.check()
    town.clock.forward(timedelta(minutes=3))
    await pulse.beat()
    await schedule.sweep()
    await schedule.check()
    await pulse.beat()
    assert (len(switch.asked), outcomes(town)["withheld"]) == (1, 1)


async def test_it_is_withheld_while_something_is_overdue_that_the_check_could_not_mend(
    town: Place, switch: Switch, monkeypatch: pytest.MonkeyPatch
) -> None:
    pulse, schedule = pulse_of(town, switch), town.product.schedule
    await town.text("+447700900101", "any marmalade left")

    async def sweeps_nothing() -> int:
        return 0

    with monkeypatch.context() as patch:
        patch.setattr(town.product.batches, "sweep", sweeps_nothing)
        town.clock.forward(timedelta(hours=9))
        await schedule.sweep()
        await schedule.check()
        assert schedule.left > 0
        await pulse.beat()
    assert switch.asked == []
    status, body = await town.get("/health/ready")
    assert (status, "is waiting" in body) == (503, True)
    await town.settle()
    await schedule.check()
    assert schedule.found == Found(steps=0, unplanned=0, waiting=0)
    await pulse.beat()
    assert len(switch.asked) == 1


async def test_it_is_withheld_while_the_database_does_not_answer(
    town: Place, switch: Switch, monkeypatch: pytest.MonkeyPatch
) -> None:
    pulse = pulse_of(town, switch)
    await town.product.schedule.check()

    def away(self: Database) -> None:
        raise DatabaseAway("marmalade")

    with monkeypatch.context() as patch:
        patch.setattr(Database, "reading", away)
        await pulse.beat()
    assert (switch.asked, outcomes(town)["withheld"]) == ([], 1)


@pytest.mark.parametrize(("status", "slow"), [(500, 0), (404, 0), (302, 0), (200, 5)])
async def test_a_switch_that_fails_disturbs_nothing(town: Place, switch: Switch, status: int, slow: float) -> None:
    await town.product.schedule.check()
    switch.status, switch.slow = status, slow
    await pulse_of(town, switch).beat()
    assert len(switch.asked) == 1  # no redirect was followed
    assert outcomes(town) == {"ok": 0, "failed": 1, "withheld": 0}
    assert (await town.get("/health/ready"))[0] == 200


async def test_nobody_there_and_nonsense_are_no_failure_of_ours() -> None:
    async with listening() as gone:
        url = gone.url
    assert await beat(url) is False
    assert await beat("http://[marmalade") is False
    with pytest.raises(aiohttp.ClientError):  # what the library says holds the address; that is why it is not passed on
        async with aiohttp.ClientSession() as http, http.get(url):
            pass


async def test_the_service_beats_by_itself(
    world: World, clock: MovableClock, settings: Settings, switch: Switch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.serving.EVERY", 0.05)
    assert SECRET not in repr(settings)
    async with opened(world, clock, settings, heartbeat_url=switch.url) as place:
        await place.ready()
        await place.product.schedule.check()
        for _ in range(200):
            if switch.asked:
                break
            await asyncio.sleep(0.02)
        assert switch.asked
        assert SECRET not in repr(place.product.settings)
    assert pulse.EVERY == 60
