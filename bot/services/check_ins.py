"""Check-ins: planned by the cadence, asked, nudged, missed or answered."""

from datetime import time, timedelta

from bot.rules import cadence
from bot.rules.hours import instant, is_quiet, local, next_waking
from bot.services import alerts, queue, talks
from bot.services.open_questions import just_asked
from bot.services.relay import talking
from bot.services.turn import Turn
from storage.happenings import CheckIn

WAIT = timedelta(hours=1)
"""While a human and the leaver are talking, or another question waits, the bot's own wait this long and look again."""
MOST_WAIT = timedelta(hours=3)
"""No other question keeps a check-in from being asked for longer."""
FOLLOW_UPS = ("missed_check_in", "unreachable")


def may_check_in(turn: Turn) -> bool:
    """Whether the clock of check-ins runs for this person."""
    person = turn.person
    return (
        person.status == "released"
        and person.consent_on is not None
        and person.stopped_at is None
        and person.hold is None
        and person.welcome == "done"
    )


def plan(turn: Turn) -> None:
    """The next prompt, or else the end of what holds it up, in place of any that was planned before."""
    person = turn.change(turn.person, version=turn.person.version + 1)
    if person.hold_until is not None:
        turn.later("hold_over", person.id, instant(person.hold_until, time(0, 0), turn.case.tz), person.version)
    if not may_check_in(turn):
        return
    at = cadence.next_check_in(
        turn.policy,
        release=person.release_on,
        last_day=person.last_check_in_on,
        welcomed=person.welcomed_on,
        at=person.check_in_time,
        now=turn.now,
    )
    turn.later("check_in", person.id, at, person.version)


def prompt(turn: Turn) -> None:
    """The check-in of today. Waits while a human is talking with the leaver, or something else was just asked; and for
    the morning, so that neither its nudge nor its window run before it has been read."""
    if not may_check_in(turn):
        return
    if turn.is_quiet:
        turn.later("check_in", turn.person.id, next_waking(turn.now, turn.policy), turn.person.version)
        return
    if talking(turn) or (just_asked(turn) and _can_wait(turn)):
        turn.later("check_in", turn.person.id, turn.now + WAIT, turn.person.version)
        return
    # On the day of 23 hours a daily check-in comes before the last one's window has ended: that one is missed as well.
    for earlier in [c for c in turn.case.check_ins if c.state == "open"]:
        window_ended(turn, earlier)
    check_in = turn.add(
        CheckIn(
            id=turn.new_id(),
            person_id=turn.person.id,
            day=turn.today,
            prompted_at=turn.now,
            window_ends_at=cadence.window_ends(turn.policy, turn.now),
            nudged_at=None,
            state="open",
            mood=None,
            need=None,
            answered_at=None,
            receipt=None,
            version=1,
        )
    )
    turn.change(turn.person, last_check_in_on=turn.today)
    talks.begin(turn, "check_in", about=check_in.id, purpose="prompt", until=check_in.window_ends_at)
    nudge_at = cadence.nudge_at(turn.policy, turn.now)
    if nudge_at is not None:
        turn.later("nudge", check_in.id, nudge_at, check_in.version)
    turn.later("window", check_in.id, check_in.window_ends_at or turn.now, check_in.version)
    plan(turn)


def _can_wait(turn: Turn) -> bool:
    """Whether the check-in is still this day's, and before the night, when it waits once more."""
    later = turn.now + WAIT
    planned = cadence.moment_on(turn.policy, turn.today, turn.person.check_in_time)
    that_day = local(later, turn.case.tz).date() == turn.today and not is_quiet(later, turn.policy)
    return that_day and later <= planned + MOST_WAIT


def open_one(turn: Turn) -> CheckIn | None:
    """The last check-in, where an answer would still be taken: it is open, or was missed since."""
    last = turn.case.check_ins[0] if turn.case.check_ins else None
    return last if last and last.state in ("open", "missed", "unreachable") else None


def find(turn: Turn, check_in_id: int) -> CheckIn | None:
    return next((c for c in turn.case.check_ins if c.id == check_in_id), None)


def nudge(turn: Turn, check_in: CheckIn) -> None:
    """One more text in the window. Left out while a human is talking; it waits where something else was just asked."""
    if talking(turn):
        return
    if just_asked(turn):
        later = next_waking(turn.now + WAIT, turn.policy)
        if check_in.window_ends_at is not None and later < check_in.window_ends_at:
            turn.later("nudge", check_in.id, later, check_in.version)
        return
    turn.change(check_in, nudged_at=turn.now)
    talks.nudge(turn, "check_in", check_in.id, until=check_in.window_ends_at)


def window_ended(turn: Turn, check_in: CheckIn) -> None:
    """Nobody answered. The question stays open for a late answer. A phone that was off is another matter."""
    if check_in.receipt is not None:
        unreachable(turn, check_in)
        return
    talks.expire(turn, "check_in", check_in.id)
    if any(c.id == check_in.id and c.state == "open" for c in turn.case.check_ins):
        missed(turn)  # its conversation had ended in some other way


def missed(turn: Turn) -> None:
    """One queue item, whatever has been missed before."""
    check_in = next(c for c in turn.case.check_ins if c.state == "open")
    turn.change(check_in, state="missed", version=check_in.version + 1)
    queue.put_on_queue(turn, "missed_check_in", {"check_in": check_in.id})


def unreachable(turn: Turn, check_in: CheckIn) -> None:
    """The phone can't get texts: an item of its own kind, in place of a missed check-in."""
    turn.change(check_in, state="unreachable", version=check_in.version + 1)
    queue.put_on_queue(turn, "unreachable", {"check_in": check_in.id})


def answered(turn: Turn, mood: int | None) -> None:
    """An answer, in time, late or unasked: it closes what the silence had opened and tells whoever was alerted."""
    check_in = open_one(turn)
    if check_in is None:
        check_in = turn.add(
            CheckIn(
                id=turn.new_id(),
                person_id=turn.person.id,
                day=turn.today,
                prompted_at=None,
                window_ends_at=None,
                nudged_at=None,
                state="open",
                mood=None,
                need=None,
                answered_at=None,
                receipt=None,
                version=1,
            )
        )
        turn.change(turn.person, last_check_in_on=turn.today)
        plan(turn)
    turn.change(check_in, state="answered", mood=mood, answered_at=turn.now, version=check_in.version + 1)
    for kind in FOLLOW_UPS:
        item = turn.case.item(kind)
        if item is not None:
            alerts.say_answered(turn, item, "item.answered_mood" if mood else "item.answered", mood=mood)
            queue.close(turn, item, "answered")


def need_named(turn: Turn, need: str) -> None:
    if turn.case.check_ins:
        turn.change(turn.case.check_ins[0], need=need)


def withdraw_open(turn: Turn) -> None:
    """An earlier check-in that still waits is over, and its question with it."""
    for run in [r for r in turn.case.runs if r.flow == "check_in"]:
        talks.end(turn, run, "expired")
    for check_in in turn.case.check_ins:
        if check_in.state == "open":
            turn.change(check_in, state="withdrawn", version=check_in.version + 1)
