"""The demo without a browser: what it begins with, its clock over HTTP, and how it goes on another day."""

import asyncio
import socket
import stat
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest

from bot.demo.cast import ALEX, JAY, RHYS, SAM, beginning
from bot.demo.run import demo
from bot.demo.town import Town
from bot.errors import BadInput

MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with demo(tmp_path / ".demo", begin=MONDAY) as town:
        yield town


def texts(town: Town, number: str) -> list[str]:
    return [text.arrived_body for text in town.world.twilio.inbox(number)]


def shown(town: Town, user: int) -> str:
    return "\n".join(message.text for message in town.world.telegram.inbox(user))


async def move(town: Town, to: object) -> tuple[int, dict[str, object]]:
    async with (
        aiohttp.ClientSession() as http,
        http.post(f"{town.world.url}/demo/clock", json={"to": to}) as answer,
    ):
        return answer.status, await answer.json()


async def test_both_leavers_have_been_welcomed_and_both_colleagues_are_in(town: Town) -> None:
    assert len(texts(town, JAY.number)) == len(texts(town, RHYS.number)) == 1
    assert "Sam here" in texts(town, JAY.number)[0]
    assert "Sam sydd yma" in texts(town, RHYS.number)[0]
    assert "Sam" in shown(town, ALEX.user_id)
    assert "Tue" in shown(town, SAM.user_id)


async def test_the_next_thing_is_the_first_check_in(town: Town) -> None:
    status, moved = await move(town, "next")
    assert status == 200
    assert datetime.fromisoformat(str(moved["now"])) - datetime(2026, 11, 24, 10, 0, tzinfo=UTC) < timedelta(minutes=1)
    assert len(texts(town, JAY.number)) == 2
    assert len(texts(town, RHYS.number)) == 1


async def test_whoever_goes_quiet_climbs_to_the_coordinator_in_order(town: Town) -> None:
    for _ in range(4):
        await move(town, "day")
    assert "Rhys: no answer" in shown(town, SAM.user_id)
    alerts = [m for m in town.world.telegram.inbox(ALEX.user_id) if "I have it" in m.labels]
    assert {m.text.split(":")[0] for m in alerts} == {"Jay", "Rhys"}
    dates = [m.date for m in town.world.telegram.chat(SAM.user_id)]
    assert dates == sorted(dates)


async def test_the_clock_says_what_it_did_not_understand(town: Town) -> None:
    assert (await move(town, "back"))[0] == 400
    assert (await move(town, 5))[0] == 400
    async with aiohttp.ClientSession() as http:
        async with http.post(f"{town.world.url}/demo/clock", data={"to": "day"}) as answer:
            assert answer.status == 400
        async with http.get(f"{town.world.url}/demo/clock") as answer:
            seen = await answer.json()
    assert seen["progress"] is None
    assert datetime.fromisoformat(seen["next"]) > datetime.fromisoformat(seen["now"])


async def test_a_second_move_waits_for_nobody_and_is_refused(town: Town) -> None:
    both = await asyncio.gather(move(town, "day"), move(town, "day"))
    assert sorted(status for status, _ in both) == [200, 409]


async def test_a_demo_goes_on_where_the_last_one_stopped(tmp_path: Path) -> None:
    folder = tmp_path / ".demo"
    async with demo(folder, begin=MONDAY) as town:
        await move(town, "next")
        stopped, before = town.clock.now(), texts(town, JAY.number)
        told = shown(town, SAM.user_id)
    async with demo(folder) as town:
        assert stopped <= town.clock.now() < stopped + timedelta(minutes=1)
        assert texts(town, JAY.number) == before
        assert shown(town, SAM.user_id) == told
        town.world.twilio.text(JAY.number, "4")
        await town.settle()
        assert texts(town, JAY.number)[:-1] == before
        town.world.telegram.say(SAM.user_id, "/people")
        await town.settle()
        assert shown(town, SAM.user_id) != told
    async with demo(folder, fresh=True, begin=MONDAY) as town:
        assert len(texts(town, JAY.number)) == 1


async def test_a_folder_in_which_something_is_missing_is_begun_anew(tmp_path: Path) -> None:
    folder = tmp_path / ".demo"
    async with demo(folder, begin=MONDAY) as town:
        await move(town, "next")
    (folder / "clock.txt").unlink()
    async with demo(folder, begin=MONDAY) as town:
        assert len(texts(town, JAY.number)) == 1


async def test_a_memory_that_cannot_be_read_is_refused_with_a_way_out(tmp_path: Path) -> None:
    folder = tmp_path / ".demo"
    async with demo(folder, begin=MONDAY):
        pass
    (folder / "memory.json").write_text("{}")
    with pytest.raises(BadInput, match="--fresh"):
        async with demo(folder):
            pass


async def test_a_port_that_is_taken_is_refused_in_one_line(town: Town, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="--port"):
        async with demo(tmp_path / "other", port=town.world.port):
            pass


async def test_the_key_is_for_its_owner_alone(town: Town, tmp_path: Path) -> None:
    assert stat.S_IMODE((tmp_path / ".demo" / "gatewalk.key").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("today", "begins"),
    [
        ("2026-11-22", "2026-11-23"),
        ("2026-11-23", "2026-11-24"),
        ("2026-11-24", "2026-11-30"),
        ("2026-12-19", "2026-12-21"),
        ("2026-12-21", "2027-01-04"),
    ],
)
def test_the_demo_begins_on_a_morning_with_four_staff_days_in_a_row(today: str, begins: str) -> None:
    at = beginning(date.fromisoformat(today))
    assert at.astimezone(UTC).isoformat() == f"{begins}T09:30:00+00:00"


async def test_the_page_comes_whole_and_loads_nothing_from_elsewhere(town: Town) -> None:
    async with aiohttp.ClientSession() as http:
        async with http.get(f"{town.world.url}/") as answer:
            page = await answer.text()
            assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert "http" not in page.replace("http-equiv", "")
        for name, kind in (("main.js", "text/javascript"), ("page.css", "text/css"), ("icon.svg", "image/svg+xml")):
            async with http.get(f"{town.world.url}/page/{name}") as answer:
                assert answer.status == 200
                assert answer.headers["Content-Type"].startswith(kind)
        async with http.get(f"{town.world.url}/page/cast.json") as answer:
            cast = await answer.json()
    assert [each["name"] for each in (*cast["phones"], *cast["chats"])] == ["Jay", "Rhys", "Sam", "Alex"]


@pytest.mark.parametrize("fresh", [False, True])
async def test_a_second_demo_in_the_same_folder_is_refused_and_leaves_the_first_alone(
    town: Town, tmp_path: Path, fresh: bool
) -> None:
    with pytest.raises(BadInput, match="a demo is running in this folder already"):
        async with demo(tmp_path / ".demo", fresh=fresh):
            pass
    assert (await move(town, "next"))[0] == 200
    assert len(texts(town, JAY.number)) == 2


async def test_what_an_earlier_demo_left_stays_where_a_new_one_can_not_begin(tmp_path: Path) -> None:
    async with demo(tmp_path / ".demo", begin=MONDAY) as town:
        await move(town, "next")
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(BadInput, match="can't be had"):
        async with demo(tmp_path / ".demo", fresh=True, port=taken.getsockname()[1]):
            pass
    async with demo(tmp_path / ".demo") as town:
        assert len(texts(town, JAY.number)) == 2
