"""How a text fared, as the provider tells it: late, twice and in any order, and it only ever moves forward."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.channels.message import Receipt
from bot.channels.receipts import State, moves_forward
from bot.services import author, check_ins, not_arrived, outgoing, welcome
from bot.services.desk import Desk
from bot.services.tally import Tally
from bot.services.turn import Turn
from bot.services.work import DeskWork
from storage import outbox
from storage.by_id import by_id
from storage.happenings import Message
from storage.rows import Rows


@dataclass(frozen=True, kw_only=True)
class Meant:
    """The message that a receipt is about; and `others` to the same recipient that the list was read to have gone
    under the same id of the provider's: of two with the same words it can't tell which is which."""

    message: Message
    others: Sequence[Message]


async def messages_of(rows: Rows, receipts: Sequence[Receipt]) -> dict[Receipt, Meant]:
    """What receipts are about, by our own id or the provider's."""
    by_ref = await by_id(rows, Message, {r.ref for r in receipts if r.ref is not None})
    known = await rows.answer(outbox.under({r.provider_id for r in receipts}))
    return _matched(receipts, list((by_ref | {m.id: m for m in known}).values()))


async def messages_as_they_are(rows: Rows, meant: Mapping[Receipt, Meant]) -> dict[Receipt, Meant]:
    """The same, read once more and held. A receipt that reached another replica may have changed them meanwhile."""
    ids = {m.id for each in meant.values() for m in (each.message, *each.others)}
    found = await rows.answer(outbox.held(ids))
    return _matched(list(meant), found)


def _matched(receipts: Sequence[Receipt], found: Sequence[Message]) -> dict[Receipt, Meant]:
    by_ref, by_sid = {m.id: m for m in found}, {m.provider_id: m for m in found}
    matched = {r: by_ref.get(r.ref or 0) or by_sid.get(r.provider_id) for r in receipts}
    return {
        receipt: Meant(
            message=message,
            others=[
                other
                for other in found
                if (other.lane, other.provider_id) == (message.lane, receipt.provider_id) and other.id != message.id
            ],
        )
        for receipt, message in matched.items()
        if message is not None
    }


def settle(turn: Turn, meant: Meant, receipt: Receipt, *, listed: bool) -> None:
    """Notes what the receipt says, and does what follows from it. What is only `listed` names no message: it is
    nobody's who has come too late for it. A receipt does, so whoever was taken for it is in doubt again."""
    message, state = meant.message, receipt.status
    if not _says_more(message, receipt):
        return
    if listed and meant.others:
        return
    for other in meant.others:
        if other.state == "sent":
            turn.change(other, state="in_doubt", provider_id=None, sent_at=None)
    message = turn.change(
        message,
        state=state,
        provider_id=receipt.provider_id,
        error=receipt.code,
        settled_at=turn.now if state != "sent" else None,
        sent_at=message.sent_at or turn.now,
    )
    author.react(turn, message)
    if state == "delivered" and not outgoing.went_to_old_number(message):
        arrived(turn, message)
    elif state in ("undelivered", "failed"):
        not_arrived.did_not_arrive(turn, message, receipt.code)


def _says_more(message: Message, receipt: Receipt) -> bool:
    """Whether the receipt changes anything. Of a text that went twice the one that failed says nothing of the other."""
    if receipt.status is None or not moves_forward(_state(message), receipt.status):
        return False
    has_failed = receipt.status in ("undelivered", "failed")
    return not has_failed or message.provider_id in (None, receipt.provider_id)


def _state(message: Message) -> State:
    """As far as it is known: where the doubt was given up, a receipt may still come."""
    state: State = message.state  # type: ignore[assignment]
    return "in_doubt" if state == "failed" and message.error == outgoing.IN_DOUBT else state


def count(message: Message, receipt: Receipt, tally: Tally) -> None:
    """What a receipt has changed. That a text was sent, and its segments, are counted when the call ends, but where
    that was in doubt."""
    state, doubted = receipt.status, _state(message) == "in_doubt"
    if state is None or not _says_more(message, receipt):
        return
    if state != "sent" or doubted:
        tally.out(message, state)
    if doubted and state != "failed":
        tally.taken(message, message.segments)
    if state in ("undelivered", "failed") and message.state == "sent":
        tally.bad_receipt(message, receipt.code)


def arrived(turn: Turn, message: Message) -> None:
    """A text is on the phone."""
    if message.purpose == "welcome":
        welcome.has_arrived(turn)
    check_in = check_ins.find(turn, message.about_id or 0) if message.purpose in not_arrived.ASKS else None
    if check_in is not None and check_in.receipt is not None:
        turn.change(check_in, receipt=None)


@dataclass(eq=False, kw_only=True)
class ReceiptForStranger(DeskWork):
    """A receipt for a text to an unknown number: noted, and nothing follows."""

    receipt: Receipt
    message_id: int
    message: Message | None = None  # as it was before

    async def act(self, desk: Desk) -> Any:
        self.message = await desk.rows.one(Message, Message.table.c.id == self.message_id, lock=True)
        if self.message is not None and _says_more(self.message, self.receipt):
            said = {"state": self.receipt.status, "provider_id": self.receipt.provider_id, "error": self.receipt.code}
            desk.writes.change(Message.table, self.message_id, said)

    def count(self, tally: Tally, now: datetime) -> None:
        if self.message is not None:
            count(self.message, self.receipt, tally)
