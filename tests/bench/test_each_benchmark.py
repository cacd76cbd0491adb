"""Each benchmark once with very small sizes: its figures mean nothing, but it measures, and looks at what was done."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.bench import due_at_once, procrastinate_tasks
from tests.bench.asked import ask_everybody, check
from tests.bench.bench import Bench, Measures, until
from tests.bench.benchmarks import BENCHMARKS
from tests.bench.inbound import _floor, _product, _rapidsms, texts
from tests.bench.places import Places, places
from tests.bench.process import outside
from tests.support.databases import PostgresServer


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    with places(tmp_path) as made:
        yield Bench(places=made, runs=1, quick=True)


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("engine", ["engine"]),
        ("due", ["due", "due-wal"]),
        ("planning", ["planning", "planning-wal"]),
        ("sends", ["sends"]),
        ("sweep", ["sweep-200", "sweep-300"]),
    ],
)
async def test_a_benchmark_in_this_process(bench: Bench, name: str, rows: list[str]) -> None:
    results = await BENCHMARKS[name](bench)
    assert [result.name for result in results] == rows
    assert all(result.figure.median > 0 for result in results)
    assert all(result.peer_figure is None or result.peer_figure.median > 0 for result in results)


async def test_texts_over_http_to_the_service_as_a_process(bench: Bench) -> None:
    """And a text that is not in the database is missed."""
    sent, url = texts(bench), bench.places.sqlite()
    await ask_everybody(bench.places, url, sent.people)
    bench.kept["asked"] = url
    copy = bench.places.sqlite(await bench.template("asked", partial(ask_everybody, bench.places, people=0)))
    async with outside(bench.places) as providers:
        answered = await _product(bench.places, copy, providers, sent, sent.many, at_once=8)
    assert answered.texts == sum(len(conversation.sids) for conversation in sent.many)
    assert 0 < answered.percentile(50) <= answered.percentile(99) <= answered.took
    with pytest.raises(RuntimeError, match="stored were"):
        await check(bench.places, url, sent.many)


async def test_the_floor_and_rapidsms_take_the_same_texts(bench: Bench) -> None:
    sent = texts(bench)
    assert (await _floor(bench.places, sent, sent.many, 8)).rate > 0
    assert (await _rapidsms(bench.places, 3)).texts == 3


async def test_the_schedulers_on_postgres(postgres: PostgresServer, tmp_path: Path) -> None:
    made = Places(tmp_path)
    with postgres.database(empty=True) as url:
        await due_at_once.prepare(made, url, 5)
        assert await due_at_once.sweep(made, url, 5) > 0
        with pytest.raises(RuntimeError, match="of 6 check-ins"):
            await due_at_once.sweep(made, url, 6)
    with postgres.database(empty=True) as url:
        assert await procrastinate_tasks.run_due(postgres.socket, url, 3) > 0


async def test_they_take_turns_and_the_order_goes_back_and_forth(bench: Bench) -> None:
    order: list[str] = []

    async def measure(name: str) -> float:
        order.append(name)
        return 1.0

    bench.runs = 3
    measures: Measures[float] = {name: partial(measure, name) for name in "ab"}
    assert await bench.alternate(measures) == {"a": [1.0] * 3, "b": [1.0] * 3}
    assert "".join(order) == "abbaab"


async def test_waiting_ends() -> None:
    async def never() -> bool:
        return False

    with pytest.raises(RuntimeError, match="not within 0 seconds"):
        await until(never, every=0.001, within=0.005)
