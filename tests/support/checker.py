"""Holds the promises over the whole record of a town. It shares no decision with the product, only the tables' shapes.

Each check gives one line for each breach, with ids and times and nothing personal.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from bot.rules.policy import Policy
from storage.records import Person
from tests.support import people_checks
from tests.support.ladder_checks import every_ladder_is_climbed
from tests.support.record import Record, Text

Check = Callable[[Record], Iterator[str]]
AWAKE = timedelta(minutes=30)


def breaches(record: Record) -> list[str]:
    """Every broken promise; empty when all were kept."""
    checks: tuple[Check, ...] = (
        nothing_in_quiet_hours,
        nothing_after_stop,
        nothing_twice,
        order_is_kept,
        neither_sees_the_others_number,
        nothing_is_left_lying,
        people_checks.one_item_for_each_matter,
        people_checks.every_silence_is_on_a_list,
        people_checks.check_ins_keep_the_cadence,
        people_checks.no_two_sessions_overlap,
        people_checks.every_text_was_heard,
        every_ladder_is_climbed,
    )
    return [f"{check.__name__}: {line}" for check in checks for line in check(record)]


def nothing_in_quiet_hours(record: Record) -> Iterator[str]:
    """Emergencies aside, and answers to one who has texted in the last half hour."""
    for text in record.texts:
        person = record.people.get(text.message.person_id or 0)
        if person is None or text.message.purpose == "emergency" or not is_quiet(text.at, record.policy(person)):
            continue
        awake = any(timedelta(0) <= text.at - heard.at <= AWAKE for heard in record.heard(person.id))
        if not (awake and text.message.purpose in ("answer", "relay")):
            yield f"{text.message.purpose} {text.message.id} at {_said(text.at, record.tz(person))}"


def is_quiet(at: datetime, policy: Policy) -> bool:
    begins, ends = policy.programme.quiet_hours
    hour = at.astimezone(policy.tz).time()
    return begins <= hour or hour < ends if begins > ends else begins <= hour < ends


def nothing_after_stop(record: Record) -> Iterator[str]:
    for person in record.people.values():
        for since, until in record.silences(person.id):
            for text in _to(record, person):
                if since < text.at < until or since == text.at > text.message.created_at:
                    yield f"{text.message.purpose} {text.message.id} after STOP of {person.id}"


def nothing_twice(record: Record) -> Iterator[str]:
    """One row of the outbox is one text; and the same words don't come again unless something was asked in between."""
    times: dict[int, int] = defaultdict(int)
    for text in record.texts:
        times[text.message.id] += 1
    yield from (f"{ref} went {count} times" for ref, count in times.items() if count > 1)
    for person in record.people.values():
        heard = [r.at for r in record.heard(person.id)]
        for first, second in pairwise(_to(record, person)):
            same = first.body == second.body and second.at - first.at < timedelta(hours=1)
            if same and not any(first.at <= at <= second.at for at in heard):
                yield f"{first.message.id} and {second.message.id} say the same within an hour"
    for message in record.outbox.values():
        if message.channel == "sms" and message.state in ("sent", "delivered") and not times[message.id]:
            yield f"{message.id} counts as {message.state} and is on no phone"


def order_is_kept(record: Record) -> Iterator[str]:
    """To one number in the order in which it was said; what waited for the morning and emergencies aside."""
    for person in record.people.values():
        at_once = [
            text
            for text in _to(record, person)
            if text.message.purpose != "emergency" and text.message.not_before <= text.message.created_at
        ]
        for first, second in pairwise(at_once):
            if first.message.id > second.message.id:
                yield f"{second.message.id} came after {first.message.id}"


def neither_sees_the_others_number(record: Record) -> Iterator[str]:
    """Nine digits of a number in a row, whatever stands between them."""
    numbers = {(person.phone or "")[-9:] for person in record.people.values() if person.phone}
    for user, chat in record.chats.items():
        if any(s.telegram == str(user) and s.role == "mentor" for s in record.staff.values()):
            for shown in chat:
                if any(number in re.sub(r"[\s().+-]", "", shown) for number in numbers):
                    yield f"a message to {user} holds a leaver's number"
    accounts = {staff.telegram for staff in record.staff.values() if staff.telegram}
    for text in record.texts:
        if accounts & set(re.findall(r"\d+", text.body)):
            yield f"{text.message.id} holds an account"


def nothing_is_left_lying(record: Record) -> Iterator[str]:
    """Whatever may go has gone, and nobody was forgotten in doubt."""
    for message in record.outbox.values():
        waits = message.state in ("queued", "held") and message.not_before > record.now
        if message.state in ("queued", "held", "sending", "in_doubt") and not waits:
            yield f"{message.id} is still {message.state}"


def _to(record: Record, person: Person) -> list[Text]:
    return [text for text in record.texts if text.message.person_id == person.id]


def _said(at: datetime, tz: ZoneInfo) -> time:
    return at.astimezone(tz).time()
