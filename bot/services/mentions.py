"""Where a leaver's first name stands among others': lists that staff were shown, and words that were for nobody yet."""

import json
import re

from bot.services.desk import Desk
from bot.services.say import first_name
from storage.happenings import Message, Received
from storage.records import Person, Staff

UNSENT = ("queued", "held")


async def mentions(desk: Desk, person: Person) -> list[Message]:
    """Empties them; returns the messages that went out, so that they can be taken away in Telegram too."""
    name = re.compile(rf"\b{re.escape(first_name(person.name))}\b", re.IGNORECASE)
    ours = await desk.rows.all(Staff, Staff.table.c.programme_id == person.programme_id)
    sent = Message.table.c
    found = []
    for staff in ours:
        shown = await desk.rows.all(Message, sent.staff_id == staff.id, sent.person_id.is_(None), lock=True)
        named = [m for m in shown if name.search(m.body or "") or name.search(json.dumps(m.extras, ensure_ascii=False))]
        for message in named:
            gone = {"state": "dropped", "error": "erased"} if message.state in UNSENT else {}
            desk.writes.change(Message.table, message.id, {"body": None, "extras": None, **gone})
        found += named
        typed = Received.table.c
        said = await desk.rows.all(Received, typed.staff_id == staff.id, typed.person_id.is_(None))
        for words in said:
            if name.search(words.body or ""):
                desk.writes.change(Received.table, words.id, {"body": None})
    return found
