"""The least that a durable webhook can do: `python -m tests.bench.floor FILE PORT`.

The product's server with its options, the form parsed as the product parses it, Twilio's own validator, and three
statements a text on raw aiosqlite: the text kept, the conversation moved on, an answer put in the outbox. Whatever has
come in while the last commit ran makes up the next one. WAL and `synchronous=FULL`, as the product has them.
"""

import asyncio
import signal
import sys
import time
from contextlib import AsyncExitStack

import aiosqlite
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from twilio.request_validator import RequestValidator  # type: ignore[import-untyped]

from bot.channels.twilio_forms import Form
from bot.commands import house
from bot.handlers.server import open_http
from tests.bench.process import PUBLIC, SECRET

TABLES = """
create table inbox (id integer primary key, provider_id text not null unique, sender text not null, body text not null);
create table runs (sender text primary key, answers integer not null);
create table outbox (id integer primary key, sender text not null, body text not null, state text not null);
create index ix_outbox on outbox (id) where state = 'queued';
"""
TWIML = '<?xml version="1.0" encoding="UTF-8"?><Response></Response>'
Text = tuple[int, str, str, str]


class Store:
    """Group commit over three tables."""

    def __init__(self, database: aiosqlite.Connection) -> None:
        self.database = database
        self.waiting: list[tuple[Text, asyncio.Future[None]]] = []
        self.awake = asyncio.Event()

    async def keep(self, text: Text) -> None:
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.waiting.append((text, done))
        self.awake.set()
        await done

    async def run(self) -> None:
        while True:
            await self.awake.wait()
            self.awake.clear()
            while self.waiting:
                batch, self.waiting = self.waiting, []
                await self._commit([text for text, _ in batch])
                for _, done in batch:
                    done.set_result(None)

    async def _commit(self, texts: list[Text]) -> None:
        run = self.database.executemany
        await self.database.execute("begin immediate")
        await run("insert into inbox values (?, ?, ?, ?)", texts)
        await run(
            "insert into runs values (?, 1) on conflict (sender) do update set answers = answers + 1",
            [(sender,) for _, _, sender, _ in texts],
        )
        answers = [(number, sender, "Thanks. Talk soon.", "queued") for number, _, sender, _ in texts]
        await run("insert into outbox values (?, ?, ?, ?)", answers)
        await self.database.execute("commit")


def app(store: Store) -> Starlette:
    validator = RequestValidator(SECRET)

    async def inbound(request: Request) -> Response:
        form = Form.parse(await request.body())
        if not validator.validate(PUBLIC + request.url.path, form, request.headers.get("x-twilio-signature", "")):
            return PlainTextResponse("no", status_code=403)
        await store.keep((time.time_ns(), form["MessageSid"][0], form["From"][0], form["Body"][0]))
        return Response(TWIML, media_type="application/xml")

    async def ready(request: Request) -> Response:
        return PlainTextResponse("ready")

    return Starlette(routes=[Route("/twilio/inbound", inbound, methods=["POST"]), Route("/health/ready", ready)])


async def main(file: str, port: int) -> None:
    """Until SIGTERM."""
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    async with aiosqlite.connect(file, isolation_level=None) as database, AsyncExitStack() as stack:
        await database.execute("pragma journal_mode=wal")
        await database.execute("pragma synchronous=full")
        await database.executescript(TABLES)
        store = Store(database)
        turns = asyncio.create_task(store.run())
        # The product's own server, so that the two can't drift apart.
        await open_http(app(store), "127.0.0.1", port, stack)
        await stop.wait()
        turns.cancel()


if __name__ == "__main__":
    house.run(main(sys.argv[1], int(sys.argv[2])))
