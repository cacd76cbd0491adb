"""A leaver's tap in Telegram: a button stands for what was on it, so one of an earlier menu means nothing any more."""

from dataclasses import dataclass
from typing import Any

from bot.services.desk import Desk
from bot.services.open_questions import newest_first
from bot.services.work import DeskWork
from storage.among import among_hashes
from storage.happenings import Message, Run
from storage.records import Person


@dataclass(eq=False, kw_only=True)
class TappedOption(DeskWork):
    """`user` tapped an option under message `message_id`. The result is None where the open question still offers
    just those options, else what the tap shows."""

    user: str
    message_id: int

    async def act(self, desk: Desk) -> Any:
        accounts = desk.rows.vault.lookups(self.user)
        person = await desk.rows.one(Person, among_hashes(Person.table.c.telegram_hash, accounts))
        if person is None:
            return None
        offered = await _offered(desk, person)
        fits = offered and offered == await _shown(desk, person, self.message_id)
        return None if fits else desk.words.say(person.language, "tap.old")


async def _shown(desk: Desk, person: Person, message_id: int) -> list[str]:
    """What stood on the buttons of the message."""
    table = Message.table
    theirs = (table.c.person_id == person.id, table.c.staff_id.is_(None), table.c.provider_id == str(message_id))
    message = await desk.rows.one(Message, *theirs)
    rows = ((message.extras if message else None) or {}).get("buttons", ())
    return [label for row in rows for label, _ in row]


async def _offered(desk: Desk, person: Person) -> list[str]:
    """The options of the question that was sent last, where it still counts."""
    runs = await desk.rows.all(Run, Run.table.c.person_id == person.id, Run.table.c.state == "open")
    newest = next(iter(newest_first(runs, desk.now, human_at=None)), None)
    return [label for _, label in newest.pending["options"]] if newest else []
