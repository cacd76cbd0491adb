"""What must not lie about: silences that are on no list, and messages that may go and do not."""

from collections.abc import Iterator
from datetime import timedelta

from storage.happenings import Message
from tests.simulation.judge import Past

Breach = tuple[str, str]
EVERY = timedelta(minutes=15)
LONGEST_UNTOLD = timedelta(hours=2, minutes=15)
PATIENCE = timedelta(minutes=21)
"""How long a message may be under way, with the tries that are made again and ten minutes of doubt."""


def check_in(past: Past, row: int) -> Iterator[Breach]:
    """Its window has ended."""
    found = past.check_ins[row]
    if found.state != "open" or found.window_ends_at is None:
        return
    until = past.by(found.window_ends_at)
    if past.now > until:
        yield "5 a missed check-in is on the queue", f"check-in {row} is still open after its window"
    else:
        past.look_at(until + timedelta(seconds=1), row, "check_ins")


def lanes(past: Past, row: int) -> Iterator[Breach]:
    """The first message of each lane that may go has gone."""
    past.look_at(past.now + EVERY, 0, "lanes")
    yield from untold(past)
    for lane in past.lanes.values():
        first = min((m for m in lane.values() if _ready(past, m)), key=lambda m: m.id, default=None)
        if first is not None and past.now > past.by(first.not_before, PATIENCE):
            yield "10 the useful is sent", f"{first.purpose} {first.id} is still {first.state}"


def untold(past: Past) -> Iterator[Breach]:
    """Two hours after the first of it at the latest the coordinators hear of an outage."""
    for entry in past.untold.values():
        if past.now > past.by(entry.at + LONGEST_UNTOLD):
            yield "10 the stale is told", f"that {entry.purpose} of {entry.person_id} was {entry.how} is told to nobody"


def _ready(past: Past, message: Message) -> bool:
    return message.not_before <= past.now


def whole(past: Past) -> Iterator[Breach]:
    """Everything, once more."""
    yield from lanes(past, 0)
    for row in list(past.check_ins):
        yield from check_in(past, row)
    mine = set()
    for item in past.open_items.values():
        matter = (item.person_id, item.stranger_id, item.kind)
        if matter in mine:
            yield "5 one item for each matter", f"{item.kind} of {item.person_id} twice"
        mine.add(matter)
