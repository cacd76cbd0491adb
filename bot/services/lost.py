"""Texts that Twilio has received and we have not: its list is compared with the inbox, and what is missing is taken in
as if it had just come.

How far the lists have been compared is a mark in the database. So a copy that is restored looks back to the moment at
which it was made.
"""

import asyncio
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy import select

from bot.channels.message import TextIn
from bot.clock import Clock
from bot.rules.stop_first import asks_for_silence, asks_for_silence_or_texts, stop_first
from bot.services.batch import Batches
from bot.services.hear_text import Text
from bot.services.works import HeardText
from storage import inbox, marks, removals
from storage.database import Database
from storage.errors import StorageError
from storage.happenings import Received
from storage.records import Person
from storage.rows import Rows

MARK = "twilio inbound"
OVERLAP = timedelta(minutes=15)
"""So much is looked at twice: Twilio's list may be a little behind, and its clock may differ from ours."""


class Inbound(Protocol):
    async def inbound_since(self, since: datetime) -> Sequence[TextIn]:
        """The texts that came in at or after `since`, oldest first. Raises ChannelDown."""


async def take_in(database: Database, batches: Batches, clock: Clock, inbound: Inbound) -> int:
    """Takes in what is missing; returns how many texts that were. Raises ChannelDown and StorageError.

    A webhook may come for the same text at the same moment: it is stored once, by the provider's id of it.
    """
    now = clock.now()
    async with database.reading() as rows:
        since = await _compared_until(rows) or now
    texts = await inbound.inbound_since(since - OVERLAP)
    missing = in_order(await without_known(database, texts))
    overtaken = _overtaken(texts, {text.provider_id for text in missing})
    works = [_work(text, overtaken=text.provider_id in overtaken) for text in missing]
    done = await asyncio.gather(*map(batches.do, works), return_exceptions=True)
    for error in done:  # a turn's own fault keeps no other text from being compared
        if isinstance(error, StorageError | asyncio.CancelledError):
            raise error
    async with database.writing() as rows:
        await marks.set(rows, MARK, now.isoformat(), now)
    return len(missing)


async def without_known(database: Database, texts: Sequence[TextIn]) -> list[TextIn]:
    """Those that are not stored, and were not either until their writer was erased."""
    ids = [text.provider_id for text in texts]
    async with database.reading() as rows:
        stored, erased = await rows.answers(inbox.seen("sms", ids), removals.named(ids))
    return [text for text in texts if text.provider_id not in stored | erased]


def in_order(texts: Sequence[TextIn]) -> list[TextIn]:
    """Those of whoever asks for silence first, and of theirs the asking; then the others, as they were written."""
    of_sender: dict[str, list[TextIn]] = {}
    for text in texts:
        of_sender.setdefault(text.sender, []).append(text)
    first: list[TextIn] = []
    others: list[TextIn] = []
    for theirs in of_sender.values():
        bodies = [text.body for text in theirs]
        silent = any(asks_for_silence(body) for body in bodies)
        (first if silent else others).extend(theirs[place] for place in stop_first(bodies))
    return first + sorted(others, key=lambda text: text.at)


async def _compared_until(rows: Rows) -> datetime | None:
    """The mark; where there is none yet, the newest text that is stored, or else when the first leaver was enrolled.

    Ids grow with time, so that nothing is gone through.
    """
    mark = await marks.get(rows, MARK)
    if mark is not None:
        return datetime.fromisoformat(mark)
    received, people = Received.table.c, Person.table.c
    newest = select(received.at).where(received.channel == "sms").order_by(received.id.desc())
    first = select(people.created_at).order_by(people.id)
    for statement in (newest, first):
        found: list[datetime] = await rows.scalars(statement.limit(1))
        if found:
            return found[0]
    return None


def _overtaken(texts: Sequence[TextIn], missing: Collection[str]) -> set[str]:
    """The ids of those after which their writer has asked for silence, or for texts again, as we know already: the list
    has all that came since. What is missing as well is acted on in its order."""
    found, asked = set(), set()
    for text in reversed(texts):
        if text.sender in asked:
            found.add(text.provider_id)
        if text.provider_id not in missing and asks_for_silence_or_texts(text.body):
            asked.add(text.sender)
    return found


def _work(text: TextIn, *, overtaken: bool) -> HeardText:
    heard = Text(
        channel="sms",
        provider_id=text.provider_id,
        body=text.body,
        at=text.at,
        media=text.media,
        overtaken=overtaken,
    )
    return HeardText(text=heard, sender=text.sender)
