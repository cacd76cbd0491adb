"""Compares what people did with what became of it. It shares no decision with the product, only the tables' shapes.

Each check gives one line for each breach, with ids and times and no words of anybody's.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from storage.happenings import Message
from tests.drill.counts import Counts
from tests.drill.mischief import REORDERED
from tests.drill.street import Leaver
from tests.drill.traces import Traces
from tests.support import checker, people_checks

LATE = timedelta(seconds=30)
"""Within that what a dead process was sending is taken up, by another replica or by itself when it begins again; and
with it what waits behind it."""
AGAIN = timedelta(seconds=40)
"""So much more for each further try, of its own or of what it waited behind: a doubt, and a wait of the product's own,
which are both over with the next 20 seconds that pass in the drill."""
SAME_MOMENT = timedelta(seconds=1)
GONE = ("sent", "delivered", "undelivered")
FAULTS = (".failed", ".call_failed", ".lost", ".refused")
TOLD_TO_TRY_AGAIN = ("inbound.not_stored", "update.not_stored")
Check = Callable[[Traces], Iterator[str]]


def judge(traces: Traces) -> Counts:
    """Every figure of a round but that of the kills."""
    record = traces.record
    stored = {received.provider_id for received in record.inbox}
    texts = [said.text for leaver in traces.leavers for said in leaver.said]
    found = {name: [line for check in checks for line in check(traces)] for name, checks in CHECKS.items()}
    return Counts(
        texts_in=len(texts),
        acted_on=sum(text.sid in stored for text in texts),
        out=len(record.texts),
        to_staff=sum(len(chat) for chat in traces.chats.values()),
        again=sum(copies - len(rows) for rows, copies in _shown(traces) if copies > len(rows)),
        **{name: len(lines) for name, lines in found.items()},
        breaches=tuple(f"{name}: {line}" for name, lines in found.items() for line in lines),
    )


# Lost


def nobody_waits(traces: Traces) -> Iterator[str]:
    yield from (f"{name} never got {words!r}" for name, words in traces.waiting)


def every_text_is_stored(traces: Traces) -> Iterator[str]:
    stored = {received.provider_id for received in traces.record.inbox}
    for leaver in traces.leavers:
        missing = sum(said.text.sid not in stored for said in leaver.said)
        yield from [f"a text of {leaver.name}'s is not stored"] * missing
    acts = sum(received.staff_id is not None for received in traces.record.inbox)
    yield from ["what a member of staff did is not stored"] * (traces.acts - acts)


def every_text_reaches_a_human(traces: Traces) -> Iterator[str]:
    for leaver, said, shown in _to_humans(traces):
        yield from ["a text of " + leaver.name + "'s was shown to nobody"] * (said - shown)


def every_message_has_gone(traces: Traces) -> Iterator[str]:
    for message in traces.record.outbox.values():
        waits = message.state in ("queued", "held") and message.not_before > traces.record.now
        excused = message.state == "dropped" and (
            message.error in ("stopped", "moved_on") or _is_replaced(traces, message)
        )
        stopped = message.error == "21610" and bool(traces.record.silences(message.person_id or 0))
        if not (waits or excused or stopped or message.state in GONE):
            yield f"{_named(message)} is {message.state} {message.error or ''}".rstrip()
    for rows, copies in _texted(traces):
        if copies < len(rows):
            yield f"{_named(rows[0])} counts as {rows[0].state}, and Twilio never had it"


def _is_replaced(traces: Traces, message: Message) -> bool:
    """Whether it is an alert, or a change to one, after which a newer card of the same item went to the same chat."""
    outbox = traces.record.outbox
    alert = outbox[(message.extras or {})["of"]] if message.act == "edit" else message
    newer = (m for m in outbox.values() if m.id > alert.id and (m.lane, m.about_id) == (alert.lane, alert.about_id))
    return message.error == "replaced" and any(m.act == "send" and m.state in GONE for m in newer)


def everything_is_shown_to_staff(traces: Traces) -> Iterator[str]:
    for rows, copies in _shown(traces):
        if copies < len(rows):
            yield f"{_named(rows[0])} counts as sent, and is in no chat"


# Twice


def nothing_goes_twice(traces: Traces) -> Iterator[str]:
    for rows, copies in _texted(traces):
        if copies > len(rows):
            yield f"{_named(rows[0])} went {copies} times"
    for leaver in traces.leavers:
        for place, text in enumerate(leaver.texts):
            if place not in leaver.got:
                yield f"{leaver.name} got a text too many at {text.created:%H:%M:%S}"


def nothing_is_acted_on_twice(traces: Traces) -> Iterator[str]:
    for leaver, said, shown in _to_humans(traces):
        yield from ["a text of " + leaver.name + "'s was shown twice"] * (shown - said)
    acts = sum(received.staff_id is not None for received in traces.record.inbox)
    yield from ["what a member of staff did was taken twice"] * (acts - traces.acts)


def staff_see_nothing_twice_without_a_doubt(traces: Traces) -> Iterator[str]:
    """A message in doubt is shown again, since a human must hear of it: not oftener than it was begun to be sent."""
    for rows, copies in _shown(traces):
        if copies > sum(row.attempts for row in rows):
            yield f"{_named(rows[0])} is in a chat {copies} times"


# Late, out of order, and what else may not be


def everything_is_in_time(traces: Traces) -> Iterator[str]:
    """After it was said, or after the last break before it went."""
    for text in traces.record.texts:
        could = max(text.message.created_at, traces.up_since(text.at))
        further = sum(
            other.message.attempts - 1
            for other in traces.record.texts
            if other.message.lane == text.message.lane and other.message.id <= text.message.id and other.at >= could
        )
        if text.at - could > LATE + further * AGAIN:
            yield f"{_named(text.message)} went {(text.at - could).total_seconds():.0f} s late"
    yield from traces.overdue


def order_is_kept(traces: Traces) -> Iterator[str]:
    """To each phone and to each chat, what is urgent aside; and to each person as it was asked for."""
    sent: dict[str, list[Message]] = {}
    for text in traces.record.texts:
        if not text.message.urgent:
            sent.setdefault(text.message.lane, []).append(text.message)
    to_staff = [
        m
        for m in traces.record.outbox.values()
        if m.staff_id is not None and m.act == "send" and m.provider_id and not m.urgent
    ]
    for message in sorted(to_staff, key=lambda message: int(message.provider_id or 0)):
        sent.setdefault(message.lane, []).append(message)
    for lane in sent.values():
        yield from (
            f"{_named(later)} went before {_named(first)}"
            for later, first in pairwise(lane)
            if later.id > first.id and not _at_once(later, first)
        )
    for leaver in traces.leavers:
        if leaver.number not in REORDERED:
            out_of_order = sum(first > second for first, second in pairwise(leaver.got))
            yield from [f"{leaver.name} got an answer before the one that belongs before it"] * out_of_order


def _at_once(one: Message, other: Message) -> bool:
    """What two leavers say in the same moment has no order: on PostgreSQL two commits may be under way at once."""
    apart = abs(one.created_at - other.created_at)
    return one.person_id != other.person_id and None not in (one.person_id, other.person_id) and apart < SAME_MOMENT


def the_rest_holds(traces: Traces) -> Iterator[str]:
    record = traces.record
    yield from checker.nothing_after_stop(record)
    yield from people_checks.no_two_sessions_overlap(record)
    yield from people_checks.one_item_for_each_matter(record)
    for received in record.inbox:
        if received.state == "failed":
            yield f"text {received.id} ended as {received.state}"
    planned = {(row.subject_id, row.version) for row in traces.due}
    for item in record.items:
        if item.closed_at is None and (item.id, item.version) not in planned:
            yield f"{item.kind} {item.id} is open, and climbs no further"


def nothing_is_amiss_in_the_log(traces: Traces) -> Iterator[str]:
    """A fault of the product's own, or something that the minute's check had to mend: a turn is one commit."""
    for line in traces.log:
        event = str(line["event"])
        mended = event == "watch.mended" and (line.get("steps") or line.get("unplanned"))
        fault = line.get("level") in ("error", "critical") and event not in TOLD_TO_TRY_AGAIN
        if mended or fault or event.endswith(FAULTS) or "Traceback" in event:
            yield f"log: {event} {line.get('error', '')}".rstrip()


CHECKS: dict[str, Sequence[Check]] = {
    "lost": (
        nobody_waits,
        every_text_is_stored,
        every_text_reaches_a_human,
        every_message_has_gone,
        everything_is_shown_to_staff,
    ),
    "twice": (nothing_goes_twice, nothing_is_acted_on_twice, staff_see_nothing_twice_without_a_doubt),
    "late": (everything_is_in_time,),
    "disordered": (order_is_kept,),
    "otherwise": (the_rest_holds, nothing_is_amiss_in_the_log),
}


def _named(message: Message) -> str:
    return f"{message.purpose} {message.id}"


def _to_humans(traces: Traces) -> Iterator[tuple[Leaver, int, int]]:
    """For each text that staff have to read: whose, how often it was said, and how often staff were shown it: here
    there is always one who has it."""
    rows = [m for m in traces.record.outbox.values() if m.staff_id is not None and m.act == "send"]
    for leaver in traces.leavers:
        person = next((p.id for p in traces.record.people.values() if p.phone == leaver.number), None)
        said = Counter(said.text.arrived_body for said in leaver.said if said.to_a_human)
        for body, times in said.items():
            if person is None:  # an unknown number's words are on its item
                seen = any(body in message.text for chat in traces.chats.values() for message in chat)
                yield leaver, 1, int(seen)
                continue
            shown = sum(
                row.purpose == "relay_staff" and row.person_id == person and body in (row.body or "") for row in rows
            )
            yield leaver, times, shown


def _texted(traces: Traces) -> Iterator[tuple[list[Message], int]]:
    """Messages to one leaver with the same words, as far as they count as sent, and how often Twilio has taken those
    words on: of two that say the same nobody can tell which is which."""
    times = Counter((text.message.lane, text.body) for text in traces.record.texts)
    same: dict[tuple[str, str], list[Message]] = {}
    for row in traces.record.outbox.values():
        if row.channel == "sms" and row.state in GONE:
            same.setdefault((row.lane, row.body or ""), []).append(row)
    yield from ((rows, times[key]) for key, rows in same.items())


def _shown(traces: Traces) -> Iterator[tuple[list[Message], int]]:
    """Messages to one member of staff with the same words, as far as they count as sent, and how often those words
    are in the chat. What a message said stands at its beginning, whatever was added to it."""
    accounts = {staff.id: int(staff.telegram or 0) for staff in traces.record.staff.values()}
    same: dict[tuple[int, str], list[Message]] = {}
    for row in traces.record.outbox.values():
        if row.staff_id is not None and row.act == "send" and row.state in GONE:
            same.setdefault((accounts[row.staff_id], row.body or ""), []).append(row)
    for (user, body), rows in same.items():
        yield rows, sum(m.text == body or m.text.startswith(f"{body}\n\n") for m in traces.chats[user])
