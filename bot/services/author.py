"""The member of staff whose own words a text carries: they see on their message how it fares."""

from dataclasses import replace
from datetime import timedelta

from bot.services import outgoing, team
from bot.services.say import button, tell
from bot.services.turn import Turn
from storage.happenings import Message

REACTIONS = {"sent": "👌", "delivered": "👍", "undelivered": "👎", "failed": "👎", "held": "😴"}
"""What a member of staff sees on their own message: taken, delivered, failed, waits for the morning."""


def react(turn: Turn, message: Message) -> None:
    """The reaction on the staff member's own message that this text carries."""
    of = message.extras or {}
    writer = turn.case.staff.get(of.get("staff", 0))
    if writer is None or "react" not in of or message.state not in REACTIONS:
        return
    turn.writes.add(reaction(turn, writer.id, of["react"], REACTIONS[message.state]))


def reaction(turn: Turn, staff_id: int, message_id: int, emoji: str) -> Message:
    """An outbox row that puts a reaction on a staff member's message."""
    return replace(
        outgoing.to_staff(turn.new_id(), turn.now, staff_id, emoji, purpose="reaction", act="react"),
        person_id=turn.person.id,
        extras={"message": message_id},
        not_after=turn.now + timedelta(days=1),
    )


def tell_of_failure(turn: Turn, message: Message) -> None:
    """It has not arrived."""
    writer = turn.case.staff.get((message.extras or {}).get("staff", 0))
    if writer is not None and team.can_be_told(writer):
        tell(turn, writer, "relay.failed", about=message.id, extras={"reply_to": message.extras["react"]})


def ask(turn: Turn, message: Message) -> None:
    """A human's words of which nobody knows whether they went: their author decides."""
    of = message.extras or {}
    writer = turn.case.staff.get(of.get("staff", 0))
    if writer is not None and team.can_be_told(writer):
        tell(
            turn,
            writer,
            "relay.in_doubt",
            about=message.id,
            extras={"reply_to": of["react"]},
            buttons=[[button(turn, writer, "send_again", f"again:{message.id}")]],
        )
