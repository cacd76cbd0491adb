"""A database in which everybody has been asked how they are and nobody has answered, and a look at who has since."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, select, update

from bot.settings import Settings
from bot.wiring import product
from storage.database import Database
from storage.events import check_ins, due, inbox, items, notes, outbox, runs
from storage.migrations import migrate
from storage.rows import Rows
from tests.bench.places import Places
from tests.bench.seed import Enrolled, enrol
from tests.bench.texts import Conversation

LOW_MOOD = 2


async def ask_everybody(places: Places, url: str, people: int) -> None:
    """Enrols so many; the product's own sweep asks them all, and their texts count as delivered."""
    now = datetime.now(UTC)
    await migrate(url)
    database = await Database.open(url, places.vault)
    await enrol(database, Enrolled(people=people, due=people, due_at=now - timedelta(seconds=1)), now)
    await database.close()
    async with product(Settings(database_url=url, key_file=places.key_file)) as made:
        await made.batches.sweep()
        async with made.database.writing() as rows:
            await rows.execute(update(outbox).values(state="delivered", sent_at=now, settled_at=now))


@dataclass(frozen=True, kw_only=True)
class Stored:
    """What stands in the database about some conversations."""

    texts: int
    moods: Counter[int]
    needs: int
    open_runs: int
    answers: int
    items: int
    notes: int
    prompts_ahead: int


def expected(conversations: Sequence[Conversation]) -> Stored:
    """What stands there when every text was stored and acted on exactly once."""
    low = sum(1 for c in conversations if c.mood <= LOW_MOOD)
    return Stored(
        texts=sum(len(c.sids) for c in conversations),
        moods=Counter(c.mood for c in conversations),
        needs=low,
        open_runs=0,
        answers=sum(len(c.sids) for c in conversations),
        items=low,
        notes=2 * low,
        prompts_ahead=len(conversations),
    )


async def check(places: Places, url: str, conversations: Sequence[Conversation]) -> None:
    """Raises RuntimeError unless every text was stored and acted on exactly once, and every conversation moved on."""
    database = await Database.open(url, places.vault)
    try:
        found, wanted = await stored(database, conversations), expected(conversations)
    finally:
        await database.close()
    if found != wanted:
        raise RuntimeError(f"stored were {found}, and not {wanted}")


async def stored(database: Database, conversations: Sequence[Conversation]) -> Stored:
    """People's ids are one stretch of numbers."""
    first, last = conversations[0].person, conversations[-1].person
    async with database.reading() as rows:
        mine = {
            table.name: table.c.person_id.between(first, last) for table in (inbox, check_ins, runs, outbox, items, due)
        }
        moods = await rows.scalars(select(check_ins.c.mood).where(mine["check_ins"], check_ins.c.state == "answered"))
        return Stored(
            texts=await _count(rows, inbox.c.id, mine["inbox"], inbox.c.state == "done"),
            moods=Counter(moods),
            needs=await _count(rows, check_ins.c.id, mine["check_ins"], check_ins.c.need.is_not(None)),
            open_runs=await _count(rows, runs.c.id, mine["runs"], runs.c.state == "open"),
            answers=await _count(rows, outbox.c.id, mine["outbox"], outbox.c.purpose == "answer"),
            items=await _count(rows, items.c.id, mine["items"], items.c.kind == "low_mood"),
            notes=await _count(rows, notes.c.id, notes.c.item_id.in_(select(items.c.id).where(mine["items"]))),
            prompts_ahead=await _count(rows, due.c.id, mine["due"], due.c.kind == "check_in"),
        )


async def _count(rows: Rows, column: ColumnElement[Any], *where: ColumnElement[bool]) -> int:
    return int((await rows.scalars(select(func.count(column)).where(*where)))[0])
