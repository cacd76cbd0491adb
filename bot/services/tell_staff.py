"""Messages to a member of staff outside any leaver's turn: written at the desk, in the order in which they are said."""

from collections.abc import Mapping
from typing import Any

from bot.services.desk import Desk
from bot.services.say import Buttons
from storage.happenings import Message
from storage.records import Staff


def tell_staff(
    desk: Desk,
    staff: Staff,
    body: str,
    *,
    purpose: str = "answer",
    act: str = "send",
    buttons: Buttons = (),
    person_id: int | None = None,
    stranger_id: int | None = None,
    about: int | None = None,
    extras: Mapping[str, Any] | None = None,
) -> Message:
    """Puts one message into the outbox. `person_id` is the leaver that a reply to it is meant for."""
    keyboard = {"buttons": [[list(button) for button in row] for row in buttons]} if buttons else {}
    message = Message(
        id=desk.new_id(),
        person_id=person_id,
        staff_id=staff.id,
        stranger_id=stranger_id,
        lane=f"s{staff.id}",
        channel="telegram",
        purpose=purpose,
        act=act,
        body=body,
        extras={**(extras or {}), **keyboard},
        state="queued",
        not_before=desk.now,
        not_after=None,
        about_id=about,
        about_version=None,
        attempts=0,
        provider_id=None,
        segments=0,
        error=None,
        created_at=desk.now,
        claimed_at=None,
        sent_at=None,
        settled_at=None,
    )
    desk.add(message)
    return message


def change_shown(desk: Desk, staff: Staff, outbox_id: int, line: str, buttons: Buttons = ()) -> None:
    """An earlier message to a member of staff gets a last line, and other buttons or none."""
    tell_staff(desk, staff, line, purpose="change", act="edit", buttons=buttons, extras={"of": outbox_id})
