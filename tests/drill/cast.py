"""Who lives in the drill: a dozen leavers, two mentors and a coordinator, as they are on the evening before it."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import partial

from bot.services import sessions
from bot.services.desk import Desk
from storage.database import Database
from tests.support import enrol
from tests.support.town import town

MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
"""When a round of the drill begins: in staff hours. London is on UTC in November."""
SAM, DEE, ALEX = 700701, 700702, 700703
"""Telegram accounts: two mentors and the coordinator."""
STAFF = {SAM: "Sam", DEE: "Dee", ALEX: "Alex"}
STRANGER = "+447700900399"
LATER = time(16)
SESSION = TUESDAY + timedelta(hours=2, minutes=3)
"""Liv's, with Sam: the reminder of two hours before falls into the burst."""
POLICY = enrol.PLAIN + (
    '[check_in]\nnudge_after = "1h"\n[reminders]\nsession = ["2h"]\n'
    "[[helpline]]\nname = 'Samaritans'\nphone = '116 123'\nchecked = 2026-11-01\n"
)


@dataclass(frozen=True, kw_only=True)
class Part:
    """One leaver: whose, and when asked how they are."""

    name: str
    number: str
    mentor: int
    asked_at: time = LATER


def _number(n: int) -> str:
    return f"+4477009003{n:02}"


ANA, BEN, CAT, DAN, EVE, FAY, GUS, HAL, IDA, JON, KIT, LIV = CAST = tuple(
    Part(name=name, number=_number(n), mentor=mentor, asked_at=asked)
    for n, (name, mentor, asked) in enumerate(
        (
            ("Ana", SAM, LATER),
            ("Ben", SAM, LATER),
            ("Cat", SAM, LATER),
            ("Dan", DEE, time(10, 1)),
            ("Eve", DEE, time(10, 2)),
            ("Fay", DEE, LATER),
            ("Gus", DEE, LATER),
            ("Hal", SAM, LATER),
            ("Ida", SAM, LATER),
            ("Jon", SAM, LATER),
            ("Kit", DEE, LATER),
            ("Liv", SAM, LATER),
        )
    )
)


async def enrol_all(database: Database) -> None:
    """Everybody has joined, or was welcomed; Liv has a session."""
    async with town(database, MONDAY) as made:
        made.being_set = True
        await enrol.programme(made, POLICY)
        ids = {}
        for user, name in STAFF.items():
            role = "coordinator" if user == ALEX else "mentor"
            hours = dict.fromkeys(range(5), (10, 16)) if user != ALEX else {}
            ids[user] = await enrol.staff(made, role, f"{name} Jones", user, hours=hours)
        people = {}
        for part in CAST:
            people[part.name] = await enrol.leaver(
                made, f"{part.name} Marlow", part.number, mentor=ids[part.mentor], at=part.asked_at, welcomed=True
            )
        await made.at_the_desk(partial(_book, people["Liv"]))


async def _book(person: int, desk: Desk) -> None:
    turn = await desk.turn(person)
    assert turn is not None
    sessions.book(turn, sessions.OWN, SESSION, mentor=turn.case.mentor, by=None)
