"""Signed requests as Twilio sends them, made before anything is measured."""

import base64
import hmac
from dataclasses import dataclass
from urllib.parse import urlencode

from tests.bench.process import ACCOUNT, PUBLIC, SECRET, SENDER
from tests.bench.seed import phone

PATH = "/twilio/inbound"
NEEDS = ("1", "2", "3", "4", "5")


@dataclass(frozen=True, kw_only=True)
class Conversation:
    """What one person texts, in order: a mood from 1 to 5 and, where it is a low one, what is wrong."""

    person: int
    sids: tuple[str, ...]
    requests: tuple[bytes, ...]
    mood: int


def conversation(person: int, *, low_mood: int = 2) -> Conversation:
    """Moods go round evenly, so two people of five are asked a second question."""
    mood = person % 5 + 1
    bodies = (str(mood), NEEDS[person % 7 % 5]) if mood <= low_mood else (str(mood),)
    sids = tuple(f"SM{person * 4 + n:032x}" for n in range(len(bodies)))
    requests = tuple(_request(phone(person), sid, body) for sid, body in zip(sids, bodies, strict=True))
    return Conversation(person=person, sids=sids, requests=requests, mood=mood)


def _request(sender: str, sid: str, body: str) -> bytes:
    """With the fields that Twilio sends with every text."""
    form = {
        "ToCountry": "GB",
        "ToState": "",
        "SmsMessageSid": sid,
        "NumMedia": "0",
        "ToCity": "",
        "FromZip": "",
        "SmsSid": sid,
        "FromState": "",
        "SmsStatus": "received",
        "FromCity": "",
        "Body": body,
        "FromCountry": "GB",
        "To": SENDER,
        "ToZip": "",
        "NumSegments": "1",
        "MessageSid": sid,
        "AccountSid": ACCOUNT,
        "From": sender,
        "ApiVersion": "2010-04-01",
    }
    content = urlencode(form).encode()
    signed = (PUBLIC + PATH + "".join(name + form[name] for name in sorted(form))).encode()
    signature = base64.b64encode(hmac.digest(SECRET.encode(), signed, "sha1")).decode()
    head = (
        f"POST {PATH} HTTP/1.1\r\nHost: gatewalk.example.org\r\nUser-Agent: TwilioProxy/1.1\r\nAccept: */*\r\n"
        f"X-Twilio-Signature: {signature}\r\nContent-Type: application/x-www-form-urlencoded; charset=UTF-8\r\n"
        f"Content-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content
