"""What the check of every minute looks for, and how it mends it."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

import structlog
from sqlalchemy import ColumnElement, literal

from bot.rules.hours import local
from bot.services import check_ins, sessions_watch, stranger_items, watch_ahead
from bot.services.desk import Desk
from bot.services.doubt import GIVE_UP
from bot.services.lost_rows import Moment, plan_row, plan_step, planned
from storage.among import is_one
from storage.codec import Record
from storage.happenings import CheckIn, Item, Message, Session
from storage.records import Person

log = structlog.get_logger(__name__)

OF_AN_ITEM = ("rung", "taken_too_long", stranger_items.DUE)
Conditions = Sequence[ColumnElement[bool]]


@dataclass(frozen=True, kw_only=True)
class Look:
    """Rows of a kind that are `lost`, by a moment a little before now and one a little after, and what `mend` does with
    them; it returns how many it mended. `counts_as` is the field of `watch.Found`."""

    record: type[Record]
    lost: Callable[[Moment, Moment], Conditions]
    mend: Callable[[Desk, Sequence[Any]], Awaitable[int]]
    counts_as: str = "unplanned"


def _falls_due(kind: str) -> Callable[[Desk, Sequence[CheckIn | Session]], Awaitable[int]]:
    """What is of somebody and has a version falls due now, as this kind."""

    async def mend(desk: Desk, lost: Sequence[CheckIn | Session]) -> int:
        for each in lost:
            plan_row(desk, kind, each.id, each.person_id, each.version)
        return len(lost)

    return mend


def _steps(before: Moment, after: Moment) -> Conditions:
    """Items whose next step is overdue."""
    item = Item.table.c
    return item.closed_at.is_(None), item.next_at < before, ~planned(OF_AN_ITEM, item.id, item.version)


async def _climb(desk: Desk, items: Sequence[Item]) -> int:
    for each in items:
        plan_step(desk, each)
    return len(items)


def _windows(before: Moment, after: Moment) -> Conditions:
    """Check-ins that still wait though their time is over."""
    check_in = CheckIn.table.c
    over = check_in.window_ends_at < before
    return is_one(check_in.state, "open"), over, ~planned(("window",), check_in.id, check_in.version)


def _welcomes(before: Moment, after: Moment) -> Conditions:
    """Leavers with consent whose welcome is planned for no time."""
    person = Person.table.c
    return (
        person.consent_on.is_not(None),
        person.stopped_at.is_(None),
        person.welcome == "waiting",
        is_one(person.status, "released", "in_custody"),
        ~planned(("welcome",), person.id, literal(0)),
    )


async def _welcome(desk: Desk, people: Sequence[Person]) -> int:
    for each in people:
        plan_row(desk, "welcome", each.id, each.id, 0)
    return len(people)


def _holds(before: Moment, after: Moment) -> Conditions:
    """Pauses whose end is planned for no time."""
    person = Person.table.c
    return (
        person.hold.is_not(None),
        person.hold_until.is_not(None),
        ~planned(("hold_over",), person.id, person.version),
    )


async def _end_holds(desk: Desk, people: Sequence[Person]) -> int:
    """Of those that should be over."""
    policies = await desk.policies()
    over = [
        each
        for each in people
        if each.hold_until is not None and each.hold_until <= local(desk.now, policies[each.programme_id].tz).date()
    ]
    for each in over:
        plan_row(desk, "hold_over", each.id, each.id, each.version)
    return len(over)


def _unplanned(before: Moment, after: Moment) -> Conditions:
    """Leavers whose check-ins should run, with none planned."""
    person = Person.table.c
    return (
        person.status == "released",
        person.consent_on.is_not(None),
        person.stopped_at.is_(None),
        person.hold.is_(None),
        person.welcome == "done",
        ~planned(("check_in",), person.id, person.version),
    )


async def _plan(desk: Desk, people: Sequence[Person]) -> int:
    for person in people:
        turn = await desk.turn(person.id)
        try:
            if turn is not None:
                check_ins.plan(turn)
        except Exception as error:  # one that can't be planned must not stop the others
            log.error("watch.failed", error=type(error).__name__)
    return len(people)


def _set_back(before: Moment, after: Moment) -> Conditions:
    """Messages that were to go at once by a clock that was ahead: made after now, so that they would wait for it."""
    message = Message.table.c
    waiting = is_one(message.state, "queued", "held"), message.state == "queued"
    return *waiting, message.not_before > after, message.created_at > after


async def _send_now(desk: Desk, messages: Sequence[Message]) -> int:
    for each in messages:
        desk.writes.change(Message.table, each.id, {"not_before": desk.now, "due_at": None})
    return len(messages)


def _claimed_later(before: Moment, after: Moment) -> Conditions:
    """Messages on their way, or of which nobody knows whether they went, that were claimed by a clock that was ahead:
    they and what waits behind them would wait for it."""
    message = Message.table.c
    return is_one(message.state, "sending", "in_doubt"), message.claimed_at > after


async def _claimed_lately(desk: Desk, messages: Sequence[Message]) -> int:
    """When it was nobody knows: early enough to be looked up at once, also where it took a while to find this."""
    for each in messages:
        desk.writes.change(Message.table, each.id, {"claimed_at": desk.now - GIVE_UP / 2})
    return len(messages)


LOOKS = {
    "windows": Look(record=CheckIn, lost=_windows, mend=_falls_due("window")),
    "welcomes": Look(record=Person, lost=_welcomes, mend=_welcome),
    "holds": Look(record=Person, lost=_holds, mend=_end_holds),
    "check-ins": Look(record=Person, lost=_unplanned, mend=_plan),
    "sessions": Look(record=Session, lost=sessions_watch.ended, mend=_falls_due("session_over")),
    "steps": Look(record=Item, lost=_steps, mend=_climb, counts_as="steps"),
    "clock": Look(record=Message, lost=_set_back, mend=_send_now, counts_as="set_back"),
    "ladders": Look(record=Item, lost=watch_ahead.items, mend=watch_ahead.climb_from_now, counts_as="set_back"),
    "questions": Look(record=CheckIn, lost=watch_ahead.questions, mend=watch_ahead.asked_now, counts_as="set_back"),
    "words": Look(record=Person, lost=watch_ahead.people, mend=watch_ahead.wrote_now, counts_as="set_back"),
    "claims": Look(record=Message, lost=_claimed_later, mend=_claimed_lately, counts_as="set_back"),
}
