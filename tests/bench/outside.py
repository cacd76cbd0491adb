"""Twilio and Telegram in a process of their own that does next to nothing: `python -m tests.bench.outside PORT DELAY`.

It accepts every text after DELAY seconds and says nothing about it later: no receipts. Standard output ends with the
number of texts that came.
"""

import asyncio
import contextlib
import itertools
import signal
import sys
from collections.abc import Callable

from bot.commands import house
from tests.bench.http1 import Answering, json_answer

TELEGRAM = "123456:bench-token"
"""The bot's token."""
ME = b'{"ok":true,"result":{"id":123456,"is_bot":true,"first_name":"Bench","username":"bench_bot"}}'
TRUE = b'{"ok":true,"result":true}'
NOTHING = b'{"ok":true,"result":[]}'
LONG_POLL = 20
"""Seconds that a poll for updates is held."""
SENT = b'{"ok":true,"result":{"message_id":%d,"date":1790000000,"chat":{"id":%d,"type":"private"},"text":"x"}}'
NO_TEXTS = b'{"messages":[],"page":0,"page_size":1000,"next_page_uri":null,"first_page_uri":"","uri":""}'
TWILIO = (
    b'{"sid":"SM%032x","status":"queued","num_segments":"1","error_code":null,"error_message":null,'
    b'"direction":"outbound-api","body":"","num_media":"0","price":null,"price_unit":"USD","api_version":"2010-04-01"}'
)


class Outside:
    """Both providers."""

    def __init__(self, delay: float) -> None:
        self.delay = delay
        self.texts = itertools.count(1)
        self.messages = itertools.count(1)
        self.last = 0

    def answer(self, head: bytes, body: bytes, reply: Callable[[bytes], None]) -> None:
        path = head.split(b" ", 2)[1]
        if head.startswith(b"GET ") and b"/Messages.json" in path:
            reply(json_answer(NO_TEXTS))
        elif path.endswith(b"/Messages.json"):
            self.last = next(self.texts)
            self._later(self.delay, reply, json_answer(TWILIO % self.last, b"201 Created"))
        elif path.endswith(b"/getUpdates"):
            self._later(LONG_POLL, reply, json_answer(NOTHING))
        elif path.endswith(b"/getMe"):
            reply(json_answer(ME))
        elif path.endswith((b"/sendMessage", b"/sendDocument", b"/editMessageText")):
            self._later(self.delay, reply, json_answer(SENT % (next(self.messages), 1)))
        else:
            reply(json_answer(TRUE))

    def _later(self, seconds: float, reply: Callable[[bytes], None], answer: bytes) -> None:
        asyncio.get_running_loop().call_later(seconds, reply, answer)


async def main(port: int, delay: float) -> None:
    """Until SIGTERM."""
    outside, stop = Outside(delay), asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    server = await loop.create_server(lambda: Answering(outside.answer), "127.0.0.1", port, backlog=512)
    async with server:
        await stop.wait()
        server.close()
        server.close_clients() if hasattr(server, "close_clients") else None
    sys.stdout.write(f"{outside.last}\n")


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        house.run(main(int(sys.argv[1]), float(sys.argv[2])))
