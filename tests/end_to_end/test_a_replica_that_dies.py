"""A replica that dies holds nothing up for more than half a minute: neither a text nor Telegram's updates."""

import asyncio
import signal
import time

from bot.sandbox.server import World
from tests.end_to_end.place import OSRIC, ZEB
from tests.end_to_end.process import Operator, until
from tests.end_to_end.test_processes import NOTHING_BOOKED, _post, _texts, _told, operator, outside

__all__ = ["operator", "outside"]  # fixtures
HALF_A_MINUTE = 30.0


async def test_what_it_was_sending_and_polling_another_takes_up(
    operator: Operator, outside: World, postgres_url: str
) -> None:
    operator.use(postgres_url)
    await operator.enrol("token")
    outside.telegram.press_start(OSRIC, "token")
    outside.twilio.hang_for = 100.0
    first = await operator.start()
    await until(lambda: bool(_told(outside, OSRIC, "You are in.")) and len(_texts(outside, ZEB)) == 1)
    second = await operator.start()
    await second.ready()

    outside.twilio.fail("time_out_after", ZEB)  # it has the text, and says nothing
    outside.twilio.receipts("lost")
    assert await _post(first, outside, ZEB, "SM" + "1" * 32) == 200
    await until(lambda: not outside.twilio.faults._faults)  # it has called, and waits for an answer
    await first.end(signal.SIGKILL)
    killed = time.monotonic()
    assert await _post(second, outside, ZEB, "SM" + "2" * 32) == 200
    outside.telegram.say(OSRIC, "/help")
    await until(lambda: len(_texts(outside, ZEB)) == 3 and len(_told(outside, OSRIC, "/away")) == 1)
    assert time.monotonic() - killed < HALF_A_MINUTE
    await asyncio.sleep(1)
    assert _texts(outside, ZEB)[1:] == [NOTHING_BOOKED] * 2
    assert await second.end() == 0
