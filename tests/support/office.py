"""A programme at work: two mentors, two coordinators and three leavers, with the welcome behind them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.services.staff.door import Answer, StaffUpdate
from storage.database import Database
from storage.happenings import Item
from storage.records import Person, Staff
from tests.support import enrol
from tests.support.town import Shown, Town, town

TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
"""In staff hours; London is on UTC in November."""
SAM, DEE, CAL, ANN = 101, 102, 201, 202
"""Accounts: the mentors Sam and Dee, the coordinators Cal and Ann."""
JAY, KELLY, LEE = "+447700900101", "+447700900102", "+447700900105"
"""Numbers: Jay and Kelly are Sam's, Lee has no mentor."""


@dataclass
class Office:
    """A town with names for those who work in it. `ids` are of rows, by first name."""

    town: Town
    ids: dict[str, int]

    async def says(self, user: int, text: str, *, to: Shown | None = None, thread: int | None = None) -> list[str]:
        """What an account is shown after it has typed this."""
        before = len(self.town.chats.shown[user])
        await self.town.telegram(user, text, reply_to=to.number if to else None, thread=thread)
        return [shown.text for shown in self.town.chats.shown[user][before:]]

    async def taps(self, user: int, label: str, *, on: Shown | None = None) -> str | None:
        """The toast of a tap on the newest button that begins like this."""
        return (await self.town.tap(user, label, on=on)).toast

    async def sends(self, user: int, data: str) -> str | None:
        """The toast of a tap on a button that may not be there any more."""
        update = StaffUpdate(
            update_id=next(self.town.updates), user=str(user), message_id=1, data=data, callback_id="tap"
        )
        answer: Answer = await self.town.batches.do(update)
        await self.town.settle()
        return answer.toast

    async def other(self, user: int, what: str, text: str | None = None) -> list[str]:
        """What an account is shown after it has sent a picture, or has changed a message."""
        before = len(self.town.chats.shown[user])
        update = StaffUpdate(update_id=next(self.town.updates), user=str(user), message_id=2, other=what, text=text)
        await self.town.batches.do(update)
        await self.town.settle()
        return [shown.text for shown in self.town.chats.shown[user][before:]]

    def last(self, user: int) -> Shown:
        """The newest message in a chat."""
        return self.town.chats.shown[user][-1]

    def about(self, user: int, words: str) -> Shown:
        """The newest message that holds these words."""
        return next(shown for shown in reversed(self.town.chats.shown[user]) if words in shown.text)

    def labels(self, user: int) -> list[str]:
        """The buttons of the newest message."""
        return [label for label, _ in self.last(user).buttons]

    async def person(self, name: str) -> Person:
        async with self.town.database.reading() as rows:
            found = await rows.one(Person, Person.table.c.id == self.ids[name])
        assert found is not None
        return found

    async def staff(self, name: str) -> Staff:
        async with self.town.database.reading() as rows:
            found = await rows.one(Staff, Staff.table.c.id == self.ids[name])
        assert found is not None
        return found

    async def items(self, name: str | None = None) -> list[Item]:
        """Every item, of one leaver or of nobody known, oldest first."""
        async with self.town.database.reading() as rows:
            table = Item.table
            whose = table.c.person_id == self.ids[name] if name else table.c.person_id.is_(None)
            return await rows.all(Item, whose, order_by=(table.c.id,))


@asynccontextmanager
async def office(database: Database, start: datetime = TUESDAY) -> AsyncIterator[Office]:
    """Everybody has joined and is there; nothing waits."""
    async with town(database, start) as made:
        await enrol.programme(made)
        ids = {
            "Sam": await enrol.staff(made, "mentor", "Sam Hill", SAM, hours={1: (10, 13), 3: (14, 17)}),
            "Dee": await enrol.staff(made, "mentor", "Dee Ward", DEE, hours={2: (10, 12)}),
            "Cal": await enrol.staff(made, "coordinator", "Cal Reed", CAL),
            "Ann": await enrol.staff(made, "coordinator", "Ann Pugh", ANN, language="cy"),
        }
        ids["Jay"] = await enrol.leaver(made, "Jay Morris", JAY, mentor=ids["Sam"], welcomed=True)
        ids["Kelly"] = await enrol.leaver(made, "Kelly Shaw", KELLY, mentor=ids["Sam"], welcomed=True)
        ids["Lee"] = await enrol.leaver(made, "Lee Brown", LEE, welcomed=True)
        await made.settle()
        yield Office(made, ids)
