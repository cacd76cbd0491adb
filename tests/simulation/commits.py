"""What each commit must keep, told from the rows that it has changed."""

from collections.abc import Iterator
from datetime import timedelta

from storage.happenings import Session
from tests.simulation.judge import Changed, Check, Past

Breach = tuple[str, str]
FINAL = ("delivered", "undelivered", "failed", "dropped")
UNSETTLED = ("queued", "sending", "in_doubt")


def receipts_move_forward(past: Past, changed: Changed) -> Iterator[Breach]:
    """What was given up in doubt has had none yet: nobody knew how it had fared."""
    for row, (old, message) in changed.get("outbox", {}).items():
        if old is not None and old.state in FINAL and old.error != "in_doubt" and message.state != old.state:
            yield "12 receipts move forward", f"{message.purpose} {row}: {old.state}, then {message.state}"


def lanes_keep_their_order(past: Past, changed: Changed) -> Iterator[Breach]:
    """What is claimed is the first of its lane that may go; what is urgent passes, and what is held for later waits."""
    for row, (old, message) in changed.get("outbox", {}).items():
        claimed = message.state == "sending" and (old is None or old.state != "sending")
        if not claimed or message.urgent:
            continue
        for earlier in past.lanes[message.lane].values():
            before = earlier.id < row and earlier.state in UNSETTLED and not earlier.urgent
            if before and changed["outbox"].get(earlier.id, (None, earlier))[1].state in UNSETTLED:
                yield "8 messages keep their order", f"{message.purpose} {row} passes {earlier.purpose} {earlier.id}"


def an_answer_has_its_text(past: Past, changed: Changed) -> Iterator[Breach]:
    """A text is acted on once: no answer without a text, and none for one that had its own."""
    fresh = [m for old, m in changed.get("outbox", {}).values() if old is None and m.staff_id is None]
    answered = {m.person_id for m in fresh if m.purpose == "answer" and m.person_id is not None}
    if not answered:
        return
    wrote = {r.person_id for old, r in changed.get("inbox", {}).values() if old is None or old.person_id is None}
    for person in answered - wrote:
        yield "1 acted on once", f"an answer to {person}, who has said nothing"


def each_text_is_seen_or_answered(past: Past, changed: Changed) -> Iterator[Breach]:
    """No turn fails; and what counts as shown to a human is shown in the same commit."""
    fresh = [m for old, m in changed.get("outbox", {}).values() if old is None and m.purpose == "relay_staff"]
    for row, (old, received) in changed.get("inbox", {}).items():
        if received.state == "failed":
            yield "1 acted on once", f"text {row} ended as {received.state}"
        fell_to_a_human = old is None and received.relayed and received.person_id is not None
        if fell_to_a_human and not any(message.person_id == received.person_id for message in fresh):
            yield "1 acted on once", f"text {row} was shown to nobody"


def stop_in_an_emergency_is_told(past: Past, changed: Changed) -> Iterator[Breach]:
    told = {m.staff_id for old, m in changed.get("outbox", {}).values() if old is None and m.staff_id is not None}
    heads = {s.id for s in past.staff.values() if s.role == "coordinator"}
    for old, entry in changed.get("ledger", {}).values():
        if old is None and entry.what == "stop":
            danger = any(i.person_id == entry.person_id and i.kind == "emergency" for i in past.open_items.values())
            if danger and not heads <= told:
                yield "3 STOP", f"{entry.person_id} stopped in an emergency, and no coordinator was told"


def a_missed_check_in_is_on_the_queue(past: Past, changed: Changed) -> Iterator[Breach]:
    for row, (old, check_in) in changed.get("check_ins", {}).items():
        if check_in.state == "open" and check_in.window_ends_at is not None and old is None:
            past.look_at(check_in.window_ends_at + timedelta(seconds=61), row, "check_ins")
        ended = old is not None and old.state == "open" and check_in.state in ("missed", "unreachable")
        if ended and not any(
            item.person_id == check_in.person_id and item.kind in ("missed_check_in", "unreachable")
            for item in past.open_items.values()
        ):
            yield "5 a missed check-in is on the queue", f"check-in {row} ended as {check_in.state}, on no list"


def sessions_do_not_overlap(past: Past, changed: Changed) -> Iterator[Breach]:
    for row, (_, session) in changed.get("sessions", {}).items():
        for other in past.sessions.values():
            if other.id != row and other.mentor_id == session.mentor_id is not None and _clash(session, other):
                yield "6 no two sessions overlap", f"sessions {row} and {other.id}"


def _clash(one: Session, other: Session) -> bool:
    live = "cancelled" not in (one.state, other.state)
    return live and one.starts_at < other.ends_at and other.starts_at < one.ends_at


def the_stale_is_told(past: Past, changed: Changed) -> Iterator[Breach]:
    """What was dropped because it came too late is kept in the same commit for the coordinators, who are told of all
    of it at once when the outage is over."""
    rows = changed.get("outbox", {}).values()
    dropped = [m for old, m in rows if m.state == "dropped" and (old is None or old.state != m.state)]
    late = [m for m in dropped if m.error == "late" and m.person_id is not None and m.staff_id is None]
    kept = {(u.person_id, u.purpose) for old, u in changed.get("untold", {}).values() if old is None}
    for message in late:
        if (message.person_id, message.purpose) not in kept:
            yield "10 the stale is told", f"{message.purpose} {message.id} was dropped, and nobody will be told"
    told = {m.staff_id for old, m in rows if old is None and m.purpose == "notice"}
    if "told" in changed and not {s.id for s in past.staff.values() if s.role == "coordinator"} <= told:
        yield "10 the stale is told", "what was kept to be told is gone, and not all coordinators were told"


CHECKS: tuple[Check, ...] = (
    receipts_move_forward,
    lanes_keep_their_order,
    an_answer_has_its_text,
    each_text_is_seen_or_answered,
    stop_in_an_emergency_is_told,
    a_missed_check_in_is_on_the_queue,
    sessions_do_not_overlap,
    the_stale_is_told,
)
