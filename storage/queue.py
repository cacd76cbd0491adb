"""Open queue items, what has been noted of them, and who was told."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, select

from storage.among import among, listed
from storage.events import alerts, items, notes
from storage.grouping import grouped
from storage.happenings import Alert, Item, Note
from storage.prepared import Prepared
from storage.rows import Ask, Rows, asking, columns_of

OPEN_OF = Prepared(select(*columns_of(Item)).where(items.c.closed_at.is_(None), listed(items.c.person_id, "ids")))
NOTES_OF = Prepared(select(*columns_of(Note)).where(listed(notes.c.item_id, "ids")).order_by(notes.c.id))
ALERTS_OF = Prepared(select(*columns_of(Alert)).where(listed(alerts.c.item_id, "ids")).order_by(alerts.c.id))


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


def open_of(person_ids: Collection[int]) -> Ask[list[Item]]:
    """The open items about these people, in no order."""
    return asking(Item, OPEN_OF, {"ids": list(person_ids)}, list)


def notes_of(item_ids: Collection[int]) -> Ask[dict[int, list[Note]]]:
    """What was noted of each item, oldest first."""
    values = {"ids": list(item_ids)}
    return asking(Note, NOTES_OF, values, lambda found: grouped(item_ids, found, lambda note: note.item_id))


def alerts_of(item_ids: Collection[int]) -> Ask[dict[int, list[Alert]]]:
    """Who was told of each item, oldest first."""
    values = {"ids": list(item_ids)}
    return asking(Alert, ALERTS_OF, values, lambda found: grouped(item_ids, found, lambda alert: alert.item_id))
