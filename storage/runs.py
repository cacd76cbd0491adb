"""Conversations that are open."""

from collections.abc import Collection

from sqlalchemy import literal_column, select

from storage.among import listed
from storage.events import runs
from storage.happenings import Run
from storage.prepared import Prepared
from storage.rows import Ask, asking, columns_of

IS_OPEN = runs.c.state == literal_column("'open'")  # written out, for the partial index
OPEN_OF = Prepared(select(*columns_of(Run)).where(listed(runs.c.person_id, "ids"), IS_OPEN))


def open_of(person_ids: Collection[int]) -> Ask[list[Run]]:
    """The open conversations of these people, in no order."""
    return asking(Run, OPEN_OF, {"ids": list(person_ids)}, list)
