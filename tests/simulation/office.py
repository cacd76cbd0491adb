"""The charity's office: policy and people files that are changed and read in again while everything goes on."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.errors import BadPeopleFile
from bot.rules.people_file import COLUMNS, parse_people
from bot.rules.policy import parse_policy
from bot.services import programmes
from bot.services.apply_policy import apply_policy
from bot.services.desk import Desk
from bot.services.people import import_people, mentors
from bot.services.work import DeskWork
from storage.records import Person, Programme, Staff
from tests.simulation import policies
from tests.simulation.history import LONDON, Act

if TYPE_CHECKING:
    from tests.simulation.people import Leaver
    from tests.simulation.world import World

NAME = "the office"
APPLIES, IMPORTS = 0.25, 0.1
"""How often in a day the policy is changed, and what the file says of a leaver."""
AGAIN = 300.0
"""Seconds after which a command that failed is tried again."""


class Office:
    """Of one history. Only a programme that has a policy of its own has somebody who goes on changing things."""

    def __init__(self, world: "World") -> None:
        self.world = world

    async def opens(self) -> None:
        """The file as it was when everybody was enrolled."""

        async def act(desk: Desk) -> None:
            mentors = {one.id: one.name for one in await desk.rows.all(Staff)}
            for one in await desk.rows.all(Person):
                at = f"{one.check_in_time:%H:%M}" if one.check_in_time else ""
                mentor = mentors.get(one.mentor_id or 0, "")
                row = (one.name, one.phone, one.language, one.release_on, at, mentor, one.consent_on, one.status)
                await self._imports(desk, ",".join(map(str, row)))

        await self.world.at_the_desk(act)

    def begin(self) -> None:
        history = self.world.history
        chance = random.Random(f"{history.seed} office")
        for day in range(int(history.days)):
            on = history.start.astimezone(LONDON).date() + timedelta(days=day)
            if chance.random() < APPLIES:
                self._plan(chance, on, Act(at=0, who=NAME, what="applies", text=str(chance.randint(0, 999_999))))
            for one in self.world.people.by_name.values():
                if chance.random() < IMPORTS:
                    row = self._row(chance, one, on)
                    self._plan(chance, on, Act(at=0, who=NAME, what="imports", text=row, whom=one.name))

    def _plan(self, chance: random.Random, on: date, act: Act) -> None:
        at = datetime.combine(on, time(chance.randint(8, 19), chance.randint(0, 59), chance.randint(0, 59)), LONDON)
        self.world.plan(self.world.clock.seconds(at), act)

    def _row(self, chance: random.Random, one: "Leaver", on: date) -> str:
        """What the file says of a leaver from now on: another mentor, hour or language, back inside, no consent."""
        inside = chance.random() < 0.3
        release = on + timedelta(days=chance.randint(1, 4)) if inside else on - timedelta(days=chance.randint(0, 30))
        cells = (
            f"{one.name} Marlow",
            one.number,
            chance.choice(("en", "cy")),
            release,
            chance.choice(("", "12:00", "16:20")),
            chance.choice(("", *(f"{name} Hill" for name in self.world.team.mentors))),
            "" if chance.random() < 0.2 else on - timedelta(days=1),
            "in_custody" if inside else "released",
        )
        return ",".join(map(str, cells))

    def act(self, act: Act) -> None:
        does = self._applies if act.what == "applies" else self._imports
        self.world.go(self._command(_Command(does=does, text=act.text)))

    async def _applies(self, desk: Desk, number: str) -> None:
        """All but the reminders: a session without any by an older policy is given those of the new one."""
        today = desk.now.date()
        policy = parse_policy(policies.whole(policies.drawn(int(number)), today), today=today)
        old = programmes.parsed((await desk.rows.all(Programme))[0].policy)
        await apply_policy(desk, policy.model_copy(update={"reminders": old.reminders}))

    async def _imports(self, desk: Desk, row: str) -> None:
        programme = (await desk.rows.all(Programme))[0]
        spoken = programmes.parsed(programme.policy).programme.languages
        text = f"{','.join(COLUMNS)}\n{row}\n"
        try:
            rows = parse_people(text, source="file", mentors=await mentors(desk, programme), languages=spoken)
            await import_people(desk, rows, programme)
        except BadPeopleFile:
            return  # a language that the policy has no longer, or a number that is another's by now

    async def _command(self, command: "_Command") -> None:
        """Until it has been done: whoever ran it sees that it failed, and runs it again."""
        while True:
            life = self.world.life
            if life is not None and life.answers():
                task = life.do(life.batches.do(command))
                await asyncio.wait({task})
                if not task.cancelled() and task.exception() is None:
                    return
            await asyncio.sleep(AGAIN)


@dataclass(eq=False, kw_only=True)
class _Command(DeskWork):
    does: Callable[[Desk, str], Awaitable[None]]
    text: str

    async def act(self, desk: Desk) -> None:
        await self.does(desk, self.text)
