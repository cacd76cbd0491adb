"""The commands in the menu of a staff member's chat: theirs by role, in their language.

A leaver in Telegram has no such menu: it would show what the bot is for to whoever picks up the phone.
"""

import re

from bot.services.desk import Desk
from bot.services.tell_staff import tell_staff
from storage.records import Staff

LISTED = re.compile(r"^/(?P<name>[a-z]+) (?P<does>.+)$", re.MULTILINE)


def show(desk: Desk, staff: Staff) -> None:
    """The menu says what /help says."""
    listed = LISTED.findall(desk.words.say(staff.language, f"help.{staff.role}"))
    tell_staff(desk, staff, "", purpose="menu", act="commands", extras={"commands": listed})
