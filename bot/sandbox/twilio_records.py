"""What Twilio keeps: messages, and the phones at the far end."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Literal, get_args

from bot.sandbox.segments import on_air

PhoneState = Literal["on", "off", "unknown", "unreachable", "filtered", "failed"]
"""How a phone takes texts: `off` ends as 30003, `unknown` as 30005, `unreachable` (a landline, a dead carrier) as
30006, `filtered` as 30007, and `failed` fails at Twilio with 30008."""

PHONE_STATES: tuple[str, ...] = get_args(PhoneState)

OUTCOMES: dict[str, tuple[tuple[str, int | None], ...]] = {
    "on": (("sent", None), ("delivered", None)),
    "off": (("sent", None), ("undelivered", 30003)),
    "unknown": (("sent", None), ("undelivered", 30005)),
    "unreachable": (("sent", None), ("undelivered", 30006)),
    "filtered": (("sent", None), ("undelivered", 30007)),
    "failed": (("failed", 30008),),
}
"""The states a message goes through after it was accepted, with the error code of each."""


@dataclass(kw_only=True)
class Webhook:
    """One call to the product: what is posted, under a token that stays the same when it is repeated, and what
    became of it. `answers` are the product's in their order (None: no answer)."""

    url: str
    form: dict[str, str]
    token: str
    answers: list[int | None] = field(default_factory=list)
    acknowledged: bool = False
    text: str = ""


@dataclass(kw_only=True)
class TextMessage:
    """A Message resource. `sender` and `to` are E.164; instants carry UTC. `body` is what Twilio shows,
    `arrived_body` what the handset shows; they differ once the body was redacted."""

    sid: str
    sender: str | None
    to: str
    body: str
    direction: str
    status: str
    created: datetime
    updated: datetime
    sent: datetime | None = None
    error_code: int | None = None
    service_sid: str | None = None
    segments: int = 1
    media: int = 0
    status_callback: str | None = None
    arrived_body: str = ""
    arrived: datetime | None = None
    webhook: Webhook | None = None
    receipts: list[Webhook] = field(default_factory=list)

    @property
    def inbound(self) -> bool:
        return self.direction == "inbound"

    @property
    def encoding(self) -> str:
        return on_air(self.arrived_body).encoding


@dataclass(kw_only=True)
class Phone:
    """A handset: every message to and from it, oldest first; `inbox` is what has arrived, as it arrived;
    `opted_out_of` the senders that may not text it."""

    number: str
    state: PhoneState | None = None
    messages: list[TextMessage] = field(default_factory=list)
    inbox: list[TextMessage] = field(default_factory=list)
    opted_out_of: set[str] = field(default_factory=set)


def rfc_2822(moment: datetime | None) -> str | None:
    """An instant as Twilio writes it, in GMT."""
    return None if moment is None else format_datetime(moment.astimezone(UTC))


def message_resource(message: TextMessage, account_sid: str, error_message: str | None) -> dict[str, object]:
    """The Message resource as in Twilio's OpenAPI document (2010-04-01)."""
    uri = f"/2010-04-01/Accounts/{account_sid}/Messages/{message.sid}"
    return {
        "account_sid": account_sid,
        "api_version": "2010-04-01",
        "body": message.body,
        "date_created": rfc_2822(message.created),
        "date_sent": rfc_2822(message.sent),
        "date_updated": rfc_2822(message.updated),
        "direction": message.direction,
        "error_code": message.error_code,
        "error_message": error_message,
        "from": message.sender,
        "messaging_service_sid": message.service_sid,
        "num_media": str(message.media),
        "num_segments": str(message.segments),
        "price": None,
        "price_unit": "USD",
        "sid": message.sid,
        "status": message.status,
        "subresource_uris": {"media": f"{uri}/Media.json"},
        "to": message.to,
        "uri": f"{uri}.json",
    }
