"""What goes out by text message, how a send ends, and what comes in."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.clock import utc
from bot.errors import GatewalkError

Channel = Literal["sms", "telegram"]


class Malformed(GatewalkError):
    """What came in is not what the provider sends."""


class ChannelDown(GatewalkError):
    """The provider could not be asked. The message says why in one line, without secrets or anything personal."""

    def __init__(self, message: str | None = None, *, retry_after: float | None = None) -> None:
        """`retry_after` is in seconds, when the provider gave a time."""
        super().__init__(message)
        self.retry_after = retry_after


def whole_signs(text: str) -> str:
    """The text with a mark in the place of each lone half of a sign, which nothing can store or send: JSON can hold
    what was cut in the middle of an emoji."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@dataclass(frozen=True, kw_only=True)
class SmsOut:
    """A text to send. `to` is in E.164; `ref` is our own id of it, which comes back with its receipts."""

    to: str
    body: str
    ref: int


@dataclass(frozen=True, kw_only=True)
class TextIn:
    """A text that came in. `sender` is what the provider gave, mostly E.164; `media` counts pictures and the like,
    which are not fetched. `at` is an instant; a naive one is refused.
    """

    channel: Channel
    provider_id: str
    sender: str
    body: str
    at: datetime
    media: int = 0

    def __post_init__(self) -> None:
        utc(self.at)
        object.__setattr__(self, "body", whole_signs(self.body))


@dataclass(frozen=True, kw_only=True)
class Accepted:
    """The provider has the text. `segments` is 0 where it does not know yet (a Messaging Service)."""

    provider_id: str
    segments: int


@dataclass(frozen=True, kw_only=True)
class Refused:
    """The provider said no, so nothing was sent.

    `code` is at most 16 characters. `final`: another try would end the same. `retry_after` is in seconds, when the
    provider gave a time. `opted_out`: the number is blocked at the provider until its owner texts START.
    `blocked`: the person has blocked the bot, or left Telegram.
    """

    code: str
    final: bool
    retry_after: float | None = None
    opted_out: bool = False
    blocked: bool = False


@dataclass(frozen=True)
class InDoubt:
    """No answer came, or none that says: the provider may have accepted it or not."""


@dataclass(frozen=True, kw_only=True)
class NotTried:
    """The provider was never reached, so surely nothing was accepted. `retry_after` is in seconds, when known."""

    retry_after: float | None = None


Settled = Accepted | Refused | InDoubt | NotTried
"""How the send of a text ends."""


@dataclass(frozen=True)
class Unsure:
    """The look-up of a text gave no answer that can be relied on: ask again later."""


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What the provider says of a text that it has accepted.

    `ref` is our own id, when it came back; `status` is one of our states, None for one that says nothing; `code` is
    the provider's error code.
    """

    ref: int | None
    provider_id: str
    status: Literal["sent", "delivered", "undelivered", "failed"] | None
    code: str | None
