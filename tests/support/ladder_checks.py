"""Whether every item has climbed its ladder on time, told from the taps of the staff. See `checker`."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.rules.policy import Policy, ladder_for
from bot.rules.policy_model import Ladder
from bot.rules.span import Span
from storage.happenings import Item
from storage.records import Staff
from tests.support import staff_clock
from tests.support.record import Record

MINUTE = timedelta(minutes=1)
TAPS = ("take", "later", "handto")


@dataclass(frozen=True, kw_only=True)
class Act:
    """What a member of staff did with an item."""

    at: datetime
    what: str
    by: int
    to: int | None = None


@dataclass(kw_only=True)
class Climb:
    """Where an item stands: the steps that are left from `base` on, the first `done` of them told, and whose it is."""

    ladder: Ladder
    policy: Policy
    base: datetime
    owner: int | None
    done: int = 0
    last: datetime | None = None
    back_at: datetime | None = None  # when what was taken climbs on
    steps: list[tuple[Span, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.steps = [(step.after, step.to) for step in self.ladder.steps]

    def next(self) -> tuple[datetime, str] | None:
        """When whom is told next; None where nothing repeats."""
        if self.done < len(self.steps):
            span, to = self.steps[self.done]
            return staff_clock.after(self.base, span, self.ladder.clock, self.policy), to
        repeat = self.ladder.steps[-1].repeat
        if repeat is None or self.last is None:
            return None
        return staff_clock.after(self.last, repeat, self.ladder.clock, self.policy), self.steps[-1][1]

    def from_here(self, at: datetime, done: int) -> None:
        """The rest of the ladder from `at` on, the first of it at once."""
        left = self.steps[done:] or self.steps[-1:]
        first = _minutes(left[0][0], self.ladder.clock, self.policy)
        self.steps = [(Span(_minutes(s, self.ladder.clock, self.policy) - first, "m"), to) for s, to in left]
        self.base, self.done, self.last, self.back_at = at, 0, None, None

    def after(self, act: Act, passed_over: Collection[str]) -> None:
        """What somebody did changes who has it and what comes next: no step that tells nobody but who can't now."""
        if act.what == "take" or (act.what == "relay" and self.back_at is None):
            self.owner = act.by
            self.back_at = staff_clock.after(act.at, self.ladder.taken_for, self.ladder.clock, self.policy)
        elif act.what == "handto":
            if self.back_at is not None:
                self.from_here(act.at, max(self.done - 1, 0))
                self.done, self.last = 1, act.at
            self.owner = act.to
        elif act.what == "later" or (act.what == "away" and self.owner == act.by and self.back_at is None):
            self.owner = None if self.owner == act.by else self.owner
            self.back_at = None
            if self.done < len(self.steps):
                left = (n for n, (_, to) in enumerate(self.steps) if n >= self.done and to not in passed_over)
                self.from_here(act.at, next(left, self.done))


def every_ladder_is_climbed(record: Record) -> Iterator[str]:
    for item in record.items:
        if item.person_id is not None:
            yield from _one(record, item)


def _one(record: Record, item: Item) -> Iterator[str]:
    policy = record.policies[item.programme_id]
    until = min(item.closed_at or record.now, record.now - MINUTE)
    mentor = record.people[item.person_id or 0].mentor_id
    owner = None if item.kind == "unknown_number" else mentor
    climb = Climb(ladder=ladder_for(policy, item.kind), policy=policy, base=item.opened_at, owner=owner)
    acts = _acts(record, item)
    explained: list[tuple[datetime, datetime]] = []
    since = item.opened_at
    shown = _shown_the_text(record, item)
    if climb.steps[0][1] == "mentor" and shown:
        climb.done, climb.last = 1, item.opened_at
        climb.owner = mentor if mentor in shown else min(shown)
    while True:
        step = climb.next()
        moment = max(climb.back_at or (step[0] if step else until), since)
        if acts and acts[0].at < moment:
            act = acts.pop(0)
            since = act.at
            explained.append((act.at, act.at))
            climb.after(act, _tell_nobody_else(record, item, act))
        elif moment >= until:
            explained += [(until, record.now), (moment, moment)]
            break
        elif climb.back_at:
            climb.from_here(moment, climb.done)
        elif step:
            explained.append((moment, moment + MINUTE))
            if not _told(record, item, step[1], moment):
                yield f"{item.kind} {item.id}: {step[1]} not told at {moment:%a %d %b %H:%M}Z"
            climb.done, climb.last = climb.done + 1, moment
    yield from _unexplained(record, item, explained)


def _acts(record: Record, item: Item) -> list[Act]:
    """Taps on the item, a leave, and a human's words to the leaver, which take what nobody has and they were shown."""
    found = []
    for received in record.inbox:
        name, _, rest = (received.body or "").partition(":")
        if received.staff_id and name in TAPS and rest.split(":")[0] == str(item.id):
            to = int(rest.split(":")[1]) if name == "handto" else None
            found.append(Act(at=received.at, what=name, by=received.staff_id, to=to))
        elif received.staff_id and name.startswith("/away "):
            found.append(Act(at=received.at, what="away", by=received.staff_id))
    for message in record.outbox.values():
        relayed = message.purpose == "relay" and message.person_id == item.person_id
        by = (message.extras or {})["staff"] if relayed else 0
        if relayed and _was_shown(record, item, by, message.created_at):
            found.append(Act(at=message.created_at, what="relay", by=by))
    return sorted((act for act in found if act.at >= item.opened_at), key=lambda act: act.at)


def _tell_nobody_else(record: Record, item: Item, act: Act) -> set[str]:
    """The steps that name nobody but whoever has just said that they can't."""
    steps = ("mentor", "cover", "coordinators") if act.what == "later" else ()
    return {step for step in steps if {staff.id for staff in _named(record, item, step, act.at)} == {act.by}}


def _was_shown(record: Record, item: Item, staff_id: int, before: datetime) -> bool:
    about = (m for m in record.outbox.values() if m.about_id == item.id and m.staff_id == staff_id)
    return any(m.created_at < before for m in about)


def _told(record: Record, item: Item, step: str, at: datetime) -> bool:
    """Whether everybody whom the step names was told within a minute."""
    told = {
        m.staff_id
        for m in record.outbox.values()
        if m.about_id == item.id and m.purpose in ("alert", "relay_staff") and at <= m.created_at <= at + MINUTE
    }
    wanted = {staff.id for staff in _named(record, item, step, at)}
    return bool(wanted) and wanted <= told


def _shown_the_text(record: Record, item: Item) -> set[int]:
    """Whoever looks after the leaver, or is talking with them, was shown the text itself: that is the first step."""
    shown = (m for m in record.outbox.values() if m.about_id == item.id and m.purpose == "relay_staff")
    return {m.staff_id for m in shown if m.staff_id is not None and m.created_at == item.opened_at}


def _named(record: Record, item: Item, step: str, at: datetime) -> list[Staff]:
    there = [s for s in record.staff.values() if s.joined_at and not s.removed_at]
    heads = [s for s in there if s.role == "coordinator"]
    if step == "coordinators" or item.person_id is None or item.kind == "unknown_number":
        return heads
    person = record.people[item.person_id]
    day = at.astimezone(record.tz(person)).date()
    present = [s for s in there if s.role == "mentor" and not _away(s, day)]
    if step == "mentor":
        own = [s for s in present if s.id == person.mentor_id]
        if own:
            return own
    return [s for s in present if s.id != person.mentor_id] or heads


def _away(staff: Staff, day: object) -> bool:
    first, last = staff.away_from, staff.away_until or staff.away_from
    return bool(first and last and str(first) <= str(day) <= str(last))


def _unexplained(record: Record, item: Item, explained: list[tuple[datetime, datetime]]) -> Iterator[str]:
    """Nobody is paged out of turn: an alert is a step, a further matter, or what somebody's tap asks for."""
    policy = record.policies[item.programme_id]
    matters = [n.at for n in record.notes if n.item_id == item.id]
    # One that comes while no staff are there is told when they are back.
    explained = explained + [(at, at + MINUTE) for at in _openings(matters, item, policy)]
    seen: set[tuple[int, datetime]] = set()
    for message in record.outbox.values():
        if message.about_id != item.id or message.purpose != "alert" or message.staff_id is None:
            continue
        at = message.created_at
        if (message.staff_id, at) in seen:
            yield f"{item.kind} {item.id}: staff {message.staff_id} paged twice at {at:%a %d %b %H:%M}Z"
        seen.add((message.staff_id, at))
        if at not in matters and not any(begin <= at <= end for begin, end in explained):
            yield f"{item.kind} {item.id}: staff {message.staff_id} paged out of turn at {at:%a %d %b %H:%M}Z"
        if item.closed_at is not None and at > item.closed_at:
            yield f"{item.kind} {item.id}: staff {message.staff_id} paged after it was closed"


def _openings(matters: list[datetime], item: Item, policy: Policy) -> list[datetime]:
    clock = ladder_for(policy, item.kind).clock
    return [staff_clock.after(at, Span(0, "m"), clock, policy) for at in matters]


def _minutes(span: Span, clock: str, policy: Policy) -> int:
    if clock == "wall" or span.unit != "d":
        return int(span.timedelta.total_seconds()) // 60
    first, last = policy.programme.staff_hours
    return span.value * ((last.hour - first.hour) * 60 + last.minute - first.minute)
