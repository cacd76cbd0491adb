"""What should fall due and has no row gets one that is due now, so that it is a turn like any other."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, select

from bot.services import stranger_items
from bot.services.desk import Desk
from storage.among import is_one
from storage.happenings import Due, Item

Moment = datetime | ColumnElement[Any]
"""An instant, or what stands for one in a statement."""
GRACE = timedelta(minutes=1)
"""Each step comes within this of its time."""


def planned(kinds: Iterable[str], subject: ColumnElement[Any], version: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether something of these kinds falls due for a row as it is now."""
    due = Due.table
    return (
        select(due.c.id)
        .where(is_one(due.c.kind, *kinds), due.c.subject_id == subject, due.c.version == version)
        .exists()
    )


def plan_step(desk: Desk, item: Item, at: datetime | None = None) -> None:
    """A row for the item's next step, or for when it has been taken too long: at that time, else now."""
    kind = "taken_too_long" if item.taken_by is not None else "rung"
    plan_row(desk, kind if item.person_id else stranger_items.DUE, item.id, item.person_id, item.version, at=at)


def plan_row(
    desk: Desk, kind: str, subject_id: int, person_id: int | None, version: int, *, at: datetime | None = None
) -> None:
    """A row that is due now, or `at` that time."""
    desk.add(
        Due(
            id=desk.new_id(),
            kind=kind,
            subject_id=subject_id,
            person_id=person_id,
            at=at or desk.now,
            version=version,
            data=None,
        )
    )
