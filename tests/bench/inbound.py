"""Rows 1 to 4: signed texts in a check-in conversation, over HTTP, committed before the 200."""

import asyncio
import sys
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial
from uuid import uuid4

from tests.bench.asked import ask_everybody, check
from tests.bench.bench import Bench
from tests.bench.load import Answered, send_all
from tests.bench.measured import Measured
from tests.bench.places import Places
from tests.bench.process import Process, gatewalk, outside, started
from tests.bench.result import Bar, Result
from tests.bench.texts import Conversation, conversation
from tests.support.ports import free_port

AT_ONCE = 64
FLOOR = "the floor: same server, signature, three statements in group commit on raw aiosqlite"
RAPIDSMS = "RapidSMS's router and message log, no HTTP, no signature"


@dataclass(frozen=True, kw_only=True)
class Texts:
    """What is sent: some to warm up, many at once, some one at a time."""

    warm: Sequence[Conversation]
    many: Sequence[Conversation]
    alone: Sequence[Conversation]

    @property
    def people(self) -> int:
        return len(self.warm) + len(self.many)


def texts(bench: Bench) -> Texts:
    warm, many = bench.size(200, 5), bench.size(3000, 20)
    made = [conversation(person) for person in range(1, warm + many + 1)]
    return Texts(warm=made[:warm], many=made[warm:], alone=made[warm : warm + bench.size(300, 5)])


async def inbound(bench: Bench) -> list[Result]:
    """All four rows in the same runs, since they share their figures."""
    sent, places = texts(bench), bench.places
    asked = partial(ask_everybody, places, people=sent.people)
    file, server = await bench.template("asked", asked), await bench.postgres_template("asked", asked)
    async with outside(places) as providers:

        async def sqlite(measured: Sequence[Conversation], at_once: int) -> Answered:
            return await _product(places, places.sqlite(file), providers, sent, measured, at_once)

        async def postgres(replicas: int) -> Answered:
            url = await places.server.new(server)
            return await _product(places, url, providers, sent, sent.many, AT_ONCE, replicas)

        found = await bench.alternate(
            {
                "product": partial(sqlite, sent.many, AT_ONCE),
                "floor": partial(_floor, places, sent, sent.many, AT_ONCE),
                "postgres": partial(postgres, 1),
                "replicas": partial(postgres, 2),
                "alone": partial(sqlite, sent.alone, 1),
                "floor alone": partial(_floor, places, sent, sent.alone, 1),
                "rapidsms": partial(_rapidsms, places, len(sent.many)),
            }
        )
    return _results(found)


def _results(found: dict[str, list[Answered]]) -> list[Result]:
    rates = {name: Measured.of([run.rate for run in runs]) for name, runs in found.items()}
    p99 = {name: Measured.of([run.percentile(99) * 1e3 for run in runs]) for name, runs in found.items()}
    p50 = {name: Measured.of([run.percentile(50) * 1e3 for run in runs]) for name, runs in found.items()}
    sqlite = "one replica on SQLite"
    rows = [
        ("inbound", f"texts in, {AT_ONCE} at a time", "texts/s", rates["product"], FLOOR, rates["floor"], (">=", 0.4)),
        ("inbound-p99", "the same, 99th percentile", "ms", p99["product"], FLOOR, p99["floor"], ("<", 60)),
        ("inbound-alone", "the same one at a time, median", "ms", p50["alone"], FLOOR, p50["floor alone"], ("<", 8)),
        ("inbound-postgres", "on PostgreSQL", "texts/s", rates["postgres"], sqlite, rates["product"], (">=", 1)),
        ("inbound-replicas", "two replicas", "texts/s", rates["replicas"], sqlite, rates["product"], (">=", 1)),
        ("inbound-rapidsms", "texts in", "texts/s", rates["product"], RAPIDSMS, rates["rapidsms"], (">=", 5)),
    ]
    return [
        Result(
            name=name,
            what=what,
            unit=unit,
            figure=figure,
            peer=peer,
            peer_figure=peer_figure,
            bar=Bar(of="figure" if unit == "ms" else "ratio", sign=bar[0], limit=bar[1]),  # type: ignore[arg-type]
        )
        for name, what, unit, figure, peer, peer_figure, bar in rows
    ]


async def _product(
    places: Places,
    url: str,
    providers: str,
    sent: Texts,
    measured: Sequence[Conversation],
    at_once: int,
    replicas: int = 1,
) -> Answered:
    """`gatewalk run`, warmed up, then measured; then the database is looked through."""
    async with AsyncExitStack() as stack:
        runs: list[Process] = []
        for _ in range(replicas):
            runs.append(await stack.enter_async_context(gatewalk(places, url, providers)))
        for run in runs:
            await run.ready()
        ports = [run.port for run in runs]
        answered = await send_all(ports, sent.warm, measured, at_once)
    await check(places, url, measured)
    await places.forget(url)
    return answered


async def _floor(places: Places, sent: Texts, measured: Sequence[Conversation], at_once: int) -> Answered:
    port, file = free_port(), places.folder / f"{uuid4().hex}.db"
    async with started("-m", "tests.bench.floor", str(file), str(port), folder=places.folder, port=port) as run:
        await run.ready()
        return await send_all([port], sent.warm, measured, at_once)


async def _rapidsms(places: Places, count: int) -> Answered:
    file = places.folder / f"{uuid4().hex}.db"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bench.rapidsms_router", str(file), str(count), stdout=-1
    )
    out, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError("RapidSMS's router failed")
    took = float(out)
    return Answered(texts=count, took=took, latencies=[took / count])
