"""Dates with others, such as a court's: entered by hand, and reminded of by their own kind."""

from collections.abc import Mapping
from typing import Any

from bot.services import sessions
from bot.services.say import first_name
from bot.services.staff import moments
from bot.services.staff.access import able
from bot.services.staff.proposals import slot
from bot.services.staff.visit import Visit

OTHER = "other"
"""A kind without reminders of its own in the policy."""


def kinds(visit: Visit) -> list[str]:
    """The kinds that the policy reminds of, and any other."""
    return [*(kind for kind in visit.policy.reminders if kind not in (sessions.OWN, OTHER)), OTHER]


def kind_name(visit: Visit, kind: str) -> str:
    """The catalogue's word; a kind of the programme's own is called as in its policy."""
    return visit.desk.words.say(visit.staff.language, f"session.kind.{kind}", default=kind)


async def ask_kind(visit: Visit, person_id: int) -> None:
    """What kind of date it is."""
    turn = await able(visit, person_id)
    if turn is not None:
        buttons = [[(kind_name(visit, kind), f"datekind:{person_id}:{kind}")] for kind in kinds(visit)]
        visit.answer("dates.kind", buttons=buttons, person=person_id, name=first_name(turn.person.name))


async def ask_time(visit: Visit, person_id: int, kind: str) -> None:
    """When it is, in words."""
    turn = await able(visit, person_id)
    if turn is None:
        return
    if kind not in kinds(visit):
        visit.hint("tap.stale")
        return
    visit.ask("date", visit.answer("time.type", person=person_id), person=person_id, kind=kind)


async def typed_time(visit: Visit, text: str, asked: Mapping[str, Any]) -> None:
    """Said back for a yes."""
    person_id, kind = asked["person"], asked["kind"]
    at = moments.typed(visit, text)
    if at is None:
        moments.ask_again(visit, asked)
        return
    turn = await able(visit, person_id)
    if turn is not None:
        buttons = [
            [visit.button("yes_add", f"date:{person_id}:{kind}:{moments.as_number(at)}")],
            [visit.button("another_time", f"datekind:{person_id}:{kind}"), visit.button("no", "no")],
        ]
        name, said = first_name(turn.person.name), kind_name(visit, kind)
        moments.say_back(visit, asked, "dates.sure", buttons, name=name, kind=said, slot=slot(visit, at))


async def add(visit: Visit, person_id: int, kind: str, minutes: int) -> None:
    """It is noted, and reminders of it are planned."""
    turn, at = await able(visit, person_id), moments.from_number(minutes)
    if turn is None:
        return
    if kind not in kinds(visit) or at <= visit.desk.now:
        visit.hint("tap.stale")
        return
    live = [s for s in turn.case.sessions if s.state == "booked" and s.kind == kind and s.starts_at == at]
    if not live:
        sessions.book(turn, kind, at, mentor=None, by=visit.staff)
    visit.settle("dates.added", name=first_name(turn.person.name), kind=kind_name(visit, kind), slot=slot(visit, at))
