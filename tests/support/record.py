"""All that has happened in a town, read back from the database, the phones and the chats, for a checker to judge."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.rules.policy import Policy, policy_from_json
from storage.codec import R
from storage.happenings import CheckIn, Item, Message, Note, Received, Run, Session
from storage.records import LedgerEntry, Person, Programme, Staff
from storage.rows import Rows
from tests.support.town import Town

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, kw_only=True)
class Text:
    """A text that has come to a phone. `message` is the row of the outbox that it was."""

    number: str
    at: datetime
    body: str
    message: Message


@dataclass(frozen=True, kw_only=True)
class Record:
    """`chats` holds what each Telegram account has been shown. Rows are in the order of their ids.

    `outages` are the stretches in which the service, or what it needs, was away, by their beginnings.
    """

    now: datetime
    policies: Mapping[int, Policy]
    people: Mapping[int, Person]
    staff: Mapping[int, Staff]
    inbox: Sequence[Received]
    outbox: Mapping[int, Message]
    items: Sequence[Item]
    notes: Sequence[Note]
    runs: Sequence[Run]
    check_ins: Sequence[CheckIn]
    sessions: Sequence[Session]
    ledger: Sequence[LedgerEntry]
    texts: Sequence[Text]
    chats: Mapping[int, Sequence[str]]
    outages: Sequence[tuple[datetime, datetime]] = ()

    def by(self, at: datetime) -> datetime:
        """Until when what falls due at `at` must have been done: a minute later, or a minute after an outage."""
        return done_by(at, self.outages)

    def policy(self, person: Person) -> Policy:
        return self.policies[person.programme_id]

    def tz(self, person: Person) -> ZoneInfo:
        return self.policy(person).tz

    def heard(self, person_id: int) -> list[Received]:
        """What a leaver has texted."""
        return [r for r in self.inbox if r.person_id == person_id and r.staff_id is None]

    def silences(self, person_id: int) -> list[tuple[datetime, datetime]]:
        """From each STOP to the START after it, or to the end."""
        found: list[tuple[datetime, datetime]] = []
        since: datetime | None = None
        for entry in self.ledger:
            if entry.person_id == person_id and entry.what == "stop":
                since = entry.at
            elif entry.person_id == person_id and entry.what == "start" and since is not None:
                found.append((since, entry.at))
                since = None
        return [*found, (since, self.now)] if since is not None else found


def done_by(at: datetime, outages: Sequence[tuple[datetime, datetime]], patience: timedelta = MINUTE) -> datetime:
    """See `Record.by`. What goes wrong within the time's `patience` moves it back as well."""
    end = at + patience
    for begins, ends in outages:
        if begins <= end <= ends + patience:
            end = ends + patience
    return end


@dataclass(frozen=True, kw_only=True)
class OnPhone:
    """A text as a phone has it. `ref` is our own id of it."""

    number: str
    at: datetime
    body: str
    ref: int


async def read(town: Town) -> Record:
    """The record of a town as it is now."""
    sent = [
        OnPhone(number=number, at=sent.at, body=sent.body, ref=sent.ref)
        for number, texts in town.phones.texts.items()
        for sent in texts
    ]
    chats = {user: [shown.text for shown in chat] for user, chat in town.chats.shown.items()}
    async with town.database.reading() as rows:
        return await read_rows(rows, town.clock.now(), sent, chats)


async def read_rows(rows: Rows, now: datetime, sent: Sequence[OnPhone], chats: Mapping[int, Sequence[str]]) -> Record:
    """The record in a database, with what is on the phones and in the chats."""
    outbox = {m.id: m for m in await _all(rows, Message)}
    return Record(
        now=now,
        policies={p.id: policy_from_json(p.policy) for p in await rows.all(Programme)},
        people={p.id: p for p in await _all(rows, Person)},
        staff={s.id: s for s in await _all(rows, Staff)},
        inbox=await _all(rows, Received),
        outbox=outbox,
        items=await _all(rows, Item),
        notes=await _all(rows, Note),
        runs=await _all(rows, Run),
        check_ins=await _all(rows, CheckIn),
        sessions=await _all(rows, Session),
        ledger=await _all(rows, LedgerEntry),
        texts=[Text(number=each.number, at=each.at, body=each.body, message=outbox[each.ref]) for each in sent],
        chats=chats,
    )


async def _all(rows: Rows, record_type: type[R]) -> list[R]:
    return await rows.all(record_type, order_by=[record_type.table.c.id])
