"""Messages to a member of staff outside any leaver's turn: written at the desk, in the order in which they are said."""

from collections.abc import Mapping
from typing import Any

from bot.services import outgoing
from bot.services.desk import Desk
from bot.services.outgoing import Buttons
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
    urgent: bool = False,
) -> Message:
    """Puts one message into the outbox. `person_id` is the leaver that a reply to it is meant for."""
    message = outgoing.to_staff(
        desk.new_id(),
        desk.now,
        staff.id,
        body,
        purpose=purpose,
        act=act,
        urgent=urgent,
        person_id=person_id,
        stranger_id=stranger_id,
        extras=outgoing.with_keyboard(extras, buttons),
        about_id=about,
    )
    desk.add(message)
    return message


def change_shown(desk: Desk, staff: Staff, outbox_id: int, line: str, buttons: Buttons = ()) -> None:
    """An earlier message to a member of staff gets a last line, and other buttons or none."""
    tell_staff(desk, staff, line, purpose="change", act="edit", buttons=buttons, extras={"of": outbox_id})
