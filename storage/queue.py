"""Open queue items, what has been noted of them, and who was told."""

from collections.abc import Collection

from sqlalchemy import ColumnElement

from storage.among import among
from storage.events import alerts, items, notes
from storage.grouping import grouped
from storage.happenings import Alert, Item, Note
from storage.rows import Rows


async def open_items(
    rows: Rows, programme_id: int | None = None, *, person_ids: Collection[int] | None = None, lock: bool = False
) -> list[Item]:
    """Items that nobody has closed, oldest first: of all programmes or one, about anybody or some people.

    `lock` holds them until the transaction ends.
    """
    where: list[ColumnElement[bool]] = [items.c.closed_at.is_(None)]
    if programme_id is not None:
        where.append(items.c.programme_id == programme_id)
    if person_ids is not None:
        where.append(among(items.c.person_id, person_ids))
    return await rows.all(Item, *where, order_by=[items.c.id], lock=lock)


async def notes_of(rows: Rows, item_ids: Collection[int]) -> dict[int, list[Note]]:
    """What was noted of each item, oldest first."""
    found = await rows.all(Note, among(notes.c.item_id, item_ids), order_by=[notes.c.id])
    return grouped(item_ids, found, lambda note: note.item_id)


async def alerts_of(rows: Rows, item_ids: Collection[int]) -> dict[int, list[Alert]]:
    """Who was told of each item, oldest first."""
    found = await rows.all(Alert, among(alerts.c.item_id, item_ids), order_by=[alerts.c.id])
    return grouped(item_ids, found, lambda alert: alert.item_id)
