"""What still has to be taken away at a provider."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update

from storage.among import among, listed
from storage.prepared import Prepared
from storage.records import Removal
from storage.rows import Ask, Rows, columns_of
from storage.tables import removals

DONE = "done"
"""What a removal's kind becomes where its id is still known for a while."""
NAMED = Prepared(select(removals.c.ref).where(listed(removals.c.ref, "refs")))


async def claim(rows: Rows, now: datetime, acts: Collection[str], limit: int, lease: timedelta) -> list[Removal]:
    """Up to `limit` that may be tried now, of these kinds, oldest first. They come up again after `lease`, so what a
    process was at when it died is tried again."""
    picked = (
        select(removals.c.id)
        .where(removals.c.next_at <= now, among(removals.c.act, acts))
        .order_by(removals.c.next_at, removals.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
        .cte("picked")
    )
    statement = (
        update(removals)
        .where(removals.c.id.in_(select(picked.c.id)))
        .values(next_at=now + lease, attempts=removals.c.attempts + 1)
        .returning(*columns_of(Removal))
    )
    return sorted(await rows.fetch(Removal, statement), key=lambda removal: removal.id)


async def left_of(rows: Rows, erasure_id: int) -> dict[str, int]:
    """How many of each kind still have to go for somebody who was erased; those given up count under `given_up`."""
    found = await rows.all(Removal, removals.c.erasure_id == erasure_id, removals.c.act != DONE)
    kinds = [removal.act if removal.next_at is not None else "given_up" for removal in found]
    return {kind: kinds.count(kind) for kind in sorted(set(kinds))}


async def refs_of(rows: Rows, erasure_id: int | None) -> set[str]:
    """The provider's ids that are known of one erasure."""
    statement = select(removals.c.ref).where(removals.c.erasure_id == erasure_id, removals.c.ref.is_not(None))
    return set(await rows.scalars(statement))


def named(refs: Collection[str]) -> Ask[set[str]]:
    """Which of these ids of a provider's stand here: no texts of ours any more."""
    return Ask(NAMED, {"refs": list(refs)}, lambda found, vault: {row[0] for row in found})


async def forget_done(rows: Rows, now: datetime) -> None:
    """Lets go of what is done, and has been known for long enough."""
    await rows.execute(delete(removals).where(removals.c.next_at <= now, removals.c.act == DONE))
