import logging
from collections.abc import Iterator

import pytest

from bot.channels.message import Accepted, SmsOut
from bot.channels.quiet import quiet_library_logs
from bot.channels.telegram import TelegramChannel
from bot.channels.telegram_message import TelegramDone, TelegramSend
from bot.channels.twilio import TwilioChannel
from bot.sandbox.server import World
from tests.channels.servers import MENTOR

LIBRARIES = ("aiohttp", "telegram")
JAY = "+447700900101"


@pytest.fixture(autouse=True)
def loud() -> Iterator[None]:
    """Everything is logged, unless something keeps it quiet."""
    before = {name: logging.getLogger(name).level for name in LIBRARIES}
    yield
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)


def said(caplog: pytest.LogCaptureFixture) -> str:
    """What was logged, but for the stand-ins' own server."""
    return "\n".join(r.getMessage() for r in caplog.records if not r.name.startswith("uvicorn"))


async def use_both(sms: TwilioChannel, telegram: TelegramChannel) -> None:
    assert isinstance(await sms.send(SmsOut(to=JAY, body="mackerel", ref=1)), Accepted)
    assert isinstance(await telegram.do(TelegramSend(chat_id=MENTOR, text="mackerel")), TelegramDone)
    await telegram.updates(None, wait=0)


async def test_without_it_texts_would_be_logged(
    sms: TwilioChannel, telegram: TelegramChannel, caplog: pytest.LogCaptureFixture
) -> None:
    for name in LIBRARIES:
        logging.getLogger(name).setLevel(logging.NOTSET)
    caplog.set_level(logging.DEBUG)
    await use_both(sms, telegram)
    assert "mackerel" in said(caplog)


async def test_no_token_number_or_text_is_logged(
    world: World, sms: TwilioChannel, telegram: TelegramChannel, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    quiet_library_logs()
    await use_both(sms, telegram)
    world.telegram.fail("server_error")
    world.twilio.fail("server_error")
    await telegram.do(TelegramSend(chat_id=MENTOR, text="mackerel"))
    await sms.send(SmsOut(to=JAY, body="mackerel", ref=2))
    for secret in (world.telegram.token, world.twilio.auth_token, world.twilio.account_sid, JAY, "mackerel"):
        assert secret not in said(caplog)


async def test_even_the_library_s_loudest_lines_are_kept_back(caplog: pytest.LogCaptureFixture) -> None:
    quiet_library_logs()
    logging.getLogger("telegram.Bot").critical("Error while parsing updates! Received data was %r", "mackerel")
    assert "mackerel" not in caplog.text
