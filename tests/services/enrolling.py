"""A programme with two mentors, and people files read into it on a clock that stands still."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar

from bot.clock import MovableClock
from bot.rules.people_file import PersonRow
from bot.rules.policy import parse_policy
from bot.services.apply_policy import apply_policy
from bot.services.desk import Desk
from bot.services.invitations import invite_staff
from bot.services.office import at_the_desk
from bot.services.people import Imported, import_people
from bot.services.turn import Turn
from bot.words.catalogue import Words
from storage.codec import Record
from storage.database import Database
from storage.happenings import Due
from storage.ids import Ids
from storage.records import LedgerEntry, Person, Programme, Staff

R = TypeVar("R", bound=Record)
T = TypeVar("T")
POLICY = '[programme]\nslug = "leicester-up"\nname = "UP Leicester"\n'
WORDS = Words.load()
JAY = PersonRow(
    line=2,
    name="Jay Morris",
    phone="+447700900101",
    language="en",
    release_date=date(2026, 11, 2),
    check_in_time=time(10),
    mentor="Sam",
    consent_on=date(2026, 10, 20),
    status="released",
)
TARIQ = replace(
    JAY,
    line=3,
    name="Tariq Hassan",
    phone="+447700900104",
    mentor="Dee",
    release_date=date(2026, 12, 11),
    status="in_custody",
)


class Enrolling:
    """Monday, 23 November 2026, ten o'clock; London is on UTC then."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.clock = MovableClock(datetime(2026, 11, 23, 10, tzinfo=UTC))
        self.new_id = Ids().next

    async def at_the_desk(self, act: Callable[[Desk], Awaitable[T]]) -> T:
        return await at_the_desk(self.database, act, clock=self.clock, new_id=self.new_id, words=WORDS)

    async def begin(self, slug: str = "leicester-up") -> None:
        policy = parse_policy(POLICY.replace("leicester-up", slug), today=date(2026, 11, 23))
        await self.at_the_desk(lambda desk: apply_policy(desk, policy))
        programme = await self.programme(slug)
        for name in ("Sam", "Dee"):

            async def invite(desk: Desk, name: str = name) -> Any:
                return await invite_staff(
                    desk,
                    programme_id=programme.id,
                    role="mentor",
                    name=name,
                    language="en",
                    token=f"{slug} {name}",
                )

            await self.at_the_desk(invite)

    async def programme(self, slug: str = "leicester-up") -> Programme:
        return next(p for p in await self.all(Programme) if p.slug == slug)

    async def reads(self, *rows: PersonRow, slug: str = "leicester-up") -> tuple[int, int, int]:
        """How many were added, changed and unchanged."""
        programme = await self.programme(slug)

        async def act(desk: Desk) -> Imported:
            return await import_people(desk, rows, programme, source="people.csv")

        done = await self.at_the_desk(act)
        return done.added, done.changed, done.unchanged

    async def turn(self, person_id: int, decide: Callable[[Turn], object]) -> None:
        """Something that happens to a leaver in between."""

        async def act(desk: Desk) -> None:
            turn = await desk.turn(person_id)
            assert turn is not None
            decide(turn)

        await self.at_the_desk(act)

    async def all(self, record_type: type[R]) -> list[R]:
        async with self.database.reading() as rows:
            return await rows.all(record_type, order_by=(record_type.table.c.id,))

    async def person(self, name: str = "Jay Morris") -> Person:
        return next(p for p in await self.all(Person) if p.name == name)

    async def staff(self, name: str) -> Staff:
        return next(s for s in await self.all(Staff) if s.name == name)

    async def due(self, kind: str) -> list[datetime]:
        """When rows of this kind fall due that still do something, as far as the person's version says."""
        versions = {p.id: p.version for p in await self.all(Person)}
        rows = [due for due in await self.all(Due) if due.kind == kind]
        return [due.at for due in rows if kind != "check_in" or due.version == versions[due.subject_id]]

    async def ledger(self) -> list[str]:
        return [f"{entry.what}: {entry.how}" for entry in await self.all(LedgerEntry)]
