"""A process in which everything fails with a name, a number, a text or a token at hand, as loud as it goes.

`python -m tests.support.leaks json|console SQLITE_URL [POSTGRES_URL]`. Its output is for tests/test_leaks.py to look
through; `PROVOKED` at its end says that it came that far.
"""

import asyncio
import gc
import logging
import sys
import threading
import warnings
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import structlog
import uvicorn
from sqlalchemy import text
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.routing import Route
from telegram.error import InvalidToken
from twilio.base.exceptions import TwilioRestException  # type: ignore[import-untyped]

from bot.channels.message import SmsOut
from bot.channels.quiet import quiet_library_logs
from bot.channels.telegram import TelegramChannel
from bot.channels.telegram_message import TelegramSend
from bot.channels.twilio import TwilioChannel
from bot.logs import catch_the_rest, set_up_logs
from storage.crypto import Vault, new_key_text
from storage.database import Database

NAME, NUMBER, WORDS = "Zebedee Quillfeather", "+447700900101", "the marmalade is at the flat"
BOT_TOKEN, AUTH_TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw", "0123456789abcdef0123456789abcdef"
SECRETS = (*NAME.split(), "900101", "marmalade", BOT_TOKEN, BOT_TOKEN.split(":")[1], AUTH_TOKEN)
NOWHERE = "http://127.0.0.1:9"
ALL = f"{NAME} {NUMBER} {WORDS} {BOT_TOKEN} {AUTH_TOKEN}"
log = structlog.get_logger("bot.leaks")
FORMS = {"json", "console"}
QUIET_FOR_GOOD = ("httpx", "httpcore", "aiohttp", "twilio", "telegram")


async def _tried(call: Callable[[], Awaitable[Any]]) -> None:
    """What a caller that knows nothing better would do: log it."""
    try:
        await call()
    except Exception as error:
        log.exception("failed", error=type(error).__name__)
        logging.getLogger("somebody.elses").exception("failed: %s", error)
    else:
        log.info("no failure")


async def database(url: str) -> None:
    """A refusal of the database with values of the row in the statement, and a value of a wrong type."""
    opened = await Database.open(url, Vault.from_text(new_key_text()))
    insert = text("insert into marks (name, value, at) values (:name, :value, :at)")

    async def twice() -> None:
        async with opened.writing() as rows:
            for _ in range(2):
                await rows.execute(insert, [{"name": NAME, "value": WORDS, "at": 1}])

    async def wrong() -> None:
        async with opened.writing() as rows:
            await rows.execute(insert, [{"name": NAME, "value": WORDS, "at": NUMBER if "post" in url else None}])

    await _tried(twice)
    await _tried(wrong)
    await opened.close()


async def providers() -> None:
    """Calls that nobody answers: their addresses hold tokens, their bodies texts."""
    telegram = TelegramChannel(token=BOT_TOKEN, api_url=NOWHERE)
    twilio = TwilioChannel(account_sid=f"AC{AUTH_TOKEN}", auth_token=AUTH_TOKEN, from_number=NUMBER, api_url=NOWHERE)
    await _tried(lambda: telegram.updates(None, wait=0))
    await _tried(lambda: telegram.do(TelegramSend(chat_id=1, text=WORDS)))
    await _tried(lambda: twilio.send(SmsOut(to=NUMBER, body=WORDS, ref=1)))
    await telegram.close()
    await twilio.close()

    async def raw() -> None:
        async with aiohttp.ClientSession() as http:
            await http.get(f"{NOWHERE}/bot{BOT_TOKEN}/sendMessage?text={WORDS}")

    await _tried(raw)

    async def raises(error: Exception) -> None:
        raise error

    await _tried(lambda: raises(InvalidToken(ALL)))
    await _tried(lambda: raises(TwilioRestException(400, f"/Accounts/AC{AUTH_TOKEN}/Messages?To={NUMBER}", ALL)))


async def loop() -> None:
    """What asyncio and Python say by themselves."""

    async def raises(about: str) -> None:
        raise RuntimeError(about)

    def callback(about: str) -> None:
        raise RuntimeError(about)

    forgotten = asyncio.create_task(raises(ALL))
    asyncio.get_running_loop().call_soon(callback, ALL)
    asyncio.get_running_loop().call_exception_handler({"message": f"lost: {ALL}", "exception": RuntimeError(ALL)})
    unclosed = aiohttp.ClientSession(headers={"X": ALL})
    await asyncio.sleep(0.05)
    del forgotten, unclosed
    gc.collect()
    await asyncio.sleep(0)


def python() -> None:
    """A thread, a destructor and a warning."""

    class Bad:
        def __del__(self) -> None:
            raise RuntimeError(ALL)

    def raises() -> None:
        raise RuntimeError(ALL)

    thread = threading.Thread(target=raises, name=NAME)
    thread.start()
    thread.join()
    Bad()
    warnings.warn(ALL, UserWarning, stacklevel=1)


async def pages() -> None:
    """An exception in a route, with the text in the address, behind the server as the service sets it up."""

    async def raises(request: Request) -> None:
        raise RuntimeError(ALL)

    app = Starlette(routes=[Route("/{any:path}", raises)])
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_config=None, access_log=False, lifespan="off"))
    serving = asyncio.create_task(server.serve())
    while not server.started:
        assert not serving.done()
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    async with aiohttp.ClientSession() as http, http.get(f"http://127.0.0.1:{port}/{WORDS}?to={NUMBER}") as answer:
        sys.stdout.write(await answer.text() + "\n")
    server.should_exit = True
    await serving


async def _everything(urls: list[str]) -> None:
    for url in urls:
        await database(url)
    await providers()
    await loop()
    python()
    await pages()


def main(form: str, *urls: str) -> None:
    quiet_library_logs()
    set_up_logs("json" if form == "json" else "console")
    catch_the_rest()
    logging.getLogger().setLevel(logging.DEBUG)
    for name in list(logging.root.manager.loggerDict):
        if name.split(".")[0] not in QUIET_FOR_GOOD:
            logging.getLogger(name).setLevel(logging.DEBUG)
    asyncio.run(_everything(list(urls)))
    sys.stdout.write("PROVOKED\n")
    raise RuntimeError(ALL)


if __name__ == "__main__":
    main(*sys.argv[1:])
