"""Who looked at and changed what: entries that only grow, each with a keyed hash over itself and the one before it.

An entry that was changed, put in or taken out breaks the chain there. The newest entry's number and hash stand a second
time among the marks, under a keyed hash of their own, so that taking off the end shows too. What none of this can show
is that the whole database was replaced by an older copy: keep what `head` says elsewhere.
"""

import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from hmac import compare_digest

from sqlalchemy import func, select

from storage import marks
from storage.columns import EPOCH
from storage.crypto import Vault
from storage.database import Database
from storage.prepared import Prepared
from storage.records import AuditEntry
from storage.rows import Rows, asking, columns_of
from storage.tables import audit

HEAD = "audit"
"""The mark that the head is kept under."""
SOUND = "sound"
PAGE = 2000
"""Entries that are verified at a time."""
LAST = Prepared(
    select(*columns_of(AuditEntry)).where(audit.c.number == select(func.max(audit.c.number)).scalar_subquery())
)


@dataclass(frozen=True, kw_only=True)
class Head:
    """The newest entry's number and hash; 0 and an empty hash where nothing has been noted yet.

    Not `sound` from the moment it was found changed, for ever: what was there before can't be known any more.
    """

    number: int = 0
    mac: bytes = b""
    sound: bool = True


@dataclass(frozen=True, kw_only=True)
class Broken:
    """The first entry that doesn't hold, by its number, and what is wrong with it in a few words."""

    number: int
    why: str


def person(person_id: int) -> str:
    """The subject of an entry about a leaver."""
    return f"person {person_id}"


async def append(rows: Rows, entries: Sequence[AuditEntry]) -> None:
    """Store new entries, chained up in this order; their `number` and `mac` are filled in here.

    The head is held until the transaction ends, so that the entries of several replicas come one after another: call it
    last. Where the head has been changed, noting goes on: nobody's work may stop for that, but it stays known.
    """
    if not entries:
        return
    head = await _to_go_on_from(rows)
    mac = head.mac if head.number else await _before_the_chain(rows)
    chained = []
    for number, entry in enumerate(entries, start=head.number + 1):
        mac = _mac(rows.vault, mac, replace(entry, number=number))
        chained.append(replace(entry, number=number, mac=mac))
    head = Head(number=chained[-1].number or 0, mac=mac, sound=head.sound)
    kept = marks.setting(rows, HEAD, _sealed(rows.vault, head), entries[-1].at)
    await rows.do([*rows.insertions(chained), kept])


async def newest(rows: Rows) -> Head:
    """The head as it stands among the marks; where that was changed, one that is not sound, of the last entry."""
    head, _ = await _head_and_last(rows)
    return head


async def _to_go_on_from(rows: Rows) -> Head:
    """The head, held; the last entry where the head is gone or an older one stands in its place: its number would be
    given twice, which the database refuses."""
    head, last = await _head_and_last(rows, lock=True)
    return last if last.number > head.number else head


async def _head_and_last(rows: Rows, *, lock: bool = False) -> tuple[Head, Head]:
    """What the marks say, and the newest entry as a head that is not sound. `lock` holds the first before the second
    is looked up, until the transaction ends."""
    value, last = await rows.answers(marks.asked(HEAD, lock=lock), asking(AuditEntry, LAST, {}, _unsound))
    return Head() if value is None else _said(value, rows.vault) or last, last


def _unsound(found: Sequence[AuditEntry]) -> Head:
    return Head(number=found[0].number or 0, mac=found[0].mac or b"", sound=False) if found else Head(sound=False)


def _said(value: str, vault: Vault) -> Head | None:
    """The head that a mark says; None for one that was not written here."""
    number, _, rest = value.partition(" ")
    mac, _, rest = rest.partition(" ")
    try:
        head = Head(number=int(number), mac=bytes.fromhex(mac), sound=rest.startswith(SOUND))
    except ValueError:
        return None
    return head if compare_digest(value.encode(), _sealed(vault, head).encode()) else None


async def verified(database: Database) -> tuple[Broken | None, Head]:
    """What `verify` finds, and the head, of one moment: what others note meanwhile is not taken for put in."""
    async with database.snapshot() as connection:
        rows = Rows(connection, database.vault)
        return await verify(rows), await newest(rows)


async def verify(rows: Rows) -> Broken | None:
    """The first entry that doesn't hold; None when all do, up to the head."""
    head = await newest(rows)
    mac, number = await _before_the_chain(rows), 0
    async for entry in _in_order(rows):
        number += 1
        if entry.number != number:
            return Broken(number=number, why="is missing")
        mac = _mac(rows.vault, mac, entry)
        if not compare_digest(mac, entry.mac or b""):
            return Broken(number=number, why="was changed")
    if number < head.number:
        return Broken(number=number + 1, why="is missing")
    if number > head.number or (number and mac != head.mac):
        return Broken(number=head.number + 1, why="was added")
    return None if head.sound else Broken(number=number, why="stands under a head that was changed")


async def _in_order(rows: Rows) -> AsyncIterator[AuditEntry]:
    last = 0
    while page := await rows.all(AuditEntry, audit.c.number > last, order_by=[audit.c.number], limit=PAGE):
        for entry in page:
            yield entry
        last = page[-1].number or 0


async def _before_the_chain(rows: Rows) -> bytes:
    """What the chain begins from: the entries that were there before it, which have no number."""
    entries = await rows.all(AuditEntry, audit.c.number.is_(None), order_by=[audit.c.id])
    return rows.vault.witness(b"\n".join(_content(entry) for entry in entries))


def _mac(vault: Vault, before: bytes, entry: AuditEntry) -> bytes:
    return vault.witness(before + _content(entry))


def _content(entry: AuditEntry) -> bytes:
    at = (entry.at - EPOCH) // timedelta(microseconds=1)
    return json.dumps([entry.number, entry.id, at, entry.actor, entry.what, entry.subject]).encode()


def _sealed(vault: Vault, head: Head) -> str:
    said = f"{head.number} {head.mac.hex()} {SOUND if head.sound else 'changed'}"
    return f"{said} {vault.witness(f'head {said}'.encode()).hex()}"
