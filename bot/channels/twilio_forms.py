"""Twilio's webhooks: is the form really Twilio's, and what does it say."""

import hmac
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Self
from urllib.parse import parse_qs, urlsplit

from twilio.request_validator import RequestValidator  # type: ignore[import-untyped]

from bot.channels.message import Malformed, Receipt, TextIn
from bot.channels.receipts import state_of

_SID = re.compile(r"[A-Z]{2}[0-9a-fA-F]{32}")
_LONGEST_SENDER = 64
_GREATEST_REF = 2**63 - 1  # the database's ids have no more
_LONGEST_CODE = 16
_MOST_FIELDS = 1000


class Form(dict[str, list[str]]):
    """Fields by name, with all their values: duplicates and blanks are signed, too."""

    @classmethod
    def parse(cls, body: bytes) -> Self:
        """From a request's body. Raises ValueError for what is no form."""
        return cls(parse_qs(body.decode(), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS))

    def getall(self, name: str) -> list[str]:
        """What Twilio's validator asks for first."""
        return self[name]


class InboundForms:
    """Checks forms against the address that Twilio was given, never against the request's own host."""

    def __init__(self, *, auth_token: str, public_url: str) -> None:
        self._validator = RequestValidator(auth_token)
        self._addresses = _addresses(public_url.rstrip("/"))

    def check(self, path_with_query: str, form: Form, signature: str | None) -> bool:
        """Whether `signature` (the header X-Twilio-Signature) is the account's for this form at this path.

        `path_with_query` begins with a slash, letter for letter as it was asked for. Fields that come twice and
        blank ones are part of what is signed. The comparison takes the same time wherever the two differ.
        """
        if not signature:
            return False
        given = signature.encode("utf-8", "replace")
        return any(
            hmac.compare_digest(self._validator.compute_signature(address + path_with_query, form).encode(), given)
            for address in self._addresses
        )


def _addresses(public_url: str) -> tuple[str, ...]:
    """The public URL as given, then with or without the scheme's own port: Twilio may sign either."""
    parts = urlsplit(public_url)
    usual = 443 if parts.scheme == "https" else 80
    if parts.port is None:
        return public_url, parts._replace(netloc=f"{parts.netloc}:{usual}").geturl()
    if parts.port == usual:
        return public_url, parts._replace(netloc=parts.netloc.rpartition(":")[0]).geturl()
    return (public_url,)


def read_inbound(form: Form, *, at: datetime) -> TextIn:
    """The text in a form that was checked; `at` is when it came, since the form does not say. Raises Malformed."""
    sender = _one(form, "From").strip()
    if not sender or len(sender) > _LONGEST_SENDER:
        raise Malformed("From is empty or too long")
    media = _optional(form, "NumMedia") or "0"
    return TextIn(
        channel="sms",
        provider_id=_sid(form),
        sender=sender,
        body=_one(form, "Body"),
        at=at,
        media=int(media) if _is_number(media, 3) else 0,
    )


def read_receipt(form: Form, query: Mapping[str, str]) -> Receipt:
    """The receipt in a form that was checked; `query` is that of the address. Raises Malformed."""
    ref = query.get("message", "")
    is_ref = _is_number(ref, len(str(_GREATEST_REF))) and int(ref) <= _GREATEST_REF
    code = _optional(form, "ErrorCode") or ""
    return Receipt(
        ref=int(ref) if is_ref else None,
        provider_id=_sid(form),
        status=state_of(_optional(form, "MessageStatus") or _one(form, "SmsStatus")),
        code=code if _is_number(code, _LONGEST_CODE) and int(code) else None,
    )


def _is_number(text: str, longest: int) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= longest


def _sid(form: Form) -> str:
    sid = _optional(form, "MessageSid") or _one(form, "SmsSid")
    if not _SID.fullmatch(sid):
        raise Malformed("MessageSid is not a message's id")
    return sid


def _optional(form: Form, name: str) -> str | None:
    return _one(form, name) if name in form else None


def _one(form: Form, name: str) -> str:
    """The one value of a field. A field that comes twice is refused: which one would be meant?"""
    values = form.get(name, [])
    if len(values) != 1:
        raise Malformed(f"{name} is missing" if not values else f"{name} is not one text")
    return values[0]
