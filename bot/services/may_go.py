"""Whether a message still makes sense is decided at the moment of sending: go, wait until later, or drop."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from bot.rules.hours import is_quiet, local, next_waking
from bot.rules.policy import Policy
from bot.services import outgoing
from bot.services.say import AWAKE_FOR
from storage.happenings import CheckIn, Message, Session
from storage.records import Person

LOOK_AGAIN = timedelta(minutes=15)
"""How often a text looks whether the welcome has arrived meanwhile."""
NOBODY_READS = frozenset({"custody", "no_phone"})
AUTOMATIC = frozenset({"prompt", "nudge", "reminder", "booking"})
"""What is not sent to a phone that its owner has not got: others may have it."""
ABOUT_A_SESSION = frozenset({"reminder", "booking"})


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """`hold` has the instant at which to look again. A drop says why: `stopped`, `late`, `moved_on` or `gone`; so does
    a refusal, which is a failure that whom it concerns hears of, and what waits over a bound: `day_bound` or
    `month_bound`."""

    what: Literal["go", "hold", "drop", "refuse"]
    at: datetime | None = None
    why: str | None = None


GO = Verdict(what="go")


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What the messages of one claim are about, by id."""

    people: Mapping[int, Person] = field(default_factory=dict)
    policies: Mapping[int, Policy] = field(default_factory=dict)
    sessions: Mapping[int, Session] = field(default_factory=dict)
    check_ins: Mapping[int, CheckIn] = field(default_factory=dict)


def may_go(message: Message, around: Surroundings, now: datetime) -> Verdict:
    """For a message to a leaver or a stranger; what goes to staff always may."""
    if message.not_after is not None and now > message.not_after:
        return _drop("late")
    if message.staff_id is not None or message.person_id is None:
        return GO
    person = around.people.get(message.person_id)
    if person is None or person.consent_on is None:
        return _drop("gone")
    if person.stopped_at is not None and not _said_with_the_stop(message, person.stopped_at):
        return _drop("stopped")
    if person.hold in NOBODY_READS and message.purpose in AUTOMATIC:
        return _drop("moved_on")
    if person.status == "in_custody" and message.purpose == "welcome":  # taken back: there is another on the day
        return _drop("moved_on")
    if _has_moved_on(message, around, now):
        return _drop("moved_on")
    return _when(message, person, around.policies[person.programme_id], now)


def as_read_at(message: Message, around: Surroundings, at: datetime) -> Message:
    """Its words as they are read at `at`: a "tomorrow" of the day before is "today"."""
    person = around.people.get(message.person_id or 0)
    if person is None or outgoing.SAID_ON not in (message.extras or {}):
        return message
    return outgoing.as_read_on(message, local(at, around.policies[person.programme_id].tz).date())


def _said_with_the_stop(message: Message, stopped_at: datetime) -> bool:
    """The answer to the very text that was an emergency and asked for silence: nothing is said after a STOP."""
    return message.purpose == "emergency" and message.created_at >= stopped_at


def _when(message: Message, person: Person, policy: Policy, now: datetime) -> Verdict:
    if message.purpose == "emergency":
        return GO
    awake = person.last_text_at is not None and now - person.last_text_at <= AWAKE_FOR
    if is_quiet(now, policy) and not (awake and message.purpose in ("answer", "relay")):
        return Verdict(what="hold", at=next_waking(now, policy))
    if message.purpose != "welcome" and (person.welcome != "done" or person.status == "in_custody"):
        return Verdict(what="hold", at=now + LOOK_AGAIN)
    return GO


def _has_moved_on(message: Message, around: Surroundings, now: datetime) -> bool:
    session = around.sessions.get(message.about_id or 0)
    if session is not None and message.purpose in ABOUT_A_SESSION:
        if message.about_version is not None and message.about_version != session.version:
            return True
        return message.purpose == "reminder" and (session.state != "booked" or session.starts_at <= now)
    if session is not None and message.purpose == "prompt":
        return session.state in ("cancelled", "booked", "attended")
    check_in = around.check_ins.get(message.about_id or 0)
    if check_in is None or message.purpose not in ("prompt", "nudge"):
        return False
    again = message.purpose == "prompt" and (message.attempts > 1 or outgoing.resent(message) > 0)
    return check_in.state != "open" or (again and check_in.nudged_at is not None)


def _drop(why: str) -> Verdict:
    return Verdict(what="drop", why=why)
