"""Every open item climbs: whoever a step names is told at its time, and what is taken climbs on when it is left."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from bot.rules.ladder import ladder_from_json
from bot.rules.policy_model import Ladder
from storage.happenings import Item
from storage.records import Staff
from tests.simulation.judge import Changed, Past
from tests.support import staff_clock

Breach = tuple[str, str]
PROMISE = "5 every ladder climbs"
TELLS = ("alert", "relay_staff")


def climbs(past: Past, changed: Changed) -> Iterator[Breach]:
    """Steps are told one by one, to all whom they name, and not before their time."""
    for row, (old, item) in changed.get("items", {}).items():
        if item.closed_at is not None or item.person_id is None:
            continue
        before = old.rungs if old is not None and old.climbed_from == item.climbed_from else 0
        told = {
            m.staff_id
            for was, m in changed.get("outbox", {}).values()
            if was is None and m.about_id == row and m.purpose in TELLS
        }
        steps = ladder_from_json(item.ladder)
        for rung in range(before, item.rungs):
            yield from _told(past, item, steps, rung, told)
        due = _due(past, item)
        if due is not None:
            past.look_at(due + timedelta(seconds=61), row, "items")
        elif item.taken_by is None and (item.rungs < len(steps.steps) or steps.steps[-1].repeat is not None):
            yield PROMISE, f"{item.kind} {row} is open and climbs no further"


def _told(past: Past, item: Item, ladder: Ladder, rung: int, told: set[int | None]) -> Iterator[Breach]:
    if rung == 0 and told:
        return  # it came with the words themselves, or somebody was asked by name
    to = ladder.steps[min(rung, len(ladder.steps) - 1)].to
    missing = {staff.id for staff in _named(past, item, to)} - told
    if missing:
        yield PROMISE, f"{item.kind} {item.id}: step {rung} ({to}) was not told to {sorted(missing)}"


def _due(past: Past, item: Item) -> datetime | None:
    """When something must happen to it next, by its own row, counted anew. A policy that has changed since holds
    for the step after that one."""
    policy, ladder = past.planned_by[item.id], ladder_from_json(item.ladder)
    if item.taken_by is not None and item.taken_at is not None:
        return staff_clock.after(item.taken_at, ladder.taken_for, ladder.clock, policy)
    if item.rungs < len(ladder.steps):
        return staff_clock.after(item.climbed_from, ladder.steps[item.rungs].after, ladder.clock, policy)
    repeat = ladder.steps[-1].repeat
    if repeat is None or item.rung_at is None:
        return None
    return staff_clock.after(item.rung_at, repeat, ladder.clock, policy)


def overdue(past: Past, row: int) -> Iterator[Breach]:
    """The time of its next step has come."""
    item = past.items[row]
    due = _due(past, item) if item.closed_at is None else None
    if due is None or past.now < due:
        return
    until = past.by(due)
    if past.now > until:
        yield PROMISE, f"{item.kind} {row} should have climbed at {due:%a %d %b %H:%M}Z"
    else:
        past.look_at(until + timedelta(seconds=1), row, "items")


def _named(past: Past, item: Item, to: str) -> list[Staff]:
    day = past.now.astimezone(past.policy(item.programme_id).tz).date()
    there = [s for s in past.staff.values() if s.joined_at is not None and s.removed_at is None]
    heads = [s for s in there if s.role == "coordinator"]
    present = [s for s in there if s.role == "mentor" and not _away(s, day)]
    if to == "coordinators" or item.person_id is None or item.kind == "unknown_number":
        return heads
    person = past.people[item.person_id]
    own = [s for s in present if s.id == person.mentor_id]
    others = [s for s in present if s.id != person.mentor_id]
    return own if to == "mentor" and own else others or heads


def _away(staff: Staff, day: date) -> bool:
    return staff.away_from is not None and staff.away_from <= day and (staff.away_until or staff.away_from) >= day
