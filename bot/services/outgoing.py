"""A new row of the outbox: what all messages have in common is said here once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from bot.rules.say_time import said_anew
from storage.codec import changed
from storage.happenings import Message

EMERGENCY = "emergency"
RESENT = "resent"
"""The key in a message's `extras`. Its `attempts` count claims, also those of which nothing reached the provider."""
OLD_NUMBER = "old_number"
"""The key in a message's `extras`: the try, by `attempts`, that went to a number which is the leaver's no more."""
SAID_ON = "said_on"
"""The key in a message's `extras`: the local day (ISO) of which its words say "today" and "tomorrow"."""
THREAD = "thread"
"""The key in the `extras` of a message to staff: the topic, no leaver's, in which it was asked for."""
IN_DOUBT, SENT_AGAIN = "in_doubt", "again"
"""The errors of a text that failed since nobody could tell whether it went; and whose author sent it once more."""
Buttons = Sequence[Sequence[tuple[str, str]]]
"""Rows of (label, data)."""
NEVER = datetime.min.replace(tzinfo=UTC)
_BLANK = Message(
    id=0,
    person_id=None,
    staff_id=None,
    stranger_id=None,
    lane="",
    channel="",
    purpose="",
    act="send",
    body="",
    extras=None,
    state="queued",
    not_before=NEVER,
    not_after=None,
    about_id=None,
    about_version=None,
    attempts=0,
    provider_id=None,
    segments=0,
    error=None,
    created_at=NEVER,
    claimed_at=None,
    sent_at=None,
    settled_at=None,
)


def to_leaver(
    row: int, now: datetime, person_id: int, body: str, *, channel: str, purpose: str, **columns: Any
) -> Message:
    """A message to a leaver, to go at once if `columns` don't say otherwise. An emergency's answer goes before
    everything else."""
    message = {"channel": channel, "purpose": purpose, "person_id": person_id, "urgent": int(purpose == EMERGENCY)}
    return _message(row, now, f"p{person_id}", body, message | columns)


def to_stranger(row: int, now: datetime, stranger_id: int, body: str, *, purpose: str = "answer") -> Message:
    """A text to a number that nobody knows. An emergency's answer goes before everything else."""
    message = {"channel": "sms", "purpose": purpose, "stranger_id": stranger_id, "urgent": int(purpose == EMERGENCY)}
    return _message(row, now, f"x{stranger_id}", body, message)


def to_staff(
    row: int,
    now: datetime,
    staff_id: int,
    body: str,
    *,
    purpose: str,
    act: str = "send",
    urgent: bool = False,
    **columns: Any,
) -> Message:
    """A message in Telegram to a member of staff. `urgent` goes before everything else."""
    message = {"channel": "telegram", "purpose": purpose, "staff_id": staff_id, "act": act, "urgent": int(urgent)}
    return _message(row, now, f"s{staff_id}", body, message | columns)


def with_keyboard(extras: Mapping[str, Any] | None, buttons: Buttons) -> Mapping[str, Any] | None:
    """A message's `extras` with its buttons among them; None where there is nothing beside its words."""
    if not buttons:
        return extras or None
    return {**(extras or {}), "buttons": [[list(button) for button in row] for row in buttons]}


def resent(message: Message) -> int:
    """How often it has been sent anew since the phone was off."""
    return int((message.extras or {}).get(RESENT, 0))


def went_to_old_number(message: Message) -> bool:
    """Whether its last try went to a number that the leaver has no more: what became of it says nothing of today's."""
    return (message.extras or {}).get(OLD_NUMBER) == message.attempts


def as_read_on(message: Message, today: date) -> Message:
    """With the words of a day that has gone by said anew: it was held, tried again, or sent again to a phone that was
    off."""
    extras = message.extras or {}
    if extras.get(SAID_ON, today.isoformat()) == today.isoformat() or message.body is None:
        return message
    body = said_anew(message.body, said_on=date.fromisoformat(extras[SAID_ON]), today=today)
    return replace(message, body=body, extras={**extras, SAID_ON: today.isoformat()})


def may_have_gone(message: Message) -> bool:
    """Whether the provider may have it, though nobody knows under which id."""
    given_up = message.state == "failed" and message.error in (IN_DOUBT, SENT_AGAIN)
    return given_up or message.state in ("sending", "in_doubt")


def _message(row: int, now: datetime, lane: str, body: str, columns: Mapping[str, Any]) -> Message:
    common = {"id": row, "lane": lane, "body": body, "not_before": now, "created_at": now}
    return changed(_BLANK, {**common, **columns})
