"""What an operator sees on the command line: people, the queue, messages. Field names are those of the JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.services.queue import URGENT_FIRST
from storage.happenings import Due, Item, Message, Received, Session
from storage.records import Person, Staff
from storage.rows import Rows

HOLDS = {"pause": "paused", "custody": "in_custody", "hospital": "in_hospital", "no_phone": "no_phone"}
WAITING = ("queued", "held")


@dataclass(frozen=True, kw_only=True)
class PersonLine:
    """`status`: stopped, in_custody, paused, in_hospital, no_phone or released; the first that holds, in this order.

    `mentor` is the name, None also where they have been removed; instants are in UTC; `consent` is the day of it.
    """

    id: int
    name: str
    phone: str | None
    status: str
    mentor: str | None
    next_check_in: datetime | None
    next_session: datetime | None
    consent: date | None


@dataclass(frozen=True, kw_only=True)
class ItemLine:
    """`person` is the leaver's id, None for an unknown number; `taken_by` a name; instants are in UTC."""

    id: int
    person: int | None
    kind: str
    since: datetime
    taken_by: str | None
    next_step: datetime | None
    closed: datetime | None


@dataclass(frozen=True, kw_only=True)
class MessageLine:
    """A text from (`in`) or to (`out`) a leaver or an unknown number; `person` is None for the latter.

    `at`, in UTC: when it came in, was sent, or may be sent. `purpose` and `segments` are None for what came in; `text`
    is None once it has been erased.
    """

    id: int
    person: int | None
    direction: str
    channel: str
    purpose: str | None
    state: str
    at: datetime
    segments: int | None
    text: str | None


async def people(rows: Rows, now: datetime) -> list[PersonLine]:
    """Every leaver, by id."""
    mentors = {staff.id: staff.name for staff in await rows.all(Staff, Staff.table.c.removed_at.is_(None))}
    prompts = await rows.all(Due, Due.table.c.kind == "check_in", order_by=(Due.table.c.at.desc(),))
    check_ins = {(due.person_id, due.version): due.at for due in prompts}
    table = Session.table
    booked = await rows.all(
        Session, table.c.state == "booked", table.c.starts_at > now, order_by=(table.c.starts_at.desc(),)
    )
    sessions = {session.person_id: session.starts_at for session in booked}
    return [
        PersonLine(
            id=person.id,
            name=person.name,
            phone=person.phone,
            status=status(person),
            mentor=mentors.get(person.mentor_id or 0),
            next_check_in=check_ins.get((person.id, person.version)),
            next_session=sessions.get(person.id),
            consent=person.consent_on,
        )
        for person in await rows.all(Person, order_by=(Person.table.c.id,))
    ]


def status(person: Person) -> str:
    """One word for how things stand: STOP goes before custody, and custody before any other hold."""
    if person.stopped_at is not None:
        return "stopped"
    if person.status == "in_custody" or person.hold is None:
        return person.status
    return HOLDS[person.hold]


async def queue(rows: Rows, *, closed_too: bool = True) -> list[ItemLine]:
    """Open items first, most urgent and then oldest first; then the closed ones, the last closed first."""
    names = await _staff_names(rows)
    where = () if closed_too else (Item.table.c.closed_at.is_(None),)
    items = await rows.all(Item, *where)
    still_open = sorted((i for i in items if i.closed_at is None), key=lambda i: (URGENT_FIRST[i.kind], i.id))
    closed = sorted((i for i in items if i.closed_at is not None), key=lambda i: (i.closed_at, i.id), reverse=True)
    return [
        ItemLine(
            id=item.id,
            person=item.person_id,
            kind=item.kind,
            since=item.opened_at,
            taken_by=names.get(item.taken_by or 0),
            next_step=item.next_at,
            closed=item.closed_at,
        )
        for item in (*still_open, *closed)
    ]


async def messages(rows: Rows, person_id: int | None = None) -> list[MessageLine]:
    """Texts of everybody or of one leaver, in the order of their time."""
    received, sent = Received.table.c, Message.table.c
    in_ = [received.staff_id.is_(None), *([] if person_id is None else [received.person_id == person_id])]
    out = [sent.staff_id.is_(None), *([] if person_id is None else [sent.person_id == person_id])]
    lines = [_came_in(text) for text in await rows.all(Received, *in_)]
    lines += [_went_out(message) for message in await rows.all(Message, *out)]
    return sorted(lines, key=lambda line: (line.at, line.id))


def _came_in(text: Received) -> MessageLine:
    return MessageLine(
        id=text.id,
        person=text.person_id,
        direction="in",
        channel=text.channel,
        purpose=None,
        state="received",
        at=text.at,
        segments=None,
        text=text.body,
    )


def _went_out(message: Message) -> MessageLine:
    planned = message.not_before if message.state in WAITING else message.created_at
    return MessageLine(
        id=message.id,
        person=message.person_id,
        direction="out",
        channel=message.channel,
        purpose=message.purpose,
        state=message.state,
        at=message.sent_at or planned,
        segments=message.segments,
        text=message.body,
    )


async def _staff_names(rows: Rows) -> Mapping[int, str]:
    return {staff.id: staff.name for staff in await rows.all(Staff)}
