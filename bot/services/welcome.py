"""The first text: who writes, how to answer, how to stop. Nothing else goes before it has arrived."""

from datetime import time, timedelta

from bot.rules.hours import instant, next_waking
from bot.services import check_ins, queue
from bot.services.say import say
from bot.services.turn import Turn

SURE_AFTER = timedelta(hours=24)
"""Without a failure in this time the welcome counts as delivered."""


def plan(turn: Turn) -> None:
    """When the welcome goes: on the release date or now, in waking hours. Without consent none goes, but whoever is in
    custody becomes released all the same."""
    person = turn.person
    if person.welcome != "waiting" or (person.consent_on is None and person.status != "in_custody"):
        return
    from_ = (
        max(turn.now, instant(person.release_on, time(0, 0), turn.case.tz))
        if person.status == "in_custody"
        else turn.now
    )
    turn.later("welcome", person.id, next_waking(from_, turn.policy), 0)


def send(turn: Turn) -> None:
    """Someone in custody becomes released on the day. Planned again where that day has moved."""
    person = turn.person
    if person.welcome != "waiting":
        return
    if person.status == "in_custody":
        if person.release_on > turn.today:
            plan(turn)
            return
        person = turn.change(person, status="released")
    if person.consent_on is None or person.stopped_at is not None:
        return
    person = turn.change(person, welcome="sent", welcomed_on=turn.today)
    key = "welcome.telegram" if person.channel == "telegram" else "welcome.text"
    say(turn, key, "welcome", about=(person.id, None))
    turn.note_in_ledger("welcome", person.channel)
    turn.later("welcome_sure", person.id, turn.now + SURE_AFTER, 0)


def has_arrived(turn: Turn) -> None:
    """A receipt, an answer or a day without a failure says so. Check-ins begin on the next day."""
    if turn.person.welcome != "sent":
        return
    turn.change(turn.person, welcome="done")
    check_ins.plan(turn)


def has_written(turn: Turn) -> None:
    """They text us, so theirs is the phone. Where the welcome could not arrive it is sent again."""
    if turn.person.welcome == "failed":
        turn.change(turn.person, welcome="waiting")
        plan(turn)
    has_arrived(turn)


def failed(turn: Turn) -> None:
    """It can't arrive: a human has to find another way."""
    if turn.person.welcome == "sent":
        turn.change(turn.person, welcome="failed")
        queue.put_on_queue(turn, "unreachable", {"welcome": True})
