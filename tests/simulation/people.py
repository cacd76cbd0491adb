"""The leavers: who they are, and what they do by habit. All of it is told by the seed and the texts that they get."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from tests.simulation.history import LONDON, Act
from tests.support import enrol

if TYPE_CHECKING:
    from tests.simulation.world import World

NAMES = (
    *("Jay", "Kel", "Rhys", "Lee", "Tariq", "Mo", "Ali", "Dan", "Eve", "Zoe"),
    *("Abe", "Bea", "Cal", "Dot", "Eli", "Fay", "Gus", "Hal", "Ida", "Jon"),
    *("Kit", "Lou", "Max", "Ned", "Ora", "Pip", "Quin", "Ray", "Sue", "Tom"),
    *("Una", "Val", "Wes", "Xan", "Yaz", "Zak", "Amy", "Bob", "Cat", "Don"),
    *("Edd", "Flo", "Gil", "Hew", "Ian", "Jo", "Ken", "Liv", "Meg", "Nia"),
)
FREE = (
    "can {mentor} ring me its about my rent",
    "my landlord says ive to be out friday what do i do",
    "cheers for that",
    "my other phone is 07700 900345",
    "got the job!!",
    "what time is it again",
    "havent eaten since friday",
    "im ok just tired",
    "u there?",
)
WORDS = (
    "BOOK",
    "MOVE",
    "NEXT",
    "OK",
    "CALL",
    "MENU",
    "PAUSE",
    "MORE",
    "book",
    "Next.",
    "ok",
    "WELSH",
    "ENGLISH",
    "TREFNU",
)
NONSENSE = ("asdf", "9", "??", "77 maybe", "no idea", "lol")
DANGER = ("i cant go on i want to kill myself tonight", "SOS", "he is going to kill me")
SILENCE = ("STOP", "Stop.", "stop texting me", "leave me alone will you, stop texting me", "STOPIO")
FIRST_NUMBER = 447700900100
MOVED = 400
"""Who moves has a number that is so much greater."""


@dataclass(kw_only=True)
class Leaver:
    """`answers` is how often a question is answered, `talks` how many texts of their own they write a day."""

    index: int
    name: str
    number: str
    answers: float
    slow: float
    talks: float
    heard: int = 0


def leaver(seed: int, index: int) -> Leaver:
    chance = random.Random(f"{seed} leaver {index}")
    return Leaver(
        index=index,
        name=NAMES[index % len(NAMES)],
        number=f"+{FIRST_NUMBER + index}",
        answers=chance.choice((0.0, 0.3, 0.6, 0.8, 0.9, 1.0)),
        slow=chance.choice((0.2, 1.0, 4.0, 20.0)),
        talks=chance.choice((0.0, 0.03, 0.07, 0.15)),
    )


class People:
    """The leavers of one history."""

    def __init__(self, world: "World") -> None:
        self.world = world
        history = world.history
        made = [leaver(history.seed, index) for index in history.people]
        self.by_name = {one.name: one for one in made}
        self.by_number = {one.number: one for one in made}

    async def enrol(self) -> None:
        """Mentors in turn; released lately, or in custody until a day to come."""
        ids = await self.world.team.enrol()
        first = self.world.history.start.astimezone(LONDON).date()
        for one in self.by_name.values():
            chance = random.Random(f"{self.world.history.seed} enrols {one.index}")
            inside = chance.random() < 0.25
            days = chance.randint(1, max(int(self.world.history.days * 0.6), 1)) if inside else -chance.randint(0, 40)
            await enrol.leaver(
                self.world,
                f"{one.name} Marlow",
                one.number,
                mentor=ids[one.index % len(ids)] if chance.random() < 0.95 else None,
                language="cy" if chance.random() < 0.2 else "en",
                released=first + timedelta(days=days),
                status="in_custody" if inside else "released",
                at=chance.choice((None, None, time(9), time(12, 30), time(18, 45))),
            )

    def begin(self) -> None:
        """From now on they live their days."""
        for one in self.by_name.values():
            self._plan_days(one)

    def _plan_days(self, one: Leaver) -> None:
        history = self.world.history
        chance = random.Random(f"{history.seed} days {one.index}")
        first = history.start.astimezone(LONDON).date()
        for day in range(int(history.days) + 1):
            if chance.random() < one.talks:
                self._at(first + timedelta(days=day), chance, one, _of_ones_own(chance))
            if chance.random() < 0.004:
                self._act_at(first + timedelta(days=day), chance, Act(at=0, who=one.name, what="off", text="30003"))
                self._act_at(first + timedelta(days=day + 3), chance, Act(at=0, who=one.name, what="on"))
            if chance.random() < 0.001:
                self._act_at(first + timedelta(days=day), chance, Act(at=0, who=one.name, what="moves"))

    def _at(self, day: date, chance: random.Random, one: Leaver, texts: Sequence[str]) -> None:
        self._act_at(day, chance, *(Act(at=0, who=one.name, what="texts", text=text) for text in texts))

    def _act_at(self, day: date, chance: random.Random, *acts: Act) -> None:
        """One after another, a few minutes apart, at a time at which people are up, mostly."""
        hour = chance.choice((10, 11, 12, 13, 14, 15, 16, 17, 19, 20, 20, 23, 3))
        at = datetime.combine(day, time(hour, chance.randint(0, 59), chance.randint(0, 59)), LONDON)
        seconds = self.world.clock.seconds(at)
        for n, act in enumerate(acts):
            self.world.plan(seconds + 240.0 * n, act)

    def act(self, act: Act) -> None:
        one, twilio = self.by_name[act.who], self.world.twilio
        if act.what == "texts":
            twilio.texts_in(one.number, act.text.format(mentor="Sam"))
        elif act.what == "off":
            twilio.off[one.number] = act.text
        elif act.what == "on":
            twilio.off.pop(one.number, None)
        elif act.what == "moves":
            twilio.off[one.number] = "30005"
            one.number = f"+{FIRST_NUMBER + MOVED + one.index}"
            self.by_number[one.number] = one
            twilio.texts_in(one.number, "hiya its me on my new number")

    def gets(self, number: str, body: str) -> None:
        """A text has come: answered by habit, if this is lived and not only repeated."""
        one = self.by_number.get(number)
        if one is None or not self.world.history.live:
            return
        one.heard += 1
        chance = random.Random(f"{self.world.history.seed} hears {one.index} {one.heard}")
        if chance.random() >= one.answers:
            return
        text = _reply(body, chance)
        if text is not None:
            wait = chance.choice((60.0, 600.0, 3600.0 * one.slow, 7200.0 * one.slow))
            self.world.plan(round(self.world.loop.seconds + wait), Act(at=0, who=one.name, what="texts", text=text))


def _of_ones_own(chance: random.Random) -> Sequence[str]:
    die = chance.random()
    if die < 0.35:
        return (chance.choice(WORDS),)
    if die < 0.80:
        return (chance.choice(FREE),)
    if die < 0.88:
        return (chance.choice(NONSENSE),)
    if die < 0.91:
        return (chance.choice(DANGER),)
    if die < 0.94:
        return (chance.choice(SILENCE),)
    return ("START",) if die < 0.97 else ("BOOK", "1")


def _reply(body: str, chance: random.Random) -> str | None:
    """What somebody answers who sees these words."""
    if " 5." in body or " 5?" in body:
        return chance.choice(("1", "2", "3", "4", "5", "4", "3", "4 doin ok ta", "four", "7", "not great", "5/5"))
    if "1 " in body and "?" in body:
        return chance.choice(("1", "2", "1", "3", "no", "yes", "fri", "tues 2pm"))
    return None
