"""Twilio's codes as tables: message statuses to our states, error codes to what they mean for a text.

Sources: Twilio's Message resource (`status`) and its dictionary of errors and warnings.
"""

from dataclasses import dataclass
from typing import Literal, get_args

State = Literal["queued", "held", "sending", "in_doubt", "sent", "delivered", "undelivered", "failed", "dropped"]
Delivery = Literal["sent", "delivered", "undelivered", "failed"]

FINAL: frozenset[State] = frozenset({"delivered", "undelivered", "failed", "dropped"})

_STATUSES: dict[str, Delivery] = {
    "accepted": "sent",
    "scheduled": "sent",
    "queued": "sent",
    "sending": "sent",
    "sent": "sent",
    "partially_delivered": "sent",
    "delivered": "delivered",
    "read": "delivered",
    "undelivered": "undelivered",
    "failed": "failed",
    "canceled": "failed",
}

_RANK: dict[State, int] = {state: rank for rank, state in enumerate(get_args(State))} | dict.fromkeys(FINAL, 99)


def state_of(status: str) -> Delivery | None:
    """Our state for a status of Twilio's. Whatever Twilio has accepted is `sent` to us; an unknown status is None."""
    return _STATUSES.get(status)


def moves_forward(old: State, new: State) -> bool:
    """Whether a message in state `old` becomes `new`. Receipts come late, twice and in any order: a message never
    goes back, and a final state stays.
    """
    return old not in FINAL and _RANK[new] > _RANK[old]


Sense = Literal["opted_out", "unreachable", "phone_off", "slow_down", "filtered", "text", "account", "unknown"]


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """What an error code means. `final`: the same text to the same number would end the same.

    `opted_out`: blocked until its owner texts START. `unreachable`: no texts arrive at this number. `phone_off`: not
    now. `slow_down`: we send too fast. `filtered`: a carrier does not let it through. `text`: the text itself.
    `account`: our account or settings; it is for the operator, not the person. `words` is for the operator.
    """

    sense: Sense
    final: bool
    words: str


def _row(sense: Sense, final: bool, words: str) -> Meaning:
    return Meaning(sense=sense, final=final, words=words)


_ACCOUNT_REFUSED = _row("account", False, "Twilio refused the account SID or the auth token")
_NO_NUMBER = _row("unreachable", True, "this number is not one that can get texts")
_SENDER_REFUSED = _row("account", False, "the sender can't be used by this account")

MEANINGS: dict[str, Meaning] = {
    "20003": _ACCOUNT_REFUSED,
    "20404": _row("account", False, "Twilio does not know this account"),
    "20005": _row("account", False, "the Twilio account is not active"),
    "20429": _row("slow_down", False, "Twilio asks to slow down"),
    "21211": _row("unreachable", True, "this is not a phone number"),
    "21214": _NO_NUMBER,
    "21217": _NO_NUMBER,
    "21408": _row("account", False, "the account may not send to this country"),
    "21602": _row("text", True, "the text is empty"),
    "21603": _row("account", False, "there is no sender"),
    "21604": _row("unreachable", True, "there is no number to send to"),
    "21606": _SENDER_REFUSED,
    "21608": _row("account", False, "a trial account sends to verified numbers only"),
    "21609": _row("account", False, "the public URL can't be used for receipts"),
    "21610": _row("opted_out", True, "opted out at Twilio until the person texts START"),
    "21611": _row("slow_down", False, "the sender's queue at Twilio is full"),
    "21612": _row("unreachable", True, "no route from the sender to this number"),
    "21614": _NO_NUMBER,
    "21617": _row("text", True, "the text is longer than 1,600 characters"),
    "21659": _SENDER_REFUSED,
    "21701": _row("account", False, "the Messaging Service does not exist"),
    "21703": _row("account", False, "the Messaging Service has no sender"),
    "21705": _row("account", False, "the Messaging Service is not valid"),
    "30001": _row("slow_down", False, "the queue at Twilio overflowed"),
    "30002": _row("account", False, "the Twilio account is suspended"),
    "30003": _row("phone_off", False, "the phone is off or out of reach"),
    "30004": _row("filtered", True, "the carrier or the phone blocks the sender"),
    "30005": _row("unreachable", True, "the number is not in use"),
    "30006": _row("unreachable", True, "a landline, or a carrier that takes no texts"),
    "30007": _row("filtered", True, "filtered by the carrier"),
    "30008": _row("unknown", False, "the carrier gave no reason"),
    "30010": _row("account", False, "the text costs more than the price limit"),
    "30022": _row("slow_down", False, "the carrier asks to slow down"),
    "30410": _row("phone_off", False, "the carrier did not answer in time"),
    "63038": _row("account", False, "the account's daily limit is used up"),
}


def meaning(code: str | int | None, *, status: int | None = None) -> Meaning:
    """What an error code means; `status` is the HTTP status that it came with, where there was one.

    For a code that is not in the table the status decides: a plain 400 is about this text and final, anything else
    may pass.
    """
    known = MEANINGS.get(str(code))
    if known is not None:
        return known
    if status in (401, 403):
        return _ACCOUNT_REFUSED
    if status == 429:
        return MEANINGS["20429"]
    return Meaning(sense="unknown", final=status == 400, words=f"Twilio gave code {code}")
