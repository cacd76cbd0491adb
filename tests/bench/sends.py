"""Row 8: texts sent to a provider that takes 50 ms for each, a hundred at a time, beside a bare loop over aiohttp."""

import asyncio
import base64
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import aiohttp
from sqlalchemy import and_, func, select

from bot.settings import Settings
from bot.wiring import product
from storage.database import Database
from storage.events import outbox
from storage.happenings import Message
from tests.bench.bench import Bench, Measures, until
from tests.bench.due_at_once import prepare, sweep
from tests.bench.measured import Measured
from tests.bench.places import Places
from tests.bench.process import ACCOUNT, PUBLIC, SECRET, SENDER, outside
from tests.bench.result import Bar, Result
from tests.bench.seed import phone

DELAY = 0.05
AT_ONCE = 100
FAST = 1_000_000.0
"""Sends a second allowed: the pace must not be what is measured."""


@dataclass(frozen=True, kw_only=True)
class Text:
    """A form as the product sends it."""

    to: str
    body: str
    ref: int


async def sends(bench: Bench) -> list[Result]:
    """The texts are check-ins that the product's own sweep has put in the outbox."""
    people, places = bench.size(10_000, 30), bench.places

    async def queued(url: str) -> None:
        await prepare(places, url, people)
        await sweep(places, url, people)

    template = await bench.template("queued", queued)
    texts = await _texts(places, f"sqlite+aiosqlite:///{template}")
    async with outside(places, DELAY) as provider:

        async def ours() -> float:
            url = places.sqlite(template)
            took = await _send_all(places, url, provider, people)
            await places.forget(url)
            return people / took

        measures: Measures[float] = {"product": ours, "bare": partial(_bare, provider, texts)}
        found = await bench.alternate(measures)
    return [
        Result(
            name="sends",
            what=f"{people:,} texts sent, {AT_ONCE} at a time, the provider takes {DELAY * 1e3:.0f} ms",
            unit="texts/s",
            figure=Measured.of(found["product"]),
            peer="a bare aiohttp loop that sends the same forms",
            peer_figure=Measured.of(found["bare"]),
            bar=Bar.at_least(0.5),
        )
    ]


async def _texts(places: Places, url: str) -> list[Text]:
    database = await Database.open(url, places.vault)
    async with database.reading() as rows:
        messages = await rows.all(Message, Message.table.c.purpose == "prompt")
    await database.close()
    return [Text(to=phone(m.person_id or 0), body=m.body or "", ref=m.id) for m in messages]


async def _send_all(places: Places, url: str, provider: str, count: int) -> float:
    """Seconds until each is noted as sent in the database."""
    settings = Settings(
        database_url=url,
        key_file=places.key_file,
        public_url=PUBLIC,
        twilio_account_sid=ACCOUNT,
        twilio_auth_token=SECRET,
        twilio_from_number=SENDER,
        twilio_api_url=provider,
        sends_per_second=FAST,
    )
    async with product(settings) as made:
        begun = time.perf_counter()
        sending = asyncio.create_task(made.outbox.run())
        await until(partial(_settled, made.database), every=0.02)
        took = time.perf_counter() - begun
        made.outbox.stop()
        await sending
        async with made.database.reading() as rows:
            sent = (
                await rows.scalars(
                    select(func.count(outbox.c.id)).where(outbox.c.state == "sent", outbox.c.channel == "sms")
                )
            )[0]
    if sent != count:
        raise RuntimeError(f"{sent} of {count} texts were sent")
    return took


async def _settled(database: Database) -> bool:
    waiting = and_(outbox.c.state.in_(("queued", "held", "sending", "in_doubt")), outbox.c.channel == "sms")
    async with database.reading() as rows:
        return not await rows.scalars(select(outbox.c.id).where(waiting).limit(1))


async def _bare(provider: str, texts: Sequence[Text]) -> float:
    """Texts a second."""
    address = f"{provider}/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
    key = base64.b64encode(f"{ACCOUNT}:{SECRET}".encode()).decode()
    waiting = iter(texts)
    async with aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=AT_ONCE), headers={"Authorization": f"Basic {key}"}
    ) as http:

        async def one_after_another() -> None:
            for text in waiting:
                async with http.post(address, data=_form(text)) as answer:
                    accepted = await answer.json()
                    if answer.status != 201 or not accepted["sid"]:
                        raise RuntimeError(f"the stand-in said {answer.status}")

        begun = time.perf_counter()
        await asyncio.gather(*(one_after_another() for _ in range(AT_ONCE)))
        return len(texts) / (time.perf_counter() - begun)


def _form(text: Text) -> dict[str, Any]:
    callback = f"{PUBLIC}/twilio/status?message={text.ref}"
    return {"To": text.to, "From": SENDER, "Body": text.body, "StatusCallback": callback}
