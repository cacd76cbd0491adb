"""An edit in Telegram that changes no word: Telegram tells also of changes that a bot can't see."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.services.desk import Desk
from bot.services.work import DeskWork
from storage import people
from storage.among import among_hashes
from storage.happenings import Received
from storage.records import Person

SAME_MOMENT = timedelta(seconds=10)
"""Telegram's clock may be so far ahead of ours."""


@dataclass(eq=False, kw_only=True)
class SameWords(DeskWork):
    """Whether a message of `user`'s, sent at `sent_at`, has been heard with these very words."""

    user: str
    text: str
    sent_at: datetime

    async def act(self, desk: Desk) -> Any:
        accounts, table = desk.rows.vault.lookups(self.user), Received.table
        person = await desk.rows.one(Person, among_hashes(Person.table.c.telegram_hash, accounts))
        staff = await desk.rows.answer(people.member(accounts, lock=False))
        if person is None and staff is None:
            return False
        theirs = table.c.person_id == person.id if person is not None else table.c.staff_id == (staff and staff.id)
        since = (theirs, table.c.channel == "telegram", table.c.at >= self.sent_at - SAME_MOMENT)
        return any(received.body == self.text for received in await desk.rows.all(Received, *since))
