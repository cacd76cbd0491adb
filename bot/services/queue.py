"""Queue items: one for each person and matter, open until a human closes it, climbing until a human has taken it."""

from collections.abc import Mapping
from typing import Any

from bot.rules.hours import is_staff_time, next_staff_moment
from bot.rules.ladder import climb_on, ladder_from_json, ladder_to_json, next_rung, resume_at
from bot.rules.policy import KINDS, ladder_for
from bot.services import alerts, team
from bot.services.turn import Turn
from storage.happenings import Item, Note
from storage.records import Staff

URGENT_FIRST = {kind: place for place, kind in enumerate(KINDS)}


def put_on_queue(
    turn: Turn, kind: str, detail: Mapping[str, Any] | None = None, *, told: bool = False, quiet: bool = False
) -> Item:
    """The open item of this kind, with one more matter on it.

    `told` says that the mentor learns of it in some other way, so the first step is not told again; `quiet` adds to an
    open item without telling anyone.
    """
    item = turn.case.item(kind)
    fresh = item is None
    if item is None:
        item = turn.add(_new_item(turn, kind))
    turn.add(Note(id=turn.new_id(), item_id=item.id, at=turn.now, what=kind, detail=dict(detail or {})))
    if fresh:
        return climb(turn, _skip_first(turn, item) if told else item)
    nobody_knows_yet = item.rungs == 0 and item.taken_by is None  # the first step will show all of it
    if not quiet and not told and not nobody_knows_yet:
        _tell_more(turn, item)
    return item


def _tell_more(turn: Turn, item: Item) -> None:
    """A further matter is told at once, or when the staff are there again; a step in between shows it as well."""
    if ladder_from_json(item.ladder).clock == "staff" and not is_staff_time(turn.now, turn.policy):
        turn.later("more", item.id, next_staff_moment(turn.now, turn.policy), item.version)
    else:
        alerts.added_to(turn, item)


def _new_item(turn: Turn, kind: str) -> Item:
    mentor = turn.case.mentor if kind not in team.FOR_COORDINATORS else None
    return Item(
        id=turn.new_id(),
        programme_id=turn.person.programme_id,
        person_id=turn.person.id,
        stranger_id=None,
        kind=kind,
        opened_at=turn.now,
        ladder=ladder_to_json(ladder_for(turn.policy, kind)),
        climbed_from=turn.now,
        rungs=0,
        rung_at=None,
        next_at=None,
        owner_id=mentor.id if mentor else None,
        taken_by=None,
        taken_at=None,
        closed_at=None,
        closed_by=None,
        reason=None,
        version=1,
    )


def _skip_first(turn: Turn, item: Item) -> Item:
    first = next_rung(ladder_from_json(item.ladder), begun=item.climbed_from, done=0, last_at=None, policy=turn.policy)
    if first is None or first.to != "mentor":
        return item
    return turn.change(item, rungs=1, rung_at=turn.now)


def climb(turn: Turn, item: Item) -> Item:
    """Tells every step that is due by now, and plans the next one. A taken or closed item does not climb."""
    ladder = ladder_from_json(item.ladder)
    while item.closed_at is None and item.taken_by is None:
        rung = next_rung(ladder, begun=item.climbed_from, done=item.rungs, last_at=item.rung_at, policy=turn.policy)
        if rung is None or rung.at > turn.now:
            at = rung.at if rung else None
            item = turn.change(item, next_at=at, version=item.version + 1)
            if at is not None:
                turn.later("rung", item.id, at, item.version)
            return item
        item = turn.change(item, rungs=item.rungs + 1, rung_at=max(rung.at, turn.now))
        alerts.tell_rung(turn, item, rung.to)
    return item


def take(turn: Turn, item: Item, by: Staff) -> Item:
    """It is now on this one's list. It climbs on when it is not closed in time."""
    ladder = ladder_from_json(item.ladder)
    back = resume_at(ladder, turn.now, turn.policy)
    item = turn.change(
        item,
        taken_by=by.id,
        taken_at=turn.now,
        owner_id=by.id,
        next_at=back,
        version=item.version + 1,
    )
    turn.later("taken_too_long", item.id, back, item.version)
    alerts.say_taken(turn, item, by)
    return item


def taken_too_long(turn: Turn, item: Item) -> Item:
    """Taken and left: it climbs on from where it stood, with the gaps between its steps as they were."""
    return climb(turn, _from_here(turn, turn.change(item, taken_by=None, taken_at=None)))


def _from_here(turn: Turn, item: Item, *, done: int | None = None) -> Item:
    """The rest of the ladder, beginning now: without the steps that are done, or the first `done` ones."""
    done = item.rungs if done is None else done
    rest = climb_on(ladder_from_json(item.ladder), done=done, policy=turn.policy)
    return turn.change(
        item, ladder=ladder_to_json(rest), climbed_from=turn.now, rungs=0, rung_at=None, version=item.version + 1
    )


def close(turn: Turn, item: Item, reason: str, by: Staff | None = None) -> Item:
    """It is done. Everyone who was alerted sees so. With `by` None the leaver's own answer closed it."""
    item = turn.change(
        item,
        closed_at=turn.now,
        closed_by=by.id if by else None,
        reason=reason,
        next_at=None,
        version=item.version + 1,
    )
    turn.case.items[:] = [other for other in turn.case.items if other.id != item.id]
    alerts.say_closed(turn, item, by)
    return item


def hand_on(turn: Turn, item: Item, to: Staff) -> Item:
    """It goes to a colleague's list, and climbs on from there until they take it.

    While somebody had it no step was due: the gap to the next one begins now.
    """
    if item.taken_by is not None:
        item = _from_here(turn, item, done=max(item.rungs - 1, 0))
        item = turn.change(item, rungs=1, rung_at=turn.now)
    item = turn.change(item, owner_id=to.id, taken_by=None, taken_at=None, version=item.version + 1)
    alerts.say_handed_on(turn, item, to)
    return climb(turn, item)


def not_now(turn: Turn, item: Item, by: Staff, *, can: bool = False) -> Item:
    """This one can't: the next people are told at once, and it is no longer this one's. One who `can` is asked again
    where they are among those."""
    item = turn.change(
        item,
        taken_by=None,
        taken_at=None,
        owner_id=None if item.owner_id == by.id else item.owner_id,
        version=item.version + 1,
    )
    return _next_step_now(turn, item, None if can else by)


def _next_step_now(turn: Turn, item: Item, but: Staff | None) -> Item:
    """A step that would tell nobody `but` one again is passed over. Where all steps are done, the last one's people are
    told again: at its next repeat, or now if it has none."""
    steps = ladder_from_json(item.ladder).steps
    repeats = item.rungs >= len(steps) and steps[-1].repeat is not None
    others = (n for n, step in enumerate(steps) if n >= item.rungs and alerts.tells_another(turn, item, step.to, but))
    return climb(turn, item if repeats else _from_here(turn, item, done=next(others, item.rungs)))
