"""What must hold of each leaver: items, check-ins and sessions. See `checker`."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import combinations, pairwise

from storage.happenings import CheckIn, Session
from storage.records import Person
from tests.support.record import Record

MINUTE = timedelta(minutes=1)
TALK = timedelta(hours=4)
"""While a human and the leaver are talking the bot waits an hour at a time."""
QUESTION = timedelta(hours=2)
"""It waits for another question as well, where that was asked in the hour before it looked."""


def one_item_for_each_matter(record: Record) -> Iterator[str]:
    by_matter = defaultdict(list)
    for item in record.items:
        by_matter[item.person_id, item.stranger_id, item.kind].append(item)
    for items in by_matter.values():
        for first, second in combinations(items, 2):
            if first.closed_at is None or second.opened_at < first.closed_at:
                yield f"{first.kind} {first.id} and {second.id} are open at once"


def every_silence_is_on_a_list(record: Record) -> Iterator[str]:
    """Whose time to answer passes is on the queue within a minute, and stays there until it is closed."""
    for check_in in record.check_ins:
        person = record.people[check_in.person_id]
        ends = check_in.window_ends_at
        if ends is None or ends + MINUTE > record.now or _answered_by(check_in, ends) or _excused(record, check_in):
            continue
        kinds = ("missed_check_in", "unreachable")
        mine = [i for i in record.items if i.person_id == person.id and i.kind in kinds]
        if not any(i.opened_at <= ends + MINUTE and (i.closed_at is None or i.closed_at >= ends) for i in mine):
            yield f"check-in {check_in.id} of {check_in.day} ({check_in.state}) is on no list"


def _answered_by(check_in: CheckIn, at: datetime) -> bool:
    return check_in.answered_at is not None and check_in.answered_at <= at


def _excused(record: Record, check_in: CheckIn) -> bool:
    """STOP or a pause came while it waited."""
    begun, ends = check_in.prompted_at, check_in.window_ends_at
    return (
        begun is not None
        and ends is not None
        and any(begun <= at <= ends for at in _breaks(record, check_in.person_id))
    )


def _breaks(record: Record, person_id: int) -> list[datetime]:
    """When the clock of check-ins was stopped, as far as the record shows: STOP, and a pause that was agreed."""
    stops = [since for since, _ in record.silences(person_id)]
    pauses = [r.asked_at or r.started_at for r in record.runs if r.person_id == person_id and r.flow == "pause"]
    return stops + pauses


def check_ins_keep_the_cadence(record: Record) -> Iterator[str]:
    """Each on its day and at the person's own time by the clock on the wall, whatever the clocks have done between."""
    for person in record.people.values():
        mine = [c for c in record.check_ins if c.person_id == person.id]
        for check_in in mine:
            if check_in.prompted_at is not None:
                yield from _at_their_time(record, person, check_in, check_in.prompted_at)
        for earlier, later in pairwise(mine):
            if later.prompted_at is None or _broken_off(record, person, earlier, later):
                continue
            every = _every(record, person, earlier.day)
            if (later.day - earlier.day).days != every:
                yield f"check-in {later.id}: {(later.day - earlier.day).days} days after the last, not {every}"
        yield from _goes_on(record, person, mine)


def _at_their_time(record: Record, person: Person, check_in: CheckIn, prompted: datetime) -> Iterator[str]:
    wanted = person.check_in_time or record.policy(person).check_in.time
    local = prompted.astimezone(record.tz(person))
    late = _minutes(local.time()) - _minutes(wanted)
    talked = any(
        m.person_id == person.id and m.purpose == "relay" and timedelta(0) <= prompted - m.created_at <= TALK
        for m in record.outbox.values()
    )
    asked = any(
        m.person_id == person.id and m.staff_id is None and timedelta(0) <= prompted - m.not_before <= QUESTION
        for m in record.outbox.values()
    )
    if local.date() != check_in.day or not (late == 0 or ((talked or asked) and late in (60, 120, 180))):
        yield f"check-in {check_in.id} was asked at {local:%a %d %b %H:%M}, not at {wanted:%H:%M}"


def _broken_off(record: Record, person: Person, earlier: CheckIn, later: CheckIn) -> bool:
    begun = earlier.prompted_at or earlier.answered_at
    ended = later.prompted_at
    return begun is None or ended is None or any(begun <= at <= ended for at in _breaks(record, person.id))


def _every(record: Record, person: Person, day: date) -> int:
    days = (day - person.release_on).days
    steps = record.policy(person).check_in.cadence
    return next(step.every for step in steps if step.until_day is None or days <= step.until_day)


def _goes_on(record: Record, person: Person, mine: list[CheckIn]) -> Iterator[str]:
    """Nobody's check-ins stop by themselves."""
    resting = person.stopped_at or person.hold or person.status != "released" or person.welcome != "done"
    if resting or not mine or any(at >= record.now - timedelta(days=30) for at in _breaks(record, person.id)):
        return
    since = (record.now.astimezone(record.tz(person)).date() - mine[-1].day).days
    if since > _every(record, person, mine[-1].day) + 1:
        yield f"no check-in of {person.id} for {since} days"


def no_two_sessions_overlap(record: Record) -> Iterator[str]:
    held = [s for s in record.sessions if s.state != "cancelled" and s.mentor_id is not None]
    for first, second in combinations(held, 2):
        if first.mentor_id == second.mentor_id and _overlap(first, second):
            yield f"sessions {first.id} and {second.id} overlap"


def _overlap(first: Session, second: Session) -> bool:
    return first.starts_at < second.ends_at and second.starts_at < first.ends_at


def every_text_was_heard(record: Record) -> Iterator[str]:
    """What was marked as shown to a human was, in a message about an item; and no turn failed."""
    for received in record.inbox:
        if received.state == "failed":
            yield f"text {received.id} ended as {received.state}"
        shown = (m for m in record.outbox.values() if m.purpose == "relay_staff" and m.person_id == received.person_id)
        if received.relayed and received.person_id and not any(m.created_at == received.at for m in shown):
            yield f"text {received.id} was shown to nobody"


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
