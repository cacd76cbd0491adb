"""How a text fared, as the provider tells it: late, twice and in any order, and it only ever moves forward."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.channels.message import Receipt
from bot.channels.receipts import State, meaning, moves_forward
from bot.rules.hours import next_waking
from bot.services import check_ins, consent, outgoing, queue, team, welcome
from bot.services.desk import Desk
from bot.services.say import button, tell
from bot.services.tally import Tally
from bot.services.turn import Turn
from bot.services.work import DeskWork
from storage import outbox
from storage.by_id import by_id
from storage.happenings import Message
from storage.rows import Rows

AGAIN_AFTER = (timedelta(minutes=30), timedelta(hours=2), timedelta(hours=8))
"""When a text to a phone that was off is sent again: our own judgement."""
WORTH_ANOTHER_TRY = frozenset({"welcome", "emergency", "relay", "booking"})
ASKS = frozenset({"prompt", "nudge"})
REACTIONS = {"sent": "👌", "delivered": "👍", "undelivered": "👎", "failed": "👎", "held": "😴"}
"""What a member of staff sees on their own message: taken, delivered, failed, waits for the morning."""


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
    react(turn, message)
    if state == "delivered":
        arrived(turn, message)
    elif state in ("undelivered", "failed"):
        did_not_arrive(turn, message, receipt.code)


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
    """What a receipt has changed. That a text was sent is counted when the call ends, but where that was in doubt."""
    state = receipt.status
    if state is None or not _says_more(message, receipt):
        return
    if state != "sent" or _state(message) == "in_doubt":
        tally.out(message, state)
    if state in ("undelivered", "failed") and message.state == "sent":
        tally.bad_receipt(message, receipt.code)


def arrived(turn: Turn, message: Message) -> None:
    """A text is on the phone."""
    if message.purpose == "welcome":
        welcome.has_arrived(turn)
    check_in = check_ins.find(turn, message.about_id or 0) if message.purpose in ASKS else None
    if check_in is not None and check_in.receipt is not None:
        turn.change(check_in, receipt=None)


def did_not_arrive(turn: Turn, message: Message, code: str | None) -> None:
    """A text is not on the phone: whom it concerns is told, and what may still arrive is sent again."""
    found = meaning(code)
    if found.sense == "opted_out":
        consent.stop(turn, f"{message.channel} provider")
    elif found.sense == "unreachable" or code == "blocked":
        _nobody_there(turn, message)
    elif found.sense == "phone_off" and _is_worth_another_try(turn, message):
        _send_again(turn, message)
    elif message.purpose == "welcome":
        welcome.failed(turn)
    elif message.purpose in ASKS:
        _was_not_asked(turn, message, code, phone_off=found.sense == "phone_off")
    elif message.purpose == "relay":
        _tell_the_author(turn, message)


def _was_not_asked(turn: Turn, message: Message, code: str | None, *, phone_off: bool) -> None:
    """A check-in's text that is not on the phone. A phone that is off may be on again before the window ends; once the
    nudge has been sent, that goes again and the question does not."""
    check_in = check_ins.find(turn, message.about_id or 0)
    if check_in is None or check_in.state != "open":
        return
    turn.change(check_in, receipt=code)
    superseded = message.purpose == "prompt" and check_in.nudged_at is not None
    if phone_off and not superseded and outgoing.resent(message) < len(AGAIN_AFTER):
        _send_again(turn, message)


def react(turn: Turn, message: Message) -> None:
    """The reaction on the staff member's own message that this text carries."""
    of = message.extras or {}
    author = turn.case.staff.get(of.get("staff", 0))
    if author is None or "react" not in of or message.state not in REACTIONS:
        return
    turn.writes.add(reaction(turn, author.id, of["react"], REACTIONS[message.state]))


def reaction(turn: Turn, staff_id: int, message_id: int, emoji: str) -> Message:
    """An outbox row that puts a reaction on a staff member's message."""
    return replace(
        outgoing.to_staff(turn.new_id(), turn.now, staff_id, emoji, purpose="reaction", act="react"),
        person_id=turn.person.id,
        extras={"message": message_id},
        not_after=turn.now + timedelta(days=1),
    )


def _is_worth_another_try(turn: Turn, message: Message) -> bool:
    wanted = message.purpose in WORTH_ANOTHER_TRY and turn.person.stopped_at is None
    return wanted and outgoing.resent(message) < len(AGAIN_AFTER)


def _nobody_there(turn: Turn, message: Message) -> None:
    check_in = check_ins.find(turn, message.about_id or 0) if message.purpose in ASKS else None
    if message.purpose == "welcome":
        welcome.failed(turn)
    elif check_in is not None and check_in.state == "open":
        check_ins.unreachable(turn, check_in)
    else:
        queue.put_on_queue(turn, "unreachable", {"message": message.id}, quiet=True)
    if message.purpose == "relay":
        _tell_the_author(turn, message)


def _send_again(turn: Turn, message: Message) -> None:
    before = outgoing.resent(message)
    at = turn.now + AGAIN_AFTER[before]
    if message.purpose != "emergency":
        at = next_waking(at, turn.policy)
    if message.not_after is not None and at >= message.not_after:
        return
    turn.writes.add(
        replace(
            message,
            id=turn.new_id(),
            state="held",
            not_before=at,
            attempts=0,
            extras={**(message.extras or {}), outgoing.RESENT: before + 1},
            provider_id=None,
            error=None,
            claimed_at=None,
            claimed_by=None,
            ready_at=None,
            sent_at=None,
            settled_at=None,
            due_at=None,
            created_at=turn.now,
        )
    )


def _tell_the_author(turn: Turn, message: Message) -> None:
    author = turn.case.staff.get((message.extras or {}).get("staff", 0))
    if author is not None and team.can_be_told(author):
        tell(turn, author, "relay.failed", about=message.id, extras={"reply_to": message.extras["react"]})


def ask_author(turn: Turn, message: Message) -> None:
    """A human's words of which nobody knows whether they went: their author decides."""
    of = message.extras or {}
    author = turn.case.staff.get(of.get("staff", 0))
    if author is not None and team.can_be_told(author):
        tell(
            turn,
            author,
            "relay.in_doubt",
            about=message.id,
            extras={"reply_to": of["react"]},
            buttons=[[button(turn, author, "send_again", f"again:{message.id}")]],
        )


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
