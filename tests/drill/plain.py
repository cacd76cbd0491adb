"""The same with plain `gatewalk run`, started anew each time and killed from outside: a fork changes nothing."""

import asyncio
import signal
from contextlib import suppress
from pathlib import Path

from bot.clock import SystemClock
from bot.sandbox.server import World
from tests.drill.counts import Counts
from tests.drill.places import Kind, migrated
from tests.drill.street import Leaver, Street
from tests.end_to_end.process import Operator, people_for_now, policy_for_now
from tests.support.databases import PostgresServer

NUMBER = "+447700900398"
LONGEST = 180
"""Seconds until everything has come: what is in doubt is looked up after a minute, and processes begin slowly."""
KILLS = 3


async def plain(kind: Kind, folder: Path, server: PostgresServer | None) -> Counts:
    """Three kills: when a text has just been sent, when Twilio has the answer and has not said so, and when the text
    has just been acknowledged."""
    async with migrated(kind, folder, server) as url, World(clock=SystemClock()) as world:
        world.twilio.webhooks.attempts = 10_000
        operator = await _operator(world, folder, url)
        try:
            return await _killed(operator, Leaver(street=Street(world), name="Pat", number=NUMBER))
        finally:
            await operator.leave()


async def _operator(world: World, folder: Path, url: str) -> Operator:
    (folder / "programme.toml").write_text(policy_for_now())
    (folder / "people.csv").write_text(people_for_now(f"Pat Marlow,{NUMBER},"))
    operator = Operator(world, folder)
    operator.use(url)
    await operator.enrol("a-token-for-nobody")
    return operator


async def _killed(operator: Operator, me: Leaver) -> Counts:
    run = await operator.start()
    await run.ready()
    await me.street.until(lambda: len(me.texts) == 1)
    me.got.append(0)  # the welcome
    for n in range(KILLS):
        if n == 1:
            operator.world.twilio.fail("time_out_after", NUMBER)
        me.says("NEXT")
        text, before = me.said[-1].text, len(me.texts)
        if n == 1:
            await me.street.until(lambda before=before: len(me.texts) > before)  # type: ignore[misc]
        elif n == 2:
            await me.street.until(lambda text=text: bool(text.webhook and text.webhook.acknowledged))  # type: ignore[misc]
        await run.end(signal.SIGKILL)
        run = await operator.start()
        await run.ready()
    with suppress(TimeoutError):  # what has not come by then is counted as lost
        async with asyncio.timeout(LONGEST):
            for _ in range(KILLS):
                await me.gets("^You have no time booked yet")
            await me.street.until(lambda: not operator.world.courier.under_way)
    await run.end()
    answered = len(me.got) - 1
    return Counts(
        kills=KILLS,
        texts_in=KILLS,
        acted_on=answered,
        out=len(me.texts),
        lost=KILLS - answered,
        twice=len(me.texts) - len(me.got),
        breaches=() if answered == KILLS == len(me.texts) - 1 else ("plain: not one answer to each text",),
    )
