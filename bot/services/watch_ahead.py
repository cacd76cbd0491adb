"""What began by a clock that was ahead, and has been put right since: it begins now, and so do its next steps."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, or_

from bot.rules import cadence
from bot.rules.ladder import ladder_from_json, next_rung, resume_at
from bot.rules.policy import Policy
from bot.services import check_ins
from bot.services.desk import Desk
from bot.services.lost_rows import Moment, plan_step
from bot.services.turn import Turn
from storage.among import among, is_one
from storage.happenings import CheckIn, Item
from storage.records import Person

BEGAN = ("opened_at", "climbed_from", "rung_at", "taken_at")


def items(before: Moment, after: Moment) -> Sequence[ColumnElement[bool]]:
    """Open items whose ladder would stand still until the time by which they were told or taken."""
    item = Item.table.c
    return item.closed_at.is_(None), or_(*(item[name] > after for name in BEGAN))


async def climb_from_now(desk: Desk, found: Sequence[Item]) -> int:
    """Their people's rows are held first, as turns take them."""
    for turn in (await desk.turns_of({item.person_id for item in found if item.person_id is not None})).values():
        _count_from_today(turn)
    ids = {item.id for item in found}
    held = await desk.rows.all(Item, among(Item.table.c.id, ids), Item.table.c.closed_at.is_(None), lock=True)
    policies = await desk.policies()
    for item in held:
        began = {name: min(at, desk.now) for name in BEGAN if (at := getattr(item, name)) is not None}
        item = replace(item, **began, version=item.version + 1)
        next_at = _next_at(item, policies[item.programme_id])
        desk.writes.change(Item.table, item.id, {**began, "next_at": next_at, "version": item.version})
        if next_at is not None:
            plan_step(desk, item, next_at)
    return len(held)


def _next_at(item: Item, policy: Policy) -> datetime | None:
    ladder = ladder_from_json(item.ladder)
    if item.taken_at is not None:
        return resume_at(ladder, item.taken_at, policy)
    rung = next_rung(ladder, begun=item.climbed_from, done=item.rungs, last_at=item.rung_at, policy=policy)
    return rung.at if rung else None


def questions(before: Moment, after: Moment) -> Sequence[ColumnElement[bool]]:
    """Check-ins that wait for an answer, asked at a time that is still to come."""
    check_in = CheckIn.table.c
    return is_one(check_in.state, "open"), check_in.prompted_at > after


async def asked_now(desk: Desk, found: Sequence[CheckIn]) -> int:
    """Their windows run from now on, and the next one is planned anew."""
    turns = await desk.turns_of({each.person_id for each in found})
    ids = {each.id for each in found}
    for turn in turns.values():
        for check_in in [c for c in turn.case.check_ins if c.id in ids and c.state == "open"]:
            _ask_now(turn, check_in)
    return len(found)


def _ask_now(turn: Turn, check_in: CheckIn) -> None:
    ends = cadence.window_ends(turn.policy, turn.now)
    columns: dict[str, Any] = {"prompted_at": turn.now, "window_ends_at": ends, "version": check_in.version + 1}
    check_in = turn.change(check_in, **columns)
    turn.later("window", check_in.id, ends, check_in.version)
    nudge_at = cadence.nudge_at(turn.policy, turn.now)
    if nudge_at is not None and check_in.nudged_at is None:
        turn.later("nudge", check_in.id, nudge_at, check_in.version)
    _count_from_today(turn)


def people(before: Moment, after: Moment) -> Sequence[ColumnElement[bool]]:
    """Leavers who wrote, or were written to by a human, at a time that is still to come: until then the bot would leave
    the word to the human, and take them to be awake."""
    person = Person.table.c
    return (or_(person.last_text_at > after, person.human_at > after),)


async def wrote_now(desk: Desk, found: Sequence[Person]) -> int:
    """They did by now, whenever it was."""
    for turn in (await desk.turns_of({each.id for each in found})).values():
        said = {"last_text_at": turn.person.last_text_at, "human_at": turn.person.human_at}
        turn.change(turn.person, **{name: min(at, turn.now) for name, at in said.items() if at is not None})
        _count_from_today(turn)
    return len(found)


def _count_from_today(turn: Turn) -> None:
    """The next check-in is counted from the last one, which was on no day to come."""
    if turn.person.last_check_in_on is not None and turn.person.last_check_in_on > turn.today:
        turn.change(turn.person, last_check_in_on=turn.today)
        check_ins.plan(turn)
