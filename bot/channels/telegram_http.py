"""The HTTP side of python-telegram-bot: its requests with what it drops put right, and its errors as our outcomes."""

import aiohttp
from telegram import Bot
from telegram._utils.types import ODVInput
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

from bot.channels.message import InDoubt, NotTried, Refused
from bot.channels.pace import asked_rest
from bot.channels.telegram_message import TopicGone
from bot.channels.twilio_http import NEVER_REACHED

_TOPIC_GONE = ("thread not found", "topic_deleted", "topic_closed", "topic_id_invalid", "topic not found")

# The first wording that occurs in Telegram's description decides; they are in small letters.
_BAD_REQUESTS: tuple[tuple[str, str], ...] = (
    ("chat not found", "no_chat"),
    ("peer_id_invalid", "no_chat"),
    ("user not found", "no_chat"),
    ("too long", "too_long"),
    ("message text is empty", "empty"),
    ("message to edit not found", "no_message"),
    ("message to delete not found", "no_message"),
    ("message can't be deleted", "not_deletable"),
    ("message to react not found", "no_message"),
    ("message can't be edited", "not_editable"),
    ("reaction_invalid", "reaction"),
    ("not a forum", "no_topics"),
    ("button_data_invalid", "button"),
)


class SlowDown(TelegramError):
    """Telegram answered 429; `seconds` is how long to wait, None when it did not say.

    The library's own error for this warns about its future at each look at the number.
    """

    __slots__ = ("seconds",)

    def __init__(self, seconds: float | None) -> None:
        super().__init__("Telegram asks to slow down")
        self.seconds = seconds


class TelegramRequest(BaseRequest):
    """One pool of connections, with the same time-out (seconds) for each part of a call.

    The library's own goes through httpx, which takes ten times the processor's time for a call.
    """

    __slots__ = ("_connections", "_session", "_timeout")

    def __init__(self, *, connections: int, timeout: float) -> None:
        self._connections, self._timeout = connections, timeout
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return self._timeout

    async def initialize(self) -> None:
        await self._open()

    async def _open(self) -> aiohttp.ClientSession:
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=self._connections))
        return self._session

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        session = await self._open()
        wait = read_timeout if isinstance(read_timeout, int | float) else self._timeout
        limits = aiohttp.ClientTimeout(connect=self._timeout / 2, sock_read=wait)
        try:
            async with session.request(
                method, URL(url, encoded=True), data=_form(request_data), timeout=limits
            ) as answer:
                status, payload = answer.status, await answer.read()
        except TimeoutError as late:
            raise TimedOut from late
        except aiohttp.ClientError as trouble:  # its words hold the address, and that holds the token
            raise NetworkError(type(trouble).__name__) from trouble
        if status == 429:
            raise SlowDown(_retry_after(payload))
        return status, payload


def _form(asked: RequestData | None) -> aiohttp.FormData | None:
    if asked is None:
        return None
    form = aiohttp.FormData(asked.json_parameters)
    for name, (filename, content, kind) in asked.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form


def _retry_after(payload: bytes) -> float | None:
    try:
        seconds = BaseRequest.parse_json_payload(payload).get("parameters", {}).get("retry_after")
    except (TelegramError, AttributeError):
        return None
    return asked_rest(seconds) if isinstance(seconds, int | float) else None


class RawBot(Bot):
    """The library's bot, with updates as they came: its own parser gives up a whole batch, and logs it, for one
    update that it can't read.
    """

    __slots__ = ()

    async def raw_updates(
        self, *, offset: int | None, wait: int, allowed: tuple[str, ...], read_timeout: float
    ) -> object:
        """getUpdates, waiting at most `wait` seconds for something to come."""
        asked = {"offset": offset, "timeout": wait, "allowed_updates": list(allowed)}
        answer: object = await self._post("getUpdates", asked, read_timeout=read_timeout)
        return answer


def settled(trouble: TelegramError) -> Refused | TopicGone | InDoubt | NotTried:
    """What an error says about the call: refused, surely not made, or in doubt."""
    said = str(trouble).lower()
    match trouble:
        case SlowDown():
            return Refused(code="429", final=False, retry_after=trouble.seconds)
        case Forbidden():
            return Refused(code="blocked", final=True, blocked=True)
        case InvalidToken():
            return Refused(code="token", final=False)
        case BadRequest() if any(words in said for words in _TOPIC_GONE):
            return TopicGone()
        case BadRequest():
            code = next((code for words, code in _BAD_REQUESTS if words in said), "bad_request")
            return Refused(code=code, final=True)
        case NetworkError() if isinstance(trouble.__cause__, NEVER_REACHED):
            return NotTried()
        case _:
            return InDoubt()


def why_down(trouble: TelegramError) -> str:
    """One line for an operator; never the library's own words, which can hold the token."""
    match trouble:
        case SlowDown():
            return "Telegram asks to slow down"
        case InvalidToken():
            return "Telegram refused the bot token"
        case Conflict():
            return "another process polls for this bot, or it has a webhook"
        case BadRequest() | Forbidden():
            return "Telegram refused the call"
        case _:
            return "Telegram can't be reached"
